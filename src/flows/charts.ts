import { endName } from './endText';
import type { FlowEnd } from './flow';
import type { Observed, ObservedFlow } from './observed';
import type { FlowSelection } from './selection';

/** One stretch of time: how many flows of it were let through, dropped, and dropped for each reason. */
export interface FlowBar {
  /** In ms since 1970. */
  readonly start: number;
  readonly forwarded: number;
  readonly dropped: number;
  /** By the place of the reason among `reasons`. */
  readonly byReason: readonly number[];
}

/** What the charts show. `reasons` are the most frequent first. */
export interface FlowCharts {
  readonly bars: readonly FlowBar[];
  /** How long each stretch is, in ms. */
  readonly stepMs: number;
  readonly forwarded: number;
  readonly dropped: number;
  /** Flows of verdicts that are neither. */
  readonly others: number;
  /** Flows without a time: they are in no bar. */
  readonly untimed: number;
  readonly reasons: readonly { readonly reason: string | undefined; readonly count: number }[];
  readonly sources: readonly DeniedEnd[];
  readonly destinations: readonly DeniedEnd[];
}
/** `end` is a place among the ends: one of those that are called so. */
export interface DeniedEnd {
  readonly name: string;
  readonly end: number;
  readonly count: number;
}

/** At most so many bars, and enough of them to see a course. */
const BARS = 60;
const ENOUGH = 20;
const TOP = 10;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Lengths of time that people count in. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28].map((n) => n * DAY),
];

/** What becomes of a flow, for a chart: what goes on to a proxy was let through. */
export function fateOf({ verdict }: Pick<ObservedFlow, 'verdict'>): 'forwarded' | 'dropped' | 'other' {
  switch (verdict) {
    case 'FORWARDED':
    case 'REDIRECTED':
      return 'forwarded';
    case 'DROPPED':
      return 'dropped';
    case 'ERROR':
    case 'AUDIT':
    case 'TRACED':
    case 'TRANSLATED':
    case 'VERDICT_UNKNOWN':
      return 'other';
  }
}

/** The charts of the Hubble dashboard, of what a filter keeps. */
export function flowCharts({ flows, ends, bucketMs }: Observed, { counts, rows, between }: FlowSelection): FlowCharts {
  const sums = { forwarded: 0, dropped: 0, other: 0 };
  const reasonCounts = new Map<string | undefined, number>();
  const sources = new Map<number, number>();
  const destinations = new Map<number, number>();
  const deny = (list: Map<number, number>, end: number, count: number): void => void list.set(end, (list.get(end) ?? 0) + count);
  let timed = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const kept: ObservedFlow[] = [];
  for (const place of rows) {
    const flow = flows[place];
    if (flow === undefined) continue;
    kept.push(flow);
    const count = counts[place] ?? 0;
    const fate = fateOf(flow);
    sums[fate] += count;
    if (fate === 'dropped') {
      reasonCounts.set(flow.reason, (reasonCounts.get(flow.reason) ?? 0) + count);
      deny(sources, flow.from, count);
      deny(destinations, flow.to, count);
    }
    for (const { index, count: some } of flow.buckets) {
      if (between !== undefined && (index < between.from || index >= between.to)) continue;
      timed += some;
      first = Math.min(first, index);
      last = Math.max(last, index);
    }
  }
  const reasons = [...reasonCounts].sort(([, a], [, b]) => b - a).map(([reason, count]) => ({ reason, count }));
  const stepMs = stepFor((last - first + 1) * bucketMs, bucketMs);
  return {
    bars: timed === 0 ? [] : barsOf(),
    stepMs,
    forwarded: sums.forwarded,
    dropped: sums.dropped,
    others: sums.other,
    untimed: sums.forwarded + sums.dropped + sums.other - timed,
    reasons,
    sources: topOf(ends, sources),
    destinations: topOf(ends, destinations),
  };

  function barsOf(): readonly FlowBar[] {
    const per = stepMs / bucketMs;
    const begin = Math.floor(first / per);
    const places = new Map(reasons.map(({ reason }, place) => [reason, place]));
    const bars = Array.from({ length: Math.floor(last / per) - begin + 1 }, (_, at) => ({
      start: (begin + at) * stepMs,
      forwarded: 0,
      dropped: 0,
      byReason: reasons.map(() => 0),
    }));
    for (const flow of kept) {
      const fate = fateOf(flow);
      if (fate === 'other') continue;
      const reason = places.get(flow.reason) ?? 0;
      for (const { index, count } of flow.buckets) {
        if (between !== undefined && (index < between.from || index >= between.to)) continue;
        const bar = bars[Math.floor(index / per) - begin];
        if (bar === undefined) continue;
        bar[fate] += count;
        if (fate === 'dropped') bar.byReason[reason] = (bar.byReason[reason] ?? 0) + count;
      }
    }
    return bars;
  }
}

/** Ends that are called the same are one. */
function topOf(ends: readonly FlowEnd[], denied: ReadonlyMap<number, number>): readonly DeniedEnd[] {
  const byName = new Map<string, DeniedEnd>();
  for (const [end, count] of denied) {
    const own = ends[end];
    const name = own === undefined ? '' : endName(own);
    const before = byName.get(name);
    byName.set(name, { name, end: before?.end ?? end, count: (before?.count ?? 0) + count });
  }
  return [...byName.values()].sort((a, b) => b.count - a.count || a.end - b.end).slice(0, TOP);
}

/** A short step made of whole buckets: one that people count in where it needs enough bars, else buckets doubled. */
function stepFor(spanMs: number, bucketMs: number): number {
  const known = STEPS.find((step) => step % bucketMs === 0 && spanMs / step <= BARS);
  if (known !== undefined && (known <= bucketMs || spanMs / known >= ENOUGH)) return known;
  let step = bucketMs;
  while (spanMs / step > BARS) step *= 2;
  return step;
}
