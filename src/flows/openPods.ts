import { holdsAll } from '../answers/lastingLabels';
import { PASSING_LABELS } from '../answers/stableLabels';
import type { Cluster, Pod, Workload } from '../engine/cluster';
import { isKind } from '../kinds/resources/kindNames';
import type { FlowEnd } from './flow';
import { makersOf } from './generatedName';

/** The pods of the open files, in the order of their workloads. */
export interface OpenPods {
  /**
   * The place of an end's pod in a namespace: by its own name, by the workload Hubble names, or by its name without what
   * controllers append; without a name by its labels. Labels it was seen with must not say otherwise. Undefined where
   * none fits, or pods of more than one workload do.
   */
  find(end: FlowEnd, namespace: string, labels: ReadonlyMap<string, string> | undefined): number | undefined;
  at(place: number): { readonly workload: Workload; readonly pod: Pod } | undefined;
}

interface Placed {
  readonly workload: Workload;
  /** The place of its first pod. */
  readonly first: number;
}

const known = new WeakMap<Cluster, OpenPods>();

/** Those of a cluster, looked up once. */
export function openPods(cluster: Cluster): OpenPods {
  const before = known.get(cluster) ?? podsOf(cluster);
  known.set(cluster, before);
  return before;
}

function podsOf({ workloads }: Cluster): OpenPods {
  const all: { readonly workload: Workload; readonly pod: Pod }[] = [];
  const byPod = new Map<string, number>();
  const byName = new Map<string, Placed[]>();
  const byNamespace = new Map<string, Placed[]>();
  for (const workload of workloads) {
    const placed = { workload, first: all.length };
    add(byNamespace, workload.namespace, placed);
    add(byName, `${workload.namespace}/${workload.name}`, placed);
    for (const pod of workload.pods) {
      if (pod.name !== undefined) byPod.set(`${workload.namespace}/${pod.name}`, all.length);
      all.push({ workload, pod });
    }
  }
  /** The pod of the one workload that has one that fits. */
  const only = (placed: readonly Placed[], fits: (pod: Pod) => boolean): number | undefined => {
    const found = placed.flatMap(({ workload, first }) => {
      const index = workload.pods.findIndex(fits);
      return index === -1 ? [] : [first + index];
    });
    return found.length === 1 ? found[0] : undefined;
  };
  return {
    at: (place) => all[place],
    find({ workload: told, pod }, namespace, labels) {
      if (pod === undefined)
        return labels === undefined || labels.size === 0
          ? undefined
          : only(byNamespace.get(namespace) ?? [], (one) => holdsAll(one.labels, labels) && isAll(labels, one.labels));
      const exact = byPod.get(`${namespace}/${pod}`);
      if (exact !== undefined && agree(all[exact]?.pod, labels)) return exact;
      const makers = [...(told === undefined ? [] : [{ kinds: [told.kind], name: told.name, sure: true }]), ...makersOf(pod)];
      const named = makers.map(({ kinds, name: of }) =>
        (byName.get(`${namespace}/${of}`) ?? []).filter(({ workload }) => kinds.some((kind) => isKind(kind, workload.kind))),
      );
      // What Hubble names, and names that nobody gives by hand, go before all others; of these one alone may fit.
      const sure = named.find((those, at) => those.length > 0 && (makers[at]?.sure ?? false));
      return only(sure ?? [...new Set(named.flat())], (one) => agree(one, labels));
    },
  };
}

/** Whether labels are all that an identity of Cilium's has of a pod's own. */
function isAll(told: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>): boolean {
  return [...own.keys()].every((key) => told.has(key) || PASSING_LABELS.includes(key) || LEFT_OUT.test(key));
}

// Unless it is set up otherwise, of Kubernetes' own labels Cilium keeps those of the application alone.
const LEFT_OUT = /^(?!app\.kubernetes\.io\/).*(?:kubernetes|k8s)\.io/;

/** Whether labels may be of a pod: Hubble does not keep all of them, but those it keeps are right. */
function agree(pod: Pod | undefined, told: ReadonlyMap<string, string> | undefined): boolean {
  if (pod === undefined) return false;
  return told === undefined || [...told].every(([key, value]) => !pod.labels.has(key) || pod.labels.get(key) === value);
}

function add<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [one]);
  else list.push(one);
}
