import type { Path } from '../../text/path';
import { makeChange } from '../../yaml/makeChange';
import { readTree, readTreeAnew } from '../../yaml/readDocument';
import type { Entry, MapNode, SourceNode } from '../../yaml/sourceNode';
import type { BrokenSpot, TextCandidate } from './brokenSpot';
import { indentedBelow } from './deeper';
import { homesIn } from './homes';
import { shapeAt } from './shapes';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/**
 * A key that stands twice: one of the two goes, with the comments that belong to it. Where each stands below a field with
 * nothing in it, both were meant under these.
 */
export function duplicateKeys({ text, start }: BrokenSpot): readonly TextCandidate[] {
  const { tree } = readTree(text);
  const found = tree?.root && entryAt(tree.root, start, []);
  if (found === undefined) return [];
  const below = eachBelow(text, found);
  if (below.length > 0) return below;
  const same = found.map.entries.filter((entry) => entry.key === found.entry.key && !entry.merge);
  const candidates = [same[0], found.entry].map((entry) => entry && withoutEntry(text, found.path, entry));
  return candidates.flatMap((edits, index) => {
    const place = index === 0 ? 0 : same.indexOf(found.entry);
    const ordinal = ORDINALS[place] ?? 'last';
    return edits === undefined ? [] : [{ title: `Remove the ${ordinal} ${found.entry.key}`, edits }];
  });
}

function eachBelow(text: string, { map, path, entry }: Found): readonly TextCandidate[] {
  const shape = shapeAt(path[0] === 'items' ? path.slice(2) : path);
  if (shape?.type !== 'object') return [];
  const isStray = ({ key }: Entry): boolean => !Object.hasOwn(shape.fields, key);
  const runs = homesIn(shape).flatMap((home) => {
    const at = map.entries.findIndex(({ key, value }) => key === home.name && value.kind === 'scalar' && value.value === null);
    const rest = at < 0 ? [] : map.entries.slice(at + 1);
    const end = rest.findIndex((one) => !isStray(one) || !home.holds(one.key));
    const fields = (end < 0 ? rest : rest.slice(0, end)).map(({ key }) => key);
    return fields.includes(entry.key) ? [{ home, fields }] : [];
  });
  if (runs.length !== map.entries.filter(({ key, merge }) => key === entry.key && !merge).length) return [];
  const edits = runs.map(({ home, fields }) => indentedBelow(text, map, home.name, home.type === 'list', fields));
  if (!edits.every((one) => one !== undefined)) return [];
  return [
    {
      title: `Put each ${entry.key} under the field above it`,
      edits: edits.flat().toSorted((a, b) => a.offset - b.offset),
    },
  ];
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
