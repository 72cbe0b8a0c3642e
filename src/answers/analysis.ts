import {
  type Assumptions,
  between,
  type Passing,
  type Pod,
  type PortPool,
  type Reachability,
  reachability,
  type Workload,
} from '../engine';
import type { Situation } from './situation';

/** A workload among the pods of an analysis: `first` is the place of its first pod; `classes` are those its pods are in. */
export interface Member {
  readonly workload: Workload;
  readonly first: number;
  readonly classes: readonly number[];
}

/** A situation, worked out. `members` are in the order of the cluster's workloads. */
export interface Analysis {
  readonly situation: Situation;
  readonly reach: Reachability;
  readonly members: readonly Member[];
}

const podsOf = new WeakMap<readonly Workload[], readonly Pod[]>();

/** Works a situation out. What `before` knows and cannot have changed is not worked out again. */
export function analyse(situation: Situation, assumptions: Assumptions, before?: Analysis): Analysis {
  const { workloads } = situation.cluster;
  const pods = podsOf.get(workloads) ?? workloads.flatMap((workload) => workload.pods);
  podsOf.set(workloads, pods);
  const policies = situation.policies.map(({ policy }) => policy);
  const reach = reachability(pods, policies, assumptions, before?.reach);
  const { classOf } = reach.selection.classes;
  let first = 0;
  const members = workloads.map((workload): Member => {
    const own = Array.from(workload.pods, (_, index) => classOf[first + index] ?? 0);
    const member = { workload, first, classes: [...new Set(own)] };
    first += workload.pods.length;
    return member;
  });
  return { situation, reach, members };
}

/**
 * What passes from the pods of one workload to those of another: `sure` for every pair of them, `perhaps` for some pair,
 * or depending on an address that is not known. `differs`: it is not the same for every pair.
 */
export interface MemberPassing extends Passing {
  readonly differs: boolean;
}

/** What holds for several pairs of pods: those before and one more. */
export function together(pool: PortPool, before: MemberPassing | undefined, one: Passing): MemberPassing {
  if (before === undefined) return { sure: one.sure, perhaps: one.perhaps, differs: false };
  if (before.sure === one.sure && before.perhaps === one.perhaps) return before;
  return { sure: pool.intersect(before.sure, one.sure), perhaps: pool.union(before.perhaps, one.perhaps), differs: true };
}

/** What passes between the classes of each pair, all together. */
export function betweenPairs(reach: Reachability, pairs: readonly (readonly [from: number, to: number])[]): MemberPassing {
  let passing: MemberPassing | undefined;
  for (const [from, to] of pairs) passing = together(reach.pool, passing, between(reach, from, to));
  return passing ?? { sure: 0, perhaps: 0, differs: false };
}
