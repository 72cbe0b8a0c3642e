import type { Path, Placement, YamlValue } from '../text';
import type { SourceTree } from './buildTree';
import type { HeadingWish } from './heading';
import { itemCount, type Located, locate, type Missing, type Refusal, refusal, refuseMerged } from './locate';
import type { Put } from './putItem';
import { readValue, sameValue } from './readValue';
import type { ListNode, MapNode, SourceNode } from './sourceNode';
import type { Blank } from './takeItem';
import { isFilled, isYamlList, isYamlMapping, type YamlMapping } from './writeValue';

/** One step of an edit: small enough to be made in the text at one place. They are made one after the other. */
export type Change =
  | { readonly type: 'replace'; readonly path: Path; readonly value: YamlValue }
  | { readonly type: 'addItem'; readonly path: Path; readonly index: number; readonly value: YamlValue }
  | {
      readonly type: 'addKey';
      readonly path: Path;
      readonly key: string;
      readonly value: YamlValue;
      readonly after: readonly string[];
    }
  // A filler was put there by a step before, and has no comments of its own.
  | { readonly type: 'remove'; readonly path: Path; readonly isFiller?: true }
  | (Put & {
      readonly type: 'put';
      readonly path: Path;
      readonly heading?: HeadingWish;
    })
  | { readonly type: 'take'; readonly path: Path; readonly count: number; readonly blank: Blank }
  | { readonly type: 'keyToEnd'; readonly path: Path; readonly key: string }
  | { readonly type: 'splitItem'; readonly path: Path; readonly count: number }
  | { readonly type: 'joinItem'; readonly path: Path }
  | { readonly type: 'renameKey'; readonly path: Path; readonly key: string };

/** The steps that make a placement true; what is already as wished stays untouched, with its comments. */
export function planChanges(
  tree: SourceTree,
  placement: Extract<Placement, { type: 'set' | 'insert' | 'remove' }>,
): readonly Change[] | Refusal {
  const found = locate(tree, placement.path);
  if (found.ok === false) return found;
  switch (placement.type) {
    case 'set':
      return found.ok === 'missing'
        ? addMissing(found, placement.path, placement.value, placement.after)
        : difference(found.node, placement.value, placement.path);
    case 'insert':
      return found.ok === 'missing'
        ? addMissing(found, placement.path, [placement.value], placement.after)
        : addItem(found, placement);
    case 'remove':
      return found.ok === 'missing' ? removeMissing(found, placement.path) : [{ type: 'remove', path: placement.path }];
  }
}

/** The steps that add a key with the parents it lacks. */
export function addMissing(missing: Missing, path: Path, value: YamlValue, after: readonly string[] = []): readonly Change[] {
  const parent = path.slice(0, path.length - missing.keys.length);
  const [key = '', ...deeper] = missing.keys;
  const nested = deeper.reduceRight<YamlValue>((inner, name) => ({ [name]: inner }), value);
  if (missing.at.node.kind !== 'map') return [{ type: 'replace', path: parent, value: { [key]: nested } }];
  return [{ type: 'addKey', path: parent, key, value: nested, after: deeper.length === 0 ? after : [] }];
}

/** What is not there need not be taken away; what `<<` merges in is not there, and cannot be. */
function removeMissing({ at, keys }: Missing, path: Path): readonly Change[] | Refusal {
  const merged = at.node.kind === 'map' && keys.length === 1 ? refuseMerged(at.node, path) : undefined;
  return merged ?? [];
}

function addItem({ node }: Located, placement: Placement & { readonly type: 'insert' }): readonly Change[] | Refusal {
  const { path, index, value } = placement;
  if (node.kind === 'scalar' && node.value === null) return [{ type: 'replace', path, value: [value] }];
  // An alias is told apart when the change is made.
  if (node.kind !== 'list' && node.kind !== 'alias') return refusal('This is no list, so nothing can be added to it.', node);
  if (node.kind === 'list' && (index < 0 || index > node.items.length))
    return refusal(`The list has only ${itemCount(node)}.`, node);
  return [{ type: 'addItem', path, index, value }];
}

/** The steps from what a node says to a value. Equal parts are left alone; an alias whose value differs is written out. */
export function difference(node: SourceNode, value: YamlValue, path: Path): readonly Change[] {
  const old = readValue(node);
  if (sameValue(old, value)) return [];
  if (node.kind === 'map' && node.entries.length > 0 && isYamlMapping(value) && isFilled(value))
    return mapDifference(node, old, value, path);
  if (node.kind === 'list' && node.items.length > 0 && isYamlList(value) && isFilled(value))
    return listDifference(node, value, path);
  return [{ type: 'replace', path, value }];
}

function mapDifference(map: MapNode, old: unknown, value: YamlMapping, path: Path): readonly Change[] {
  const own = new Map(map.entries.filter((entry) => !entry.merge).map((entry) => [entry.key, entry]));
  const effective = old as YamlMapping;
  const gone = Object.keys(effective).filter((key) => !Object.hasOwn(value, key));
  // What `<<` merges in cannot be taken away, only replaced with the whole mapping.
  const merges = map.entries.some((entry) => entry.merge);
  if (merges && gone.length > 0) return [{ type: 'replace', path, value }];
  const changes: Change[] = [];
  const keys = Object.keys(value);
  for (const [index, key] of keys.entries()) {
    const wished = value[key];
    if (wished === undefined) continue;
    const entry = own.get(key);
    if (entry) changes.push(...difference(entry.value, wished, [...path, key]));
    else if (!Object.hasOwn(effective, key) || !sameValue(effective[key], wished)) {
      changes.push({ type: 'addKey', path, key, value: wished, after: keys.slice(0, index) });
    }
  }
  // Added before removed, so that the mapping is never empty and keeps its style.
  for (const key of gone) changes.push({ type: 'remove', path: [...path, key] });
  return changes;
}

function listDifference(list: ListNode, value: readonly YamlValue[], path: Path): readonly Change[] {
  const old = list.items.map((item) => readValue(item.value));
  const kept = commonItems(old, value);
  const changes: Change[] = [];
  // From the end, so that the places before keep their index.
  let oldEnd = old.length;
  let newEnd = value.length;
  for (const [oldIndex, newIndex] of [...kept, [-1, -1] as const].sort((a, b) => b[0] - a[0])) {
    const replaced = Math.min(oldEnd - oldIndex - 1, newEnd - newIndex - 1);
    for (let at = newEnd - 1; at > newIndex + replaced; at--) {
      const wished = value[at];
      if (wished !== undefined) changes.push({ type: 'addItem', path, index: oldIndex + 1 + replaced, value: wished });
    }
    for (let at = oldEnd - 1; at > oldIndex + replaced; at--) changes.push({ type: 'remove', path: [...path, at] });
    for (let at = replaced; at > 0; at--) {
      const item = list.items[oldIndex + at];
      const wished = value[newIndex + at];
      if (item && wished !== undefined) changes.push(...difference(item.value, wished, [...path, oldIndex + at]));
    }
    oldEnd = oldIndex;
    newEnd = newIndex;
  }
  return changes;
}

/** Above this many comparisons only the equal items at both ends are kept, or all where some are only taken away. */
const maxComparisons = 250_000;

/** Between the ends, the items of a list that is what another one left, as pairs of indexes; none for any other list. */
function itemsLeft(old: readonly unknown[], value: readonly YamlValue[], head: number, tail: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let row = head, column = head; column < value.length - tail; row++) {
    if (row >= old.length - tail) return [];
    if (sameValue(old[row], value[column])) pairs.push([row, column++]);
  }
  return pairs;
}

/** A longest common subsequence, as pairs of indexes. */
function commonItems(old: readonly unknown[], value: readonly YamlValue[]): readonly (readonly [number, number])[] {
  let head = 0;
  while (head < old.length && head < value.length && sameValue(old[head], value[head])) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < value.length - head &&
    sameValue(old[old.length - 1 - tail], value[value.length - 1 - tail])
  )
    tail++;
  const pairs: [number, number][] = [];
  for (let index = 0; index < head; index++) pairs.push([index, index]);
  for (let index = 1; index <= tail; index++) pairs.push([old.length - index, value.length - index]);
  const rows = old.length - head - tail;
  const columns = value.length - head - tail;
  if (rows * columns > maxComparisons) return [...pairs, ...itemsLeft(old, value, head, tail)];
  const lengths = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const lengthAt = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  const same = (row: number, column: number): boolean => sameValue(old[head + row], value[head + column]);
  for (let row = rows - 1; row >= 0; row--) {
    const current = lengths[row];
    if (current === undefined) continue;
    for (let column = columns - 1; column >= 0; column--) {
      current[column] = same(row, column)
        ? lengthAt(row + 1, column + 1) + 1
        : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (same(row, column)) pairs.push([head + row++, head + column++]);
    else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
