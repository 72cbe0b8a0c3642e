import { addressesMeet, isNoAddresses, subtractAddresses } from '../engine/ipBlock';
import type { Direction, Policy, Rule } from '../engine/policy';
import { containsPorts, isAllPorts } from '../engine/portSet';
import { type Known, known, type PeerIndex, peerIndex, podsWithin } from './peerIndex';

/** A peer of a rule; `peer` is undefined for a rule that names none, which means everyone. */
export interface PeerPlace {
  readonly rule: number;
  readonly peer: number | undefined;
}

/** What one direction's rules say twice. Removing any one of them, or all at once, changes nobody's access. */
export interface Coverage {
  /** The first rule that allows everyone on every port. Where there is one, nothing else is looked for. */
  readonly allowAll: number | undefined;
  readonly rules: readonly { readonly rule: number; readonly by: readonly number[] }[];
  /** Peers of rules that are not covered as a whole. */
  readonly peers: readonly { readonly rule: number; readonly peer: number; readonly by: PeerPlace }[];
}

const NOTHING: Coverage = { allowAll: undefined, rules: [], peers: [] };

/** Whether everything in a rule can be read: of others nothing is claimed, neither what they cover nor what covers them. */
export function isReadable(rule: Rule): boolean {
  if (rule.unreadable !== undefined || rule.ports === 'unreadable') return false;
  return rule.peers === 'anyone' || rule.peers.every((peer) => peer.type !== 'unreadable');
}

/** Whether a rule allows everyone on every port. */
export function allowsAll(rule: Rule): boolean {
  return isReadable(rule) && rule.peers === 'anyone' && rule.ports !== 'unreadable' && isAllPorts(rule.ports);
}

/** A peer, or everyone a rule without peers means. */
interface Element extends PeerPlace {
  readonly who: Known | 'anyone';
  readonly order: number;
}

/**
 * Finds the rules and peers of one direction that others cover: every endpoint on every port of it is allowed by one
 * other peer with the same ports or more. Of two that say the same the later one is covered. Exact for single peers;
 * what only several together cover is not looked for.
 */
export function coverageOf(policy: Policy, direction: Direction): Coverage {
  const { isolated, rules } = policy[direction];
  if (isolated !== true) return NOTHING;
  const allowAll = rules.findIndex(allowsAll);
  if (allowAll >= 0) return { ...NOTHING, allowAll };
  const elements = elementsOf(rules, policy.namespace);
  if (elements.length < 2) return NOTHING;
  const search = searchIn(elements, rules);

  const covered: Coverage['rules'][number][] = [];
  const peers: Coverage['peers'][number][] = [];
  for (const own of byRule(elements)) {
    const found = own.map((element) => ({ element, by: search(element) }));
    const [first] = own;
    if (first === undefined) continue;
    const others = found.map(({ by }) => by?.rule).filter((rule) => rule !== undefined && rule !== first.rule);
    if (others.length === found.length) {
      covered.push({ rule: first.rule, by: [...new Set(others)].filter((rule) => rule !== undefined).sort((a, b) => a - b) });
      continue;
    }
    for (const { element, by } of found) {
      if (by && element.peer !== undefined) peers.push({ rule: element.rule, peer: element.peer, by });
    }
  }
  return { allowAll: undefined, rules: covered, peers };
}

function elementsOf(rules: readonly Rule[], namespace: string): readonly Element[] {
  let order = 0;
  return rules.flatMap((rule, index): Element[] => {
    if (!isReadable(rule)) return [];
    if (rule.peers === 'anyone') return [{ rule: index, peer: undefined, who: 'anyone', order: order++ }];
    return rule.peers.map((peer, at) => ({ rule: index, peer: at, who: known(peer, namespace), order: order++ }));
  });
}

function byRule(elements: readonly Element[]): Iterable<readonly Element[]> {
  const rules = new Map<number, Element[]>();
  for (const element of elements) {
    const same = rules.get(element.rule);
    if (same) same.push(element);
    else rules.set(element.rule, [element]);
  }
  return rules.values();
}

/** The place of a peer that covers an element: in another rule if there is one, else in its own. */
function searchIn(elements: readonly Element[], rules: readonly Rule[]): (element: Element) => Element | undefined {
  const anyone = elements.filter(({ who }) => who === 'anyone');
  const blocks = elements.filter(({ who }) => who !== 'anyone' && !isNoAddresses(who.match.addresses));
  const pods: PeerIndex<Element & { readonly who: Known }> = peerIndex(elements.filter(isPods), ({ who }) => who);
  const ports = portsWithin(rules);

  function* candidates(element: Element): Iterable<Element> {
    yield* anyone;
    if (element.who === 'anyone') return;
    if (isPods(element)) yield* pods.candidates(element.who);
    else yield* blocks;
  }
  return (element) => {
    let own: Element | undefined;
    for (const other of candidates(element)) {
      if (other === element || (own && other.rule === element.rule)) continue;
      if (!ports(element.rule, other.rule) || !isWithin(element, other)) continue;
      const isEqual = other.order > element.order && ports(other.rule, element.rule) && isWithin(other, element);
      if (isEqual) continue;
      if (other.rule !== element.rule) return other;
      own = other;
    }
    return own;
  };
}

function isPods(element: Element): element is Element & { readonly who: Known } {
  return element.who !== 'anyone' && isNoAddresses(element.who.match.addresses);
}

function isWithin(some: Element, all: Element): boolean {
  if (all.who === 'anyone') return true;
  if (some.who === 'anyone') return false;
  const addresses = some.who.match.addresses;
  if (isNoAddresses(addresses)) return podsWithin(some.who, all.who);
  // Also right where the plugin matches pods by address: the wider block then holds the same pods.
  return (
    addressesMeet(addresses, all.who.match.addresses) && isNoAddresses(subtractAddresses(addresses, all.who.match.addresses))
  );
}

/** Whether one rule's ports are all among another's; asked for each pair of peers, so remembered for each pair of rules. */
function portsWithin(rules: readonly Rule[]): (some: number, all: number) => boolean {
  const answers = new Map<number, boolean>();
  return (some, all) => {
    if (some === all) return true;
    const key = some * rules.length + all;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const [inner, outer] = [rules[some]?.ports, rules[all]?.ports];
    const answer =
      inner !== undefined &&
      outer !== undefined &&
      inner !== 'unreadable' &&
      outer !== 'unreadable' &&
      containsPorts(outer, inner);
    answers.set(key, answer);
    return answer;
  };
}
