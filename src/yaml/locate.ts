import { formatPath, type Path, type TextRange } from '../text';
import type { SourceTree } from './buildTree';
import { mergedMaps } from './readValue';
import { type AliasNode, type Entry, type Item, type ListNode, type MapNode, type SourceNode, visitNodes } from './sourceNode';

/** The line of an offset, as the user counts lines. */
export type LineAt = (offset: number) => number;

/**
 * Why an edit is not made; `range` is where to look. Offsets are in the text that was looked at, which may be edited in
 * part already: which lines they are in the user's own text is known only to who calls `tell`.
 */
export interface Refusal {
  readonly ok: false;
  readonly tell: (lineAt: LineAt) => string;
  readonly range?: TextRange;
}

/** A refusal in words for the user, which may name lines. */
export function refusal(reason: string | ((lineAt: LineAt) => string), range?: TextRange): Refusal {
  const tell = typeof reason === 'string' ? () => reason : reason;
  return range ? { ok: false, tell, range: { start: range.start, end: range.end } } : { ok: false, tell };
}

/** A node, what holds it, and the nodes above it from the outermost on. */
export interface Located {
  readonly ok: true;
  readonly node: SourceNode;
  readonly holder: Holder;
  readonly above: readonly SourceNode[];
}

export type Holder =
  | { readonly kind: 'document' }
  | { readonly kind: 'entry'; readonly map: MapNode; readonly entry: Entry; readonly index: number }
  | { readonly kind: 'item'; readonly list: ListNode; readonly item: Item; readonly index: number };

/** The nearest node above a path that leads on, and the keys that are missing from it on. */
export interface Missing {
  readonly ok: 'missing';
  readonly at: Located;
  readonly keys: readonly string[];
}

/**
 * Finds the node at a path. Refused where the way leads through an alias, through what `<<` merges in, through a value
 * that holds nothing, or past a list's end.
 */
export function locate(tree: SourceTree, path: Path): Located | Missing | Refusal {
  if (tree.root === undefined) return refusal('This document is empty: there is nothing to edit yet.');
  let at: Located = { ok: true, node: tree.root, holder: { kind: 'document' }, above: [] };
  for (const [index, step] of path.entries()) {
    const { node } = at;
    if (node.kind === 'alias') return throughAlias(node);
    const above: readonly SourceNode[] = [...at.above, node];
    if (node.kind === 'list' && typeof step === 'number') {
      const item = node.items[step];
      if (item === undefined)
        return refusal(`There is no ${formatPath(path.slice(0, index + 1))}: the list has ${itemCount(node)}.`, node);
      at = { ok: true, node: item.value, holder: { kind: 'item', list: node, item, index: step }, above };
    } else if (node.kind === 'map' && typeof step === 'string') {
      const entryIndex = node.entries.findLastIndex((entry) => entry.key === step && !entry.merge);
      const entry = node.entries[entryIndex];
      if (entry === undefined) return missing(at, node, path, index);
      at = { ok: true, node: entry.value, holder: { kind: 'entry', map: node, entry, index: entryIndex }, above };
    } else if (node.kind === 'scalar' && node.value === null && typeof step === 'string') {
      return { ok: 'missing', at, keys: path.slice(index).map(String) };
    } else {
      const found = node.kind === 'map' ? 'a mapping' : node.kind === 'list' ? 'a list' : 'a single value';
      return refusal(
        `${formatPath(path.slice(0, index)) || 'The document'} is ${found}, so ${formatPath(path.slice(0, index + 1))} cannot be edited.`,
        node,
      );
    }
  }
  return at;
}

function missing(at: Located, map: MapNode, path: Path, index: number): Missing | Refusal {
  const deeper = path.slice(index + 1);
  if (deeper.length > 0) {
    const merged = refuseMerged(map, path.slice(0, index + 1));
    if (merged) return merged;
  }
  if (deeper.some((step) => typeof step === 'number'))
    return refusal(`There is no ${formatPath(path.slice(0, index + 1))} in this document.`, map);
  return { ok: 'missing', at, keys: path.slice(index).map(String) };
}

/** Refuses to edit or take away a key that a mapping does not hold itself, but gets from `<<`. */
export function refuseMerged(map: MapNode, path: Path): Refusal | undefined {
  const key = path[path.length - 1];
  const merging = map.entries.find((entry) => entry.merge && mergedMaps(entry).some((merged) => mergesKey(merged, key)));
  if (merging === undefined) return undefined;
  return refusal(
    (lineAt) =>
      `${formatPath(path)} is merged in by << on line ${lineAt(merging.start)} of this document. Write it out there to edit it.`,
    merging,
  );
}

function mergesKey(map: MapNode, key: string | number | undefined): boolean {
  return map.entries.some(
    (entry) => entry.key === key || (entry.merge && mergedMaps(entry).some((merged) => mergesKey(merged, key))),
  );
}

function throughAlias(alias: AliasNode): Refusal {
  return refusal((lineAt) => {
    const there = alias.target ? ` (line ${lineAt(alias.target.start)})` : '';
    return `This part is written as *${alias.name} on line ${lineAt(alias.start)} of this document and stands at the anchor &${alias.name}${there}: an edit here would change it there as well. Write it out in the text to edit it.`;
  }, alias);
}

/** The aliases that stand for a node. */
export function usersOf(tree: SourceTree, node: SourceNode): readonly AliasNode[] {
  return node.anchor === undefined ? [] : tree.aliases.filter((alias) => alias.target === node);
}

/** Refuses an edit inside something that aliases use elsewhere: it would change what they stand for. */
export function refuseShared(tree: SourceTree, nodes: readonly SourceNode[]): Refusal | undefined {
  for (const node of nodes) {
    const users = usersOf(tree, node);
    if (users.length === 0) continue;
    return refusal(
      (lineAt) =>
        `This ${nounFor(node)} has the anchor &${node.anchor} on line ${lineAt(node.start)} of this document and is used again on ${linesOf(users, lineAt)}: an edit here would change it there as well. Write it out there first.`,
      users[0],
    );
  }
  return undefined;
}

/** Refuses to take away a node when something in it is used by aliases outside of it. */
export function refuseNeeded(tree: SourceTree, node: SourceNode): Refusal | undefined {
  let refused: Refusal | undefined;
  visitNodes(node, (inner) => {
    const outside = usersOf(tree, inner).filter((alias) => alias.start < node.start || alias.start >= node.end);
    if (refused || outside.length === 0) return;
    refused = refusal(
      (lineAt) =>
        `The anchor &${inner.anchor} on line ${lineAt(inner.start)} of this document is used again on ${linesOf(outside, lineAt)}, which would stand for nothing without it. Write it out there first.`,
      outside[0],
    );
  });
  return refused;
}

/** How many items a list has, in words. */
export function itemCount(list: ListNode): string {
  return list.items.length === 1 ? '1 item' : `${list.items.length} items`;
}

function nounFor(node: SourceNode): string {
  return node.kind === 'map' ? 'mapping' : node.kind === 'list' ? 'list' : 'value';
}

export function linesOf(nodes: readonly SourceNode[], lineAt: LineAt): string {
  const lines = [...new Set(nodes.map((node) => lineAt(node.start)))];
  const last = lines.pop();
  return lines.length === 0 ? `line ${last}` : `lines ${lines.join(', ')} and ${last}`;
}
