import { type Assumptions, between, type Passing, type Pod, type Reachability, reachability, type Workload } from '../engine';
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

export function betweenMembers({ reach }: Pick<Analysis, 'reach'>, from: Member, to: Member): MemberPassing {
  const { pool } = reach;
  let found: MemberPassing | undefined;
  for (const source of from.classes) {
    for (const target of to.classes) {
      const one = between(reach, source, target);
      if (found === undefined) found = { ...one, differs: false };
      else if (found.sure !== one.sure || found.perhaps !== one.perhaps) {
        found = { sure: pool.intersect(found.sure, one.sure), perhaps: pool.union(found.perhaps, one.perhaps), differs: true };
      }
    }
  }
  return found ?? { sure: 0, perhaps: 0, differs: false };
}
