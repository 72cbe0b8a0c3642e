import { diffArrays } from 'diff';
import { lineStarts } from '../../text';
import { commonEnds } from '../../text/commonEnds';

/** Lines that are not as they were: `from` to `to` in the newer text, 1-based; a removal stands behind line `to` (0: at the top). */
export interface ChangedLines {
  readonly kind: 'added' | 'modified' | 'removed';
  readonly from: number;
  readonly to: number;
}

export interface LineDiff {
  readonly added: number;
  readonly modified: number;
  readonly removed: number;
  readonly blocks: readonly ChangedLines[];
}

export const NO_DIFF: LineDiff = { added: 0, modified: 0, removed: 0, blocks: [] };

/** Beyond this many differing lines the whole stretch counts as one change: exact counting would take too long. */
const MOST = 1500;

/**
 * Which lines of a text differ from an older one. A line that takes the place of another is modified; a line ending
 * counts as part of its line, and the last line counts as ended like the line before it.
 */
export function lineDiff(older: string, newer: string): LineDiff {
  if (older === newer) return NO_DIFF;
  const { head, tail } = commonEnds(older, newer);
  // The last line is ended like the one before it, so that one is needed too.
  const from = head === 0 ? 0 : older.lastIndexOf('\n', head - 2) + 1;
  const a = linesOf(older.slice(from, older.length - tail), tail > 0);
  const b = linesOf(newer.slice(from, newer.length - tail), tail > 0);
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let kept = 0;
  while (kept < shorter - start && a[a.length - 1 - kept] === b[b.length - 1 - kept]) kept++;
  const before = from === 0 ? 0 : lineStarts(older.slice(0, from)).length - 1;
  return counted(hunks(a.slice(start, a.length - kept), b.slice(start, b.length - kept)), before + start);
}

interface Hunk {
  /** Lines that stay before the hunk, then lines that go and lines that come. */
  readonly same: number;
  readonly gone: number;
  readonly come: number;
}

function hunks(a: string[], b: string[]): readonly Hunk[] {
  const whole = [{ same: 0, gone: a.length, come: b.length }];
  if (a.length === 0 || b.length === 0) return whole;
  const parts = diffArrays(a, b, { maxEditLength: MOST });
  if (!parts) return whole;
  const found: Hunk[] = [];
  let open: Hunk = { same: 0, gone: 0, come: 0 };
  for (const part of parts) {
    if (part.added) open = { ...open, come: open.come + part.value.length };
    else if (part.removed) open = { ...open, gone: open.gone + part.value.length };
    else {
      found.push(open);
      open = { same: part.value.length, gone: 0, come: 0 };
    }
  }
  return [...found, open];
}

function counted(found: readonly Hunk[], before: number): LineDiff {
  let line = before;
  let [added, modified, removed] = [0, 0, 0];
  const blocks: ChangedLines[] = [];
  for (const { same, gone, come } of found) {
    line += same;
    const replaced = Math.min(gone, come);
    if (replaced > 0) blocks.push({ kind: 'modified', from: line + 1, to: line + replaced });
    if (come > replaced) blocks.push({ kind: 'added', from: line + replaced + 1, to: line + come });
    if (gone > replaced) blocks.push({ kind: 'removed', from: line + come, to: line + come });
    modified += replaced;
    added += come - replaced;
    removed += gone - replaced;
    line += come;
  }
  return { added, modified, removed, blocks };
}

/** `more`: the text goes on behind its last line break. */
function linesOf(text: string, more: boolean): string[] {
  const starts = lineStarts(text);
  const lines = starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
  if (more) return lines.slice(0, -1);
  const last = lines.length - 1;
  const ending = /[\r\n]+$/.exec(lines[last - 1] ?? '')?.[0] ?? '\n';
  lines[last] = `${lines[last] ?? ''}${ending}`;
  return lines;
}
