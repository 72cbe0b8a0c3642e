import { alikeClasses, type Direction, type Reachability } from '../engine';
import type { Analysis, Member } from './analysis';

/** A workload that is there before and after. */
export interface JointMember {
  readonly before: Member;
  readonly after: Member;
}

/** Pods that are in one class before and in one after, of those that stand for all that pass alike; -1: not there. */
export interface JointClass {
  readonly before: number;
  readonly after: number;
}

/**
 * Workloads that nothing tells apart, neither before nor after. `loose`: some of their pods are known on one side
 * alone, so that what holds for all of them together is to be compared, too.
 */
export interface JointGroup {
  readonly classes: readonly JointClass[];
  readonly loose: boolean;
  /** Places among the joint members. */
  readonly members: readonly number[];
  /** By direction: what it may pass cannot have changed at this end. */
  readonly same: Readonly<Record<Direction, boolean>>;
}

/** The workloads of two analyses, matched by namespace, kind and name, in the order of the second. */
export interface Joint {
  readonly before: Analysis;
  readonly after: Analysis;
  readonly members: readonly JointMember[];
  readonly groups: readonly JointGroup[];
  /** Workloads that are in one of the two alone. */
  readonly added: readonly Member[];
  readonly removed: readonly Member[];
}

export function jointOf(before: Analysis, after: Analysis): Joint {
  const earlier = new Map(before.members.map((member) => [keyOf(member), member]));
  const members = after.members.flatMap((member): JointMember[] => {
    const own = earlier.get(keyOf(member));
    return own === undefined ? [] : [{ before: own, after: member }];
  });
  const matched = new Set(members.flatMap((member) => [member.before, member.after]));
  const unmatched = ({ members: all }: Analysis): readonly Member[] => all.filter((member) => !matched.has(member));
  return {
    before,
    after,
    members,
    groups: groupsOf(before, after, members),
    added: unmatched(after),
    removed: unmatched(before),
  };
}

function keyOf({ workload: { namespace, kind, name } }: Member): string {
  return `${namespace}/${kind}/${name}`;
}

function groupsOf(before: Analysis, after: Analysis, members: readonly JointMember[]): readonly JointGroup[] {
  const isSame = sameRules(before, after);
  const groups = new Map<string, JointGroup & { readonly members: number[] }>();
  for (const [place, member] of members.entries()) {
    const { classes, loose } = jointClasses(before, after, member);
    const key = `${loose} ${classes.map((one) => `${one.before}>${one.after}`).join()}`;
    const group = groups.get(key);
    if (group !== undefined) {
      group.members.push(place);
      continue;
    }
    const same = (direction: Direction): boolean => !loose && classes.every((one) => isSame(direction, one));
    groups.set(key, { classes, loose, members: [place], same: { ingress: same('ingress'), egress: same('egress') } });
  }
  return [...groups.values()];
}

/** The classes of a workload's pods on both sides. Pods are one by their names; of one class on either side, all are. */
function jointClasses(
  before: Analysis,
  after: Analysis,
  member: JointMember,
): { readonly classes: readonly JointClass[]; readonly loose: boolean } {
  const [own, others] = [alikeOf(before, member.before), alikeOf(after, member.after)];
  const [first] = own;
  const [second] = others;
  if (first !== undefined && second !== undefined && own.length === 1 && others.length === 1) {
    return { classes: [{ before: first, after: second }], loose: false };
  }
  const classes = new Map<string, JointClass>();
  for (const one of classesOfPods(before, after, member).values()) classes.set(`${one.before}>${one.after}`, one);
  const sorted = [...classes.values()].sort((a, b) => a.before - b.before || a.after - b.after);
  return { classes: sorted, loose: sorted.some((one) => one.before < 0 || one.after < 0) };
}

/** The classes of each pod of a workload on both sides, by its name. */
export function classesOfPods(before: Analysis, after: Analysis, member: JointMember): ReadonlyMap<string, JointClass> {
  const [from, to] = [classesByName(before, member.before), classesByName(after, member.after)];
  const names = new Set([...from.keys(), ...to.keys()]);
  return new Map([...names].map((name) => [name, { before: from.get(name) ?? -1, after: to.get(name) ?? -1 }]));
}

function alikeOf({ reach }: Analysis, { classes }: Member): readonly number[] {
  const alike = alikeClasses(reach);
  return [...new Set(classes.map((one) => alike[one] ?? one))];
}

function classesByName({ reach }: Analysis, { workload, first }: Member): ReadonlyMap<string, number> {
  return new Map(workload.pods.map(({ name = '' }, index) => [name, classOfPod(reach, first + index)]));
}

/** The class that stands for a pod's and all that pass alike. */
export function classOfPod(reach: Reachability, pod: number): number {
  return alikeClasses(reach)[reach.selection.classes.classOf[pod] ?? -1] ?? -1;
}

/**
 * Whether the rules for pods of a class are the very same before and after: the same policies isolate them, and the
 * pods that policies speak of are the same, too.
 */
function sameRules(before: Analysis, after: Analysis): (direction: Direction, one: JointClass) => boolean {
  const sameWorld =
    before.reach.pods === after.reach.pods &&
    JSON.stringify(before.reach.assumptions) === JSON.stringify(after.reach.assumptions);
  if (!sameWorld) return () => false;
  return (direction, one) => {
    const [old, now] = [before.reach, after.reach].map(({ isolating, policies }, side) =>
      (isolating[direction][side === 0 ? one.before : one.after] ?? []).map((place) => policies[place]),
    );
    return old?.length === now?.length && (old ?? []).every((policy) => (now ?? []).includes(policy));
  };
}
