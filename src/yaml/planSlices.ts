import type { Path, Placement, YamlValue } from '../text';
import type { SourceTree } from './buildTree';
import { refuseCrossing, withoutAnchors } from './carriedAnchors';
import { hasComments } from './findComments';
import { itemCount, type Located, locate, type Missing, type Refusal, refusal, refuseShared } from './locate';
import { afterPut, isWithin } from './placeInValue';
import { addMissing, type Change } from './planChanges';
import { lineNumbers, shown } from './problem';
import { readValue } from './readValue';
import { type Slice, sliceOf, withLineBreaks } from './slice';
import { isAmbiguous, type ListNode, type SourceNode, visitNodes } from './sourceNode';
import { styleOf } from './style';
import { lineBreakNear } from './surroundings';
import { blankLines } from './takeItem';

/** Another document that a copy is taken from. */
export interface CopySource {
  readonly tree: SourceTree;
  readonly text: string;
}

type PutChange = Extract<Change, { type: 'put' }>;

interface FoundItem {
  readonly ok: true;
  readonly located: Located;
  readonly list: ListNode;
  readonly index: number;
  readonly slice: Slice;
}

/**
 * The steps that move one item or `count` neighbours with their text. They are put first and taken away then, so that
 * there is always an example of style.
 */
export function planMove(
  tree: SourceTree,
  text: string,
  placement: Placement & { readonly type: 'move' },
  count: number,
): readonly Change[] | Refusal {
  const { from, to, index, after, heading } = placement;
  const item = findItem(tree, text, from, count);
  if (!item.ok) return item;
  if (isWithin(to, from)) return refusal('An item cannot be moved into itself.', item.located.node);
  const target = findTarget(tree, to, index);
  if (target.ok === false) return target;
  const sameList = target.ok === true && target.node === item.list;
  if (sameList && (index === item.index || index === item.index + 1)) return [];
  const crossing = refuseCrossing(tree, item.slice.nodes, placeOf(target, index, after));
  const refused = refuseShared(tree, item.located.above) ?? crossing;
  if (refused) return refused;
  const side = item.index > 0 ? 'above' : 'below';
  const own = blankLines(text, item.list, item.index, 1, side);
  const put: PutChange = {
    type: 'put',
    path: to,
    index,
    slice: item.slice,
    anew: undefined,
    copied: false,
    blank: (sameList ? undefined : blankBetween(text, target, index)) ?? text.slice(own.start, own.end),
    ...(heading ? { heading: { path: heading, from, count } } : {}),
  };
  const shifted = afterPut(from, to, index);
  return [...withList(target, to, after, put), { type: 'take', path: shifted, count, blank: side }];
}

/** The steps that copy an item with its text, from this document or another. */
export function planCopy(
  tree: SourceTree,
  text: string,
  placement: Placement & { readonly type: 'copy' },
  source: CopySource | undefined,
): readonly Change[] | Refusal {
  const { from, to, index, after } = placement;
  const item = source ? findItem(source.tree, source.text, from) : findItem(tree, text, from);
  if (!item.ok) return source ? inOther(item, source.text) : item;
  const target = findTarget(tree, to, index);
  if (target.ok === false) return target;
  const at = placeOf(target, index, after);
  const bare = withoutAnchors(item.slice, startOf(item), (alias) => !source && (alias.target?.start ?? at) < at);
  if ('ok' in bare) return bare;
  const put: PutChange = {
    type: 'put',
    path: to,
    index,
    slice: bare,
    anew: undefined,
    copied: true,
    blank: blankBetween(text, target, index) ?? '',
  };
  if (!source) return withList(target, to, after, put);
  const foreign = fromOther(tree, text, source, item, bare, at);
  return 'ok' in foreign ? foreign : withList(target, to, after, { ...put, ...foreign });
}

/** A refusal that looked at the other document tells its lines, and has no place in this one. */
function inOther({ tell }: Refusal, source: string): Refusal {
  return refusal(tell(lineNumbers(source)));
}

/** What comes from another document has this one's line breaks; between JSON and YAML it is written anew. */
function fromOther(
  tree: SourceTree,
  text: string,
  source: CopySource,
  item: FoundItem,
  bare: Slice,
  at: number,
): { readonly slice: Slice; readonly anew: YamlValue | undefined } | Refusal {
  const lineBreak = lineBreakNear(text, at);
  const slice = { ...bare, text: withLineBreaks(bare.text, lineBreak), above: withLineBreaks(bare.above, lineBreak) };
  const json = styleOf(tree.root, text).json;
  if (json === styleOf(source.tree.root, source.text).json) return { slice, anew: undefined };
  const commented = slice.above !== '' || (slice.style === 'flow' && slice.behind !== '') || hasComments(slice.text);
  if (commented && !json) return { slice, anew: undefined };
  if (commented) return refusal('This document is JSON, which has no comments: those of the copied item would be lost.');
  return refuseAmbiguous(item.located.node, source.text) ?? { slice, anew: readValue(item.located.node) as YamlValue };
}

/** What is written anew must not be read differently than before, by kubectl or by readers of YAML 1.2. */
export function refuseAmbiguous(node: SourceNode, source: string): Refusal | undefined {
  let found: SourceNode | undefined;
  visitNodes(node, (inner) => {
    if (inner.kind === 'scalar' && isAmbiguous(inner)) found ??= inner;
  });
  if (found === undefined) return undefined;
  const text = shown(source.slice(found.body, found.end));
  return refusal(`kubectl and YAML 1.2 read ${text} differently. Put it in quotes first, if it is a text.`);
}

/** The blank lines that the items of a list have between them, where another is to be put; unknown with less than two. */
function blankBetween(text: string, target: Located | Missing, index: number): string | undefined {
  if (target.ok !== true || target.node.kind !== 'list' || target.node.items.length < 2) return undefined;
  const blank = blankLines(text, target.node, Math.min(Math.max(index, 1), target.node.items.length - 1), 1, 'above');
  return text.slice(blank.start, blank.end);
}

/** Whether several items can be moved as one: where each gets a dash of its own, they cannot. */
export function canMoveRun(tree: SourceTree, { from, to }: Placement & { readonly type: 'move' }): boolean {
  const source = locate(tree, from.slice(0, -1));
  const target = locate(tree, to);
  if (source.ok !== true || source.node.kind !== 'list') return false;
  return (
    !source.node.flow || (target.ok === true && target.node.kind === 'list' && target.node.flow && target.node.items.length > 0)
  );
}

export function findItem(tree: SourceTree, text: string, path: Path, count = 1): FoundItem | Refusal {
  const located = locate(tree, path);
  if (located.ok === false) return located;
  if (located.ok === 'missing') return refusal('This item is not in the document.', located.at.node);
  if (located.holder.kind !== 'item') return refusal('This is no item of a list.', located.node);
  const { list, index } = located.holder;
  const slice = sliceOf(text, list, index, count);
  return slice ? { ok: true, located, list, index, slice } : refusal('This item is not in the document.', located.node);
}

function startOf({ list, index }: FoundItem): number {
  return list.items[index]?.start ?? list.start;
}

/** Where an item is to be put: a list with items, one that is empty or not there yet. An alias is told apart later. */
function findTarget(tree: SourceTree, to: Path, index: number): Located | Missing | Refusal {
  const found = locate(tree, to);
  if (found.ok === false) return found;
  if (found.ok === 'missing') return index === 0 ? found : refusal('The list is not there yet.', found.at.node);
  const { node } = found;
  const shared = refuseShared(tree, [...found.above, node.kind === 'alias' ? (node.target ?? node) : node]);
  if (shared) return shared;
  if (node.kind === 'alias') return refusal('This list is written as an alias.', node);
  if (node.kind === 'scalar' && node.value === null && index === 0) return found;
  if (node.kind !== 'list') return refusal('This is no list, so nothing can be added to it.', node);
  if (index < 0 || index > node.items.length) return refusal(`The list has only ${itemCount(node)}.`, node);
  return found;
}

/** The offset where an item comes to stand. A list that is missing is added behind its last present sibling. */
function placeOf(target: Located | Missing, index: number, after: readonly string[] = []): number {
  if (target.ok === true) {
    const { node } = target;
    return node.kind === 'list' ? (node.items[index]?.start ?? node.end) : node.body;
  }
  const { node } = target.at;
  if (node.kind !== 'map') return node.body;
  const follows = target.keys.length > 1 ? [] : after.map((name) => node.entries.find((entry) => entry.key === name));
  return (follows.findLast((entry) => entry !== undefined) ?? node.entries[node.entries.length - 1])?.end ?? node.body;
}

/** A list that is empty or not there yet is begun as any other is, with an item that gives way to what is put behind. */
function withList(target: Located | Missing, to: Path, after: readonly string[] | undefined, put: PutChange): readonly Change[] {
  const filled = (begin: readonly Change[]): readonly Change[] => [
    ...begin,
    { ...put, index: 1 },
    { type: 'remove', path: [...to, 0], isFiller: true },
  ];
  if (target.ok === 'missing') return filled(addMissing(target, to, [null], after));
  if (target.node.kind !== 'list') return filled([{ type: 'replace', path: to, value: [null] }]);
  if (target.node.items.length === 0) return filled([{ type: 'addItem', path: to, index: 0, value: null }]);
  return [put];
}
