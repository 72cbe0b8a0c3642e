import { contentEndOfLine, endOfLine, startOfLine, type TextEdit } from '../text';

/** How far an offset stands from its line's start, in UTF-16 code units. */
export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

/** Whether nothing but spaces and tabs stands between the line's start and the offset. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return isBlank(text.slice(startOfLine(text, offset), offset));
}

export function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}

export function onSameLine(text: string, a: number, b: number): boolean {
  return !/[\r\n]/.test(text.slice(Math.min(a, b), Math.max(a, b)));
}

/** Whether an offset stands where a line starts, or where one would if the text went on. */
export function isAfterLineBreak(text: string, offset: number): boolean {
  return offset > 0 && /[\r\n]/.test(text.charAt(offset - 1));
}

/** The end of the line's content before an offset that stands behind a line break; else the offset itself. */
export function contentEndBefore(text: string, offset: number): number {
  return isAfterLineBreak(text, offset) ? contentEndOfLine(text, offset - 1) : offset;
}

/** The line break that stands before an offset, or else the text's first one, or else a line feed. */
export function lineBreakNear(text: string, offset: number): string {
  const before = startOfLine(text, offset);
  if (isAfterLineBreak(text, before)) return text.slice(contentEndOfLine(text, before - 1), before);
  const first = contentEndOfLine(text, 0);
  return first < text.length ? text.slice(first, endOfLine(text, first)) : '\n';
}

/**
 * The end of the lines that belong to a block's child: its last line, and the comment lines directly below that are
 * indented deeper than the child itself.
 */
export function endOfChild(text: string, contentEnd: number, column: number): number {
  let end = isAfterLineBreak(text, contentEnd) ? contentEnd : endOfLine(text, contentEnd);
  while (end < text.length && isAfterLineBreak(text, end)) {
    const indent = /^ *(?=#)/.exec(text.slice(end, contentEndOfLine(text, end)))?.[0];
    if (indent === undefined || indent.length <= column) return end;
    end = endOfLine(text, end);
  }
  return end;
}

/**
 * The start of the lines that belong to a block's child: its first line and the comments directly above at its own
 * column. Not what looks like a commented-out rule, nor the comment that heads the whole document.
 */
export function startOfChild(text: string, offset: number, column: number): number {
  let start = startOfLine(text, offset);
  const own = start;
  while (isAfterLineBreak(text, start)) {
    const above = startOfLine(text, start - 1 - (text.slice(start - 2, start) === '\r\n' ? 1 : 0));
    const comment = /^( *)#(.*)/.exec(text.slice(above, contentEndOfLine(text, above)));
    if (comment === null || comment[1]?.length !== column || isCommentedOut(comment[2] ?? '')) return start;
    start = above;
  }
  return isAfterLineBreak(text, start) ? start : own;
}

function isCommentedOut(comment: string): boolean {
  return /^\s*-(?: |$)/.test(comment) || /^ {2,}\S/.test(comment);
}

/** Adds whole lines at a line's start. At the end of a text without a final line break, it stays without. */
export function insertLines(text: string, at: number, lines: readonly string[]): TextEdit {
  const lineBreak = lineBreakNear(text, at);
  const joined = lines.join(lineBreak);
  const open = at === text.length && at > 0 && !isAfterLineBreak(text, at);
  return { offset: at, length: 0, content: open ? lineBreak + joined : joined + lineBreak };
}

/**
 * Puts whole lines at a line's start. At the end of a text without a final line break it stays without, unless that
 * break belongs to a block text (`keepsBreak`).
 */
export function insertWhole(text: string, at: number, lines: string, lineBreak: string, keepsBreak: boolean): TextEdit {
  const open = at === text.length && at > 0 && !isAfterLineBreak(text, at);
  if (!open) return { offset: at, length: 0, content: lines };
  return { offset: at, length: 0, content: lineBreak + (keepsBreak ? lines : lines.replace(/(?:\r\n|\r|\n)$/, '')) };
}

/**
 * Takes whole lines away. Those at the end of a text without a final line break take the break before them along, unless
 * it belongs to a block text (`afterBlockText`).
 */
export function removeLines(text: string, start: number, end: number, afterBlockText = false): TextEdit {
  const open = end === text.length && !isAfterLineBreak(text, end) && !afterBlockText;
  const from = open && isAfterLineBreak(text, start) ? contentEndOfLine(text, start - 1) : start;
  return { offset: from, length: end - from, content: '' };
}

export function indented(lines: readonly string[], columns: number): readonly string[] {
  const pad = ' '.repeat(columns);
  return lines.map((line) => pad + line);
}

/** Whole lines that surely end with a line break. */
export function closedLines(lines: string, lineBreak: string): string {
  return lines === '' || isAfterLineBreak(lines, lines.length) ? lines : lines + lineBreak;
}
