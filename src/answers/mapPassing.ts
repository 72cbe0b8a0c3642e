import { between } from '../engine';
import type { Analysis } from './analysis';
import type { MapEdge, RawEdge } from './mapTypes';

type Passed = Pick<RawEdge, 'state' | 'sure' | 'perhaps'>;

/**
 * What rules let through between two boxes, by the classes of their pods; undefined where nothing needs a rule, or none
 * lets anything through. Pairs that need none count for whether it is the same for all.
 */
export function passingBetween(
  { reach }: Analysis,
  from: { readonly classes: readonly number[] },
  to: { readonly classes: readonly number[] },
): Passed | undefined {
  const { pool, isolating } = reach;
  const passed = new Set<string>();
  let sure: number | undefined;
  let perhaps = 0;
  let differs = false;
  for (const source of from.classes) {
    for (const target of to.classes) {
      const leaving = isolating.egress[source] ?? [];
      const entering = isolating.ingress[target] ?? [];
      if (leaving.length + entering.length === 0) {
        differs = true;
        continue;
      }
      const one = between(reach, source, target);
      passed.add(`${one.sure} ${one.perhaps}`);
      sure = sure === undefined ? one.sure : pool.intersect(sure, one.sure);
      perhaps = pool.union(perhaps, one.perhaps);
    }
  }
  if (sure === undefined || perhaps === 0) return undefined;
  return { state: stateOf(sure, differs || passed.size > 1), sure, perhaps };
}

/** The state of an edge by what surely passes. */
export function stateOf(sure: number, differs: boolean): MapEdge['state'] {
  if (differs) return 'mixed';
  return sure === 0 ? 'depends' : 'allowed';
}
