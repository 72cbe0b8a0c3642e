import { contentEndOfLine, endOfLine, type Path, startOfLine, type TextEdit, type TextRange } from '../text';
import type { SourceTree } from './buildTree';
import { findComments } from './findComments';
import { locate } from './locate';
import { isWithin } from './placeInValue';
import { extentOf } from './slice';
import type { SourceNode } from './sourceNode';
import { isFirstOnLine, removeLines } from './surroundings';

/** Comments that change their place: their texts, to go above and below a moved item, and the edits that take them away. */
export interface Heading {
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly edits: readonly TextEdit[];
}

export const noHeading: Heading = { above: [], below: [], edits: [] };

/** The list item at `path` gives its comments to `count` items that are put elsewhere, and are still at `from` too. */
export interface HeadingWish {
  readonly path: Path;
  readonly from: Path;
  readonly count: number;
}

/**
 * The comments of a list's item that others moved out of it take along, since the item itself is about to
 * go: those above it, and those inside it that belong neither to the moved item nor to anything beside the way to it.
 * What stands below the moved item goes with the last item of its list.
 */
export function headingOf(text: string, tree: SourceTree, { path, from, count }: HeadingWish): Heading {
  const head = locate(tree, path);
  const moved = locate(tree, from);
  if (head.ok !== true || head.holder.kind !== 'item' || moved.ok !== true || moved.holder.kind !== 'item') return noHeading;
  const { list, index } = moved.holder;
  const whole = extentOf(text, head.holder.list, head.holder.index, 1);
  const own = extentOf(text, list, index, count);
  const isInside = isWithin(from, path);
  const isAll = list.items.length === count;
  const end = isInside ? (isAll ? whole.end : own.start) : startOfLine(text, head.holder.item.start);
  const comments = commentsBetween(text, whole.start, end);
  if (comments.length === 0) return noHeading;
  const passed = isInside ? besideTheWay(text, [...moved.above, moved.node], path, from, count) : [];
  const taken = outside(comments, [own, ...passed]);
  const textOf = (comment: TextRange): string => text.slice(comment.start, comment.end).trimEnd();
  const isAbove = (comment: TextRange): boolean => !isInside || comment.start < own.start;
  return {
    above: taken.filter(isAbove).map(textOf),
    below: taken.filter((comment) => !isAbove(comment)).map(textOf),
    edits: withoutComments(text, taken),
  };
}

function commentsBetween(text: string, start: number, end: number): readonly TextRange[] {
  return findComments(text.slice(start, end)).map((comment) => ({ start: comment.start + start, end: comment.end + start }));
}

/** What starts in none of the ranges, which do not overlap. */
function outside(comments: readonly TextRange[], ranges: readonly TextRange[]): readonly TextRange[] {
  const sorted = ranges.toSorted((a, b) => a.start - b.start);
  let at = 0;
  return comments.filter(({ start }) => {
    for (let range = sorted[at]; range !== undefined && range.end <= start; range = sorted[++at]);
    return !(start >= (sorted[at]?.start ?? Infinity));
  });
}

/** What stands beside the way from the heading's item down to the moved ones, with its comments. */
function besideTheWay(text: string, chain: readonly SourceNode[], path: Path, from: Path, count: number): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (let depth = path.length; depth < from.length; depth++) {
    const parent = chain[depth];
    const child = chain[depth + 1];
    if (parent?.kind !== 'map' && parent?.kind !== 'list') continue;
    const children: readonly { readonly value: SourceNode }[] = parent.kind === 'map' ? parent.entries : parent.items;
    const first = children.findIndex((one) => one.value === child);
    const last = first + (depth === from.length - 1 ? count : 1);
    for (const index of children.keys()) if (index < first || index >= last) ranges.push(extentOf(text, parent, index, 1));
  }
  return ranges;
}

/** Lines that hold only a comment go as a whole, neighbours as one stretch: at the end of the text they share a break. */
function withoutComments(text: string, comments: readonly TextRange[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of comments) {
    const line = startOfLine(text, start);
    const last = stretches[stretches.length - 1];
    if (!isFirstOnLine(text, start)) {
      const spaces = /[ \t]*$/.exec(text.slice(line, start))?.[0].length ?? 0;
      edits.push({ offset: start - spaces, length: contentEndOfLine(text, start) - start + spaces, content: '' });
    } else if (last?.end === line) last.end = endOfLine(text, end);
    else stretches.push({ start: line, end: endOfLine(text, end) });
  }
  return [...edits, ...stretches.map(({ start, end }) => removeLines(text, start, end))];
}
