import { NAMESPACE_NAME } from '../../engine';
import type { Peer, Rule, Selector } from '../../engine/policy';
import { checkCidr, checkExcept, checkNamespace, formatPorts, type PeerWish, type PortWish, parsePorts } from '../../kinds';
import { INTERNET } from '../../kinds/presetPeers';
import type { Preset } from './presets';
import { fieldsOf, newRuleDraft, type RuleDraft, type RuleField, type RuleType } from './ruleTypes';
import { readSelectorDraft, selectorDraft, selectorFault } from './selectorDraft';

/**
 * What the fields say. A part is undefined while one of its fields has a fault: nothing may be concluded from it then.
 * No peers: anyone. Several where the form stands for several.
 */
export interface RuleReading {
  readonly peers: readonly PeerWish[] | undefined;
  readonly ports: readonly PortWish[] | undefined;
  readonly faults: Readonly<Partial<Record<RuleField, string>>>;
  /** The peer as far as it goes, while nothing stands yet in the one field that says whom it means. */
  readonly blank: PeerWish | undefined;
}

/** The form for one peer of a rule; `readRuleDraft` gives back an equal peer and equal ports. */
export function ruleDraft(peer: PeerWish | 'anyone', ports: readonly PortWish[]): RuleDraft {
  const blank = { ...newRuleDraft('anyone'), ports: formatPorts(ports) };
  if (peer === 'anyone') return blank;
  if (peer.type === 'addresses') return { ...blank, type: 'addresses', cidr: peer.cidr, except: peer.except.join(', ') };
  const names = peer.pods === undefined ? namesOf(peer.namespaces) : undefined;
  if (names !== undefined) return { ...blank, type: 'namespaceByName', names: names.join(', ') };
  const selectors = { namespaces: selectorDraft(peer.namespaces), pods: selectorDraft(peer.pods) };
  return { ...blank, ...selectors, type: podsType(peer.namespaces, peer.pods) };
}

function podsType(namespaces: Selector | undefined, pods: Selector | undefined): RuleType {
  if (namespaces === undefined) return isEmpty(pods) ? 'everyPodHere' : 'pods';
  if (pods !== undefined) return 'podsElsewhere';
  return isEmpty(namespaces) ? 'everyPodAnywhere' : 'namespaces';
}

/** The names a selector does nothing but list, if a field of names would write it the same way again. */
function namesOf(selector: Selector | undefined): readonly string[] | undefined {
  const [only, ...others] = selector?.requirements ?? [];
  if (only?.key !== NAMESPACE_NAME || others.length > 0) return undefined;
  const names = only.operator === 'Equals' ? [only.value] : only.operator === 'In' && only.values.length > 1 ? only.values : [];
  const plain = names.length > 0 && names.every((name) => checkNamespace(name) === undefined);
  return plain && new Set(names).size === names.length ? names : undefined;
}

function selectorOfNames(names: readonly string[]): Selector {
  const [first, ...others] = [...new Set(names)];
  if (first === undefined) return { requirements: [] };
  return {
    requirements: [
      others.length === 0
        ? { key: NAMESPACE_NAME, operator: 'Equals', value: first }
        : { key: NAMESPACE_NAME, operator: 'In', values: [first, ...others] },
    ],
  };
}

function isEmpty(selector: Selector | undefined): boolean {
  return selector !== undefined && selector.requirements.length === 0;
}

/** The form filled in by a preset. Ports that were typed stay, unless the preset names its own. */
export function presetDraft(preset: Preset, draft: RuleDraft): RuleDraft {
  const ports = preset.ports.length > 0 ? formatPorts(preset.ports) : draft.ports;
  const [peer, ...others] = preset.peers ?? [];
  if (peer === undefined) return { ...draft, type: 'namespaceByName', ports };
  return others.length > 0 ? { ...draft, type: 'internet', ports } : { ...ruleDraft(peer, []), ports };
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
  const shown = fieldsOf(draft.type).flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]] as const]));
  const faults = Object.fromEntries(shown) as Readonly<Partial<Record<RuleField, string>>>;
  const peersReadable = shown.every(([field]) => field === 'ports');
  return {
    peers: peersReadable ? readPeers(draft, standing) : undefined,
    ports: ports.ok ? ports.ports : undefined,
    faults,
    blank: blankPeer(draft),
  };
}

function blankPeer({ type, cidr, names }: RuleDraft): PeerWish | undefined {
  if (type === 'addresses' && cidr.trim() === '') return { type, cidr: '', except: [] };
  return type === 'namespaceByName' && listed(names).length === 0 ? BLANK : undefined;
}

/** A peer of pods that says nothing yet. */
export const BLANK: PeerWish = { type: 'pods', namespaces: undefined, pods: undefined };

function peerFaults(draft: RuleDraft, standing: RuleDraft | undefined): Readonly<Partial<Record<RuleField, string>>> {
  const cidr = draft.cidr.trim();
  const kept = cidr === standing?.cidr;
  const keptRanges = kept ? listed(standing.except) : [];
  const except = listed(draft.except).map((range) => (keptRanges.includes(range) ? undefined : checkExcept(range, cidr)));
  const names = listed(draft.names).map(checkNamespace);
  const found: readonly (readonly [RuleField, string | undefined])[] = [
    ['pods', selectorFault(draft.pods)],
    ['namespaces', selectorFault(draft.namespaces)],
    ['names', names.length === 0 ? checkNamespace('') : names.find((fault) => fault !== undefined)],
    ['cidr', kept && cidr !== '' ? undefined : checkCidr(cidr)],
    ['except', except.find((fault) => fault !== undefined)],
  ];
  return Object.fromEntries(found.filter(([, fault]) => fault !== undefined));
}

function readPeers(draft: RuleDraft, standing: RuleDraft | undefined): readonly PeerWish[] | undefined {
  const pods = readSelectorDraft(draft.pods);
  const namespaces = readSelectorDraft(draft.namespaces);
  const peer = (ofNamespaces: Selector | undefined, ofPods: Selector | undefined): PeerWish => ({
    type: 'pods',
    namespaces: ofNamespaces,
    pods: ofPods,
  });
  switch (draft.type) {
    case 'pods':
      return pods && [peer(undefined, pods)];
    case 'everyPodHere':
      return [peer(undefined, { requirements: [] })];
    case 'podsElsewhere': {
      if (pods === undefined || namespaces === undefined) return undefined;
      if (draft.join === 'or' && !isEmpty(pods) && !isEmpty(namespaces))
        return [peer(namespaces, undefined), peer(undefined, pods)];
      // An empty podSelector says no more than none, so none is written; one that stands already is kept.
      return [peer(namespaces, isEmpty(pods) && standing?.type !== 'podsElsewhere' ? undefined : pods)];
    }
    case 'namespaceByName':
      return [peer(selectorOfNames(listed(draft.names)), undefined)];
    case 'namespaces':
      return namespaces && [peer(namespaces, undefined)];
    case 'everyPodAnywhere':
      return [peer({ requirements: [] }, undefined)];
    case 'addresses':
      return [{ type: 'addresses', cidr: draft.cidr.trim(), except: listed(draft.except) }];
    case 'internet':
      return INTERNET;
    case 'anyone':
      return [];
  }
}

function listed(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((one) => one !== '');
}

/**
 * What a form leaves open that would open more than its type says: an empty selector matches everything. Undefined
 * when nothing is missing; never asked of what was like that before.
 */
export function missingIn(
  draft: RuleDraft,
  reading: RuleReading,
): { readonly field: RuleField; readonly reason: string } | undefined {
  const [peer] = reading.peers ?? [];
  if (peer?.type !== 'pods') return undefined;
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
    case 'namespaceByName':
    case 'everyPodAnywhere':
    case 'addresses':
    case 'internet':
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
