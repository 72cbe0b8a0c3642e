import { applyEdits, contentEndOfLine, endOfLine, startOfLine, type TextEdit } from '../../text';
import { readDocument } from '../../yaml';
import { type BrokenSpot, errors, problemsIn, type TextCandidate } from './brokenSpot';

/** As many tabs as are mended in one go, one line after the other. */
const MOST_LINES = 300;

/** Tabs become spaces: as many as fit the lines around them. */
export function tabs({ text }: BrokenSpot): readonly TextCandidate[] {
  const lines = tabbedLines(text);
  const candidates = [2, 4, 8].map((width) => ({
    title: `Replace each tab with ${width} spaces`,
    edits: lines.map(({ offset, indent }): TextEdit => {
      return { offset, length: indent.length, content: indent.replaceAll('\t', ' '.repeat(width)) };
    }),
  }));
  const best = likeliest(text, candidates);
  return best.length === 1 ? best.map(({ edits }) => ({ title: 'Replace the tabs with spaces', edits })) : best;
}

interface TabbedLine {
  readonly offset: number;
  readonly indent: string;
}

/** The lines whose tabs YAML complains about; tabs inside of block texts stay. */
function tabbedLines(text: string): readonly TabbedLine[] {
  const lines = new Map<number, TabbedLine>();
  let now = text;
  while (lines.size < MOST_LINES) {
    const found = readDocument(now).problems.filter(({ code }) => code === 'tab');
    const fresh = found
      .map(({ range }) => startOfLine(now, range.start))
      .filter((offset, index, all) => !lines.has(offset) && all.indexOf(offset) === index);
    if (fresh.length === 0) break;
    for (const offset of fresh) {
      const indent = /^[ \t]*/.exec(text.slice(offset, contentEndOfLine(text, offset)))?.[0] ?? '';
      lines.set(offset, { offset, indent });
      // As long as before, so that offsets stay; what it means is not looked at here.
      now = now.slice(0, offset) + indent.replaceAll('\t', ' ') + now.slice(offset + indent.length);
    }
  }
  return [...lines.values()].sort((a, b) => a.offset - b.offset);
}

/** A line that lines up with none of those above is moved, with what stands below it, where it surely belongs. */
export function indentation({ text, start }: BrokenSpot): readonly TextCandidate[] {
  const first = startOfLine(text, Math.min(start, Math.max(0, text.length - 1)));
  const candidates = [first, lineAfter(text, first)].flatMap((line) => (line === undefined ? [] : shifted(text, line)));
  const best = likeliest(
    text,
    candidates.filter(({ edits }) => errors(problemsIn(applyEdits(text, edits), 'default').yaml) === 0),
  );
  return best.length === 1 ? best : [];
}

function lineAfter(text: string, line: number): number | undefined {
  const next = endOfLine(text, line);
  return next < text.length ? next : undefined;
}

/** The line moved to each indentation nearby that occurs above it. */
function shifted(text: string, line: number): readonly TextCandidate[] {
  const own = indentOf(text, line);
  const above = new Set(linesBefore(text, line).map((one) => indentOf(text, one)));
  return [...above]
    .filter((indent) => indent !== own && Math.abs(indent - own) <= 2)
    .sort((a, b) => Math.abs(a - own) - Math.abs(b - own))
    .map((indent) => ({
      title: `Line it up: indent it by ${indent === 0 ? 'nothing' : indent === 1 ? 'one space' : `${indent} spaces`}`,
      edits: blockAt(text, line, own).map((at): TextEdit => {
        return indent > own
          ? { offset: at, length: 0, content: ' '.repeat(indent - own) }
          : { offset: at, length: own - indent, content: '' };
      }),
    }));
}

function linesBefore(text: string, line: number): readonly number[] {
  const lines: number[] = [];
  for (let at = 0; at < line; at = endOfLine(text, at)) if (!isBlankLine(text, at)) lines.push(at);
  return lines;
}

/** A line, and the deeper ones below it. */
function blockAt(text: string, line: number, indent: number): readonly number[] {
  const lines = [line];
  for (let at = endOfLine(text, line); at < text.length; at = endOfLine(text, at)) {
    if (isBlankLine(text, at)) continue;
    // The items of a list may stand as deep as its key.
    const isItem = indentOf(text, at) === indent && /^ *- /.test(text.slice(at, contentEndOfLine(text, at)));
    const startsItem = /^ *- /.test(text.slice(line, contentEndOfLine(text, line)));
    if (indentOf(text, at) <= indent && (!isItem || startsItem)) break;
    lines.push(at);
  }
  return lines;
}

function isBlankLine(text: string, line: number): boolean {
  return text.slice(line, contentEndOfLine(text, line)).trim() === '';
}

function indentOf(text: string, line: number): number {
  return /^ */.exec(text.slice(line, contentEndOfLine(text, line)))?.[0].length ?? 0;
}

/** Of the candidates that differ in what the text says then, those that leave the fewest errors. */
function likeliest(text: string, candidates: readonly TextCandidate[]): readonly TextCandidate[] {
  const weighed = new Map<string, { readonly candidate: TextCandidate; readonly left: number }>();
  for (const candidate of candidates) {
    const mended = applyEdits(text, candidate.edits);
    const { yaml, objects } = problemsIn(mended, 'default');
    const says = JSON.stringify(readDocument(mended).value) ?? mended;
    if (!weighed.has(says)) weighed.set(says, { candidate, left: errors(yaml) * 1000 + errors(objects) });
  }
  const least = Math.min(...[...weighed.values()].map(({ left }) => left));
  return [...weighed.values()].filter(({ left }) => left === least).map(({ candidate }) => candidate);
}
