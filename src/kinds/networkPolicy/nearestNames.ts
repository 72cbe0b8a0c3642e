/**
 * The known names that a mistyped one most likely means: same letters in another case, or at most a third of them
 * different (changed, left out, added, or two neighbours swapped). Several when they are equally near (`igress`).
 */
export function nearestNames(name: string, known: readonly string[]): readonly string[] {
  // Names this long are nobody's typing slip, and comparing them would cost time.
  if (name.length > 40) return [];
  let best: string[] = [];
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance > bestDistance || distance * 3 > Math.max(3, candidate.length)) continue;
    best = distance === bestDistance ? [...best, candidate] : [candidate];
    bestDistance = distance;
  }
  return best;
}

/** The number of single-letter changes and swaps of neighbours between two words (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
