import type { Placement, YamlValue } from '../text';
import type { SourceTree } from './buildTree';
import { refuseCrossing } from './carriedAnchors';
import { hasComments } from './findComments';
import { type Refusal, refusal, refuseMerged, refuseShared, usersOf } from './locate';
import type { Change } from './planChanges';
import { findItem, planMove, refuseAmbiguous } from './planSlices';
import { shown } from './problem';
import { readValue } from './readValue';
import type { MapNode, SourceNode } from './sourceNode';

/** The steps that part an item in two: the keys that go are put behind the others first. */
export function planSplit(
  tree: SourceTree,
  text: string,
  { path, keys }: Placement & { readonly type: 'split' },
): readonly Change[] | Refusal {
  const item = findItem(tree, text, path);
  if (!item.ok) return item;
  const { node, above } = item.located;
  if (node.kind !== 'map') return refusal('Only a mapping can be split.', node);
  const shared = refuseShared(tree, [...above, node]);
  if (shared) return shared;
  const named = new Set(keys);
  for (const key of named) {
    if (node.entries.some((entry) => entry.key === key && !entry.merge)) continue;
    return refuseMerged(node, [...path, key]) ?? refusal(`There is no key ${shown(key)} here.`, node);
  }
  if (named.size === 0) return refusal('No key is named that should go.', node);
  const isGoing = node.entries.map((entry) => named.has(entry.key) && !entry.merge);
  if (!isGoing.includes(false)) return refusal('At least one key has to stay.', node);
  const lastStaying = isGoing.lastIndexOf(false);
  const changes: Change[] = [];
  for (const [index, entry] of node.entries.entries()) {
    // All that go are put last as soon as one of them has to be, so that they keep their order.
    if (!isGoing[index] || !isGoing.slice(0, lastStaying).includes(true)) continue;
    const crossing = refuseCrossing(tree, [entry.keyNode, entry.value], node.end);
    if (crossing) return crossing;
    changes.push({ type: 'keyToEnd', path, key: entry.key });
  }
  return [...changes, { type: 'splitItem', path, count: named.size }];
}

/** The steps that make one item of two: the second is put right behind the first. */
export function planJoin(
  tree: SourceTree,
  text: string,
  { path, from }: Placement & { readonly type: 'join' },
): readonly Change[] | Refusal {
  const into = findItem(tree, text, path);
  const item = findItem(tree, text, from);
  if (!into.ok) return into;
  if (!item.ok) return item;
  if (into.list !== item.list || into.index === item.index)
    return refusal('Only two items of one list can be joined.', item.located.node);
  const { node } = into.located;
  const other = item.located.node;
  if (node.kind !== 'map' || other.kind !== 'map')
    return refusal('Only mappings can be joined.', node.kind === 'map' ? other : node);
  const refused = refuseShared(tree, [...into.located.above, node]) ?? refuseNamed(tree, other) ?? refuseClash(node, other);
  if (refused) return refused;
  const isPair = node.flow && !(node.braced && other.braced);
  const alike = node.flow === other.flow && !isPair && node.entries.length > 0 && other.entries.length > 0;
  if (!alike) return joinAnew(text, path, from, other, item.slice.above !== '' || hasComments(item.slice.text));
  const moved = planMove(tree, text, { type: 'move', from, to: path.slice(0, -1), index: into.index + 1 }, 1);
  if ('ok' in moved) return moved;
  const index = item.index < into.index ? into.index - 1 : into.index;
  return [...moved, { type: 'joinItem', path: path.with(-1, index) }];
}

/** An anchor or tag speaks of the item as a whole, which is gone then. */
function refuseNamed(tree: SourceTree, node: SourceNode): Refusal | undefined {
  const shared = usersOf(tree, node).length > 0 ? refuseShared(tree, [node]) : undefined;
  if (shared) return shared;
  const mark = node.anchor === undefined ? node.tag : `&${node.anchor}`;
  if (mark === undefined) return undefined;
  return refusal(
    (lineAt) => `This item is marked with ${mark} on line ${lineAt(node.start)} of this document. Take that away first.`,
    node,
  );
}

function refuseClash(map: MapNode, other: MapNode): Refusal | undefined {
  const own = new Set(map.entries.map((entry) => entry.key));
  const clash = other.entries.find((entry) => own.has(entry.key));
  if (clash === undefined) return undefined;
  return refusal(
    (lineAt) => `Both have the key ${shown(clash.key)}: it stands again on line ${lineAt(clash.start)} of this document.`,
    clash.keyNode,
  );
}

/** Between brackets and lines the keys are written anew. */
function joinAnew(
  text: string,
  path: readonly (string | number)[],
  from: readonly (string | number)[],
  other: MapNode,
  commented: boolean,
): readonly Change[] | Refusal {
  if (commented && other.entries.length > 0) {
    return refusal(
      'The comments of this item would be lost, because the other one is written in another style. Write both alike first.',
      other,
    );
  }
  const ambiguous = refuseAmbiguous(other, text);
  if (ambiguous) return ambiguous;
  const value = readValue(other) as { readonly [key: string]: YamlValue };
  const added = Object.entries(value).map(([key, one]): Change => ({ type: 'addKey', path, key, value: one, after: [] }));
  return [...added, { type: 'remove', path: from }];
}
