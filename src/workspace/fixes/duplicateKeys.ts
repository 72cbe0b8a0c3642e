import type { Path } from '../../text/path';
import { makeChange } from '../../yaml/makeChange';
import { readTree, readTreeAnew } from '../../yaml/readDocument';
import type { Entry, MapNode, SourceNode } from '../../yaml/sourceNode';
import type { BrokenSpot, TextCandidate } from './brokenSpot';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** A key that stands twice: one of the two goes, with the comments that belong to it. */
export function duplicateKeys({ text, start }: BrokenSpot): readonly TextCandidate[] {
  const { tree } = readTree(text);
  const found = tree?.root && entryAt(tree.root, start, []);
  if (found === undefined) return [];
  const same = found.map.entries.filter((entry) => entry.key === found.entry.key && !entry.merge);
  const candidates = [same[0], found.entry].map((entry) => entry && withoutEntry(text, found.path, entry));
  return candidates.flatMap((edits, index) => {
    const place = index === 0 ? 0 : same.indexOf(found.entry);
    const ordinal = ORDINALS[place] ?? 'last';
    return edits === undefined ? [] : [{ title: `Remove the ${ordinal} ${found.entry.key}`, edits }];
  });
}

interface Found {
  readonly map: MapNode;
  readonly entry: Entry;
  readonly path: Path;
}

function entryAt(node: SourceNode, start: number, path: Path): Found | undefined {
  if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) {
      const found = entryAt(item.value, start, [...path, index]);
      if (found) return found;
    }
  }
  if (node.kind !== 'map') return undefined;
  for (const entry of node.entries) {
    if (entry.start === start) {
      const same = node.entries.filter((one) => one.key === entry.key).length;
      if (same > 1) return { map: node, entry, path };
    }
    const found = entryAt(entry.value, start, [...path, entry.key]);
    if (found) return found;
  }
  return undefined;
}

/** A key that no text can hold: paths find the last of two equal keys, and this may be the first. */
const UNMISTAKABLE = '\u0000';

function withoutEntry(text: string, path: Path, entry: Entry): TextCandidate['edits'] | undefined {
  const { tree } = readTreeAnew(text);
  const found = tree?.root && entryAt(tree.root, entry.start, []);
  if (tree === undefined || found === undefined) return undefined;
  found.map.entries.splice(found.map.entries.indexOf(found.entry), 1, { ...found.entry, key: UNMISTAKABLE });
  const edits = makeChange(text, tree, { type: 'remove', path: [...path, UNMISTAKABLE] });
  return 'ok' in edits ? undefined : edits;
}
