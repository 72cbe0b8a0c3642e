/** Something that had a key: `same` tells it apart exactly, `like` is what it is probably still called after an edit. */
export interface Keyed {
  readonly key: string;
  readonly same: string;
  readonly like: string;
}

/**
 * Finds for each new thing the old one it came from: what did not change keeps its key wherever it moved; between
 * those, what is called the same; then, where as many new ones as old ones are left, what stands in the same place.
 * Others get a key from `fresh`. The answer has one key for each of `now`, all different.
 */
export function carryKeys(
  before: readonly Keyed[],
  now: readonly { readonly same: string; readonly like: string }[],
  fresh: () => string,
): readonly string[] {
  const keys = new Array<string | undefined>(now.length).fill(undefined);
  let from = 0;
  while (from < now.length && from < before.length && now[from]?.same === before[from]?.same) {
    keys[from] = before[from]?.key;
    from++;
  }
  let end = 0;
  while (end < now.length - from && end < before.length - from && now.at(-1 - end)?.same === before.at(-1 - end)?.same) {
    keys[now.length - 1 - end] = before.at(-1 - end)?.key;
    end++;
  }
  let left = before.slice(from, before.length - end);
  const open = (): number[] => keys.flatMap((key, index) => (key === undefined ? [index] : []));
  if (left.length === open().length) {
    // One for one: the usual keystroke inside a document. Moves are told by their unchanged text first.
    left = claim(left, open(), keys, (index) => now[index]?.same, 'same');
    if (left.length === open().length) {
      open().forEach((index, place) => {
        keys[index] = left[place]?.key;
      });
      left = [];
    }
  } else {
    left = claim(left, open(), keys, (index) => now[index]?.same, 'same');
    claim(left, open(), keys, (index) => now[index]?.like, 'like');
  }
  return keys.map((key) => key ?? fresh());
}

function claim(
  left: readonly Keyed[],
  open: readonly number[],
  keys: (string | undefined)[],
  wanted: (index: number) => string | undefined,
  by: 'same' | 'like',
): Keyed[] {
  const waiting = new Map<string, Keyed[]>();
  for (const one of left) waiting.set(one[by], [...(waiting.get(one[by]) ?? []), one]);
  const taken = new Set<Keyed>();
  for (const index of open) {
    const found = waiting.get(wanted(index) ?? '')?.shift();
    if (!found) continue;
    keys[index] = found.key;
    taken.add(found);
  }
  return left.filter((one) => !taken.has(one));
}
