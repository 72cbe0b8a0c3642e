import { addBit, type Bits, noBits } from '../engine';
import { betweenPairs, type MemberPassing } from './analysis';
import { classesOfPods, type Joint, type JointClass, type JointGroup, type JointMember } from './jointGroups';
import { meetingWithin } from './memberGroups';
import { changeStore, type PassingChange, translator } from './passingChange';

/** Joint members among whose own pods the same passed before, and the same passes now. */
export interface ChangeAmong {
  readonly members: Bits;
  readonly change: PassingChange;
}

/** The workloads among whose own pods something else passes than before; told apart where other policies isolate them. */
export function changesAmong(joint: Joint): readonly ChangeAmong[] {
  const compare = comparison(joint);
  const found = new Map<string, ChangeAmong>();
  for (const [place, group] of joint.groups.entries()) {
    if (group.same.ingress && group.same.egress) continue;
    for (const at of group.members) {
      const member = joint.members[at];
      const change = member && compare(group, member);
      if (change === undefined) continue;
      const key = JSON.stringify([change, place]);
      const one = found.get(key) ?? { change, members: noBits(joint.members.length) };
      found.set(key, one);
      addBit(one.members, at);
    }
  }
  return [...found.values()];
}

type Pairs = readonly (readonly [number, number])[];

function comparison({ before, after }: Joint): (group: JointGroup, member: JointMember) => PassingChange | undefined {
  const translate = translator(before.reach.pool, after.reach.pool);
  const store = changeStore();
  const passed = (pairs: Pairs): MemberPassing => {
    const { sure, perhaps, differs } = betweenPairs(before.reach, pairs);
    return { sure: translate(sure), perhaps: translate(perhaps), differs };
  };
  const passes = (pairs: Pairs): MemberPassing => betweenPairs(after.reach, pairs);
  const differ = (a: MemberPassing, b: MemberPassing): boolean => a.sure !== b.sure || a.perhaps !== b.perhaps;
  const meetingPairs = (member: JointMember, { classes }: JointGroup): readonly (readonly [JointClass, JointClass])[] => {
    const [only] = classes;
    if (only !== undefined && classes.length === 1) return [[only, only]];
    const counts = new Map<string, number>();
    for (const one of classesOfPods(before, after, member).values()) {
      const key = `${one.before}>${one.after}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const itself = [before, after].every(({ reach }) => !reach.assumptions.podReachesItself);
    const known = classes.filter((one) => one.before >= 0 && one.after >= 0);
    return known.flatMap((from) =>
      known.flatMap((to) =>
        from !== to || itself || (counts.get(`${from.before}>${from.after}`) ?? 0) > 1 ? [[from, to] as const] : [],
      ),
    );
  };
  return (group, member) => {
    const [old, now] = [meetingWithin(before, member.before), meetingWithin(after, member.after)];
    // Of one pod alone nothing is asked: that there are more of them now is no change of what passes.
    if (old.length === 0 || now.length === 0) return undefined;
    const [was, is] = [passed(old), passes(now)];
    const anyChanged = meetingPairs(member, group).some(([from, to]) =>
      differ(passed([[from.before, to.before]]), passes([[from.after, to.after]])),
    );
    return anyChanged || (group.loose && differ(was, is)) ? store(was, is, 'ingress') : undefined;
  };
}
