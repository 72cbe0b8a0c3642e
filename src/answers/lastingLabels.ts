import type { Analysis } from './analysis';
import { memberOf, podAt } from './asked';
import { stableLabels } from './stableLabels';

/** What says which application a pod is of; enough to select it by where nothing else has the same. */
const TELLING = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/component',
  'app',
  'k8s-app',
  'component',
  'tier',
  'role',
  'name',
];

/** By namespace and what the pods of a workload have in common: of many workloads that is the same. */
const known = new WeakMap<Analysis, Map<string, ReadonlyMap<string, string>>>();

/**
 * The labels to name a pod by in a rule that lasts: those its controller finds its pods by; where the controller is not
 * open, those that all pods of its workload have in common, of these only the ones that tell the application and as many
 * more as it takes to select the same pods. Empty: nothing tells it from others.
 */
export function lastingLabels(analysis: Analysis, pod: number): ReadonlyMap<string, string> {
  const member = memberOf(analysis, pod);
  const own = podAt(analysis, pod);
  if (member === undefined || own === undefined) return new Map();
  if (member.workload.selector !== undefined) return stableLabels(member.workload, own);
  const byCommon = known.get(analysis) ?? new Map<string, ReadonlyMap<string, string>>();
  known.set(analysis, byCommon);
  const common = commonLabels(member.workload.pods.map((one) => stableLabels(member.workload, one)));
  const { namespace } = member.workload;
  const place = JSON.stringify([namespace, ...common]);
  const before = byCommon.get(place);
  if (before !== undefined) return before;
  const telling: ReadonlyMap<string, string> = new Map([...common].filter(([key]) => TELLING.includes(key)));
  // Those that the few mean and all of them do not.
  const others = (few: ReadonlyMap<string, string>): number =>
    analysis.reach.pods.filter((one) => one.namespace === namespace && holdsAll(one.labels, few) && !holdsAll(one.labels, common))
      .length;
  let labels = telling;
  for (let meant = telling.size === 0 ? 0 : others(labels); meant > 0; ) {
    // Each line says as much as it can.
    const [best] = [...common]
      .map(([key, value]) => new Map(labels).set(key, value))
      .map((more) => ({ more, left: others(more) }))
      .sort((a, b) => a.left - b.left);
    if (best === undefined || best.left >= meant) break;
    labels = best.more;
    meant = best.left;
  }
  if (labels.size === 0) labels = common;
  byCommon.set(place, labels);
  return labels;
}

function commonLabels([first, ...others]: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  return new Map([...(first ?? [])].filter(([key, value]) => others.every((labels) => labels.get(key) === value)));
}

export function holdsAll(labels: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): boolean {
  return [...wanted].every(([key, value]) => labels.get(key) === value);
}
