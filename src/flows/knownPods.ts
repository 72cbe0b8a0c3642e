import { PASSING_LABELS } from '../answers/stableLabels';
import type { Cluster, Pod, Workload } from '../engine/cluster';
import type { FlowEnd } from './flow';

/** Where the labels of an end come from. */
export interface EndLabels {
  readonly labels: ReadonlyMap<string, string>;
  /** Hubble told them; else they are of this workload of the open files. */
  readonly workload: Workload | undefined;
}

/** What Kubernetes hangs behind names it makes up (rand.SafeEncodeString in apimachinery). */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]{5}';
const SUFFIXES: Readonly<Record<string, string>> = {
  Deployment: `-[a-z0-9]{1,10}-${RANDOM}`,
  ReplicaSet: `-${RANDOM}`,
  ReplicationController: `-${RANDOM}`,
  DaemonSet: `-${RANDOM}`,
  StatefulSet: '-\\d+',
  Job: `(-\\d+)?-${RANDOM}`,
  CronJob: `-\\d+(-\\d+)?-${RANDOM}`,
  Pod: '',
};

/**
 * The workload of the open files that an end's pod belongs to: by the pod's own name, else as Hubble tells, else by its name without what
 * controllers hang behind it. Undefined where none or more than one fits.
 */
export function workloadOfEnd(
  { namespace, pod, workload }: FlowEnd,
  { workloads }: Cluster,
): { readonly workload: Workload; readonly pod: Pod } | undefined {
  if (pod === undefined || namespace === undefined) return undefined;
  const here = workloads.filter((one) => one.namespace === namespace);
  for (const one of here) {
    const own = one.pods.find(({ name }) => name === pod);
    if (own) return { workload: one, pod: own };
  }
  const told = workload && here.find(({ kind, name }) => kind === workload.kind && name === workload.name);
  const fits = told !== undefined ? [told] : here.filter(({ kind, name }) => isNamedAfter(pod, name, kind));
  const longest = Math.max(...fits.map(({ name }) => name.length));
  const [found, other] = fits.filter(({ name }) => name.length === longest);
  const [first] = found?.pods ?? [];
  return found === undefined || other !== undefined || first === undefined ? undefined : { workload: found, pod: first };
}

function isNamedAfter(pod: string, name: string, kind: string): boolean {
  const suffix = SUFFIXES[kind];
  return suffix !== undefined && pod.startsWith(name) && new RegExp(`^${suffix}$`).test(pod.slice(name.length));
}

/** The labels of an end: as Hubble told them, else as the open files say; undefined: nobody tells. */
export function labelsOfEnd(end: FlowEnd, cluster: () => Cluster): EndLabels | undefined {
  if (end.labels !== undefined) return { labels: labelMap(end.labels), workload: undefined };
  if (end.pod === undefined)
    return end.reserved === undefined ? undefined : { labels: labelMap([`reserved:${end.reserved}`]), workload: undefined };
  const found = workloadOfEnd(end, cluster());
  if (found === undefined) return undefined;
  const isOwn = found.pod.name === end.pod;
  const labels = new Map([...found.pod.labels].filter(([key]) => isOwn || !PASSING_LABELS.includes(key)));
  return { labels, workload: found.workload };
}

/** Labels as Hubble writes them (`k8s:app=web`, `reserved:world`), without their source; a reserved one with it, too. */
function labelMap(labels: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    labels.flatMap((label): [string, string][] => {
      const [, source, key = '', value = ''] = /^(?:([\w-]+):)?([^=]*)(?:=([\s\S]*))?$/.exec(label) ?? [];
      const own: [string, string] = [key, value];
      return source === 'reserved' ? [own, [`reserved.${key}`, value]] : [own];
    }),
  );
}
