import { extendPath, formatPath, type Path, type TextRange } from '../text';
import { mergedMaps } from './readValue';
import type { Entry, SourceNode } from './sourceNode';

/**
 * The places of everything below `base`: from a path relative to it, as `formatPath` spells it, to the whole entry (key
 * and value) or item (dash and value), without comments that follow. What is merged in by `<<` is placed at that entry.
 * What is read through an alias is not listed: its nearest parent is.
 */
export function placeRanges(root: SourceNode | undefined, base: Path): ReadonlyMap<string, TextRange> {
  const ranges = new Map<string, TextRange>();
  const at = findPlace(root, base);
  if (at === undefined) return ranges;
  ranges.set(formatPath([]), { start: at.start, end: at.end });

  function add(formatted: string, range: TextRange, value: SourceNode): void {
    ranges.set(formatted, { start: range.start, end: range.end });
    addBelow(formatted, value);
  }

  function addBelow(formatted: string, node: SourceNode): void {
    if (node.kind === 'list')
      for (const [index, item] of node.items.entries()) add(extendPath(formatted, index), item, item.value);
    if (node.kind !== 'map') return;
    for (const entry of node.entries) {
      if (!entry.merge) add(extendPath(formatted, entry.key), entry, entry.value);
    }
    for (const entry of node.entries) if (entry.merge) addMerged(formatted, entry);
  }

  function addMerged(formatted: string, entry: Entry): void {
    for (const map of mergedMaps(entry)) {
      for (const { key } of map.entries) {
        const path = extendPath(formatted, key);
        if (!ranges.has(path)) ranges.set(path, { start: entry.start, end: entry.end });
      }
    }
  }

  addBelow('', at.node);
  return ranges;
}

interface Place extends TextRange {
  readonly node: SourceNode;
}

/** The node at a path with its own range; aliases are not followed. For a key that stands twice, the last one. */
export function findPlace(root: SourceNode | undefined, path: Path): Place | undefined {
  if (root === undefined) return undefined;
  let place: Place = { node: root, start: root.start, end: root.end };
  for (const step of path) {
    const { node } = place;
    const next =
      node.kind === 'list' && typeof step === 'number'
        ? node.items[step]
        : node.kind === 'map' && typeof step === 'string'
          ? node.entries.findLast((entry) => entry.key === step && !entry.merge)
          : undefined;
    if (next === undefined) return undefined;
    place = { node: next.value, start: next.value.start, end: next.value.end };
  }
  return place;
}
