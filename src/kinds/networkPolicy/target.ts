import type { Direction, Policy } from '../../engine/policy';
import type { Placement } from '../../text/placement';
import type { Unsupported } from '../policyKind';
import { isAbsent, type Mapping, own } from './mapping';

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

/** A direction's rules as written: empty when absent or null, undefined when that is no list. */
export function rulesIn(target: Target, direction: Direction): readonly unknown[] | undefined {
  const value = own(target.spec, direction);
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : undefined;
}

/** Why nothing can be placed in a direction whose rules are no list. */
export function noList(direction: Direction): Unsupported {
  return unsupported(`spec.${direction} is no list of rules. Mend it in the YAML first.`);
}
