import type { ObjectKey } from '../workspace/workspace';
import type { Analysis } from './analysis';
import type { Uncounted } from './situation';

/** How much there is, and what is not counted. */
export interface Overview {
  readonly policies: number;
  readonly workloads: number;
  readonly pods: number;
  /** Namespaces with a workload in them. */
  readonly namespaces: number;
  readonly services: number;
  /** Pods that have come to their end, which are no endpoints. */
  readonly completed: number;
  readonly uncounted: readonly Uncounted[];
  /** The policies that count, by namespace and name, for choosing one. */
  readonly choices: readonly { readonly object: ObjectKey; readonly name: string }[];
}

export function overviewOf({ situation, reach }: Analysis): Overview {
  const { cluster, policies, uncounted } = situation;
  return {
    policies: policies.length,
    workloads: cluster.workloads.length,
    pods: reach.pods.length,
    namespaces: new Set(cluster.workloads.map(({ namespace }) => namespace)).size,
    services: cluster.services.length,
    completed: cluster.completed,
    uncounted,
    choices: policies
      .map(({ object, policy: { namespace, name } }) => ({ object, name: `${namespace}/${name}` }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  };
}
