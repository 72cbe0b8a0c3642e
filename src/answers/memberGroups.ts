import { alikeClasses, type Direction } from '../engine';
import type { Analysis, Member } from './analysis';

/** Workloads whose pods are in classes that pass alike: what holds for one holds for each. */
export interface MemberGroup {
  readonly classes: readonly number[];
  readonly members: readonly Member[];
  /** By direction, whether policies isolate its pods: all of them, only some, or none. */
  readonly isolated: Readonly<Record<Direction, Isolated>>;
}

export type Isolated = 'all' | 'some' | 'none';

/** The workloads of an analysis in groups, by the first of each. */
export function memberGroups({ members, reach }: Analysis): readonly MemberGroup[] {
  const groups = new Map<string, { readonly classes: readonly number[]; readonly members: Member[] }>();
  const alike = alikeClasses(reach);
  for (const member of members) {
    const classes = [...new Set(member.classes.map((one) => alike[one] ?? one))].sort((a, b) => a - b);
    const key = classes.join();
    const group = groups.get(key) ?? { classes, members: [] };
    groups.set(key, group);
    group.members.push(member);
  }
  const isolated = (classes: readonly number[], direction: Direction): Isolated => {
    const closed = classes.filter((one) => (reach.isolating[direction][one] ?? []).length > 0).length;
    return closed === 0 ? 'none' : closed === classes.length ? 'all' : 'some';
  };
  return [...groups.values()].map((group) => ({
    ...group,
    isolated: { ingress: isolated(group.classes, 'ingress'), egress: isolated(group.classes, 'egress') },
  }));
}

/**
 * The pairs of classes between which the pods of one workload meet each other. A pod meets itself only where it is not
 * assumed to reach itself anyway. None: it stands for one pod alone.
 */
export function meetingWithin({ reach }: Analysis, { workload, first, classes }: Member): readonly (readonly [number, number])[] {
  const { classOf } = reach.selection.classes;
  const counts = new Map<number, number>();
  for (const [index] of workload.pods.entries()) {
    const own = classOf[first + index] ?? -1;
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  const itself = !reach.assumptions.podReachesItself || standsForSeveral(workload);
  return classes.flatMap((from) =>
    classes.flatMap((to) => (from !== to || itself || (counts.get(from) ?? 0) > 1 ? [[from, to] as const] : [])),
  );
}

/** Whether the one template of a workload stands for several pods: one on each node of a DaemonSet. */
export function standsForSeveral({ kind, pods, replicas }: Member['workload']): boolean {
  // One is what the API server makes of a missing number.
  return pods.every(({ name }) => name === undefined) && (kind === 'DaemonSet' || (replicas ?? 1) > 1);
}
