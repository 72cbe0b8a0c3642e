import { memberOf } from '../../answers/asked';
import type { Scope } from '../../flows/propose/subjects';
import { SEEN_IDENTITY } from '../../flows/replay/seenCluster';
import type { SeenAnalysis } from '../../flows/replay/seenSituation';

/** A namespace of which pods were seen, with their workloads; whom policies can be proposed for. */
export interface ScopeChoice {
  readonly namespace: string;
  readonly workloads: readonly { readonly kind: string; readonly name: string }[];
}

/** The workload of an end, for whom policies can be proposed; of a pod of which only labels are known, its namespace. */
export function scopeOfEnd({ analysis, seen }: SeenAnalysis, place: number): Scope | undefined {
  const end = seen.ends[place];
  const workload = end?.type === 'pod' ? memberOf(analysis, end.pod)?.workload : undefined;
  if (workload === undefined) return undefined;
  const { namespace, kind, name } = workload;
  return kind === SEEN_IDENTITY ? { type: 'namespace', namespace } : { type: 'workload', namespace, kind, name };
}

/** The namespaces that were seen, by name. */
export function scopesSheet({ analysis, seen }: SeenAnalysis): readonly ScopeChoice[] {
  const found = new Map<string, Map<string, ScopeChoice['workloads'][number]>>();
  for (const end of seen.ends) {
    const workload = end.type === 'pod' ? memberOf(analysis, end.pod)?.workload : undefined;
    if (workload === undefined) continue;
    const { namespace, kind, name } = workload;
    const here = found.get(namespace) ?? new Map<string, ScopeChoice['workloads'][number]>();
    found.set(namespace, here);
    if (kind !== SEEN_IDENTITY) here.set(`${name} ${kind}`, { kind, name });
  }
  const sorted = <T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted(found).map(([namespace, workloads]) => ({ namespace, workloads: sorted(workloads).map(([, one]) => one) }));
}
