import { contentEndOfLine, endOfLine, startOfLine, type TextEdit } from '../text';
import { type Located, type Refusal, refusal } from './locate';
import { commaAfter } from './removeFlow';
import { blockExtent } from './slice';
import type { Item, ListNode, MapNode } from './sourceNode';
import { columnOf, isBlank, isFirstOnLine, lineBreakNear, onSameLine } from './surroundings';
import type { Near } from './writeValue';

/** Makes one item of two neighbours, both mappings that are written alike: the second's keys stay where they stand. */
export function joinItems(text: string, { node, holder }: Located, near: Near): readonly TextEdit[] | Refusal {
  if (holder.kind !== 'item' || node.kind !== 'map') return refusal('Only mappings in a list can be joined.', node);
  const next = holder.list.items[holder.index + 1];
  if (next?.value.kind !== 'map' || next.value.flow !== node.flow) return refusal('Only mappings in a list can be joined.', node);
  if (!node.flow) return joinBlocks(text, node, next, next.value);
  return joinFlows(text, holder.list, holder.item, node, next, next.value, near);
}

/** The dash goes, and what belongs to the second item moves to the column of the first one's keys. */
function joinBlocks(text: string, map: MapNode, item: Item, next: MapNode): readonly TextEdit[] {
  const column = columnOf(text, map.entries[0]?.start ?? map.body);
  const dash = columnOf(text, item.start);
  const first = next.entries[0]?.start ?? next.body;
  const shift = column - columnOf(text, first);
  const { start, end } = blockExtent(text, item);
  const edits: TextEdit[] = [];
  for (let at = start; at < startOfLine(text, item.start); at = endOfLine(text, at)) {
    edits.push({ offset: at, length: 0, content: ' '.repeat(column - dash) });
  }
  edits.push(withoutDash(text, item, first, column));
  for (let at = endOfLine(text, item.start); at < end; at = endOfLine(text, at)) {
    const line = text.slice(at, contentEndOfLine(text, at));
    const own = /^ */.exec(line)?.[0].length ?? 0;
    if (shift > 0 && line !== '') edits.push({ offset: at, length: 0, content: ' '.repeat(shift) });
    if (shift < 0 && own > 0) edits.push({ offset: at, length: Math.min(own, -shift), content: '' });
  }
  return edits;
}

function withoutDash(text: string, item: Item, first: number, column: number): TextEdit {
  const dash = columnOf(text, item.start);
  if (onSameLine(text, item.start, first)) {
    const isSame = first - item.start === column - dash;
    if (isSame) return { offset: item.start, length: 1, content: ' ' };
    return { offset: item.start, length: first - item.start, content: ' '.repeat(column - dash) };
  }
  const line = startOfLine(text, item.start);
  const rest = text.slice(item.start + 1, contentEndOfLine(text, item.start));
  if (isBlank(rest)) return { offset: line, length: endOfLine(text, line) - line, content: '' };
  // A comment behind the dash stays, on its own line.
  const comment = item.start + 1 + (/^[ \t]*/.exec(rest)?.[0].length ?? 0);
  return { offset: line, length: comment - line, content: ' '.repeat(column) };
}

/** The brackets in between go. */
function joinFlows(
  text: string,
  list: ListNode,
  item: Item,
  map: MapNode,
  nextItem: Item,
  next: MapNode,
  near: Near,
): readonly TextEdit[] {
  const last = map.entries[map.entries.length - 1];
  const first = next.entries[0];
  if (last === undefined || first === undefined) return [];
  const between = text.slice(last.end, first.start);
  if (!between.includes('#')) {
    const pad = text.slice(startOfLine(text, first.start), first.start);
    const content = isBlank(pad) ? `,${lineBreakNear(text, first.start)}${pad}` : near.style.flow(map.body).comma;
    return [{ offset: last.end, length: between.length, content }];
  }
  const closes = map.end - 1;
  const separator = list.flow ? commaAfter(text, item.end, nextItem.start) : nextItem.start;
  const marks = [closes, ...(separator === undefined ? [] : [separator]), next.body];
  const comma = commaAfter(text, last.end, closes) === undefined ? [{ offset: last.end, length: 0, content: ',' }] : [];
  return [...comma, ...withoutMarks(text, marks)];
}

/** Takes single characters away; a line that held nothing else goes with them, and what follows one keeps its column. */
function withoutMarks(text: string, marks: readonly number[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let done = -1;
  for (const mark of marks) {
    if (mark < done) continue;
    const line = startOfLine(text, mark);
    const end = contentEndOfLine(text, mark);
    const rest = [...text.slice(line, end)].filter((_, index) => !marks.includes(line + index)).join('');
    if (isBlank(rest)) {
      done = endOfLine(text, mark);
      edits.push({ offset: line, length: done - line, content: '' });
    } else {
      edits.push({ offset: mark, length: 1, content: isFirstOnLine(text, mark) ? ' ' : '' });
    }
  }
  return edits;
}
