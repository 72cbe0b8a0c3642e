import type { Direction } from '../policy';
import { eachBit } from './bits';
import type { Reachability } from './reachability';
import type { Row } from './row';

const known = new WeakMap<Reachability, Int32Array>();

/**
 * By class: the first class that passes alike, with everybody and in both directions. Policies may tell classes apart by
 * labels, and yet let the same through for them.
 */
export function alikeClasses(reach: Reachability): Int32Array {
  const before = known.get(reach);
  if (before !== undefined) return before;
  const { rows, selection } = reach;
  const ids = new Int32Array(selection.classes.count);
  let last = 0;
  // Those in one part that are in no slice stay together, and so do those that are.
  const split = (each: (call: (at: number) => void) => void): void => {
    const parts = new Map<number, number>();
    each((at) => {
      const part = ids[at] ?? 0;
      const within = parts.get(part) ?? ++last;
      parts.set(part, within);
      ids[at] = within;
    });
  };
  for (const direction of ['ingress', 'egress'] satisfies Direction[]) {
    const subjects = new Map<Row, number[]>();
    for (const [at, row] of rows[direction].entries()) {
      const own = subjects.get(row);
      if (own === undefined) subjects.set(row, [at]);
      else own.push(at);
    }
    for (const [row, own] of subjects) {
      split((call) => own.forEach(call));
      for (const { classes } of row.sure) split((call) => eachBit(classes, call));
      if (row.perhaps === row.sure) continue;
      for (const { classes } of row.perhaps) split((call) => eachBit(classes, call));
    }
  }
  const first = new Map<number, number>();
  const alike = ids.map((id, at) => {
    const one = first.get(id) ?? at;
    first.set(id, one);
    return one;
  });
  known.set(reach, alike);
  return alike;
}
