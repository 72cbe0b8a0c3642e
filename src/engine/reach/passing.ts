import type { Direction } from '../policy';
import { eachBit } from './bits';
import { NONE } from './portPool';
import type { Passing, Reachability } from './reachability';
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
  const known = new Map<Row, Passing>();
  const sure = new Int32Array(rows[direction].length);
  let perhaps = sure;
  for (const [other, row] of rows[direction].entries()) {
    let ports = known.get(row);
    if (ports === undefined) {
      ports = { sure: portsAt(row.sure, at), perhaps: portsAt(row.perhaps, at) };
      known.set(row, ports);
    }
    sure[other] = ports.sure;
    if (perhaps === sure && ports.perhaps !== ports.sure) perhaps = sure.slice();
    if (perhaps !== sure) perhaps[other] = ports.perhaps;
  }
  return { sure, perhaps };
}

/** What passes from one class to each. */
export function passingFrom(reach: Reachability, from: number): PortsByClass {
  return bothParts(reach, ownPart(reach, 'egress', from), othersPart(reach, 'ingress', from));
}

/** What passes to one class from each. */
export function passingInto(reach: Reachability, to: number): PortsByClass {
  return bothParts(reach, ownPart(reach, 'ingress', to), othersPart(reach, 'egress', to));
}

function bothParts({ pool }: Reachability, one: PortsByClass, other: PortsByClass): PortsByClass {
  const both = (a: Int32Array, b: Int32Array): Int32Array => a.map((ports, at) => pool.intersect(ports, b[at] ?? NONE));
  const sure = both(one.sure, other.sure);
  if (one.sure === one.perhaps && other.sure === other.perhaps) return { sure, perhaps: sure };
  const perhaps = both(one.perhaps, other.perhaps);
  return { sure, perhaps: perhaps.every((ports, at) => ports === sure[at]) ? sure : perhaps };
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
