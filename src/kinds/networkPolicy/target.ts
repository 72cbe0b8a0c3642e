import type { Direction, Peer, Policy, Rule } from '../../engine/policy';
import type { Path } from '../../text/path';
import type { Placement } from '../../text/placement';
import type { Unsupported } from '../policyKind';
import { DIRECTION_FIELDS } from './directionFields';
import { isAbsent, isMapping, type Mapping, own } from './mapping';

/** What a wish is placed in: the object as it stands and as it reads. */
export interface Target {
  readonly root: Mapping;
  /** The object's spec; empty when it has none. */
  readonly spec: Mapping;
  readonly policy: Policy;
}

export type Placed = readonly Placement[] | Unsupported;

export function unsupported(reason: string): Unsupported {
  return { unsupported: reason };
}

/** The first of some faults. */
export function firstFault(faults: readonly (string | undefined)[]): string | undefined {
  return faults.find((fault) => fault !== undefined);
}

/** A direction's rules as written: empty when absent or null, undefined when that is no list. */
export function rulesIn(target: Target, direction: Direction): readonly unknown[] | undefined {
  const value = own(target.spec, direction);
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : undefined;
}

/** The path of a direction's list of rules. */
export function rulesPath(direction: Direction): Path {
  return ['spec', direction];
}

/** The fields of `spec` that a direction's list follows when it is new. */
export function rulesAfter(direction: Direction): readonly string[] {
  return direction === 'ingress' ? ['podSelector', 'policyTypes'] : ['podSelector', 'policyTypes', 'ingress'];
}

/** Why nothing can be placed in a direction whose rules are no list. */
export function noList(direction: Direction): Unsupported {
  return unsupported(`spec.${direction} is no list of rules. Mend it in the YAML first.`);
}

/** A rule as it stands (`number`: its index), as it is written and as it reads. */
export interface FoundRule {
  readonly written: unknown;
  readonly rule: Rule;
  readonly path: Path;
  readonly number: number;
}

export function findRule(target: Target, direction: Direction, number: number): FoundRule | Unsupported {
  const list = rulesIn(target, direction);
  if (list === undefined) return noList(direction);
  const rule = target.policy[direction].rules[number];
  if (rule === undefined) return unsupported(`There is no ${direction} rule ${number + 1} any more.`);
  // It stands elsewhere, in a field that may be meant for the direction.
  if (!(number in list)) return unreadableRule(direction, number);
  return { written: list[number], rule, path: [...rulesPath(direction), number], number };
}

/** A peer as it stands in a rule: `list` is the path of the rule's peers, `count` how many there are. */
export interface FoundPeer {
  readonly from: FoundRule;
  readonly written: unknown;
  readonly peer: Peer;
  readonly path: Path;
  readonly list: Path;
  readonly count: number;
}

export function findPeer(target: Target, direction: Direction, number: number, index: number): FoundPeer | Unsupported {
  const from = findRule(target, direction, number);
  if ('unsupported' in from) return from;
  const { peers: field } = DIRECTION_FIELDS[direction];
  const { peers } = from.rule;
  const written = isMapping(from.written) ? own(from.written, field) : undefined;
  if (peers === 'anyone') return gone(direction, number);
  if (!Array.isArray(written)) return unreadableRule(direction, number);
  const peer = peers[index];
  if (peer === undefined) return gone(direction, number);
  const list = [...from.path, field];
  return { from, written: written[index], peer, path: [...list, index], list, count: peers.length };
}

export function gone(direction: Direction, number: number): Unsupported {
  return unsupported(`There is no such peer in ${direction} rule ${number + 1} any more.`);
}

export function unreadableRule(direction: Direction, number: number): Unsupported {
  return unsupported(`The ${direction} rule ${number + 1} cannot be read. Mend it in the YAML first.`);
}

export function unreadablePeer(direction: Direction, number: number, index: number): Unsupported {
  return unsupported(`Peer ${index + 1} of ${direction} rule ${number + 1} cannot be read. Mend it in the YAML first.`);
}

/** Whether all of a rule but its peers can be read: what they may is known then. */
export function isReadable(rule: Rule): boolean {
  return rule.unreadable === undefined && rule.ports !== 'unreadable';
}
