import type { Direction } from '../policy';
import { eachBit } from './bits';
import { NONE, type PortPool } from './portPool';
import type { Reachability } from './reachability';
import { portsAt, type Row } from './row';

/** Ports by class of pods: `sure` and `perhaps` are one array where nothing hangs on an address. Not to be changed. */
export interface PortsByClass {
  readonly sure: Int32Array;
  readonly perhaps: Int32Array;
}

/** What the rules of one class let through, by the class at the other end. */
export function ownPart({ rows, selection }: Reachability, direction: Direction, at: number): PortsByClass {
  const { count } = selection.classes;
  const row = rows[direction][at];
  if (row === undefined) return { sure: new Int32Array(count), perhaps: new Int32Array(count) };
  const sure = spread(row.sure, count);
  return { sure, perhaps: row.perhaps === row.sure ? sure : spread(row.perhaps, count) };
}

/** What the rules of each class, in its direction, let through where one class is the other end. */
export function othersPart({ rows }: Reachability, direction: Direction, at: number): PortsByClass {
  const { distinct, place } = rowTable(rows[direction]);
  const sure = byPlace(
    place,
    distinct.map((row) => portsAt(row.sure, at)),
  );
  if (distinct.every((row) => row.sure === row.perhaps)) return { sure, perhaps: sure };
  return {
    sure,
    perhaps: byPlace(
      place,
      distinct.map((row) => portsAt(row.perhaps, at)),
    ),
  };
}

function byPlace(place: Int32Array, ports: readonly number[]): Int32Array {
  const all = new Int32Array(place.length);
  for (let index = 0; index < place.length; index++) all[index] = ports[place[index] ?? 0] ?? NONE;
  return all;
}

/** The rows of one direction, each once, and by class the place of its own: few rules stand for many classes. */
interface RowTable {
  readonly distinct: readonly Row[];
  readonly place: Int32Array;
}

const tables = new WeakMap<readonly Row[], RowTable>();

function rowTable(rows: readonly Row[]): RowTable {
  const known = tables.get(rows);
  if (known !== undefined) return known;
  const places = new Map<Row, number>();
  const place = new Int32Array(rows.length);
  for (const [index, row] of rows.entries()) {
    const own = places.get(row) ?? places.size;
    places.set(row, own);
    place[index] = own;
  }
  const table = { distinct: [...places.keys()], place };
  tables.set(rows, table);
  return table;
}

/** What passes from one class to each. */
export function passingFrom(reach: Reachability, from: number): PortsByClass {
  return bothParts(reach.pool, ownPart(reach, 'egress', from), othersPart(reach, 'ingress', from));
}

/** What passes to one class from each. */
export function passingInto(reach: Reachability, to: number): PortsByClass {
  return bothParts(reach.pool, ownPart(reach, 'ingress', to), othersPart(reach, 'egress', to));
}

function bothParts(pool: PortPool, one: PortsByClass, other: PortsByClass): PortsByClass {
  const sure = intersected(pool, one.sure, other.sure);
  if (one.sure === one.perhaps && other.sure === other.perhaps) return { sure, perhaps: sure };
  return { sure, perhaps: intersected(pool, one.perhaps, other.perhaps) };
}

function intersected({ intersect }: PortPool, a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(a.length);
  for (let at = 0; at < a.length; at++) {
    const one = a[at] ?? NONE;
    const other = b[at] ?? NONE;
    both[at] = one === other ? one : intersect(one, other);
  }
  return both;
}

function spread(slices: Row['sure'], count: number): Int32Array {
  const ports = new Int32Array(count);
  for (const slice of slices) {
    eachBit(slice.classes, (at) => {
      ports[at] = slice.ports;
    });
  }
  return ports;
}
