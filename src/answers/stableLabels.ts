import type { Workload } from '../engine';
import type { Pod } from '../engine/cluster';

/** Labels that controllers put on pods, and that change with every rollout, pod or run (Kubernetes' well-known labels). */
export const PASSING_LABELS: readonly string[] = [
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'job-name',
  'controller-uid',
  'batch.kubernetes.io/job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
];

/**
 * The labels to select a workload's pods by in a rule that lasts: those its controller finds them by, where the pods
 * have them; else all of the pod's that no controller put there for a while only.
 */
export function stableLabels({ selector }: Pick<Workload, 'selector'>, pod: Pick<Pod, 'labels'>): ReadonlyMap<string, string> {
  if (selector !== undefined && [...selector].every(([key, value]) => pod.labels.get(key) === value)) {
    const lasting = [...selector].filter(([key]) => !PASSING_LABELS.includes(key));
    if (lasting.length > 0) return new Map(lasting);
  }
  return new Map([...pod.labels].filter(([key]) => !PASSING_LABELS.includes(key)));
}
