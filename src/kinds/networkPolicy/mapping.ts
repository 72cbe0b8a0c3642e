/** A mapping as YAML or JSON gave it. Its keys come from outside: read them with `own`, never by a dot. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own value of a mapping's key, or a list's item; never one inherited from `Object.prototype`. */
export function own(holder: Holder, key: string | number): unknown {
  return Object.hasOwn(holder, key) ? (holder as Readonly<Record<string | number, unknown>>)[key] : undefined;
}

/** What values stand in: a mapping or a list. */
export type Holder = Mapping | readonly unknown[];

/** The server reads a missing field and a null one alike: Go's zero value. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** A mapping from entries in their order; a key `__proto__` becomes an ordinary one. */
export function mappingOf<T>(entries: Iterable<readonly [string, T]>): { readonly [key: string]: T } {
  return Object.fromEntries(entries);
}
