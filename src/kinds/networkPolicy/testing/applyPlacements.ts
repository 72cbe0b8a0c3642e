import type { Path } from '../../../text/path';
import type { Placement } from '../../../text/placement';

type Of<T extends Placement['type']> = Extract<Placement, { readonly type: T }>;
type Fields = Record<string, unknown>;

/**
 * Carries placements out on plain data, as `text/placement` defines them: what the edited text must read as. The
 * `source` of a copy is JSON here.
 */
export function applyPlacements(object: unknown, placements: readonly Placement[]): unknown {
  const copy: unknown = copied(object);
  for (const placement of placements) apply(copy, placement);
  return copy;
}

function apply(root: unknown, placement: Placement): void {
  switch (placement.type) {
    case 'set':
      set(root, placement);
      break;
    case 'insert':
      putItem(root, placement.path, placement.index, copied(placement.value), placement.after);
      break;
    case 'remove':
      remove(root, placement.path);
      break;
    case 'move':
      move(root, placement);
      break;
    case 'copy': {
      const from = placement.source === undefined ? root : JSON.parse(placement.source);
      putItem(root, placement.to, placement.index, copied(existing(from, placement.from)), placement.after);
      break;
    }
    case 'split':
      split(root, placement);
      break;
    case 'join':
      join(root, placement);
      break;
    case 'rename':
      rename(root, placement);
      break;
  }
}

function set(root: unknown, { path, value, after }: Of<'set'>): void {
  const [key, parent] = [lastOf(path), parentOf(root, path, true)];
  if (typeof parent !== 'object' || parent === null) throw new Error(`nowhere to set ${key}`);
  if (Array.isArray(parent) && !(Number(key) in parent)) throw new Error('set past the end of a list');
  define(parent, key, copied(value), after);
}

function putItem(root: unknown, path: Path, index: number, value: unknown, after: readonly string[] | undefined): void {
  const [key, parent] = [lastOf(path), parentOf(root, path, true)];
  const current = at(parent, key);
  if (current !== undefined && current !== null && !Array.isArray(current)) throw new Error('no list to put an item in');
  const list: unknown[] = Array.isArray(current) ? current : [];
  if (index < 0 || index > list.length) throw new Error('past the end of a list');
  list.splice(index, 0, value);
  define(parent as object, key, list, after);
}

function remove(root: unknown, path: Path): void {
  existing(root, path);
  const [key, parent] = [lastOf(path), parentOf(root, path, false)];
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete fields(parent)[key];
}

function move(root: unknown, { from, to, index, after, heading }: Of<'move'>): void {
  const item = existing(root, from);
  if (heading !== undefined) existing(root, heading);
  const [source, place] = [parentOf(root, from, false), Number(lastOf(from))];
  if (!Array.isArray(source)) throw new Error('only an item of a list can be moved');
  const own = at(parentOf(root, to, false), lastOf(to)) === source;
  // Counted before anything is taken away.
  if (own && index > source.length) throw new Error('moved past the end of its list');
  source.splice(place, 1);
  putItem(root, to, own && index > place ? index - 1 : index, item, after);
}

function split(root: unknown, { path, keys }: Of<'split'>): void {
  const item = fields(existing(root, path));
  const list = parentOf(root, path, false);
  if (!Array.isArray(list) || keys.length === 0 || keys.length >= Object.keys(item).length) throw new Error('cannot be split');
  const fresh: Fields = {};
  for (const key of keys) {
    fresh[key] = existing(item, [key]);
    delete item[key];
  }
  list.splice(Number(lastOf(path)) + 1, 0, fresh);
}

function join(root: unknown, { path, from }: Of<'join'>): void {
  const [into, other] = [fields(existing(root, path)), fields(existing(root, from))];
  const list = parentOf(root, path, false);
  if (!Array.isArray(list) || list !== parentOf(root, from, false) || into === other) throw new Error('not of one list');
  if (Object.keys(other).some((key) => Object.hasOwn(into, key))) throw new Error('they share a key');
  Object.assign(into, other);
  list.splice(Number(lastOf(from)), 1);
}

function rename(root: unknown, { path, key }: Of<'rename'>): void {
  const [parent, old] = [fields(existing(root, path.slice(0, -1))), String(lastOf(path))];
  if (!Object.hasOwn(parent, old) || Object.hasOwn(parent, key)) throw new Error('cannot be renamed');
  reorder(
    parent,
    Object.entries(parent).map(([name, value]) => [name === old ? key : name, value]),
  );
}

function lastOf(path: Path): string | number {
  const key = path.at(-1);
  if (key === undefined) throw new Error('a placement at the root');
  return key;
}

function existing(root: unknown, path: Path): unknown {
  const value = path.reduce<unknown>((inner, step) => at(inner, step), root);
  if (value === undefined) throw new Error(`nothing at ${path.join('.')}`);
  return value;
}

function parentOf(root: unknown, path: Path, create: boolean): unknown {
  let value = root;
  for (const step of path.slice(0, -1)) {
    if (at(value, step) === undefined && create && typeof step === 'string') define(value as object, step, {}, undefined);
    value = at(value, step);
  }
  return value;
}

function at(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string | number, unknown>)[key];
}

function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no mapping');
  return value as Fields;
}

// Keeps the order of keys, so that tests can see where a new one lands.
function define(parent: object, key: string | number, value: unknown, after: readonly string[] | undefined): void {
  const fresh = !Object.hasOwn(parent, key);
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
  const previous = after?.findLast((name) => Object.hasOwn(parent, name));
  if (!fresh || previous === undefined || Array.isArray(parent)) return;
  const entries = Object.entries(parent).filter(([name]) => name !== key);
  entries.splice(entries.findIndex(([name]) => name === previous) + 1, 0, [String(key), value]);
  reorder(fields(parent), entries);
}

function reorder(parent: Fields, entries: readonly (readonly [string, unknown])[]): void {
  for (const key of Object.keys(parent)) delete parent[key];
  for (const [key, value] of entries) parent[key] = value;
}

function copied(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
