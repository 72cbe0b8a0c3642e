import { intersectPorts, type PortSet } from '../../engine';
import type { Analysis } from '../analysis';
import { isOnePod, type Unanswerable } from '../asked';
import { type Caveat, caveatsOf } from '../caveats';
import { type Question, withoutPort } from '../check';
import { type CheckVerdict, holdsAsked, verdictOf } from '../trail';
import { type Group, type Party, partyOf, type Target, targetsOf } from './party';
import { EVERYTHING, type GroupPassing, groupPassing } from './passing';

/** An answer without its trail. `ports` are those that surely pass, of all that were asked about. */
export type QuickAnswer =
  | { readonly type: 'unanswerable'; readonly why: Unanswerable }
  /** The pods that were asked about differ. */
  | { readonly type: 'differs'; readonly caveats: readonly Caveat[] }
  | { readonly type: 'answer'; readonly verdict: CheckVerdict; readonly ports: PortSet; readonly caveats: readonly Caveat[] };

/** What one group of sources has to do with one of destinations. */
interface Meeting {
  readonly from: Group;
  readonly to: Target;
  readonly itself: boolean;
  readonly passing: GroupPassing;
}

/**
 * Answers many questions about one analysis, each as `check` does, but for the trails. What is known of two classes of
 * pods is not worked out again.
 */
export function quickAnswers(analysis: Analysis): (question: Question) => QuickAnswer {
  const parties = new Map<string, Party | Unanswerable>();
  const party = (asked: Question['from'], end: 'from' | 'to'): Party | Unanswerable => {
    const key = `${end} ${JSON.stringify(asked)}`;
    const one = parties.get(key) ?? partyOf(analysis, asked, end);
    parties.set(key, one);
    return one;
  };
  const passing = groupPassing(analysis);
  const caveats = rememberedCaveats(analysis);
  return (question) => {
    const from = party(question.from, 'from');
    if ('type' in from) return { type: 'unanswerable', why: from };
    const to = party(question.to, 'to');
    if ('type' in to) return { type: 'unanswerable', why: to };
    if (from.found.type === 'address' && to.found.type === 'address') return { type: 'unanswerable', why: { type: 'addresses' } };
    const meetings = meetingsOf(analysis, from, to, targetsOf(analysis, to, question), passing);
    const [first, ...others] = meetings;
    if (first === undefined) return { type: 'unanswerable', why: withoutPort(to.found, question) };
    const told = caveats(from, to, meetings);
    if (others.some((one) => !sameAnswer(first, one))) return { type: 'differs', caveats: told };
    return { type: 'answer', verdict: verdictIn(first), ports: portsIn(first, 'sure'), caveats: told };
  };
}

function meetingsOf(
  analysis: Analysis,
  from: Party,
  to: Party,
  targets: readonly Target[],
  passing: (from: Group, to: Group) => GroupPassing,
): readonly Meeting[] {
  const only = from.groups.length === 1 && to.groups.length === 1 && from.groups[0]?.pods.length === 1;
  return from.groups.flatMap((source) =>
    targets.flatMap((target): readonly Meeting[] => {
      if (!isItself(analysis, source, target))
        return [{ from: source, to: target, itself: false, passing: passing(source, target) }];
      // Among several pods, what one has to do with itself is not what is asked.
      if (!only || to.groups[0]?.pods.length !== 1) return [];
      const itself = analysis.reach.assumptions.podReachesItself;
      return [{ from: source, to: target, itself, passing: itself ? EVERYTHING : passing(source, target) }];
    }),
  );
}

/** Whether the two groups are one and the same pod alone. */
function isItself(analysis: Analysis, source: Group, target: Group): boolean {
  const [pod, ...others] = source.pods;
  return (
    pod !== undefined && others.length === 0 && target.pods.length === 1 && target.pods[0] === pod && isOnePod(analysis, pod)
  );
}

function portsIn({ passing, to }: Meeting, which: keyof GroupPassing): PortSet {
  return intersectPorts(passing[which], to.asked.within);
}

function verdictIn(meeting: Meeting): CheckVerdict {
  return verdictOf(portsIn(meeting, 'sure'), portsIn(meeting, 'perhaps'), meeting.to.asked);
}

function sameAnswer(a: Meeting, b: Meeting): boolean {
  if (verdictIn(a) !== verdictIn(b)) return false;
  const textOf = (one: Meeting): string => JSON.stringify([portsIn(one, 'sure'), portsIn(one, 'perhaps')]);
  return a.to.asked.port !== undefined || textOf(a) === textOf(b);
}

/** Caveats hang on classes alone, but for pods on their node's network, which are named. */
function rememberedCaveats(analysis: Analysis): (from: Party, to: Party, meetings: readonly Meeting[]) => readonly Caveat[] {
  const known = new Map<string, readonly Caveat[]>();
  const hangs = (meeting: Meeting): boolean => holdsAsked(portsIn(meeting, 'byBlocks'), meeting.to.asked);
  return (from, to, meetings) => {
    const ends = meetings.map((meeting) => ({
      fromPod: meeting.from.pods[0],
      toPod: meeting.to.pods[0],
      itself: meeting.itself,
      byBlocks: hangs(meeting),
    }));
    if (from.onNode || to.onNode) return caveatsOf(analysis, ends);
    const key = meetings.map((meeting) => `${meeting.from.class} ${meeting.to.class} ${meeting.itself} ${hangs(meeting)}`).join();
    const before = known.get(key) ?? caveatsOf(analysis, ends);
    known.set(key, before);
    return before;
  };
}
