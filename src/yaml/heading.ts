import { contentEndOfLine, endOfLine, type Path, startOfLine, type TextEdit, type TextRange } from '../text';
import type { SourceTree } from './buildTree';
import { findComments } from './findComments';
import { locate } from './locate';
import { isWithin } from './placeInValue';
import { flowExtent } from './removeFlow';
import { blockExtent } from './slice';
import type { ListNode, MapNode, SourceNode } from './sourceNode';
import { isFirstOnLine, removeLines } from './surroundings';

/** Comments that change their place: their texts, to go above and below a moved item, and the edits that take them away. */
export interface Heading {
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly edits: readonly TextEdit[];
}

export const noHeading: Heading = { above: [], below: [], edits: [] };

/**
 * The comments of the list item at `path` that an item moved out of it takes along, since the item itself is about to
 * go: those above it, and those inside it that belong neither to the moved item nor to anything beside the way to it.
 * What stands below the moved item goes with the last item of its list.
 */
export function headingOf(text: string, tree: SourceTree, path: Path, from: Path): Heading {
  const head = locate(tree, text, path);
  const moved = locate(tree, text, from);
  if (head.ok !== true || head.holder.kind !== 'item' || moved.ok !== true || moved.holder.kind !== 'item') return noHeading;
  const whole = extentOf(text, head.holder.list, head.holder.index);
  const isInside = isWithin(from, path);
  const own = extentOf(text, moved.holder.list, moved.holder.index);
  const passed = isInside ? besideTheWay(text, [...moved.above, moved.node], path, from) : [];
  const isLast = moved.holder.list.items.length === 1;
  const end = isInside ? (isLast ? whole.end : own.start) : startOfLine(text, head.holder.item.start);
  const taken = findComments(text).filter(
    ({ start }) => start >= whole.start && start < end && !isIn(own, start) && !passed.some((range) => isIn(range, start)),
  );
  const textOf = (comment: TextRange): string => text.slice(comment.start, comment.end).trimEnd();
  return {
    above: taken.filter(({ start }) => start < own.start || !isInside).map(textOf),
    below: taken.filter(({ start }) => start >= own.start && isInside).map(textOf),
    edits: taken.map((comment) => withoutComment(text, comment)),
  };
}

/** What stands beside the way from the heading's item down to the moved one, with its comments. */
function besideTheWay(text: string, chain: readonly SourceNode[], path: Path, from: Path): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (let depth = path.length; depth < from.length; depth++) {
    const parent = chain[depth];
    const child = chain[depth + 1];
    if (parent?.kind !== 'map' && parent?.kind !== 'list') continue;
    const children = parent.kind === 'map' ? parent.entries : parent.items;
    children.forEach((one, index) => {
      if (one.value !== child) ranges.push(extentOf(text, parent, index));
    });
  }
  return ranges;
}

function extentOf(text: string, parent: MapNode | ListNode, index: number): TextRange {
  if (parent.flow) return flowExtent(text, parent, index);
  const child = (parent.kind === 'map' ? parent.entries : parent.items)[index];
  return child ? blockExtent(text, child) : { start: parent.start, end: parent.start };
}

function isIn(range: TextRange, offset: number): boolean {
  return offset >= range.start && offset < range.end;
}

function withoutComment(text: string, { start, end }: TextRange): TextEdit {
  if (isFirstOnLine(text, start)) return removeLines(text, startOfLine(text, start), endOfLine(text, end));
  const spaces = /[ \t]*$/.exec(text.slice(startOfLine(text, start), start))?.[0].length ?? 0;
  return { offset: start - spaces, length: contentEndOfLine(text, start) - start + spaces, content: '' };
}
