/** A flow's records over time: index and count in turn, by rising index. */
export type Buckets = number[];

/** At most so many buckets span all that was seen. */
const MOST = 240;

/** The width that all buckets have: 1 s, and twice as much as often as the whole would span too many of them. */
export interface BucketWidth {
  readonly ms: number;
  /** Takes a time in; how many times the width doubled for it. */
  include(time: number): number;
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
  };
}

/** Adds to the bucket of an index, of which most are the last one. A count below 0 takes away; an empty bucket goes. */
export function addToBucket(buckets: Buckets, index: number, count: number): void {
  let at = buckets.length - 2;
  while (at >= 0 && (buckets[at] ?? 0) > index) at -= 2;
  if (at >= 0 && buckets[at] === index) {
    const left = (buckets[at + 1] ?? 0) + count;
    if (left > 0) buckets[at + 1] = left;
    else buckets.splice(at, 2);
  } else if (count > 0) {
    if (at === buckets.length - 2) buckets.push(index, count);
    else buckets.splice(at + 2, 0, index, count);
  }
}

/** The same counts in buckets twice as wide. */
export function halveBuckets(buckets: Buckets): Buckets {
  const halved: Buckets = [];
  for (let at = 0; at < buckets.length; at += 2) {
    addToBucket(halved, Math.floor((buckets[at] ?? 0) / 2), buckets[at + 1] ?? 0);
  }
  return halved;
}
