import type { TextEdit, TextRange } from './textEdit';

/**
 * Where an offset of the text before the edits stands afterwards. An offset inside replaced text, or where text is
 * inserted, goes `before` or `after` the new text; the edges of replaced text stay its edges.
 */
export function mapOffset(offset: number, edits: readonly TextEdit[], side: 'before' | 'after'): number {
  let shift = 0;
  for (const edit of edits) {
    const end = edit.offset + edit.length;
    if (offset < edit.offset) break;
    if (offset === edit.offset && (edit.length > 0 || side === 'before')) break;
    if (offset < end) return edit.offset + shift + (side === 'after' ? edit.content.length : 0);
    shift += edit.content.length - edit.length;
  }
  return offset + shift;
}

/** Where a range stands after the edits. What is inserted at its edges stays outside; a range whose text is gone is empty. */
export function mapRange(range: TextRange, edits: readonly TextEdit[]): TextRange {
  const start = mapOffset(range.start, edits, 'after');
  const end = mapOffset(range.end, edits, 'before');
  return { start, end: Math.max(start, end) };
}
