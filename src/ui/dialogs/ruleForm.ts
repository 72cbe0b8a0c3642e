import type { Group } from '../../engine/coverage';
import type { Peer, Rule, Selector } from '../../engine/policy';
import { checkCidr, checkExcept, formatPorts, type PeerWish, type PortWish, parsePorts } from '../../kinds';
import { EMPTY_SELECTOR, readSelectorDraft, type SelectorDraft, selectorDraft, selectorFault } from './selectorDraft';

/** The ways to name a peer, as a person chooses among them. */
export type RuleType = 'pods' | 'everyPodHere' | 'podsElsewhere' | 'namespaces' | 'everyPodAnywhere' | 'addresses' | 'anyone';

export const RULE_TYPES: readonly { readonly type: RuleType; readonly words: string }[] = [
  { type: 'pods', words: 'Pods in this namespace' },
  { type: 'everyPodHere', words: 'Every pod in this namespace' },
  { type: 'podsElsewhere', words: 'Pods in other namespaces' },
  { type: 'namespaces', words: 'Namespaces' },
  { type: 'everyPodAnywhere', words: 'Every pod in every namespace' },
  { type: 'addresses', words: 'Address range (CIDR)' },
  { type: 'anyone', words: 'Anyone' },
];

export type RuleField = 'namespaces' | 'pods' | 'cidr' | 'except' | 'ports';

/** The rule dialog's fields, as typed. Fields the type does not show keep what was typed in them. */
export interface RuleDraft {
  readonly type: RuleType;
  readonly namespaces: SelectorDraft;
  readonly pods: SelectorDraft;
  readonly cidr: string;
  readonly except: string;
  readonly ports: string;
}

/**
 * What the fields say. A part is undefined while one of its fields has a fault: nothing may be concluded from it then.
 * `peer` is `'anyone'` for a rule that names no peer.
 */
export interface RuleReading {
  readonly peer: PeerWish | 'anyone' | undefined;
  readonly ports: readonly PortWish[] | undefined;
  readonly faults: Readonly<Partial<Record<RuleField, string>>>;
}

const FIELDS: Readonly<Record<RuleType, readonly RuleField[]>> = {
  pods: ['pods', 'ports'],
  everyPodHere: ['ports'],
  podsElsewhere: ['namespaces', 'pods', 'ports'],
  namespaces: ['namespaces', 'ports'],
  everyPodAnywhere: ['ports'],
  addresses: ['cidr', 'except', 'ports'],
  anyone: ['ports'],
};

/** The fields a type shows, in order. */
export function fieldsOf(type: RuleType): readonly RuleField[] {
  return FIELDS[type];
}

const TYPE_OF_GROUP: Readonly<Record<Group, RuleType>> = {
  outside: 'addresses',
  namespace: 'pods',
  cluster: 'podsElsewhere',
  anyone: 'anyone',
};

/** The form for a new rule of a group. */
export function newRuleDraft(group: Group): RuleDraft {
  return { type: TYPE_OF_GROUP[group], namespaces: EMPTY_SELECTOR, pods: EMPTY_SELECTOR, cidr: '', except: '', ports: '' };
}

/** The form for one peer of a rule; `readRuleDraft` gives back an equal peer and equal ports. */
export function ruleDraft(peer: PeerWish | 'anyone', ports: readonly PortWish[]): RuleDraft {
  const blank = { ...newRuleDraft('anyone'), ports: formatPorts(ports) };
  if (peer === 'anyone') return blank;
  if (peer.type === 'addresses') return { ...blank, type: 'addresses', cidr: peer.cidr, except: peer.except.join(', ') };
  const selectors = { namespaces: selectorDraft(peer.namespaces), pods: selectorDraft(peer.pods) };
  return { ...blank, ...selectors, type: podsType(peer.namespaces, peer.pods) };
}

function podsType(namespaces: Selector | undefined, pods: Selector | undefined): RuleType {
  if (namespaces === undefined) return isEmpty(pods) ? 'everyPodHere' : 'pods';
  if (pods !== undefined) return 'podsElsewhere';
  return isEmpty(namespaces) ? 'everyPodAnywhere' : 'namespaces';
}

function isEmpty(selector: Selector | undefined): boolean {
  return selector !== undefined && selector.requirements.length === 0;
}

/**
 * Reads the form. Everything shown counts, also text that no Enter made a chip of. `standing` is what the form began
 * with: an address that stands in the text already is not held against it.
 */
export function readRuleDraft(draft: RuleDraft, standing?: RuleDraft): RuleReading {
  const ports = parsePorts(draft.ports);
  const all: Readonly<Partial<Record<RuleField, string>>> = {
    ...peerFaults(draft, standing),
    ...(ports.ok ? {} : { ports: ports.error }),
  };
  const shown = FIELDS[draft.type].flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]] as const]));
  const faults = Object.fromEntries(shown) as Readonly<Partial<Record<RuleField, string>>>;
  const peerReadable = shown.every(([field]) => field === 'ports');
  return { peer: peerReadable ? readPeer(draft, standing) : undefined, ports: ports.ok ? ports.ports : undefined, faults };
}

function peerFaults(draft: RuleDraft, standing: RuleDraft | undefined): Readonly<Partial<Record<RuleField, string>>> {
  const faults: Partial<Record<RuleField, string>> = {};
  const pods = selectorFault(draft.pods);
  if (pods !== undefined) faults.pods = pods;
  const namespaces = selectorFault(draft.namespaces);
  if (namespaces !== undefined) faults.namespaces = namespaces;
  const cidr = draft.cidr.trim();
  const kept = cidr === standing?.cidr;
  const cidrFault = kept && cidr !== '' ? undefined : checkCidr(cidr);
  if (cidrFault !== undefined) faults.cidr = cidrFault;
  const keptRanges = kept ? ranges(standing.except) : [];
  const except = ranges(draft.except).map((range) => (keptRanges.includes(range) ? undefined : checkExcept(range, cidr)));
  const exceptFault = except.find((fault) => fault !== undefined);
  if (exceptFault !== undefined) faults.except = exceptFault;
  return faults;
}

function readPeer(draft: RuleDraft, standing: RuleDraft | undefined): PeerWish | 'anyone' | undefined {
  const pods = readSelectorDraft(draft.pods);
  const namespaces = readSelectorDraft(draft.namespaces);
  switch (draft.type) {
    case 'pods':
      return pods && { type: 'pods', namespaces: undefined, pods };
    case 'everyPodHere':
      return { type: 'pods', namespaces: undefined, pods: { requirements: [] } };
    case 'podsElsewhere':
      // An empty podSelector says no more than none, so none is written; one that stands already is kept.
      return (
        pods &&
        namespaces && { type: 'pods', namespaces, pods: isEmpty(pods) && standing?.type !== 'podsElsewhere' ? undefined : pods }
      );
    case 'namespaces':
      return namespaces && { type: 'pods', namespaces, pods: undefined };
    case 'everyPodAnywhere':
      return { type: 'pods', namespaces: { requirements: [] }, pods: undefined };
    case 'addresses':
      return { type: 'addresses', cidr: draft.cidr.trim(), except: ranges(draft.except) };
    case 'anyone':
      return 'anyone';
  }
}

function ranges(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((range) => range !== '');
}

/**
 * What a form leaves open that would open more than its type says: an empty selector matches everything. Undefined
 * when nothing is missing; never asked of what was like that before.
 */
export function missingIn(
  draft: RuleDraft,
  reading: RuleReading,
): { readonly field: RuleField; readonly reason: string } | undefined {
  const { peer } = reading;
  if (peer === undefined || peer === 'anyone' || peer.type !== 'pods') return undefined;
  switch (draft.type) {
    case 'pods':
      return isEmpty(peer.pods)
        ? { field: 'pods', reason: 'Give a label, or choose “Every pod in this namespace” above.' }
        : undefined;
    case 'namespaces':
      return isEmpty(peer.namespaces)
        ? { field: 'namespaces', reason: 'Give a label, or choose “Every pod in every namespace” above.' }
        : undefined;
    case 'podsElsewhere':
      return isEmpty(peer.namespaces) && (peer.pods === undefined || isEmpty(peer.pods))
        ? { field: 'namespaces', reason: 'Give a label, or choose “Every pod in every namespace” above.' }
        : undefined;
    case 'everyPodHere':
    case 'everyPodAnywhere':
    case 'addresses':
    case 'anyone':
      return undefined;
  }
}

/** The peer of a rule at an index; `'anyone'` where the rule names none. */
export function peerAt(rule: Rule, index: number | undefined): Peer | 'anyone' | undefined {
  return rule.peers === 'anyone' ? 'anyone' : rule.peers[index ?? 0];
}

/** Whether two wishes, or lists of them, ask for the same. */
export function sameWish(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
