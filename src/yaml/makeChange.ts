import { endOfLine, startOfLine, type TextEdit, type YamlValue } from '../text';
import type { SourceTree } from './buildTree';
import { addBlockItem, addBlockKey, removeBlockChild } from './editBlock';
import { addFlowChild } from './editFlow';
import { headingOf, noHeading } from './heading';
import { joinItems } from './joinItems';
import { keyToEnd } from './keyToEnd';
import { type Located, locate, type Refusal, refusal, refuseMerged, refuseNeeded, refuseShared, usersOf } from './locate';
import type { Change } from './planChanges';
import { putItem } from './putItem';
import { removeFlowChild } from './removeFlow';
import { renameKey } from './renameKey';
import { holdsOnlyComments, replaceNode } from './replaceNode';
import type { AliasNode, ListNode, MapNode, SourceNode } from './sourceNode';
import { splitItem } from './splitItem';
import { type Style, styleOf } from './style';
import { isFirstOnLine, removeLines } from './surroundings';
import { takeItem } from './takeItem';
import { type Near, writeScalar } from './writeValue';

/** The text edits of one change, or why it is not made. `text` is what `tree` was read from. */
export function makeChange(text: string, tree: SourceTree, change: Change): readonly TextEdit[] | Refusal {
  const found = locate(tree, change.path);
  if (found.ok !== true) return found.ok === false ? found : refusal('This part of the document is not there any more.');
  const inside =
    change.type === 'addItem' || change.type === 'addKey' || change.type === 'put' ? [...found.above, found.node] : found.above;
  const shared = refuseShared(tree, inside);
  if (shared) return shared;
  const style = styleOf(tree.root, text);
  const near: Near = { style, offset: found.node.body };
  switch (change.type) {
    case 'replace':
      return replace(text, tree, found, change.value, near);
    case 'addItem':
      return addItem(text, tree, found, change.index, change.value, near);
    case 'addKey':
      return addKey(text, found, change, near);
    case 'remove':
      return remove(text, tree, found, change, near);
    case 'put':
      return put(text, tree, found, change, near);
    case 'take':
      return take(text, tree, found, change, near);
    case 'keyToEnd':
      return toEnd(text, found, change.key, near);
    case 'splitItem':
      return splitItem(text, found, change.count, near);
    case 'joinItem':
      return joinItems(text, found, near);
    case 'renameKey':
      return renameKey(found, change.key, style);
  }
}

function replace(text: string, tree: SourceTree, located: Located, value: YamlValue, near: Near): readonly TextEdit[] | Refusal {
  const { node } = located;
  const users = usersOf(tree, node);
  if (users.length > 0 && node.kind === 'scalar' && node.tag === undefined && (typeof value !== 'object' || value === null)) {
    return moveAnchor(text, node, users, replaceNode(text, located, value, near), near.style);
  }
  return refuseNeeded(tree, node) ?? replaceNode(text, located, value, near);
}

/**
 * An edit means one place, so a value that aliases repeat elsewhere must not change there as well: a policy renamed is
 * not a policy that selects other pods. The anchor moves, with the old value, to the first alias.
 */
function moveAnchor(
  text: string,
  node: SourceNode & { kind: 'scalar' },
  users: readonly AliasNode[],
  edits: readonly TextEdit[],
  style: Style,
): readonly TextEdit[] {
  const [first] = users;
  if (first === undefined) return edits;
  const inOneLine = node.style !== 'block' && !/[\r\n]/.test(text.slice(node.body, node.end));
  const old = inOneLine ? text.slice(node.body, node.end) : writeScalar(node.value, 'plain', style.quote);
  // A comment between the anchor and the value stays.
  const anchor = /^&\S*[ \t]*(?=#)/.exec(text.slice(node.start, node.body))?.[0];
  const gone: TextEdit = { offset: node.start, length: anchor?.length ?? node.body - node.start, content: '' };
  const moved: TextEdit = {
    offset: first.start,
    length: first.end - first.start,
    content: `&${node.anchor ?? ''} ${old}`.trimEnd(),
  };
  return [gone, ...edits, moved];
}

function addItem(
  text: string,
  tree: SourceTree,
  located: Located,
  index: number,
  value: YamlValue,
  near: Near,
): readonly TextEdit[] | Refusal {
  const { node } = located;
  if (node.kind === 'alias')
    return refuseShared(tree, node.target ? [node.target] : []) ?? refusal('This list is written as an alias.', node);
  if (node.kind !== 'list') return refusal('This is no list, so nothing can be added to it.', node);
  if (node.items.length === 0 && !keepsBrackets(text, located)) return replaceNode(text, located, [value], near);
  return node.flow ? addFlowChild(text, node, index, undefined, value, near) : addBlockItem(text, node, index, value, near);
}

function put(
  text: string,
  tree: SourceTree,
  located: Located,
  change: Change & { readonly type: 'put' },
  near: Near,
): readonly TextEdit[] | Refusal {
  if (located.node.kind !== 'list') return refusal('This is no list, so nothing can be added to it.', located.node);
  const heading = change.heading ? headingOf(text, tree, change.heading) : noHeading;
  return putItem(text, located, located.node, change, heading, near);
}

function take(
  text: string,
  tree: SourceTree,
  { node, holder, above }: Located,
  { count, blank }: Change & { readonly type: 'take' },
  near: Near,
): readonly TextEdit[] | Refusal {
  const outer = locateNode(tree, above);
  if (holder.kind !== 'item' || outer === undefined) return refusal('This is no item of a list.', node);
  return takeItem(text, holder.list, holder.index, count, outer, blank, near);
}

function toEnd(text: string, { node, holder }: Located, key: string, near: Near): readonly TextEdit[] | Refusal {
  if (node.kind !== 'map' || holder.kind !== 'item') return refusal('Only a mapping in a list can be split.', node);
  const index = node.entries.findIndex((entry) => entry.key === key && !entry.merge);
  return keyToEnd(text, holder.item, node, index, near);
}

function addKey(
  text: string,
  located: Located,
  change: Change & { readonly type: 'addKey' },
  near: Near,
): readonly TextEdit[] | Refusal {
  const { node } = located;
  const { key, value, after } = change;
  if (node.kind !== 'map') return refusal('This is no mapping, so it can have no keys.', node);
  if (node.entries.length === 0 && !keepsBrackets(text, located)) return replaceNode(text, located, { [key]: value }, near);
  if (!node.flow) return addBlockKey(text, node, key, value, after, near);
  const follows = after.map((name) => node.entries.findIndex((entry) => entry.key === name)).findLast((index) => index >= 0);
  return addFlowChild(text, node, follows === undefined ? node.entries.length : follows + 1, key, value, near);
}

/** Whether an empty `[]` or `{}` is filled where it stands: inside other brackets, at the top, or with a comment in it. */
function keepsBrackets(text: string, { node, above }: Located): boolean {
  const inFlow = above.some((one) => (one.kind === 'map' || one.kind === 'list') && one.flow);
  return inFlow || above.length === 0 || holdsOnlyComments(text, node);
}

function remove(
  text: string,
  tree: SourceTree,
  located: Located,
  { path, isFiller }: Change & { readonly type: 'remove' },
  near: Near,
): readonly TextEdit[] | Refusal {
  const { node, holder, above } = located;
  if (holder.kind === 'document')
    return refusal('The whole document cannot be removed here: close the file, or delete its text.');
  // With its own key gone, a mapping would say what `<<` merges in.
  const merged = holder.kind === 'entry' ? refuseMerged(holder.map, path) : undefined;
  const key = holder.kind === 'entry' ? refuseNeeded(tree, holder.entry.keyNode) : undefined;
  const needed = merged ?? key ?? refuseNeeded(tree, node);
  if (needed) return needed;
  const parent: MapNode | ListNode = holder.kind === 'entry' ? holder.map : holder.list;
  const children = parent.kind === 'map' ? parent.entries : parent.items;
  if (parent.flow) return removeFlowChild(text, parent, holder.index);
  const start = children[holder.index]?.start ?? node.start;
  if (isFiller && isFirstOnLine(text, start)) return [removeLines(text, startOfLine(text, start), endOfLine(text, node.end))];
  if (children.length > 1) return removeBlockChild(text, children, holder.index);
  const outer = locateNode(tree, above);
  return outer ? replaceNode(text, outer, parent.kind === 'map' ? {} : [], near) : refusal('This cannot be removed.', node);
}

/** The innermost of a chain of nodes, with what holds it. */
function locateNode(tree: SourceTree, chain: readonly SourceNode[]): Located | undefined {
  const node = chain[chain.length - 1];
  const parent = chain[chain.length - 2];
  const above = chain.slice(0, -1);
  if (node === undefined) return undefined;
  if (parent === undefined) return node === tree.root ? { ok: true, node, holder: { kind: 'document' }, above } : undefined;
  if (parent.kind === 'map') {
    const index = parent.entries.findIndex((entry) => entry.value === node);
    const entry = parent.entries[index];
    return entry && { ok: true, node, holder: { kind: 'entry', map: parent, entry, index }, above };
  }
  if (parent.kind !== 'list') return undefined;
  const index = parent.items.findIndex((item) => item.value === node);
  const item = parent.items[index];
  return item && { ok: true, node, holder: { kind: 'item', list: parent, item, index }, above };
}
