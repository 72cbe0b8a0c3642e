import { type Direction, isAllPorts, type Policy, type PortEntry, type Rule } from '../engine';
import { fullPeer, fullSubject } from './fullPeer';
import { sentenceMarkdown } from './markdown';
import { entriesWords } from './portsWords';
import { label, listed, type Sentence, sentence, sentenceText, strong } from './segment';
import { directionWord, unreadIsolation } from './stateWords';

const EVERYONE: Readonly<Record<Direction, Sentence>> = {
  ingress: sentence('from ', strong('everyone'), ', also from outside the cluster'),
  egress: sentence('to ', strong('everyone'), ', also outside the cluster'),
};

function peersInFull(policy: Policy, direction: Direction, rule: Rule): Sentence {
  if (rule.peers === 'anyone') return EVERYONE[direction];
  const lead = direction === 'ingress' ? 'from ' : 'to ';
  return listed(rule.peers.map((peer) => sentence(lead, fullPeer(policy, peer))));
}

function entryInFull(entry: PortEntry): Sentence {
  if (entry.port === undefined) return sentence(entriesWords([entry]));
  if (typeof entry.port === 'string') return sentence(`the ${entry.protocol} port named `, label(entry.port));
  return [label(entriesWords([entry]))];
}

function portsInFull(entries: readonly PortEntry[]): Sentence {
  const each = new Map(entries.map((entry) => [entriesWords([entry]), entryInFull(entry)]));
  return listed([...each.values()]);
}

/** Why a rule, or what cannot be read of it, is not told: nothing that it says is sure then. */
function unreadableRule(rule: Rule): Sentence | undefined {
  if (rule.unreadable === undefined) return undefined;
  const reason = rule.unreadable === '' ? [] : [' (', [label(rule.unreadable)], ')'];
  return sentence('what a rule that cannot be read allows', ...reason);
}

/**
 * What one rule allows, to follow "accept" or "may connect": `TCP 8080 from pods labelled app=web in the same namespace`,
 * `to every IPv4 address (0.0.0.0/0) on TCP 443`. Nothing is left out.
 */
export function ruleClause(policy: Policy, direction: Direction, rule: Rule): Sentence {
  const unreadable = unreadableRule(rule);
  if (unreadable !== undefined) return sentence(direction === 'ingress' ? '' : 'to ', unreadable);
  const peers = peersInFull(policy, direction, rule);
  if (direction === 'egress') {
    const comma = sentenceText(peers).includes(',') || (rule.peers !== 'anyone' && rule.peers.length > 1) ? ',' : '';
    if (rule.ports === 'unreadable') return sentence(peers, `${comma} on ports that cannot be read`);
    if (isAllPorts(rule.ports)) return sentence(peers, `${comma} on every port`);
    return sentence(peers, `${comma} on `, portsInFull(rule.entries));
  }
  if (rule.ports === 'unreadable') return sentence('connections on ports that cannot be read ', peers);
  if (isAllPorts(rule.ports)) return sentence('every connection ', peers);
  const numbers = rule.entries.every(({ port }) => typeof port === 'number');
  return sentence(numbers ? '' : 'connections on ', portsInFull(rule.entries), ' ', peers);
}

/** What the rules' clauses follow, after the policy's pods. */
export function allowingVerb(direction: Direction): string {
  return direction === 'ingress' ? 'accept' : 'may connect';
}

/** Why the rules of a direction have no effect, to follow a comma. */
export function whyIgnored(direction: Direction): string {
  return `because policyTypes does not list ${directionWord(direction)}`;
}

/** One rule as a plain sentence; `index` is zero-based. See `ruleText`. */
export function fullRule(policy: Policy, direction: Direction, index: number): Sentence {
  const { isolated, rules } = policy[direction];
  const rule = rules[index];
  const number = `${direction} rule ${index + 1}`;
  if (rule === undefined) return sentence(`There is no ${number}.`);
  if (rule.unreadable !== undefined) {
    const reason = rule.unreadable === '' ? [] : [': ', [label(rule.unreadable)]];
    return sentence(`What ${number} allows is unknown, because it cannot be read`, ...reason, '.');
  }
  const main = fullSubject(policy, sentence(`${allowingVerb(direction)} `, ruleClause(policy, direction, rule)));
  if (isolated === true) return sentence(main, '.');
  const because =
    isolated === false
      ? `The rule is ignored, ${whyIgnored(direction)}.`
      : `Whether the rule counts is unknown, because ${unreadIsolation(policy[direction])} cannot be read.`;
  return sentence(`${directionWord(direction)} rule ${index + 1} says: `, main, `. ${because}`);
}

/**
 * One rule in a plain sentence for a person new to Kubernetes, with all its peers and ports: `Pods labelled app=backend
 * in namespace default accept TCP 8080 from pods labelled app=frontend in the same namespace.` `index` is zero-based; a
 * rule that is not there, cannot be read or has no effect says so.
 */
export function ruleText(policy: Policy, direction: Direction, index: number): string {
  return sentenceText(fullRule(policy, direction, index));
}

/** As `ruleText`, in Markdown: labels as code. On one line. */
export function ruleMarkdown(policy: Policy, direction: Direction, index: number): string {
  return sentenceMarkdown(fullRule(policy, direction, index));
}
