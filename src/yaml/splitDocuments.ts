import { contentEndOfLine, endOfLine, type TextRange } from '../text';

const byteOrderMark = 0xfeff;

/**
 * Where the documents of a text stand. The slices tile the text: a document starts at its `---` line, or where it begins
 * without one, and directives and comments before that belong to it; it ends after its `...` line or before the next
 * `---`. There is always at least one slice, empty or not, and each can be read on its own.
 */
export function splitDocuments(text: string): readonly TextRange[] {
  const slices: TextRange[] = [];
  let start = 0;
  // Within a document a comment belongs to it; between documents it belongs to the next one.
  let inDocument = false;
  let read = 0;

  const end = (at: number): void => {
    slices.push({ start, end: at });
    start = at;
  };

  for (const { at, mark } of markerLines(text)) {
    if (!inDocument && hasContent(text, read, at)) inDocument = true;
    read = endOfLine(text, at);
    if (mark === '---') {
      if (inDocument) end(at);
      inDocument = true;
    } else {
      // An end without a document before it ends an empty one.
      end(read);
      inDocument = false;
    }
  }
  if (!inDocument && hasContent(text, read, text.length)) inDocument = true;

  const last = slices[slices.length - 1];
  if (inDocument || last === undefined) return [...slices, { start, end: text.length }];
  // Comments after the last document's end are nobody else's.
  return [...slices.slice(0, -1), { start: last.start, end: text.length }];
}

interface MarkerLine {
  readonly at: number;
  readonly mark: '---' | '...';
}

/** The lines that start with `---` or `...` and a space, a tab, or nothing. YAML takes them for marks wherever they stand. */
function* markerLines(text: string): Generator<MarkerLine> {
  const marks = /---|\.\.\./g;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const at = match.index;
    if (isLineStart(text, at) && isBlank(text.charCodeAt(at + 3))) yield { at, mark: match[0] === '---' ? '---' : '...' };
  }
}

function isLineStart(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  if (before === 10 || before === 13) return true;
  return before === byteOrderMark && (at === 1 || isLineStart(text, at - 1));
}

function isBlank(code: number): boolean {
  return Number.isNaN(code) || code === 32 || code === 9 || code === 10 || code === 13;
}

/** Whether a stretch of whole lines between documents holds more than blank lines, comments and directives. */
function hasContent(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const lineStart = text.charCodeAt(at) === byteOrderMark ? at + 1 : at;
    let first = lineStart;
    while (first < to && (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9)) first++;
    const code = text.charCodeAt(first);
    const isDirective = first === lineStart && code === 37;
    if (first < to && code !== 35 && code !== 10 && code !== 13 && !isDirective) return true;
    at = endOfLine(text, first);
  }
  return false;
}

const blankLine = /^\uFEFF?(?:(?:---|\.\.\.)(?![^ \t]))?[ \t]*(?:#.*)?$|^%/s;

/** Whether a document's slice holds nothing but marks, comments, directives and blank lines; told without reading it. */
export function isBlankDocument(slice: string): boolean {
  for (let at = 0; at < slice.length; at = endOfLine(slice, at)) {
    if (!blankLine.test(slice.slice(at, contentEndOfLine(slice, at)))) return false;
  }
  return true;
}
