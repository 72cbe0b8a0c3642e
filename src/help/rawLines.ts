/** A line of a text: `first` is its first character that is no space, or `end`, where its content ends. */
export interface RawLine {
  readonly start: number;
  readonly first: number;
  readonly end: number;
}

/** The lines of a stretch of a text. A byte order mark at its beginning belongs to no line. */
export function* linesOf(text: string, from: number, to: number): Generator<RawLine> {
  let start = text.charCodeAt(from) === 0xfeff ? from + 1 : from;
  for (;;) {
    let end = start;
    while (end < to && text[end] !== '\n' && text[end] !== '\r') end++;
    yield { start, first: skipSpaces(text, start, end), end };
    if (end >= to) return;
    start = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    if (start >= to) {
      // The line behind the last line break is this document's only at the end of the text.
      if (to === text.length) yield { start: to, first: to, end: to };
      return;
    }
  }
}

/**
 * Where the brackets that open at `from` end at the latest: flow content stands further in than what it belongs to, and
 * where it does not, a bracket is missing.
 */
export function flowLimit(text: string, from: number, end: number, column: number): number {
  for (const line of linesOf(text, from, end)) {
    if (line.start === from || line.first >= line.end) continue;
    if (line.first - line.start > column || '}]'.includes(text[line.first] ?? '')) continue;
    return line.start;
  }
  return end;
}

/** Whether a line is a document's mark or a directive. */
export function isMarker(text: string, line: RawLine): boolean {
  const mark = text.slice(line.start, line.start + 3);
  return (
    ((mark === '---' || mark === '...') && (line.end === line.start + 3 || isSpace(text[line.start + 3]))) || mark[0] === '%'
  );
}

export function skipSpaces(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isSpace(text[next])) next++;
  return next;
}

export function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}
