import { endOfLine, startOfLine, type TextEdit } from '../text';
import { type Located, type Refusal, refusal } from './locate';
import { commaAfter } from './removeFlow';
import type { Entry, Item, ListNode, MapNode } from './sourceNode';
import { columnOf, isFirstOnLine, lineBreakNear, onSameLine, startOfChild } from './surroundings';
import type { Near } from './writeValue';

/** Parts a list's item, a mapping: its last `count` entries become an item of their own, where they stand. */
export function splitItem(text: string, { node, holder }: Located, count: number, near: Near): readonly TextEdit[] | Refusal {
  if (holder.kind !== 'item' || node.kind !== 'map') return refusal('Only a mapping in a list can be split.', node);
  const previous = node.entries[node.entries.length - count - 1];
  const first = node.entries[node.entries.length - count];
  if (previous === undefined || first === undefined) return refusal('At least one key has to stay.', node);
  if (!node.flow) return splitBlock(text, holder.item, node, first);
  return splitFlow(text, holder.list, holder.item, node, previous, first, near);
}

/** The first key that goes gets a dash in front, and the comments above it move to the dash's column. */
function splitBlock(text: string, item: Item, map: MapNode, first: Entry): readonly TextEdit[] {
  const column = columnOf(text, item.start);
  const own = columnOf(text, first.start);
  const start = startOfChild(text, first.start, own);
  const line = startOfLine(text, first.start);
  if (!onSameLine(text, item.start, map.body)) {
    // A dash alone on its line stays in fashion.
    return [{ offset: start, length: 0, content: `${' '.repeat(column)}-${lineBreakNear(text, first.start)}` }];
  }
  const edits: TextEdit[] = [];
  for (let at = start; at < line; at = endOfLine(text, at)) edits.push({ offset: at, length: own - column, content: '' });
  return [...edits, { offset: line + column, length: 1, content: '-' }];
}

function splitFlow(
  text: string,
  list: ListNode,
  item: Item,
  map: MapNode,
  previous: Entry,
  first: Entry,
  near: Near,
): readonly TextEdit[] | Refusal {
  const lineBreak = lineBreakNear(text, first.start);
  const column = columnOf(text, item.start);
  const linePad = /^[ \t]*/.exec(text.slice(startOfLine(text, item.start), item.start))?.[0] ?? '';
  const gap = onSameLine(text, item.start, map.body) ? text.slice(item.start + 1, map.start) : ' ';
  const dash = `${lineBreak}${' '.repeat(column)}-${gap}`;
  if (!isFirstOnLine(text, first.start)) {
    const between = text.slice(previous.end, first.start);
    if (between.includes('#'))
      return refusal('The comments in these brackets would be lost. Give each key a line of its own first.', map);
    const padding = /^[ \t]*/.exec(text.slice(map.body + 1))?.[0] ?? '';
    const inList = isFirstOnLine(text, item.start) ? `,${lineBreak}${linePad}` : near.style.flow(list.body).comma;
    const content = `${padding}}${list.flow ? inList : dash}{${padding}`;
    return [{ offset: previous.end, length: between.length, content }];
  }
  const closes = map.end - 1;
  const ownPad = list.flow ? linePad : ' '.repeat(column + 1 + gap.length);
  const pad = isFirstOnLine(text, closes) ? text.slice(startOfLine(text, closes), closes) : ownPad;
  const at = startOfChild(text, first.start, columnOf(text, first.start));
  const between = list.flow ? `,${lineBreak}${pad}` : dash;
  const comma = commaAfter(text, previous.end, first.start);
  const opened: TextEdit = { offset: at, length: 0, content: `${pad}}${between}{${lineBreak}` };
  return comma === undefined ? [opened] : [{ offset: comma, length: 1, content: '' }, opened];
}
