import { type DiffLine, textChanges } from './textChanges';

/** So many lines are shown; the rest is counted. */
const SHOWN = 6;

/** What turning one text into another changes: the changed lines, each stretch with the unchanged line before it. */
export function pairingDiff(before: string, after: string): { readonly lines: readonly DiffLine[]; readonly more: number } {
  const { lines } = textChanges(before, after);
  const shown = lines.filter(({ kind }, at) => kind !== 'same' || (lines[at + 1]?.kind ?? 'same') !== 'same');
  return { lines: shown.slice(0, SHOWN), more: Math.max(0, shown.length - SHOWN) };
}
