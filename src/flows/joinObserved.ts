import type { Observed, ObservedFlow } from './observed';
import { createEndTable } from './read/endTable';

type Bucket = ObservedFlow['buckets'][number];

/** So many raw records are kept of several files together, where one alone has no more. */
const RAW = 2000;
/** So many different flows are kept of all readings together. */
const MOST_FLOWS = 400_000;

/**
 * What was observed in both, as if it had been read together: the same ends are one, with the newest that is told of them,
 * and the same flows add up, in the longer of both buckets. The places of ends and flows of the first stay. `most` flows are
 * kept at most; of the others it is told how many records they are.
 */
export function joinObserved(first: Observed, second: Observed, most = MOST_FLOWS): Observed {
  const bucketMs = commonBucket(first.bucketMs, second.bucketMs);
  const ends = createEndTable();
  for (const end of first.ends) ends.place(end);
  const endOf = second.ends.map(ends.place);
  const flows = first.flows.map((flow) => inBuckets(flow, first.bucketMs, bucketMs));
  const flowPlaces = new Map(flows.map((flow, place) => [keyOf(flow), place]));
  let notKept = 0;
  const flowOf = second.flows.map((flow): number | undefined => {
    const [from, to] = [endOf[flow.from], endOf[flow.to]];
    const moved = { ...inBuckets(flow, second.bucketMs, bucketMs), from: from ?? -1, to: to ?? -1 };
    const key = keyOf(moved);
    const place = flowPlaces.get(key);
    const before = place === undefined ? undefined : flows[place];
    if (place !== undefined && before !== undefined) {
      flows[place] = together(before, moved);
      return place;
    }
    if (from === undefined || to === undefined || flows.length >= most) {
      notKept += flow.count;
      return undefined;
    }
    flowPlaces.set(key, flows.length);
    return flows.push(moved) - 1;
  });
  const raw = [
    ...first.raw,
    ...second.raw.flatMap((record) => {
      const flow = flowOf[record.flow];
      return flow === undefined ? [] : [{ ...record, flow }];
    }),
  ];
  return {
    ends: ends.all(),
    flows,
    bucketMs,
    raw: raw.slice(-Math.max(RAW, first.raw.length, second.raw.length)),
    files: [...first.files, ...second.files],
    records: first.records + second.records,
    notKept: first.notKept + second.notKept + notKept,
    lost: [...summed([...first.lost, ...second.lost])].map(([source, count]) => ({ source, count })),
    unread: {
      count: first.unread.count + second.unread.count,
      first: [...first.unread.first, ...second.unread.first].slice(
        0,
        Math.max(first.unread.first.length, second.unread.first.length, 20),
      ),
    },
    yearAssumed: first.yearAssumed || second.yearAssumed,
  };
}

function keyOf({ from, to, port, protocol, direction, verdict, reason, reply }: ObservedFlow): string {
  return `${from} ${to} ${port} ${protocol} ${direction} ${verdict} ${reply} ${reason}`;
}

function together(a: ObservedFlow, b: ObservedFlow): ObservedFlow {
  return {
    ...a,
    types: bothOf(a.types, b.types, (type) => type),
    policies: bothOf(a.policies, b.policies, (policy) => JSON.stringify(policy)),
    count: a.count + b.count,
    first: least(a.first, b.first, Math.min),
    last: least(a.last, b.last, Math.max),
    buckets: mergeBuckets(a.buckets, b.buckets),
  };
}

/** Each once, in the order they first came. */
function bothOf<T>(a: readonly T[], b: readonly T[], key: (one: T) => string): readonly T[] {
  return b.length === 0 ? a : [...new Map([...a, ...b].map((one) => [key(one), one])).values()];
}

function least(a: number | undefined, b: number | undefined, of: (a: number, b: number) => number): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : of(a, b);
}

/** The shortest length that is made of whole buckets of either. */
function commonBucket(a: number, b: number): number {
  let [large, rest] = [a, b];
  while (rest > 0) [large, rest] = [rest, large % rest];
  return (a / large) * b;
}

function inBuckets(flow: ObservedFlow, from: number, to: number): ObservedFlow {
  if (from === to) return flow;
  const buckets: Bucket[] = [];
  for (const { index: own, count } of flow.buckets) {
    const index = Math.floor((own * from) / to);
    const before = buckets.at(-1);
    if (before?.index === index) buckets[buckets.length - 1] = { index, count: before.count + count };
    else buckets.push({ index, count });
  }
  return { ...flow, buckets };
}

/** Both are by rising index, and so is what comes out. */
function mergeBuckets(a: readonly Bucket[], b: readonly Bucket[]): readonly Bucket[] {
  const merged: Bucket[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    const [one, other] = [a[i], b[j]];
    if (one !== undefined && (other === undefined || one.index < other.index)) {
      merged.push(one);
      i++;
    } else if (other !== undefined && (one === undefined || other.index < one.index)) {
      merged.push(other);
      j++;
    } else if (one !== undefined && other !== undefined) {
      merged.push({ index: one.index, count: one.count + other.count });
      i++;
      j++;
    }
  }
  return merged;
}

function summed(lost: Observed['lost']): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { source, count } of lost) sums.set(source, (sums.get(source) ?? 0) + count);
  return sums;
}
