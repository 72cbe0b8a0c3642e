import type { TextEdit, TextRange } from '../text';
import type { SourceTree } from './buildTree';
import { findComments } from './findComments';
import { locate } from './locate';
import type { Change } from './planChanges';
import { blockExtent, extentOf } from './slice';
import type { SourceNode } from './sourceNode';

/**
 * The comments that go with what a change is asked to take away: those of a child that is removed, and those inside a
 * filled mapping or list that gives way to another value. Everything else only adds, or writes over a single value.
 */
export function commentsTaken(text: string, tree: SourceTree, change: Change): readonly string[] {
  if (change.type !== 'remove' && change.type !== 'replace') return [];
  const found = locate(tree, change.path);
  if (found.ok !== true) return [];
  const { node, holder } = found;
  if (change.type === 'replace') return isFilledNode(node) ? commentsIn(text, insideOf(text, node)) : [];
  if (holder.kind === 'document') return [];
  return commentsIn(text, extentOf(text, holder.kind === 'entry' ? holder.map : holder.list, holder.index));
}

function isFilledNode(node: SourceNode): boolean {
  return (node.kind === 'map' && node.entries.length > 0) || (node.kind === 'list' && node.items.length > 0);
}

function insideOf(text: string, node: SourceNode): TextRange {
  const isFlow = (node.kind === 'map' || node.kind === 'list') && node.flow;
  return isFlow ? node : blockExtent(text, { start: node.body, end: node.end });
}

function commentsIn(text: string, { start, end }: TextRange): readonly string[] {
  const part = text.slice(start, end);
  return findComments(part).map((comment) => textOf(part, comment));
}

function textOf(text: string, { start, end }: TextRange): string {
  return text.slice(start, end).trimEnd();
}

/**
 * A comment that edits would lose: one that stands less often in the text after them than before, and is not among those
 * they were asked to take. Undefined when all are kept.
 */
export function lostComment(
  before: string,
  after: string,
  edits: readonly TextEdit[],
  taken: readonly string[],
): TextRange | undefined {
  // That no comment became part of a value, or the other way round, is seen by the values.
  const touches = edits.some(({ offset, length, content }) => `${before.slice(offset, offset + length)}${content}`.includes('#'));
  if (!touches) return undefined;
  const left = new Map<string, number>();
  const all = [...findComments(after).map((comment) => textOf(after, comment)), ...taken];
  for (const comment of all) left.set(comment, (left.get(comment) ?? 0) + 1);
  const isTouched = ({ start, end }: TextRange): boolean =>
    edits.some(({ offset, length }) => length > 0 && offset < end && offset + length > start);
  // Of comments that say the same, the one that is written over is the lost one.
  const comments = findComments(before);
  const sorted = [...comments.filter((one) => !isTouched(one)), ...comments.filter(isTouched)];
  return sorted.find((comment) => {
    const own = textOf(before, comment);
    const count = left.get(own) ?? 0;
    left.set(own, count - 1);
    return count === 0;
  });
}
