import type { Uncounted } from '../answers/situation';

/** What is not counted, and why, in a sentence or two. */
export function uncountedWords({
  kind,
  name,
  namespace,
  reason,
}: Pick<Uncounted, 'kind' | 'name' | 'namespace' | 'reason'>): string {
  if (kind === '') return `${reason} What stands in it is not counted.`;
  const place = namespace === undefined ? name : `${namespace}/${name}`;
  // What is said of a whole kind says already that it is not counted.
  return reason.startsWith(kind) ? `${place}: ${reason}` : `${kind} ${place} is not counted. ${reason}`;
}
