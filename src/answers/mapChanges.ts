import {
  ALL_ADDRESSES,
  addBit,
  type Bits,
  bothBits,
  type Direction,
  eachBit,
  equalPorts,
  hasBit,
  intersectPorts,
  isNoAddresses,
  isNoPorts,
  noBits,
  portsOf,
  sameAddresses,
  unionPorts,
} from '../engine';
import type { Analysis, Member } from './analysis';
import type { Change, ChangeEnd, Changes, PassingPorts } from './changes';
import { changedOutside } from './mapChangesOutside';
import { foldEdges } from './mapFold';
import { type EdgeChange, endId, type MapEdge, type MapEnd, type MapNode, type MapQuestion, type Placed } from './mapTypes';

/** What changes between two ends in one way, as it is gathered: so many connections of `all`. */
interface Gathered {
  readonly from: MapEnd;
  readonly to: MapEnd;
  readonly all: number;
  count: number;
  readonly alike: Map<string, Told>;
  readonly places: number[];
}
type Told = Pick<Change, 'kind' | 'was' | 'is'>;

/**
 * Connections that change, as edges between boxes; addresses outside the cluster are boxes of their own. What changes
 * within a box is an edge from it to itself.
 */
export function changedEdges(
  { joint, changes }: Changes,
  placed: readonly Placed[],
  whole: ReadonlyMap<string, number>,
  port: MapQuestion['port'],
): { readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[] } {
  const homes = new Map<Member, number>(
    placed.flatMap(({ members }, index) => members.map((member) => [member, index] as const)),
  );
  const homeOf = joint.members.map(({ after }) => homes.get(after));
  const open = { ingress: noBits(joint.members.length), egress: noBits(joint.members.length) };
  for (const [place, { before, after }] of joint.members.entries()) {
    for (const direction of ['ingress', 'egress'] as const) {
      if (isOpen(joint.before, before, direction) && isOpen(joint.after, after, direction)) addBit(open[direction], place);
    }
  }
  /** By box, how many of the members stand there. */
  const countsOf = (members: Bits, without?: Bits): ReadonlyMap<number, number> => {
    const counts = new Map<number, number>();
    eachBit(members, (place) => {
      const home = homeOf[place];
      if (home !== undefined && !(without && hasBit(without, place))) counts.set(home, (counts.get(home) ?? 0) + 1);
    });
    return counts;
  };
  const sizeOf = (home: number): number => placed[home]?.members.length ?? 0;
  const nodeEnd = (home: number): MapEnd => ({ type: 'node', id: placed[home]?.id ?? '' });
  const gathered = new Map<string, Gathered>();
  const gather = (from: MapEnd, to: MapEnd, told: Told, place: number, count: number, all: number): void => {
    const key = `${endId(from)} > ${endId(to)} ${told.kind}`;
    const one = gathered.get(key) ?? { from, to, all, count: 0, alike: new Map<string, Told>(), places: [] };
    gathered.set(key, one);
    one.count += count;
    one.alike.set(JSON.stringify([told.was, told.is]), told);
    one.places.push(place);
  };
  const outside = changedOutside(changes);
  for (const [place, change] of changes.entries()) {
    const told = port === undefined ? change : narrowed(change, port);
    if (told === undefined) continue;
    if (change.among) {
      for (const [home, count] of countsOf(change.from.members))
        gather(nodeEnd(home), nodeEnd(home), told, place, count, sizeOf(home) ** 2);
      continue;
    }
    const side = isNoAddresses(change.to.addresses) ? 'from' : 'to';
    const [far, near] = side === 'from' ? [change.from, change.to] : [change.to, change.from];
    const openFar = open[side === 'from' ? 'egress' : 'ingress'];
    const link = (farEnd: MapEnd, nearEnd: MapEnd, count: number, all: number): void =>
      side === 'from' ? gather(farEnd, nearEnd, told, place, count, all) : gather(nearEnd, farEnd, told, place, count, all);
    const meansAnyone = anyoneTest(far, openFar, homeOf);
    const [farCounts, closedCounts] = [countsOf(far.members), countsOf(far.members, openFar)];
    const both = countsOf(bothBits(far.members, near.members));
    for (const [home, count] of countsOf(near.members)) {
      const isAnyone = count === sizeOf(home) && meansAnyone(home, count);
      if (isAnyone) link({ type: 'anyone' }, nodeEnd(home), count, count);
      else if (!isNoAddresses(far.addresses))
        link(outside.endOf(far.addresses), nodeEnd(home), count, outside.allOf(sizeOf(home)));
      for (const [other, others] of isAnyone ? closedCounts : farCounts) {
        const pairs = count * others - (home === other ? (both.get(home) ?? 0) : 0);
        if (pairs > 0) link(nodeEnd(other), nodeEnd(home), pairs, sizeOf(home) * sizeOf(other));
      }
    }
  }
  const all = [...gathered.values()].map(({ from, to, all: most, count, alike, places }) => {
    const told = [...alike.values()];
    return { from, to, change: together(told, count < most || told.length > 1, places) };
  });
  const between = all.filter(({ from, to }) => from.type === 'node' && to.type === 'node' && from.id !== to.id);
  const rest = all.filter((edge) => !between.includes(edge));
  const folded = foldEdges(between, placed, whole, ({ change }) => JSON.stringify(change));
  return { nodes: outside.nodes, edges: [...rest, ...folded].map(({ from, to, change }) => edgeOf(from, to, change)) };
}

function isOpen({ reach }: Analysis, { classes }: Member, direction: Direction): boolean {
  return classes.every((one) => (reach.isolating[direction][one] ?? []).length === 0);
}

/** Whether an end is, for a box, every address and everybody who is open; of a workload alone it may itself be missing. */
function anyoneTest(
  { members, addresses }: ChangeEnd,
  open: Bits,
  homeOf: readonly (number | undefined)[],
): (home: number, size: number) => boolean {
  if (!sameAddresses(addresses, ALL_ADDRESSES)) return () => false;
  const missing: number[] = [];
  eachBit(open, (place) => {
    if (!hasBit(members, place)) missing.push(place);
  });
  return (home, size) => missing.every((place) => size === 1 && homeOf[place] === home);
}

/** A change on one port alone; undefined where nothing changes there. */
function narrowed({ was, is }: Change, port: NonNullable<MapQuestion['port']>): Told | undefined {
  const only = portsOf([{ protocol: port.protocol, port: port.number, endPort: undefined }]);
  const on = ({ sure, perhaps, differs }: PassingPorts): PassingPorts => {
    const [surely, maybe] = [intersectPorts(sure, only), intersectPorts(perhaps, only)];
    return { sure: surely, perhaps: maybe, differs: differs && !equalPorts(surely, maybe) };
  };
  const [old, now] = [on(was), on(is)];
  if (equalPorts(old.sure, now.sure) && equalPorts(old.perhaps, now.perhaps) && old.differs === now.differs) return undefined;
  if (isNoPorts(old.perhaps)) return { kind: 'allowed', was: old, is: now };
  if (isNoPorts(now.perhaps)) return { kind: 'refused', was: old, is: now };
  if (equalPorts(old.sure, now.sure)) return { kind: 'shifted', was: old, is: now };
  return { kind: isNoPorts(old.sure) ? 'widened' : 'narrowed', was: old, is: now };
}

function together(told: readonly Told[], some: boolean, places: readonly number[]): EdgeChange {
  const put = (all: readonly PassingPorts[]): PassingPorts =>
    all.reduce((a, b) => ({
      sure: intersectPorts(a.sure, b.sure),
      perhaps: unionPorts(a.perhaps, b.perhaps),
      differs: a.differs || b.differs || !equalPorts(a.sure, b.sure) || !equalPorts(a.perhaps, b.perhaps),
    }));
  const kind = told[0]?.kind ?? 'shifted';
  return { kind, some, was: put(told.map(({ was }) => was)), is: put(told.map(({ is }) => is)), changes: [...new Set(places)] };
}

function edgeOf(from: MapEnd, to: MapEnd, change: EdgeChange): MapEdge {
  const { sure, perhaps, differs } = change.kind === 'refused' ? change.was : change.is;
  const state = change.some || differs ? 'mixed' : isNoPorts(sure) ? 'depends' : 'allowed';
  return { id: `${change.kind} ${endId(from)} > ${endId(to)}`, from, to, state, sure, perhaps, change };
}
