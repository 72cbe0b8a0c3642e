import fc from 'fast-check';
import type { Pod, PodEndpoint, Policy, Workload } from '../engine';
import { clusterPolicies, pods } from '../engine/randomClusters';
import type { Situation } from './situation';

/** Workloads of one pod, of several that may differ, and of a template that may stand for several. */
export const workloads: fc.Arbitrary<readonly Workload[]> = fc
  .tuple(pods, fc.array(fc.nat(3), { minLength: 9, maxLength: 9 }), fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }))
  .map(([all, owners, dice]) => {
    const homes = new Map<string, PodEndpoint[]>();
    for (const [index, pod] of all.entries()) {
      const key = `${pod.namespace} w${owners[index] ?? 0}`;
      const own = homes.get(key) ?? [];
      homes.set(key, own);
      own.push(pod);
    }
    return [...homes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own], index) => workloadOf(key, own, dice[index] ?? 0));
  });

function workloadOf(key: string, own: readonly PodEndpoint[], dice: number): Workload {
  const [namespace = '', name = ''] = key.split(' ');
  const isTemplate = own.length === 1 && dice > 2;
  return {
    namespace,
    kind: dice === 5 ? 'DaemonSet' : 'Deployment',
    name,
    selector: undefined,
    replicas: dice === 4 ? 3 : undefined,
    ports: [],
    pods: own.map((pod, index): Pod => ({ ...pod, name: isTemplate ? undefined : `${name}-${index}` })),
  };
}

/** The same workloads a while later: some gone, some with fewer pods, some with pods of other names or labels. */
export function later(workloads: readonly Workload[], dice: readonly number[]): readonly Workload[] {
  return workloads.flatMap((workload, index): Workload[] => {
    const [first, ...others] = workload.pods;
    if (first === undefined) return [workload];
    switch (dice[index] ?? 0) {
      case 0:
        return [];
      case 1:
        return [{ ...workload, pods: others.length === 0 ? [first] : others }];
      case 2:
        return [{ ...workload, pods: workload.pods.map((pod) => ({ ...pod, name: pod.name && `${pod.name}-later` })) }];
      case 3:
        return [{ ...workload, pods: [...others, { ...first, labels: others[0]?.labels ?? new Map([['a', 'y']]) }] }];
      default:
        return [workload];
    }
  });
}

export function situationWith(workloads: readonly Workload[], policies: readonly Policy[]): Situation {
  return {
    cluster: { namespaces: new Map(), workloads, services: [], completed: 0 },
    policies: policies.map((policy, index) => ({ object: `k${index}`, file: 'f', policy, stale: false })),
    uncounted: [],
  };
}

/** Policies with names of their own. */
export const namedPolicies: fc.Arbitrary<readonly Policy[]> = clusterPolicies.map((all) =>
  all.map((policy, index) => ({ ...policy, name: `p${index}` })),
);
