import { mapOffset, type TextEdit } from '../../text';

/**
 * Edits of a text as edits of what `over` leaves of that text: where both replace the same stretch, what is left of
 * it is replaced. What they write always stays. `side` tells whether an insertion at the place of another comes
 * before or after it.
 */
export function rebase(edits: readonly TextEdit[], over: readonly TextEdit[], side: 'before' | 'after'): readonly TextEdit[] {
  return edits.map(({ offset, length, content }) => {
    if (length === 0) return { offset: mapOffset(offset, over, side), length, content };
    const start = mapOffset(offset, over, 'after');
    return { offset: start, length: Math.max(0, mapOffset(offset + length, over, 'before') - start), content };
  });
}
