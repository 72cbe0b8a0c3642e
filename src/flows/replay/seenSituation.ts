import { type Analysis, analyse } from '../../answers/analysis';
import type { Situation } from '../../answers/situation';
import type { Assumptions } from '../../engine';
import type { Observed } from '../observed';
import { type SeenCluster, seenCluster } from './seenCluster';

/** What the open files say, with the pods that Hubble saw beside those they show; worked out. */
export interface SeenAnalysis {
  readonly observed: Observed;
  /** What the open files say alone. */
  readonly situation: Situation;
  readonly analysis: Analysis;
  readonly seen: SeenCluster;
}

const known = new WeakMap<Observed, WeakMap<object, SeenCluster>>();

/**
 * Works out a situation together with what was seen. `before` is an earlier one, of which what cannot have changed is
 * kept. Where nothing else is said, an ipBlock means no pod: it is Cilium that reports, and its never does.
 */
export function analyseSeen(
  situation: Situation,
  assumptions: Assumptions,
  observed: Observed,
  before?: SeenAnalysis,
): SeenAnalysis {
  const byCluster = known.get(observed) ?? new WeakMap<object, SeenCluster>();
  known.set(observed, byCluster);
  const seen = byCluster.get(situation.cluster) ?? seenCluster(situation.cluster, observed);
  byCluster.set(situation.cluster, seen);
  const { ipBlocksMatchPods } = assumptions;
  const isOpen = ipBlocksMatchPods === 'known' || ipBlocksMatchPods === 'notChosen';
  const analysis = analyse(
    { ...situation, cluster: seen.cluster },
    isOpen ? { ...assumptions, ipBlocksMatchPods: 'never' } : assumptions,
    before?.analysis,
  );
  return { observed, situation, analysis, seen };
}
