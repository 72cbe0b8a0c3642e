import { diffArrays } from 'diff';
import { lineStarts } from '../../text';
import { commonEnds } from '../../text/commonEnds';

export type Ending = 'LF' | 'CRLF' | 'CR';

/** One line of the difference. Numbers are 1-based; a line that came has no `before`, one that went no `after`. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly text: string;
  readonly ending: Ending;
}

export interface TextChanges {
  readonly lines: readonly DiffLine[];
  readonly added: number;
  readonly removed: number;
  /** A line ending of its own on each line is worth showing: some line changed nothing else. */
  readonly endingsChanged: boolean;
}

interface Line {
  readonly text: string;
  readonly ending: Ending;
}

/** Beyond this many differing lines everything between the first and the last counts as changed: finding less takes too long. */
const MOST = 1000;
/** And never longer than this, ms. */
const LONGEST = 400;

/**
 * The difference between two texts, line by line. A line ending belongs to its line; whether the last line has one is
 * left to `textFacts`, so that lines added below it do not make it a changed line.
 */
export function textChanges(older: string, newer: string): TextChanges {
  const { from, to } = cut(older, newer);
  const a = linesOf(older.slice(from, older.length - to));
  const b = linesOf(newer.slice(from, newer.length - to));
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && equal(a[head], b[head])) head++;
  let tail = 0;
  while (tail < shorter - head && equal(a[a.length - 1 - tail], b[b.length - 1 - tail])) tail++;
  const middle = differing(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const steps = [...a.slice(0, head).map(same), ...middle, ...a.slice(a.length - tail).map(same)];
  let before = from === 0 ? 0 : lineStarts(older.slice(0, from)).length - 1;
  let after = before;
  const lines = steps.map(({ kind, line }): DiffLine => {
    if (kind !== 'added') before++;
    if (kind !== 'removed') after++;
    return {
      kind,
      text: line.text,
      ending: line.ending,
      before: kind === 'added' ? undefined : before,
      after: kind === 'removed' ? undefined : after,
    };
  });
  const count = (kind: DiffLine['kind']): number => lines.reduce((sum, line) => sum + (line.kind === kind ? 1 : 0), 0);
  return { lines, added: count('added'), removed: count('removed'), endingsChanged: endingsDiffer(a, b) };
}

/** Of texts longer than this, in UTF-16 code units, so many lines that stay are told before and behind what changes. */
const LONG = 2_000_000;
const BESIDE = 500;

/** How much of two long texts is left out of account at both ends, where they are the same. */
function cut(older: string, newer: string): { readonly from: number; readonly to: number } {
  if (older.length + newer.length < LONG) return { from: 0, to: 0 };
  const { head, tail } = commonEnds(older, newer);
  let from = head;
  let behind = older.length - tail;
  for (let line = 0; line <= BESIDE; line++) {
    from = from < 2 ? 0 : older.lastIndexOf('\n', from - 2) + 1;
    const feed = older.indexOf('\n', behind);
    behind = feed < 0 ? older.length : feed + 1;
  }
  return { from, to: older.length - behind };
}

interface Step {
  readonly kind: DiffLine['kind'];
  readonly line: Line;
}

const same = (line: Line): Step => ({ kind: 'same', line });

function differing(a: Line[], b: Line[]): readonly Step[] {
  const parts = diffArrays(a, b, { comparator: equal, maxEditLength: MOST, timeout: LONGEST }) ?? [
    { removed: true, added: false, value: a },
    { removed: false, added: true, value: b },
  ];
  return parts.flatMap(({ added, removed, value }) =>
    value.map((line): Step => ({ kind: added ? 'added' : removed ? 'removed' : 'same', line })),
  );
}

function equal(one: Line | undefined, other: Line | undefined): boolean {
  return one?.text === other?.text && one?.ending === other?.ending;
}

function endingsDiffer(a: readonly Line[], b: readonly Line[]): boolean {
  const kinds = (lines: readonly Line[]): string => [...new Set(lines.map((line) => line.ending))].sort().join();
  return kinds(a) !== kinds(b) || kinds(a).includes(',');
}

function linesOf(text: string): readonly Line[] {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines: Line[] = [];
  const breaks = /\r\n|\n|\r/g;
  let start = 0;
  for (const found of bare.matchAll(breaks)) {
    lines.push({ text: bare.slice(start, found.index), ending: ENDINGS[found[0]] ?? 'LF' });
    start = found.index + found[0].length;
  }
  // The last line, where it has no ending, counts as ended like the line before it.
  if (start < bare.length) lines.push({ text: bare.slice(start), ending: lines.at(-1)?.ending ?? 'LF' });
  return lines;
}

const ENDINGS: Readonly<Record<string, Ending>> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' };

/** A stretch of the difference: shown, or unchanged lines that can be opened. */
export interface Stretch {
  readonly shown: boolean;
  readonly lines: readonly DiffLine[];
}

/** Leaves `context` unchanged lines around each change; longer stretches between are folded away. */
export function foldUnchanged(lines: readonly DiffLine[], context: number): readonly Stretch[] {
  const near = new Uint8Array(lines.length);
  lines.forEach((line, at) => {
    if (line.kind !== 'same') near.fill(1, Math.max(0, at - context), at + context + 1);
  });
  const stretches: { shown: boolean; lines: DiffLine[] }[] = [];
  lines.forEach((line, at) => {
    const shown = near[at] === 1;
    const last = stretches.at(-1);
    if (last?.shown === shown) last.lines.push(line);
    else stretches.push({ shown, lines: [line] });
  });
  // A fold of one or two lines would hide less than it takes.
  return stretches.map((stretch) => (stretch.lines.length <= 2 ? { ...stretch, shown: true } : stretch));
}

/** What the bytes say and lines do not show, with what it was where it differs: `Line endings: LF (was CRLF)`. */
export function textFacts(older: string, newer: string): readonly { readonly words: string; readonly changed: boolean }[] {
  return FACTS.map(({ name, of }) => {
    const [was, is] = [of(older), of(newer)];
    return { words: `${name}: ${is}${was === is ? '' : ` (was ${was})`}`, changed: was !== is };
  });
}

const FACTS: readonly { readonly name: string; readonly of: (text: string) => string }[] = [
  { name: 'Line endings', of: endingWords },
  { name: 'Byte order mark', of: (text) => (text.startsWith('\uFEFF') ? 'present' : 'none') },
  { name: 'Newline at the end', of: (text) => (/[\r\n]$/.test(text) ? 'yes' : 'no') },
];

function endingWords(text: string): string {
  const kinds = (['CRLF', 'LF', 'CR'] as const).filter((ending) => FOUND[ending].test(text));
  if (kinds.length === 0) return 'none';
  return kinds.length === 1 ? kinds.join() : `mixed, ${kinds.join(' and ')}`;
}

const FOUND: Readonly<Record<Ending, RegExp>> = { CRLF: /\r\n/, LF: /(^|[^\r])\n/, CR: /\r(?!\n)/ };
