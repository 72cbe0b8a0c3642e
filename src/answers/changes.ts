import {
  type AddressSet,
  addBit,
  type Bits,
  bothBits,
  containsPorts,
  countBits,
  type Direction,
  eachBit,
  isNoAddresses,
  NO_ADDRESSES,
  NO_PORTS,
  noBits,
  type PortSet,
} from '../engine';
import type { Analysis, MemberPassing } from './analysis';
import { changeRows } from './changeRows';
import { changesAmong } from './changesAmong';
import { type Joint, jointOf } from './jointGroups';
import type { PassingChange } from './passingChange';

/**
 * What a change does: nothing passed and something does, more passes (or what only perhaps did), other ports or other
 * pods, less passes, nothing passes any more.
 */
export type ChangeKind = 'allowed' | 'widened' | 'shifted' | 'narrowed' | 'refused';

/** In the order they are told. */
export const CHANGE_KINDS: readonly ChangeKind[] = ['allowed', 'widened', 'shifted', 'narrowed', 'refused'];

/** As `MemberPassing`, with the ports themselves. */
export interface PassingPorts {
  readonly sure: PortSet;
  readonly perhaps: PortSet;
  readonly differs: boolean;
}

/** One end of connections: joint members by their places, and addresses outside the cluster. */
export interface ChangeEnd {
  readonly members: Bits;
  readonly addresses: AddressSet;
}

/** Connections that change alike, for one reason. `from` × `to`, without those of a workload to itself. */
export interface Change {
  readonly kind: ChangeKind;
  /** The pods of a workload among each other, for each of `from`; `to` is the same. */
  readonly among: boolean;
  readonly from: ChangeEnd;
  readonly to: ChangeEnd;
  readonly was: PassingPorts;
  readonly is: PassingPorts;
  /** Whose rules changed it: the destinations' (`ingress`), or the sources' alone. */
  readonly end: Direction;
  /** How many connections these are; addresses with the same ports count as one. */
  readonly count: number;
}

/** What changes from one analysis to another. Workloads that are in one of them alone are told by name, without connections. */
export interface Changes {
  readonly joint: Joint;
  readonly changes: readonly Change[];
  readonly counts: Readonly<Record<ChangeKind, number>>;
}

/** Compares two analyses. What cannot have changed, because the objects it rests on are the same, is not compared. */
export function changesOf(before: Analysis, after: Analysis): Changes {
  const joint = jointOf(before, after);
  const changes = [...betweenWorkloads(joint), ...amongPods(joint)]
    .filter(({ count }) => count > 0)
    .sort((a, b) => CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) || firstOf(a) - firstOf(b));
  const counts = { allowed: 0, widened: 0, shifted: 0, narrowed: 0, refused: 0 };
  for (const { kind, count } of changes) counts[kind] += count;
  return { joint, changes, counts };
}

/** By destination, then by source. */
function firstOf({ from, to }: Change): number {
  const first = (bits: Bits): number => {
    const word = bits.findIndex((one) => one !== 0);
    return word < 0 ? 0 : word * 32 + 31 - Math.clz32((bits[word] ?? 0) & -(bits[word] ?? 0));
  };
  return first(to.members) * 2 ** 24 + first(from.members);
}

function betweenWorkloads(joint: Joint): readonly Change[] {
  return changeRows(joint).flatMap((row) => {
    const { end } = row.change;
    const near = membersOf(joint, row.near);
    const others = membersOf(joint, row.far);
    const pairs = countBits(near) * countBits(others) - countBits(bothBits(near, others));
    const outside = isNoAddresses(row.addresses) ? 0 : countBits(near);
    const own = { members: near, addresses: NO_ADDRESSES };
    const far = { members: pairs === 0 ? noBits(joint.members.length) : others, addresses: row.addresses };
    const [from, to] = end === 'ingress' ? [far, own] : [own, far];
    return kindsOf(joint, row.change).map((one) => ({ ...one, among: false, from, to, end, count: pairs + outside }));
  });
}

function membersOf({ groups, members }: Joint, places: Bits): Bits {
  const bits = noBits(members.length);
  eachBit(places, (place) => {
    for (const member of groups[place]?.members ?? []) addBit(bits, member);
  });
  return bits;
}

type Kinds = readonly Pick<Change, 'kind' | 'was' | 'is'>[];

const NOTHING: PassingPorts = { sure: NO_PORTS, perhaps: NO_PORTS, differs: false };

/** A change as it is told: where nothing of what passed still does and something else passes, that is two. */
function kindsOf({ after: { reach } }: Joint, { was: old, is: now }: PassingChange): Kinds {
  const { pool } = reach;
  const portsOf = ({ sure, perhaps, differs }: MemberPassing): PassingPorts => ({
    sure: pool.portsOf(sure),
    perhaps: pool.portsOf(perhaps),
    differs,
  });
  const [was, is] = [portsOf(old), portsOf(now)];
  if (old.perhaps === 0) return [{ kind: 'allowed', was, is }];
  if (now.perhaps === 0) return [{ kind: 'refused', was, is }];
  if (pool.intersect(old.perhaps, now.perhaps) === 0) {
    return [
      { kind: 'allowed', was: NOTHING, is },
      { kind: 'refused', was, is: NOTHING },
    ];
  }
  const same = old.sure === now.sure && old.perhaps === now.perhaps;
  if (same) return [{ kind: 'shifted', was, is }];
  const holds = (all: PassingPorts, some: PassingPorts): boolean =>
    containsPorts(all.sure, some.sure) && containsPorts(all.perhaps, some.perhaps);
  return [{ kind: holds(is, was) ? 'widened' : holds(was, is) ? 'narrowed' : 'shifted', was, is }];
}

function amongPods(joint: Joint): readonly Change[] {
  return changesAmong(joint).flatMap(({ change, members }) => {
    const end = { members, addresses: NO_ADDRESSES };
    const told = { among: true, from: end, to: end, end: change.end, count: countBits(members) };
    return kindsOf(joint, change).map((one) => ({ ...one, ...told }));
  });
}
