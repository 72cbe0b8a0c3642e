import type { Analysis, Member } from '../answers/analysis';
import { type Because, type BecausePlace, becauseOf } from '../answers/becauseOf';
import { CHANGE_KINDS, type Change, type ChangeEnd, type ChangeKind, type Changes } from '../answers/changes';
import { type Direction, eachBit, isNoAddresses, type Workload } from '../engine';
import { addressWords } from './addressWords';
import { becauseWords } from './becauseWords';
import { passingWords, verdictWords } from './passingWords';
import { counted, listed, listedShort, listedWords, plain, type Sentence, sentence } from './segment';
import { type Everybody, everybody, nameSegment, whoParts, workloadNames } from './whoWords';

/** A change as it is marked: something is let through, something else, nothing any more. */
export type ChangeSign = '+' | '~' | '−';

/** Connections that change alike, in words. */
export interface ChangeWords {
  readonly change: Change;
  readonly sign: ChangeSign;
  readonly from: Sentence;
  readonly to: Sentence;
  /** Verdicts: `denied`, `allowed on TCP 80`. */
  readonly was: string;
  readonly is: string;
  /** The ports that it is about: those that pass, or no longer do; `every port, now TCP 3000` where both sides have some. */
  readonly ports: string;
  readonly because: readonly { readonly text: Sentence; readonly place: BecausePlace }[];
}

/** What changes, in words. `rows` are worked out as they are asked for: each looks for its reasons. */
export interface ChangesWords {
  /** `2 connections newly allowed and 1 narrowed.`, `No connection changes.` */
  readonly summary: string;
  readonly count: number;
  rows(): Generator<ChangeWords>;
  /** Workloads that are in one of the two alone, a sentence for each way. */
  readonly workloads: readonly Sentence[];
}

const SIGNS: Readonly<Record<ChangeKind, ChangeSign>> = {
  allowed: '+',
  widened: '~',
  shifted: '~',
  narrowed: '~',
  refused: '−',
};

/** What each kind of change is called. */
export const CHANGE_WORDS: Readonly<Record<ChangeKind, string>> = {
  allowed: 'newly allowed',
  widened: 'widened',
  shifted: 'changed',
  narrowed: 'narrowed',
  refused: 'newly refused',
};

/** So many names stand in one cell; more of them are counted. */
const NAMES = 12;
/** So many reasons are told of one row. */
const REASONS = 4;

export function changesWords(changes: Changes): ChangesWords {
  const { joint } = changes;
  const all = everybody(joint.members.map(({ after }) => after.workload));
  return {
    summary: summaryOf(changes),
    count: changes.changes.length,
    *rows() {
      for (const change of changes.changes) yield rowOf(changes, all, change);
    },
    workloads: [
      ...unmatched('New', joint.after, joint.added),
      ...(joint.removed.length === 0 ? [] : [sentence('Gone: ', namesOf(joint.before, joint.removed), '.')]),
    ],
  };
}

function summaryOf({ counts, joint }: Changes): string {
  const told = CHANGE_KINDS.filter((kind) => counts[kind] > 0);
  if (told.length > 0) {
    const words = told.map((kind, index) => {
      const count = index === 0 ? counted(counts[kind], 'connection') : `${counts[kind]}`;
      return `${count} ${CHANGE_WORDS[kind]}`;
    });
    return `${listedWords(words)}.`;
  }
  if (joint.members.length === 0) return 'No workload is in both: there is no connection to compare.';
  const isAlike = joint.added.length + joint.removed.length === 0;
  return isAlike ? 'No connection changes.' : 'No connection changes between the workloads that are in both.';
}

function rowOf(changes: Changes, all: Everybody, change: Change): ChangeWords {
  const { kind, among, was, is } = change;
  const [from, to] = [workloadsAt(changes, change.from), workloadsAt(changes, change.to)];
  const sources = endWords(all, change.from, from, among ? [] : to);
  const targets = among ? [plain('each other')] : endWords(all, change.to, to, from);
  return {
    change,
    sign: SIGNS[kind],
    from: among ? sentence('pods of ', sources) : sources,
    to: targets,
    was: verdictWords(was),
    is: verdictWords(is),
    ports: portsOf(change),
    because: reasonsOf(changes, change),
  };
}

/** Why connections changed, the first few reasons, each with its place. */
export function reasonsOf(changes: Changes, change: Change): ChangeWords['because'] {
  const [from, to] = [workloadsAt(changes, change.from), workloadsAt(changes, change.to)];
  return becauseOf(changes, change)
    .slice(0, REASONS)
    .map((because) => ({ text: becauseWords(because, inSeveral(because, from, to)), place: because.place }));
}

function portsOf({ kind, was, is }: Change): string {
  if (kind === 'allowed') return passingWords(is);
  return kind === 'refused' ? passingWords(was) : `${passingWords(was)}, now ${passingWords(is)}`;
}

/** A policy selects pods of its own namespace, so that it needs none beside workloads of one. */
function inSeveral({ direction }: Because, from: readonly Workload[], to: readonly Workload[]): boolean {
  return new Set((direction === 'ingress' ? to : from).map(({ namespace }) => namespace)).size !== 1;
}

function workloadsAt({ joint }: Changes, { members }: ChangeEnd): readonly Workload[] {
  const workloads: Workload[] = [];
  eachBit(members, (place) => {
    const member = joint.members[place];
    if (member !== undefined) workloads.push(member.after.workload);
  });
  return workloads;
}

function endWords(all: Everybody, { addresses }: ChangeEnd, some: readonly Workload[], others: readonly Workload[]): Sentence {
  const outside = isNoAddresses(addresses) ? [] : [addressWords(addresses)];
  const parts = some.length === 0 ? [] : whoParts(all, some, others);
  const [first, ...more] = parts;
  const isEvery = more.length === 0 && first?.length === 1 && /^every (other )?workload$/.test(first[0]?.text ?? '');
  if (isEvery && outside[0] === 'every address') return [plain('anyone')];
  const told = parts.length > NAMES ? [[plain(countWords(all, some, others))]] : parts;
  return listed([...told, ...outside.map((text) => [plain(text)])]);
}

/** So many that their names would hide the rest: `1312 of 2000 workloads`. */
function countWords({ workloads }: Everybody, some: readonly Workload[], others: readonly Workload[]): string {
  const [only] = others;
  const itself = others.length === 1 && only !== undefined && some.includes(only) ? 1 : 0;
  return `${some.length - itself} of ${counted(workloads.length, 'workload')}`;
}

function namesOf({ members }: Analysis, some: readonly Member[]): Sentence {
  const nameOf = workloadNames(members.map(({ workload }) => workload));
  const names = some.map(({ workload }) => [nameSegment(nameOf(workload))]);
  return listedShort(names, NAMES, (count) => `${count} more`);
}

/** New workloads by what isolates them: of those that nothing does, everybody may connect to them. */
function unmatched(word: string, analysis: Analysis, some: readonly Member[]): readonly Sentence[] {
  const isolated = ({ classes }: Member, direction: Direction): boolean =>
    classes.some((one) => (analysis.reach.isolating[direction][one] ?? []).length > 0);
  const groups = new Map<string, Member[]>();
  for (const member of some) {
    const directions = (['ingress', 'egress'] as const).filter((direction) => isolated(member, direction));
    const key = directions.length === 0 ? 'no policy isolates' : `isolated for ${listedWords(directions)}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(member);
  }
  return [...groups].map(([how, members]) => {
    const note = how === 'no policy isolates' ? `${how} ${members.length === 1 ? 'it' : 'them'}` : how;
    return sentence(`${word}: `, namesOf(analysis, members), ` (${note}).`);
  });
}
