import type { AliasNode, Entry, MapNode, SourceNode } from './sourceNode';

/** How many values aliases may add to a document when they are followed, each time they are used. */
export const maxExpansion = 200_000;

/**
 * The plain data of a document: what `JSON.parse` could give, and NaN and infinities. Every key is an own property, also
 * `__proto__`. Aliases share their target's data. The caller has made sure with `measure` that this is safe.
 */
export function readValue(node: SourceNode | undefined): unknown {
  const shared = new Map<SourceNode, unknown>();

  function read(node: SourceNode): unknown {
    switch (node.kind) {
      case 'scalar':
        return node.value;
      case 'alias':
        return node.target && follow(node.target);
      case 'list':
        return node.items.map((item) => read(item.value));
      case 'map':
        return readMap(node);
    }
  }

  function follow(target: SourceNode): unknown {
    if (!shared.has(target)) shared.set(target, read(target));
    return shared.get(target);
  }

  function readMap(node: MapNode): { readonly [key: string]: unknown } {
    const value: { [key: string]: unknown } = {};
    for (const entry of node.entries) if (!entry.merge) setOwn(value, entry.key, read(entry.value));
    // A merged key never replaces the mapping's own, and the first mapping merged wins (yaml.org/type/merge).
    for (const entry of node.entries) {
      if (!entry.merge) continue;
      for (const merged of mergedMaps(entry)) {
        for (const [key, one] of Object.entries(readMap(merged))) if (!Object.hasOwn(value, key)) setOwn(value, key, one);
      }
    }
    return value;
  }

  return node && read(node);
}

/** The mappings a `<<` entry merges, or an empty list when it names something else. */
export function mergedMaps(entry: Entry): readonly MapNode[] {
  const value = targetOf(entry.value);
  if (value?.kind === 'map') return [value];
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => {
    const target = targetOf(item.value);
    return target?.kind === 'map' ? [target] : [];
  });
}

/** The node itself, or the one its alias stands for. */
export function targetOf(node: SourceNode): SourceNode | undefined {
  return node.kind === 'alias' ? node.target : node;
}

/** Sets an own property whatever its name: assigning to `__proto__` would change the object's prototype instead. */
export function setOwn(object: { [key: string]: unknown }, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** What following every alias would cost, counted without doing it. */
export interface Measure {
  readonly written: number;
  readonly expanded: number;
  /** The first alias that stands inside what it stands for. */
  readonly circular: AliasNode | undefined;
}

export function measure(root: SourceNode): Measure {
  const sizes = new Map<SourceNode, number>();
  const open = new Set<SourceNode>();
  let circular: AliasNode | undefined;
  let written = 0;

  function size(node: SourceNode): number {
    const seen = sizes.get(node);
    if (seen !== undefined) return seen;
    if (node.kind !== 'alias') written++;
    open.add(node);
    const total = 1 + below(node);
    open.delete(node);
    if (node.kind !== 'scalar') sizes.set(node, total);
    return total;
  }

  function below(node: SourceNode): number {
    switch (node.kind) {
      case 'scalar':
        return 0;
      case 'alias':
        if (node.target === undefined) return 0;
        if (open.has(node.target)) {
          circular ??= node;
          return 0;
        }
        return size(node.target);
      case 'list':
        return node.items.reduce((sum, item) => sum + size(item.value), 0);
      case 'map':
        return node.entries.reduce((sum, entry) => sum + size(entry.keyNode) + size(entry.value), 0);
    }
  }

  const expanded = size(root);
  return { written, expanded, circular };
}

/** Whether two plain data are the same; the order of a mapping's keys does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, index) => sameValue(one, b[index]));
  if (!isMapping(a) || !isMapping(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
}

export function isMapping(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
