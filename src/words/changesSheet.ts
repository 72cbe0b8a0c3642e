import type { Analysis } from '../answers/analysis';
import type { BecausePlace } from '../answers/becauseOf';
import { CHANGE_KINDS, type Change, type ChangeKind, type Changes, changesOf, type PassingPorts } from '../answers/changes';
import type { Analyses } from '../answers/questions';
import { wholeCaveats } from '../answers/wholeCaveats';
import { equalPorts, isNoPorts, type PortSet, subtractPorts } from '../engine';
import { changesMarkdown } from './changesText';
import { CHANGE_WORDS, type ChangeSign, type ChangeWords, changesWords } from './changesWords';
import { portBadges, portsWords } from './portsWords';
import { counted, listedWords, type Sentence } from './segment';
import { bothCaveatWords, type SidedCaveatWords, sidedText, wholeCaveatWords } from './wholeCaveatWords';

/** What the open files are compared with, and how many rows are shown. */
export interface ChangesQuestion {
  readonly against: 'opened' | 'others';
  readonly most: number;
}

/** How many connections changed in one way: `2`, `newly allowed`. */
export interface ChangeFigure {
  readonly kind: ChangeKind;
  readonly count: number;
  readonly words: string;
}

/** A part of what is told of ports: words, or a badge of ports that get through, or that no longer do. */
export interface PortPiece {
  readonly type: 'words' | 'open' | 'closed';
  readonly text: string;
}

/** `mixed`: pods of one workload differ. */
export type PassingState = 'allowed' | 'depends' | 'mixed' | 'denied';

/** One row of what changes, as plain data. */
export interface ChangesRow {
  readonly sign: ChangeSign;
  readonly from: Sentence;
  readonly to: Sentence;
  readonly was: { readonly state: PassingState; readonly words: string };
  readonly is: { readonly state: PassingState; readonly words: string };
  readonly ports: readonly PortPiece[];
  readonly because: readonly { readonly text: Sentence; readonly place: BecausePlace }[];
}

/** How much changes. */
export interface ChangeCounts {
  /** Of the open files, as they are now. */
  readonly workloads: number;
  /** Connections that change. */
  readonly count: number;
  readonly figures: readonly ChangeFigure[];
  readonly summary: string;
  /** What is not allowed any more: `2 connections are newly refused and 1 is narrowed`; undefined when nothing is. */
  readonly refused: string | undefined;
}

/** What changes, ready to be shown. `total` counts the rows there are; `workloads` tells of those that come or go. */
export interface ChangesSheet extends ChangeCounts {
  readonly rows: readonly ChangesRow[];
  readonly total: number;
  readonly workloadNotes: readonly Sentence[];
  /** What is assumed and not counted; `weighty`: it may change what is shown. */
  readonly notes: readonly { readonly text: string; readonly weighty: boolean }[];
  readonly markdown: string;
}

/** How many connections change since the files were opened. */
export function changeCounts({ now, opened }: Pick<Analyses, 'now' | 'opened'>): ChangeCounts {
  return countsOf(comparedOnce(opened(), now()));
}

/** What changes from the files that are compared with to the open ones, and what else is to be known. */
export function changesAgainst(
  { now, opened, others }: Analyses,
  against: ChangesQuestion['against'],
): { readonly changes: Changes; readonly caveats: readonly SidedCaveatWords[]; readonly notes: ChangesSheet['notes'] } {
  const [before, after] = [against === 'opened' ? opened() : others(), now()];
  const [earlier, later] = [before, after].map((analysis) => wholeCaveatWords(analysis, wholeCaveats(analysis)));
  const caveats = bothCaveatWords(earlier ?? [], later ?? []);
  return {
    changes: comparedOnce(before, after),
    caveats,
    notes: caveats.map((one) => ({ text: sidedText(one), weighty: WEIGHTY.has(one.type) })),
  };
}

/** What changes, ready to be shown. */
export function changesSheet(analyses: Analyses, { against, most }: ChangesQuestion): ChangesSheet {
  const { changes, caveats, notes } = changesAgainst(analyses, against);
  const words = changesWords(changes);
  // Each row looks for its reasons: it does so once for the table and the Markdown.
  const known: ChangeWords[] = [];
  const finding = words.rows();
  const rows = function* (): Generator<ChangeWords> {
    for (let place = 0; ; place++) {
      const row = known[place] ?? finding.next().value;
      if (row === undefined) return;
      known[place] = row;
      yield row;
    }
  };
  const shown: ChangesRow[] = [];
  for (const row of rows()) {
    if (shown.length >= most) break;
    shown.push(rowOf(row));
  }
  return {
    ...countsOf(changes),
    rows: shown,
    total: words.count,
    workloadNotes: words.workloads,
    notes,
    markdown: changesMarkdown({ ...words, rows }, caveats.map(sidedText)),
  };
}

const WEIGHTY: ReadonlySet<string> = new Set(['uncounted', 'stale', 'nobody']);

const compared = new WeakMap<Analysis, { readonly before: Analysis; readonly changes: Changes }>();

/** Several questions are asked of the same two. */
function comparedOnce(before: Analysis, after: Analysis): Changes {
  const known = compared.get(after);
  if (known?.before === before) return known.changes;
  const changes = changesOf(before, after);
  compared.set(after, { before, changes });
  return changes;
}

function countsOf(changes: Changes): ChangeCounts {
  const { counts, joint } = changes;
  const figures = CHANGE_KINDS.flatMap((kind): ChangeFigure[] =>
    counts[kind] === 0 ? [] : [{ kind, count: counts[kind], words: CHANGE_WORDS[kind] }],
  );
  return {
    workloads: joint.after.members.length,
    count: figures.reduce((sum, { count }) => sum + count, 0),
    figures,
    summary: changesWords(changes).summary,
    refused: refusedWords(figures),
  };
}

function refusedWords(figures: readonly ChangeFigure[]): string | undefined {
  const lost = figures.filter(({ kind }) => kind === 'refused' || kind === 'narrowed').reverse();
  if (lost.length === 0) return undefined;
  return listedWords(
    lost.map(
      ({ count, words }, index) => `${index === 0 ? counted(count, 'connection') : count} ${count === 1 ? 'is' : 'are'} ${words}`,
    ),
  );
}

function rowOf({ change, sign, from, to, was, is, because }: ChangeWords): ChangesRow {
  return {
    sign,
    from,
    to,
    was: { state: stateOf(change.was), words: was },
    is: { state: stateOf(change.is), words: is },
    ports: piecesOf(change),
    because,
  };
}

/** The verdict on what passes. */
export function stateOf({ sure, perhaps, differs }: PassingPorts): PassingState {
  if (isNoPorts(perhaps)) return 'denied';
  if (!isNoPorts(sure)) return 'allowed';
  return differs ? 'mixed' : 'depends';
}

/** The ports a change is about, as badges and words. */
export function piecesOf({ kind, was, is }: Pick<Change, 'kind' | 'was' | 'is'>): readonly PortPiece[] {
  switch (kind) {
    case 'allowed':
      return passingPieces(is, 'open');
    case 'refused':
      return passingPieces(was, 'closed');
    case 'widened':
    case 'narrowed':
    case 'shifted': {
      if (was.differs === is.differs && equalPorts(was.sure, is.sure) && equalPorts(was.perhaps, is.perhaps))
        return [...passingPieces(is, 'open'), { type: 'words', text: 'for other pods' }];
      const before = passingPieces(was, 'closed');
      const last = before.at(-1);
      const now = last?.type === 'words' ? { ...last, text: `${last.text}, now` } : undefined;
      return [
        ...(now === undefined ? [...before, { type: 'words' as const, text: 'now' }] : [...before.slice(0, -1), now]),
        ...passingPieces(is, 'open'),
      ];
    }
  }
}

function passingPieces({ sure, perhaps, differs }: PassingPorts, type: 'open' | 'closed'): readonly PortPiece[] {
  const more = subtractPorts(perhaps, sure);
  const told = portPieces(more, type);
  const some: readonly PortPiece[] = isNoPorts(more)
    ? []
    : differs
      ? [...told, { type: 'words', text: 'for some pods' }]
      : [{ type: 'words', text: 'perhaps' }, ...told];
  return isNoPorts(sure) && some.length > 0 ? some : [...portPieces(sure, type), ...some];
}

function portPieces(ports: PortSet, type: 'open' | 'closed'): readonly PortPiece[] {
  const badges = portBadges(ports);
  if (isNoPorts(ports) || badges.length === 0) return [{ type: 'words', text: portsWords(ports) }];
  return badges.map((text) => ({ type, text }));
}
