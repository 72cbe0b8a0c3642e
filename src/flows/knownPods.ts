import { PASSING_LABELS } from '../answers/stableLabels';
import type { Cluster, Pod, Workload } from '../engine/cluster';
import type { FlowEnd } from './flow';
import { openPods } from './openPods';

/** Where the labels of an end come from. */
export interface EndLabels {
  readonly labels: ReadonlyMap<string, string>;
  /** Hubble told them; else they are of this workload of the open files. */
  readonly workload: Workload | undefined;
}

/** The workload of the open files that an end's pod belongs to. Undefined where none or more than one fits. */
export function workloadOfEnd(end: FlowEnd, cluster: Cluster): { readonly workload: Workload; readonly pod: Pod } | undefined {
  const { namespace, pod } = end;
  if (pod === undefined || namespace === undefined) return undefined;
  const { find, at } = openPods(cluster);
  const place = find(end, namespace, undefined);
  return place === undefined ? undefined : at(place);
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
