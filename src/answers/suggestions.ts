import type { Cluster } from '../engine';
import { homesOf, labelParts, type OpenHome } from './podIndex';
import { PASSING_LABELS } from './stableLabels';

/** Something to write in a field, and how many of those that are open have it. */
export interface Suggestion {
  readonly text: string;
  readonly count: number;
  readonly noun: 'pod' | 'namespace';
}

/** Where what is suggested comes from: the pods of one namespace, those of all, or the namespaces themselves. */
export type Source = { readonly of: 'pods'; readonly namespace: string | undefined } | { readonly of: 'namespaces' };

const MOST = 8;

/**
 * Labels (`app=web`) that go on from what is typed, the most frequent first; with nothing typed, the most frequent of all.
 * Labels that controllers put on pods for a while only are left out.
 */
export function suggestLabels(cluster: Cluster, source: Source, typed: string): readonly Suggestion[] {
  return fitting(labelCounts(cluster, source), typed, source.of === 'pods' ? 'pod' : 'namespace');
}

/** Names of namespaces, with their pods counted. */
export function suggestNamespaces(cluster: Cluster, typed: string): readonly Suggestion[] {
  return fitting(
    new Map([...homesOf(cluster).values()].map(({ namespace, pods }) => [namespace.name, pods.length])),
    typed,
    'pod',
  );
}

/** Ports that containers of a namespace's pods declare, as a field takes them: `8080`, `53/UDP`, `http`. */
export function suggestPorts({ workloads }: Cluster, namespace: string | undefined, typed: string): readonly Suggestion[] {
  const counts = new Map<string, number>();
  for (const workload of workloads) {
    if (namespace !== undefined && workload.namespace !== namespace) continue;
    const texts = workload.ports.flatMap(({ name, number, protocol }) => {
      const suffix = protocol === 'TCP' ? '' : `/${protocol}`;
      return name === undefined ? [`${number}${suffix}`] : [`${number}${suffix}`, `${name}${suffix}`];
    });
    for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + workload.pods.length);
  }
  return fitting(counts, typed, 'pod');
}

function labelCounts(cluster: Cluster, source: Source): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (key: string, value: string, more: number): void => {
    if (PASSING_LABELS.includes(key)) return;
    const text = `${key}=${value}`;
    counts.set(text, (counts.get(text) ?? 0) + more);
  };
  const homes = homesOf(cluster);
  if (source.of === 'namespaces') {
    for (const { labels } of homes.values()) for (const [key, value] of labels) add(key, value, 1);
    return counts;
  }
  const own = source.namespace === undefined ? [...homes.values()] : [homes.get(source.namespace)];
  for (const home of own) for (const [key, value, more] of home === undefined ? [] : labelsIn(home)) add(key, value, more);
  return counts;
}

function labelsIn({ byLabel }: OpenHome): readonly (readonly [string, string, number])[] {
  return [...byLabel].map(([label, pods]) => [...labelParts(label), pods.length]);
}

/** Those that begin as typed, then those that hold it; nothing more to write is no suggestion. */
function fitting(counts: ReadonlyMap<string, number>, typed: string, noun: Suggestion['noun']): readonly Suggestion[] {
  const begun = typed.trim().toLowerCase();
  return [...counts]
    .filter(([text]) => text.toLowerCase().includes(begun) && text !== typed.trim())
    .map(([text, count]) => ({ text, count, noun, late: text.toLowerCase().startsWith(begun) ? 0 : 1 }))
    .sort((a, b) => a.late - b.late || b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, MOST)
    .map(({ text, count }) => ({ text, count, noun }));
}
