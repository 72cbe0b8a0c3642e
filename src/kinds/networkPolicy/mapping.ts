/** A mapping as YAML or JSON gave it. Its keys come from outside: read them with `own`, never by a dot. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping's own value of a key; never one inherited from `Object.prototype`. */
export function own(mapping: Mapping, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** The server reads a missing field and a null one alike: Go's zero value. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** A mapping from entries in their order; a key `__proto__` becomes an ordinary one. */
export function mappingOf<T>(entries: Iterable<readonly [string, T]>): { readonly [key: string]: T } {
  return Object.fromEntries(entries);
}
