import type { Path } from '../../../text/path';
import type { Placement } from '../../../text/placement';

/** Carries placements out on plain data, as `text/placement` defines them: what the edited text must read as. */
export function applyPlacements(object: unknown, placements: readonly Placement[]): unknown {
  const copy: unknown = copied(object);
  for (const placement of placements)
    if (placement.type === 'set' || placement.type === 'insert' || placement.type === 'remove') apply(copy, placement);
  return copy;
}

function apply(root: unknown, placement: Extract<Placement, { type: 'set' | 'insert' | 'remove' }>): void {
  const key = placement.path.at(-1);
  if (key === undefined) throw new Error('a placement at the root');
  const parent = parentOf(root, placement.path, placement.type !== 'remove');
  switch (placement.type) {
    case 'set':
      if (typeof parent !== 'object' || parent === null) throw new Error(`nowhere to set ${String(key)}`);
      if (Array.isArray(parent) && !(Number(key) in parent)) throw new Error('set past the end of a list');
      define(parent, key, copied(placement.value), 'after' in placement ? placement.after : undefined);
      return;
    case 'insert': {
      const current = at(parent, key);
      if (current !== undefined && current !== null && !Array.isArray(current)) throw new Error('insert into no list');
      const list: unknown[] = Array.isArray(current) ? current : [];
      if (placement.index > list.length) throw new Error('insert past the end of a list');
      list.splice(placement.index, 0, copied(placement.value));
      define(parent as object, key, list, placement.after);
      return;
    }
    case 'remove':
      if (at(parent, key) === undefined) throw new Error(`nothing to remove at ${placement.path.join('.')}`);
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete (parent as Record<string, unknown>)[key];
  }
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

// Keeps the order of keys, so that tests can see where a new one lands.
function define(parent: object, key: string | number, value: unknown, after: readonly string[] | undefined): void {
  const fresh = !Object.hasOwn(parent, key);
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
  const previous = after?.findLast((name) => Object.hasOwn(parent, name));
  if (!fresh || previous === undefined || Array.isArray(parent)) return;
  const entries = Object.entries(parent).filter(([name]) => name !== key);
  entries.splice(entries.findIndex(([name]) => name === previous) + 1, 0, [String(key), value]);
  const fields = parent as Record<string, unknown>;
  for (const [name] of entries) delete fields[name];
  for (const [name, field] of entries) fields[name] = field;
}

function copied(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
