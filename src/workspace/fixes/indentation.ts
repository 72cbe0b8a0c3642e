import { applyEdits, contentEndOfLine, endOfLine, lineOf, lineStarts, startOfLine, type TextEdit } from '../../text';
import { readDocument } from '../../yaml';
import { type BrokenSpot, errors, problemsIn, type TextCandidate } from './brokenSpot';

/** How often a text is read again to see what else a tab has hidden. */
const MOST_ROUNDS = 10;

/** Tabs become spaces: as many as fit the lines around them. */
export function tabs({ text }: BrokenSpot): readonly TextCandidate[] {
  const own = ownWidth(text);
  const candidates = [2, 4, 8]
    .toSorted((a, b) => Number(b === own) - Number(a === own))
    .map((width) => ({ title: `Replace each tab with ${width} spaces`, edits: withoutTabs(text, width) }));
  const best = likeliest(text, candidates);
  // Where other errors stand in the way, nothing tells which is right: the document's own manner is.
  const isRead = best.some(({ edits }) => readDocument(applyEdits(text, edits)).value !== undefined);
  if (!isRead) return best.slice(0, 1);
  return best.length === 1 ? best.map(({ edits }) => ({ title: 'Replace the tabs with spaces', edits })) : best;
}

/** By how many spaces the document's first indented line without a tab is indented. */
function ownWidth(text: string): number {
  return /^ +(?=[^\s#])/m.exec(text)?.[0].length ?? 2;
}

/**
 * The edits of the lines that start with a tab, and of those whose tabs YAML complains about then; tabs inside of block
 * texts stay.
 */
function withoutTabs(text: string, width: number): readonly TextEdit[] {
  const starts = lineStarts(text);
  const edits = new Map<number, TextEdit>();
  const mend = (line: number): void => {
    const offset = starts[line] ?? 0;
    const indent = /^[ \t]*(?:-[ \t]+)*/.exec(text.slice(offset, contentEndOfLine(text, offset)))?.[0] ?? '';
    edits.set(line, { offset, length: indent.length, content: expanded(indent, width) });
  };
  for (const [line, offset] of starts.entries()) if (text[offset] === '\t' && !isBlankLine(text, offset)) mend(line);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const now = applyEdits(text, inOrder(edits));
    const nowStarts = lineStarts(now);
    const found = readDocument(now).problems.filter(({ code }) => code === 'tab');
    const fresh = found.map(({ range }) => lineOf(nowStarts, range.start) - 1).filter((line) => !edits.has(line));
    if (fresh.length === 0) break;
    for (const line of fresh) mend(line);
  }
  return inOrder(edits);
}

function inOrder(edits: ReadonlyMap<number, TextEdit>): readonly TextEdit[] {
  return [...edits.values()].sort((a, b) => a.offset - b.offset);
}

/** Each tab as so many spaces; behind a dash as many as lead to the next multiple of them, as editors show it. */
function expanded(indent: string, width: number): string {
  const dash = indent.indexOf('-');
  const [before, behind] = dash < 0 ? [indent, ''] : [indent.slice(0, dash), indent.slice(dash)];
  let content = before.replaceAll('\t', ' '.repeat(width));
  for (const one of behind) content += one === '\t' ? ' '.repeat(width - (content.length % width)) : one;
  return content;
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
