import { eachBit } from './bits';
import { NONE } from './portPool';
import type { Passing, Reachability } from './reachability';
import { portsAt, type Row } from './row';

/**
 * Classes that have the same connections, put together: labels may tell pods apart that no rule treats differently.
 * A group is a number from 0 to below `count`.
 */
export interface Groups {
  readonly count: number;
  /** By class: its group. */
  readonly groupOf: Int32Array;
  /** By group: one of its classes. */
  readonly example: readonly number[];
}

const known = new WeakMap<Reachability, Groups>();

/** The groups of an answer, worked out when they are first asked for. */
export function groupsOf(reach: Reachability): Groups {
  const before = known.get(reach);
  if (before !== undefined) return before;
  const made = makeGroups(reach);
  known.set(reach, made);
  return made;
}

// Classes begin together when the same rows are theirs; each slice of a row then parts those it holds from the others.
function makeGroups({ rows, selection }: Reachability): Groups {
  const { count } = selection.classes;
  const places = new Map<Row, number>();
  const placeOf = (row: Row | undefined): number => {
    if (row === undefined) return -1;
    const place = places.get(row) ?? places.size;
    places.set(row, place);
    return place;
  };
  const byRows = new Map<string, number>();
  const sizes: number[] = [];
  const groupOf = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const key = `${placeOf(rows.egress[at])} ${placeOf(rows.ingress[at])}`;
    const group = byRows.get(key) ?? sizes.length;
    byRows.set(key, group);
    groupOf[at] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  for (const row of places.keys()) {
    const slices = row.perhaps === row.sure ? row.sure : [...row.sure, ...row.perhaps];
    for (const { classes } of slices) part(classes, groupOf, sizes);
  }
  const example: number[] = [];
  const renumbered = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    const old = groupOf[at] ?? 0;
    const group = renumbered.get(old) ?? example.push(at) - 1;
    renumbered.set(old, group);
    groupOf[at] = group;
  }
  return { count: example.length, groupOf, example };
}

/** Parts each group into those in a set and the others. */
function part(classes: Uint32Array, groupOf: Int32Array, sizes: number[]): void {
  const within = new Map<number, number>();
  eachBit(classes, (at) => {
    const group = groupOf[at] ?? 0;
    within.set(group, (within.get(group) ?? 0) + 1);
  });
  const parted = new Map<number, number>();
  for (const [group, inside] of within) {
    const size = sizes[group] ?? 0;
    if (inside === size) continue;
    parted.set(group, sizes.push(inside) - 1);
    sizes[group] = size - inside;
  }
  if (parted.size === 0) return;
  eachBit(classes, (at) => {
    const other = parted.get(groupOf[at] ?? 0);
    if (other !== undefined) groupOf[at] = other;
  });
}

/** What passes from one group to each: by group, the numbers of the ports in the pool. */
export interface GroupRow {
  readonly sure: Int32Array;
  /** The same array as `sure` where nothing hangs on an address that is not known. */
  readonly perhaps: Int32Array;
}

/** What passes from one group to each. */
export function passingFrom(reach: Reachability, from: number): GroupRow {
  const { rows, pool } = reach;
  const { example } = groupsOf(reach);
  const source = example[from] ?? -1;
  const out = rows.egress[source];
  // Many destinations share a row.
  const into = new Map<Row, Passing>();
  const intoOf = (row: Row): Passing => {
    const passing = into.get(row) ?? { sure: portsAt(row.sure, source), perhaps: portsAt(row.perhaps, source) };
    into.set(row, passing);
    return passing;
  };
  const sure = new Int32Array(example.length);
  const perhaps = new Int32Array(example.length);
  let differs = false;
  for (const [group, target] of example.entries()) {
    const row = rows.ingress[target];
    if (out === undefined || row === undefined) continue;
    const passing = intoOf(row);
    sure[group] = passing.sure === NONE ? NONE : pool.intersect(portsAt(out.sure, target), passing.sure);
    perhaps[group] = passing.perhaps === NONE ? NONE : pool.intersect(portsAt(out.perhaps, target), passing.perhaps);
    differs ||= sure[group] !== perhaps[group];
  }
  return { sure, perhaps: differs ? perhaps : sure };
}
