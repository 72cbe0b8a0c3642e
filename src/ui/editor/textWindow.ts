/** Longer texts, in UTF-16 code units, are shown a stretch at a time and not given to the editor: it would hold the page up. */
export const EDITOR_MOST = 10_000_000;
/** Lines of one stretch. */
export const WINDOW_LINES = 2000;
/** Of longer lines only the start is shown, in UTF-16 code units. */
const LONGEST_LINE = 5000;
/** And of all lines together not more than this. */
const MOST = 1_000_000;

/** A stretch of a text's lines as they are shown: `first` is 1-based, `last` included. */
export interface TextWindow {
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/** The lines from `first` on, as many as are shown at a time. `starts` are the offsets of the text's lines. */
export function textWindow(text: string, starts: readonly number[], first: number): TextWindow {
  const lines: string[] = [];
  let length = 0;
  for (let line = first; line < first + WINDOW_LINES && line <= starts.length && length < MOST; line++) {
    const start = starts[line - 1] ?? 0;
    const end = Math.min(starts[line] ?? text.length, start + LONGEST_LINE + 2);
    const shown = text.slice(start, end).replace(/[\r\n]+$/, '');
    lines.push(shown.length > LONGEST_LINE ? `${shown.slice(0, LONGEST_LINE)}…` : shown);
    length += shown.length;
  }
  return { first, last: first + lines.length - 1, text: lines.join('\n') };
}
