import { endOfLine, startOfLine, type TextEdit } from '../text';
import { removeBlockChild } from './editBlock';
import type { Located } from './locate';
import { removeFlowChild, runOf } from './removeFlow';
import { replaceNode } from './replaceNode';
import { blockExtent } from './slice';
import type { ListNode } from './sourceNode';
import { contentEndBefore, isAfterLineBreak, isBlank, isFirstOnLine, onSameLine, removeLines } from './surroundings';
import type { Near } from './writeValue';

/** Which blank lines go with an item: those between it and the one before, or the one behind. */
export type Blank = 'above' | 'below';

/**
 * Takes away what `sliceOf` cuts out, to the byte. The last items leave `[]`; `outer` is the list itself with what holds
 * it.
 */
export function takeItem(
  text: string,
  list: ListNode,
  index: number,
  count: number,
  outer: Located,
  blank: Blank,
  near: Near,
): readonly TextEdit[] {
  const run = runOf(list.items, index, count);
  if (run === undefined) return [];
  if (list.flow) return removeFlowChild(text, list, index, count);
  if (list.items.length === count) return emptyList(text, list, blockExtent(text, run).end, outer, near);
  const { start, end, ownLines } = blockExtent(text, run);
  if (!ownLines) return removeBlockChild(text, list.items, index, count);
  const blanks = blankLines(text, list, index, count, blank);
  const afterBlockText = isAfterLineBreak(text, list.items[index - 1]?.end ?? 0);
  return [removeLines(text, Math.min(start, blanks.start), Math.max(end, blanks.end), afterBlockText)];
}

function emptyList(text: string, list: ListNode, extentEnd: number, outer: Located, near: Near): readonly TextEdit[] {
  const head = outer.holder.kind === 'item' ? outer.holder.item.head : undefined;
  const inPlace = !isFirstOnLine(text, list.body) || (head !== undefined && onSameLine(text, head, list.body));
  if (!inPlace) return replaceNode(text, outer, [], near);
  // The items' own comments are gone with them, also the one behind a single line.
  const end = contentEndBefore(text, extentEnd);
  return [{ offset: list.body, length: end - list.body, content: '[]' }];
}

/** The blank lines directly above or below some items in their list; an empty range where there are none. */
export function blankLines(
  text: string,
  list: ListNode,
  index: number,
  count: number,
  blank: Blank,
): { readonly start: number; readonly end: number } {
  const item = runOf(list.items, index, count);
  const beside = list.items[blank === 'above' ? index - 1 : index + count];
  const none = { start: item?.start ?? 0, end: item?.start ?? 0 };
  if (item === undefined || beside === undefined || list.flow) return none;
  const { start, end, ownLines } = blockExtent(text, item);
  if (blank === 'above') {
    // A block text takes the blank lines below it for its own.
    if (!ownLines || isAfterLineBreak(text, beside.end)) return none;
    const least = blockExtent(text, beside).end;
    let from = start;
    while (from > least) {
      const above = startOfLine(text, contentEndBefore(text, from));
      if (above < least || !isBlank(text.slice(above, contentEndBefore(text, from)))) break;
      from = above;
    }
    return { start: from, end: start };
  }
  if (isAfterLineBreak(text, item.end)) return none;
  let to = end;
  while (to < beside.start) {
    const line = text.slice(to, contentEndBefore(text, endOfLine(text, to)));
    if (!isBlank(line) || endOfLine(text, to) > beside.start) break;
    to = endOfLine(text, to);
  }
  return { start: end, end: to };
}
