/** At most so many buckets span all that was seen. */
const MOST = 240;

/** The width that all buckets have: 1 s, and twice as much as often as the whole would span too many of them. */
export interface BucketWidth {
  readonly ms: number;
  /** Takes a time in; how many times the width doubled for it. */
  include(time: number): number;
  double(): void;
}

export function createBucketWidth(): BucketWidth {
  let ms = 1000;
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  return {
    get ms() {
      return ms;
    },
    include(time) {
      if (time >= earliest && time <= latest) return 0;
      earliest = Math.min(earliest, time);
      latest = Math.max(latest, time);
      let doubled = 0;
      for (; Math.floor(latest / ms) - Math.floor(earliest / ms) >= MOST; ms *= 2) doubled += 1;
      return doubled;
    },
    double() {
      ms *= 2;
    },
  };
}

/** What one flow has in one bucket. */
export interface BucketCount {
  readonly index: number;
  readonly count: number;
}

/**
 * The buckets of many flows, each a chain of entries. An entry is written behind all others and nothing is looked up for
 * it, so a bucket may have several; they are put together when they are read.
 */
export interface BucketLog {
  readonly size: number;
  /** Adds an entry to a chain (0: an empty one) and gives the longer chain. Less than 0 takes away. */
  append(chain: number, index: number, count: number): number;
  /** The buckets of a chain that hold something, by rising index. */
  read(chain: number): readonly BucketCount[];
  /** Buckets become twice as wide. */
  widen(): void;
}

const INDEX = 0;
const COUNT = 1;
const BEFORE = 2;
const ENTRY = 3;

export function createBucketLog(): BucketLog {
  let cells = new Float64Array(ENTRY << 10);
  let size = 0;

  return {
    get size() {
      return size;
    },
    append(chain, index, count) {
      // Entry 0 stands for no entry.
      size += 1;
      const at = size * ENTRY;
      if (at + ENTRY > cells.length) {
        const before = cells;
        cells = new Float64Array(before.length * 2);
        cells.set(before);
      }
      cells[at + INDEX] = index;
      cells[at + COUNT] = count;
      cells[at + BEFORE] = chain;
      return size;
    },
    read(chain) {
      const counts = new Map<number, number>();
      for (let entry = chain; entry > 0; entry = cells[entry * ENTRY + BEFORE] ?? 0) {
        const index = cells[entry * ENTRY + INDEX] ?? 0;
        counts.set(index, (counts.get(index) ?? 0) + (cells[entry * ENTRY + COUNT] ?? 0));
      }
      const found = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
      return found.map(([index, count]) => ({ index, count }));
    },
    widen() {
      for (let at = ENTRY; at <= size * ENTRY; at += ENTRY) cells[at] = Math.floor((cells[at] ?? 0) / 2);
    },
  };
}
