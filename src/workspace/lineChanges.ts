import type { TextEdit } from '../text';

/** What edits do to a text's lines: how many more or fewer there are, and which lines of the new text they touch (1-based). */
export interface LineChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: readonly number[];
}

/** Counts the lines that edits add, remove and change. A line counts as changed when a part of it stays. */
export function lineChanges(text: string, edits: readonly TextEdit[]): LineChanges {
  let added = 0;
  let removed = 0;
  let shift = 0;
  const changed = new Set<number>();
  for (const edit of edits) {
    const gone = breaks(text.slice(edit.offset, edit.offset + edit.length));
    const come = breaks(edit.content);
    added += Math.max(0, come - gone);
    removed += Math.max(0, gone - come);
    const first = breaks(text.slice(0, edit.offset)) + shift + 1;
    const wholeLines = startsLine(text, edit.offset) && /[\r\n]$/.test(edit.content);
    const afterBreak = /^[\r\n]/.test(edit.content);
    if (come === gone || !(wholeLines || afterBreak || edit.content === ''))
      for (let line = first; line <= first + Math.min(come, gone); line++) changed.add(line);
    shift += come - gone;
  }
  return { added, removed, changed: [...changed] };
}

function breaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || /[\r\n]/.test(text.charAt(offset - 1));
}
