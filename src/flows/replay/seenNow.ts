import type { Analysis } from '../../answers/analysis';
import type { Observed } from '../observed';
import { analyseSeen, type SeenAnalysis } from './seenSituation';

const latest = new WeakMap<Observed, { readonly of: Analysis; readonly base: SeenAnalysis }[]>();

/** So many analyses are kept: of the files as they are, and as they were opened. */
const KEPT = 2;

/** An analysis together with what was seen, worked out once; what an earlier one knew is kept. */
export function seenNow(analysis: Analysis, observed: Observed): SeenAnalysis {
  const before = latest.get(observed) ?? [];
  const known = before.find(({ of }) => of === analysis);
  if (known !== undefined) return known.base;
  const base = analyseSeen(analysis.situation, analysis.reach.assumptions, observed, before[0]?.base);
  latest.set(observed, [{ of: analysis, base }, ...before].slice(0, KEPT));
  return base;
}
