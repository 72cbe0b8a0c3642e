import type { Path, Placement } from '../text';
import { isMapping, setOwn } from './readValue';

/** Plain data, in a box: `undefined` itself stands for "does not fit". */
interface Placed {
  readonly value: unknown;
}

/**
 * What a placement makes of plain data: what the document must say after the edit. The old data stay as they are.
 * Undefined when the placement does not fit the data. `source`: the data that a `copy` with a source takes its item from.
 */
export function placeInValue(value: unknown, placement: Placement, source?: unknown): Placed | undefined {
  switch (placement.type) {
    case 'set':
    case 'insert':
    case 'remove':
      return change(value, placement.path, 0, placement);
    case 'move':
      return move(value, placement);
    case 'copy': {
      const item = itemAt(placement.source === undefined ? value : source, placement.from);
      return item && insert(value, placement.to, placement.index, item.value);
    }
    case 'split':
      return split(value, placement.path, placement.keys);
    case 'join':
      return join(value, placement.path, placement.from);
    case 'rename':
      return rename(value, placement.path, placement.key);
  }
}

/**
 * Where a place is found after something was put before the item `index` of the list at `to`. The place itself must
 * have been there before.
 */
export function afterPut(path: Path, to: Path, index: number): Path {
  const step = path[to.length];
  const below = typeof step === 'number' && step >= index && to.every((one, depth) => one === path[depth]);
  return below ? path.with(to.length, step + 1) : path;
}

/** Whether a path is another one or leads on from it. */
export function isWithin(path: Path, outer: Path): boolean {
  return path.length >= outer.length && outer.every((step, depth) => step === path[depth]);
}

function move(value: unknown, { from, to, index }: Placement & { readonly type: 'move' }): Placed | undefined {
  const item = itemAt(value, from);
  if (item === undefined || isWithin(to, from)) return undefined;
  const put = insert(value, to, index, item.value);
  return put && change(put.value, afterPut(from, to, index), 0, { type: 'remove', path: from });
}

function insert(value: unknown, path: Path, index: number, item: unknown): Placed | undefined {
  return change(value, path, 0, { type: 'insert', path, index, value: item });
}

function split(value: unknown, path: Path, keys: readonly string[]): Placed | undefined {
  const item = itemAt(value, path);
  const index = path[path.length - 1];
  if (item === undefined || typeof index !== 'number' || !isMapping(item.value)) return undefined;
  const named = new Set(keys);
  const staying = picked(item.value, (key) => !named.has(key));
  const going = picked(item.value, (key) => named.has(key));
  const count = Object.keys(going).length;
  if (count === 0 || count < named.size || Object.keys(staying).length === 0) return undefined;
  const list = path.slice(0, -1);
  const put = insert(value, list, index + 1, going);
  return put && change(put.value, path, 0, { type: 'set', path, value: staying });
}

function join(value: unknown, path: Path, from: Path): Placed | undefined {
  const into = itemAt(value, path);
  const item = itemAt(value, from);
  const sameList = path.length === from.length && isWithin(from, path.slice(0, -1));
  if (!sameList || isWithin(from, path) || !into || !item || !isMapping(into.value) || !isMapping(item.value)) return undefined;
  const taken = item.value;
  if (Object.keys(into.value).some((key) => Object.hasOwn(taken, key))) return undefined;
  const both = picked(into.value, () => true);
  for (const [key, one] of Object.entries(taken)) setOwn(both, key, one);
  const joined = change(value, path, 0, { type: 'set', path, value: both });
  return joined && change(joined.value, from, 0, { type: 'remove', path: from });
}

function rename(value: unknown, path: Path, name: string): Placed | undefined {
  const key = path[path.length - 1];
  const map = valueAt(value, path.slice(0, -1));
  if (typeof key !== 'string' || !map || !isMapping(map.value) || !Object.hasOwn(map.value, key)) return undefined;
  if (key === name) return { value };
  if (Object.hasOwn(map.value, name)) return undefined;
  const renamed: { [key: string]: unknown } = {};
  for (const [one, inner] of Object.entries(map.value)) setOwn(renamed, one === key ? name : one, inner);
  const above = path.slice(0, -1);
  return change(value, above, 0, { type: 'set', path: above, value: renamed });
}

function picked(map: { readonly [key: string]: unknown }, wanted: (key: string) => boolean): { [key: string]: unknown } {
  const some: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(map)) if (wanted(key)) setOwn(some, key, value);
  return some;
}

function itemAt(value: unknown, path: Path): Placed | undefined {
  const list = path.length === 0 ? undefined : valueAt(value, path.slice(0, -1));
  return Array.isArray(list?.value) ? valueAt(value, path) : undefined;
}

function valueAt(value: unknown, path: Path): Placed | undefined {
  let at = value;
  for (const step of path) {
    if (typeof step === 'number') {
      if (!Array.isArray(at) || step < 0 || step >= at.length) return undefined;
      at = at[step];
    } else {
      if (!isMapping(at) || !Object.hasOwn(at, step)) return undefined;
      at = at[step];
    }
  }
  return { value: at };
}

/** The placements that others are made of, on data of any kind. */
type Plain =
  | { readonly type: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly type: 'insert'; readonly path: Path; readonly index: number; readonly value: unknown }
  | { readonly type: 'remove'; readonly path: Path };

function change(value: unknown, path: Path, depth: number, placement: Plain): Placed | undefined {
  const step = path[depth];
  if (step === undefined) return atTarget(value, placement);
  const last = depth === path.length - 1;
  if (typeof step === 'number') {
    if (!Array.isArray(value) || step < 0 || step >= value.length) return undefined;
    if (last && placement.type === 'remove') return { value: value.toSpliced(step, 1) };
    const inner = change(value[step], path, depth + 1, placement);
    return inner && { value: value.with(step, inner.value) };
  }
  const mapping = value === null || value === undefined ? {} : value;
  if (!isMapping(mapping)) return undefined;
  const copy: { [key: string]: unknown } = {};
  for (const [key, one] of Object.entries(mapping))
    if (!(last && placement.type === 'remove' && key === step)) setOwn(copy, key, one);
  if (last && placement.type === 'remove') return { value: value === null ? null : copy };
  const inner = change(Object.hasOwn(mapping, step) ? mapping[step] : undefined, path, depth + 1, placement);
  if (inner === undefined) return undefined;
  if (placement.type === 'remove' && !Object.hasOwn(mapping, step)) return { value };
  setOwn(copy, step, inner.value);
  return { value: copy };
}

function atTarget(value: unknown, placement: Plain): Placed | undefined {
  switch (placement.type) {
    case 'set':
      return { value: placement.value };
    case 'insert': {
      const list = value === null || value === undefined ? [] : value;
      if (!Array.isArray(list) || placement.index < 0 || placement.index > list.length) return undefined;
      return { value: list.toSpliced(placement.index, 0, placement.value) };
    }
    case 'remove':
      return undefined;
  }
}
