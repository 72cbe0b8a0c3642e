/** A place as editors tell it: both 1-based, columns in UTF-16 code units. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the lines of a text start, over `\r\n`, `\r` and `\n`. A byte order mark at the start of the text belongs to no
 * column: line 1 starts behind it, as it does for editors that drop it.
 */
export interface LineMap {
  readonly text: string;
  readonly starts: readonly number[];
}

const lineFeed = 10;
const carriageReturn = 13;
const byteOrderMark = 0xfeff;

/** The offset of every line's first character, in order; never empty. */
export function lineStarts(text: string): readonly number[] {
  const starts = [text.charCodeAt(0) === byteOrderMark ? 1 : 0];
  // Searching is many times as fast as looking at each character.
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    if (carriage >= 0 && (feed < 0 || carriage < feed)) {
      if (carriage + 1 !== feed) starts.push(carriage + 1);
      carriage = text.indexOf('\r', carriage + 1);
    } else {
      starts.push(feed + 1);
      feed = text.indexOf('\n', feed + 1);
    }
  }
  return starts;
}

export function lineMap(text: string): LineMap {
  return { text, starts: lineStarts(text) };
}

/** The 1-based line an offset stands on. An offset between `\r` and `\n` still belongs to the line they end. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** Line and column of an offset. Offsets outside the text are taken as its start or end. */
export function positionAt(map: LineMap, offset: number): LinePosition {
  const inside = Math.min(Math.max(offset, map.starts[0] ?? 0), map.text.length);
  const line = lineOf(map.starts, inside);
  return { line, column: inside - (map.starts[line - 1] ?? 0) + 1 };
}

/** The offset of a line and column. Lines outside the text are taken as its start or end, columns likewise in their line. */
export function offsetAt(map: LineMap, position: LinePosition): number {
  if (position.line < 1) return map.starts[0] ?? 0;
  const start = map.starts[position.line - 1];
  if (start === undefined) return map.text.length;
  return Math.min(start + Math.max(position.column, 1) - 1, contentEndOfLine(map.text, start));
}

/** The start of the line an offset stands on; a byte order mark is skipped, as in `lineStarts`. */
export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0) {
    const code = text.charCodeAt(at - 1);
    if (code === lineFeed) break;
    if (code === carriageReturn && text.charCodeAt(at) !== lineFeed) break;
    at--;
  }
  return at === 0 && text.charCodeAt(0) === byteOrderMark ? Math.min(1, text.length) : at;
}

/** The end of the line's content: the offset of its line break, or the end of the text. */
export function contentEndOfLine(text: string, offset: number): number {
  let at = offset;
  if (at > 0 && text.charCodeAt(at) === lineFeed && text.charCodeAt(at - 1) === carriageReturn) return at - 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) break;
    at++;
  }
  return at;
}

/** The end of the line with its line break: where the next line starts, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  const end = contentEndOfLine(text, offset);
  if (end >= text.length) return end;
  return text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
}
