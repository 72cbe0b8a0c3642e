import { startOfLine, type TextEdit } from '../text';
import { removeBlockChild } from './editBlock';
import { hasLines, padOf, putFlowPiece } from './editFlow';
import { type Refusal, refusal } from './locate';
import { removeFlowChild } from './removeFlow';
import { blockExtent, endsWithBlockText, flowLines, repadLines, shiftLines } from './slice';
import type { Item, MapNode } from './sourceNode';
import { closedLines, columnOf, endOfChild, insertWhole, isFirstOnLine, lineBreakNear, removeLines } from './surroundings';
import type { Near } from './writeValue';

/** Puts an entry of the mapping that a list's item is behind its other entries, with its comments. */
export function keyToEnd(text: string, item: Item, map: MapNode, index: number, near: Near): readonly TextEdit[] | Refusal {
  const edits = map.flow ? flowKeyToEnd(text, map, index, near) : blockKeyToEnd(text, item, map, index);
  return 'ok' in edits ? edits : edits.toSorted((a, b) => a.offset - b.offset || a.length - b.length);
}

function flowKeyToEnd(text: string, map: MapNode, index: number, near: Near): readonly TextEdit[] | Refusal {
  const { above, text: own, pad, behind } = flowLines(text, map, index);
  if (!hasLines(text, map) && (above !== '' || behind !== '')) {
    return refusal('The comments in these brackets would be lost. Give each key a line of its own first.', map);
  }
  const piece = { above, content: repadLines(own, pad, padOf(text, map)), behind };
  return [...putFlowPiece(text, map, map.entries.length, piece, near.style.flow(map.body)), ...removeFlowChild(text, map, index)];
}

function blockKeyToEnd(text: string, item: Item, map: MapNode, index: number): readonly TextEdit[] {
  const entry = map.entries[index];
  const last = map.entries[map.entries.length - 1];
  if (entry === undefined || last === undefined || entry === last) return [];
  const column = columnOf(text, entry.start);
  const { start, end, ownLines } = blockExtent(text, entry);
  const lines = ownLines ? text.slice(start, end) : ' '.repeat(column) + text.slice(entry.start, end);
  const lineBreak = lineBreakNear(text, entry.start);
  const at = endOfChild(text, last.end, column);
  const put = insertWhole(text, at, closedLines(lines, lineBreak), lineBreak, endsWithBlockText(entry.value));
  if (ownLines) return [put, removeLines(text, start, end)];
  return [put, ...removeFirst(text, item, map, end)];
}

/** The first entry shares the dash's line; the comments above the next one go above the dash with it. */
function removeFirst(text: string, item: Item, map: MapNode, end: number): readonly TextEdit[] {
  const [first, next] = map.entries;
  if (first === undefined || next === undefined) return [];
  const between = text.slice(end, startOfLine(text, next.start));
  if (!between.includes('#') || !isFirstOnLine(text, item.start)) return removeBlockChild(text, map.entries, 0);
  const comments = between.replace(/^[ \t]*(?:\r\n|\r|\n)/gm, '');
  const shift = columnOf(text, item.start) - columnOf(text, first.start);
  return [
    { offset: startOfLine(text, item.start), length: 0, content: shiftLines(comments, shift) },
    { offset: first.start, length: next.start - first.start, content: '' },
  ];
}
