/** The way to a value inside a document: keys of mappings and zero-based indexes of lists. */
export type Path = readonly (string | number)[];

const plainKey = /^[A-Za-z0-9_-]+$/;

/**
 * A path in the API server's spelling: `spec.ingress[0].from[0]`. Keys with other characters than letters, digits,
 * `_` and `-` stand in brackets: `metadata.annotations[example.com/owner]`. The empty path is the empty string.
 */
export function formatPath(path: Path): string {
  let formatted = '';
  for (const step of path) formatted = extendPath(formatted, step);
  return formatted;
}

/** `formatPath` of a path one step longer, from the shorter one's. */
export function extendPath(formatted: string, step: string | number): string {
  if (typeof step === 'number' || !plainKey.test(step)) return `${formatted}[${step}]`;
  return formatted === '' ? step : `${formatted}.${step}`;
}

/** The path's spellings from itself up to the empty one: the way from a value to its nearest parent that exists. */
export function formatAncestors(path: Path): readonly string[] {
  const spellings = [''];
  for (const step of path) spellings.push(extendPath(spellings[spellings.length - 1] ?? '', step));
  return spellings.reverse();
}
