import type { Direction, DirectionOfPolicy, Group, Policy, Rule } from '../engine';
import { counted } from './segment';
import { directionWord, ignoredWords, unreadIsolation } from './stateWords';

const HEADINGS: Readonly<Record<Group, string>> = {
  anyone: 'Anyone',
  outside: 'Outside cluster',
  namespace: 'In namespace',
  cluster: 'In cluster',
};

/** The head of a group: `Outside cluster`. */
export function groupHeading(group: Group): string {
  return HEADINGS[group];
}

/** What stands in grey beside the head: whose pods the group is about; nothing outside the cluster. */
export function groupScope(policy: Policy, group: Group): string | undefined {
  switch (group) {
    case 'anyone':
      return 'no peer named';
    case 'outside':
      return undefined;
    case 'namespace':
      return policy.namespace;
    case 'cluster':
      return 'other namespaces';
  }
}

/** A group's accessible name, and a dialog's place: `Ingress: in namespace`. */
export function groupLabel(direction: Direction, group: Group): string {
  return `${directionWord(direction)}: ${HEADINGS[group].toLowerCase()}`;
}

/** The name of a group's + button: `Add ingress rule: in namespace`. */
export function addRuleLabel(direction: Direction, group: Group): string {
  return `Add ${direction} rule: ${HEADINGS[group].toLowerCase()}`;
}

/** The head of a side of the canvas and what it is about, seen from the policy's pods. */
export function columnWords(direction: Direction): { readonly heading: string; readonly about: string } {
  return {
    heading: directionWord(direction),
    about: direction === 'ingress' ? 'who may connect to it' : 'where it may connect to',
  };
}

/** The switch of a direction: its accessible name and the words beside it. */
export function isolationSwitch(
  direction: Direction,
  { isolated, by, rules }: DirectionOfPolicy,
): { readonly name: string; readonly words: string; readonly detail: string | undefined } {
  const name = `${directionWord(direction)} default deny`;
  if (isolated === 'unknown') return { name, words: 'unknown', detail: `${unreadIsolation({ by })} cannot be read` };
  if (isolated) return { name, words: 'default deny', detail: undefined };
  const ignored = rules.length === 0 ? undefined : `${counted(rules.length, 'rule')} ${ignoredWords(direction)}`;
  return { name, words: 'default allow', detail: ignored };
}

/** `2 of 3 peers`: what a rule's frame in one group says when its other peers stand elsewhere; else nothing. */
export function peersInGroup(rule: Rule, here: number): string | undefined {
  if (rule.peers === 'anyone' || here === rule.peers.length) return undefined;
  return `${here} of ${counted(rule.peers.length, 'peer')}`;
}

function portsOfRule(rule: Rule, named: string, all: string): string {
  if (rule.ports === 'unreadable') return 'ports that cannot be read';
  return rule.entries.length === 0 ? all : named;
}

/** A rule's circle in words: `Ingress rule 1: 3 peers, 2 ports`. `index` is zero-based. */
export function ruleLabel(direction: Direction, rule: Rule, index: number): string {
  const peers = rule.peers === 'anyone' ? 'anyone' : counted(rule.peers.length, 'peer');
  const ports = portsOfRule(rule, counted(rule.entries.length, 'port'), 'every port');
  const words = rule.unreadable === undefined ? `${peers}, ${ports}` : 'cannot be read';
  return `${directionWord(direction)} rule ${index + 1}: ${words}`;
}

/**
 * What a rule's circle is called, so that no two are called the same: `Ingress rule 1: app=web and 2 more`. `index` is
 * zero-based, `first` what its first peer reads as.
 */
export function ruleCalled(direction: Direction, rule: Rule, index: number, first: string): string {
  const peers = rule.peers === 'anyone' ? 'anyone' : rule.peers.length > 1 ? `${first} and ${rule.peers.length - 1} more` : first;
  return `${directionWord(direction)} rule ${index + 1}: ${rule.unreadable === undefined ? peers : 'cannot be read'}`;
}

/** What a rule's lists mean: within each any, from each list one. */
export function ruleMeaning(rule: Rule): string {
  if (rule.unreadable !== undefined) return 'What it allows cannot be read.';
  const several = rule.peers !== 'anyone' && rule.peers.length > 1;
  const peers = rule.peers === 'anyone' ? 'Everyone' : several ? 'Any of the peers' : 'The peer';
  return `${peers}, on ${portsOfRule(rule, rule.entries.length > 1 ? 'any of the ports' : 'the port', 'every port')}.`;
}

/** The legend's words for what is drawn. */
export const LEGEND = {
  allowed: 'allowed',
  ports: 'allowed on ports',
  depends: 'depends on labels or the plugin',
  denied: 'denied',
  unknown: 'cannot be decided',
  stale: 'as it was before the text broke',
} as const;

/** Where the policy stands: `Policy in default, assumed`. */
export function policyPlace(policy: Policy): {
  readonly words: string;
  readonly namespace: string;
  readonly assumed: string | undefined;
} {
  return { words: 'Policy in', namespace: policy.namespace, assumed: policy.namespaceAssumed ? 'assumed' : undefined };
}
