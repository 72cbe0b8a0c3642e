import { startOfLine, type TextEdit, type YamlValue } from '../text';
import { type FlowChild, runOf } from './removeFlow';
import type { ListNode, MapNode } from './sourceNode';
import {
  columnOf,
  contentEndBefore,
  endOfChild,
  indented,
  insertLines,
  isAfterLineBreak,
  isFirstOnLine,
  lineBreakNear,
  removeLines,
  startOfChild,
} from './surroundings';
import { entryLines, itemLines, type Near } from './writeValue';

/** Adds an item to a block list that has some, before the item `index` or at the end. */
export function addBlockItem(text: string, list: ListNode, index: number, value: YamlValue, near: Near): readonly TextEdit[] {
  const previous = list.items[index - 1];
  const beside = previous ?? list.items[index];
  if (beside === undefined) return [];
  const column = columnOf(text, beside.start);
  const lines = itemLines(value, { ...near, offset: beside.start });
  if (previous) return [insertLines(text, endOfChild(text, previous.end, column), indented(lines, column))];
  if (isFirstOnLine(text, beside.start)) {
    return [insertLines(text, startOfChild(text, beside.start, column), indented(lines, column))];
  }
  // The list starts on the line of another dash or a `?`: the new item takes that place.
  const lineBreak = lineBreakNear(text, beside.start);
  const pad = lineBreak + ' '.repeat(column);
  return [{ offset: beside.start, length: 0, content: lines.join(pad) + pad }];
}

/** Adds a key to a block mapping that has some: behind the last present one of `after`, or at the end. */
export function addBlockKey(
  text: string,
  map: MapNode,
  key: string,
  value: YamlValue,
  after: readonly string[],
  near: Near,
): readonly TextEdit[] {
  const follows = after.map((name) => map.entries.find((entry) => entry.key === name)).findLast((entry) => entry !== undefined);
  const sibling = follows ?? map.entries[map.entries.length - 1];
  const first = map.entries[0];
  if (sibling === undefined || first === undefined) return [];
  const column = columnOf(text, first.start);
  const lines = entryLines(key, value, { ...near, offset: sibling.start });
  return [insertLines(text, endOfChild(text, sibling.end, column), indented(lines, column))];
}

/** Takes away some, not all, neighbouring children of a block list or mapping, with the comments that belong to them. */
export function removeBlockChild(text: string, children: readonly FlowChild[], index: number, count = 1): readonly TextEdit[] {
  const child = runOf(children, index, count);
  if (child === undefined) return [];
  const column = columnOf(text, child.start);
  if (isFirstOnLine(text, child.start)) {
    const afterBlockText = isAfterLineBreak(text, children[index - 1]?.end ?? 0);
    return [removeLines(text, startOfChild(text, child.start, column), endOfChild(text, child.end, column), afterBlockText)];
  }
  // The child shares its line with the dash that holds it all: the next one moves up to that dash.
  const next = children[index + count];
  if (next === undefined) return [];
  const end = endOfChild(text, child.end, column);
  const between = text.slice(startOfLine(text, end), next.start);
  if (!between.includes('#')) return [{ offset: child.start, length: next.start - child.start, content: '' }];
  const spaces = /[ \t]*$/.exec(text.slice(0, child.start))?.[0].length ?? 0;
  const start = child.start - spaces;
  return [{ offset: start, length: contentEndBefore(text, end) - start, content: '' }];
}
