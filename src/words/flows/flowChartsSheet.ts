import { type DeniedEnd, flowCharts } from '../../flows/charts';
import { reasonName } from '../../flows/dropReason';
import { endFlags } from '../../flows/endText';
import type { Observed } from '../../flows/observed';
import { type ClusterNow, selectFlows } from '../../flows/selection';
import { clockWords, dayWords, flagTime, perWords, spanWords } from './timeWords';

export interface FlowChartsQuestion {
  readonly filter: string;
}

/** Flags that a click adds to the filter, in place of those of the same names. */
export type Flags = Readonly<Record<string, readonly string[]>>;

/** A stretch of time: `called` is `12:54:46 to 12:54:47`. */
export interface TimeBar {
  readonly start: number;
  readonly called: string;
  readonly forwarded: number;
  readonly dropped: number;
  /** By the place of the reason. */
  readonly byReason: readonly number[];
  readonly flags: Flags;
}
/** A bar that carries its number. */
export interface NamedBar {
  readonly name: string;
  readonly count: number;
  readonly flags: Flags;
}

export interface FlowChartsSheet {
  readonly bars: readonly TimeBar[];
  readonly stepMs: number;
  /** `flows per 15 s`. */
  readonly per: string;
  readonly span: string;
  readonly forwarded: number;
  readonly dropped: number;
  /** What the charts do not draw; undefined: nothing is missing. */
  readonly note: string | undefined;
  readonly reasons: readonly NamedBar[];
  readonly sources: readonly NamedBar[];
  readonly destinations: readonly NamedBar[];
}

/** So many reasons are told apart; the others are one. */
const REASONS = 5;

/** The charts of the Hubble dashboard, ready to be drawn. */
export function flowChartsSheet(observed: Observed, { filter }: FlowChartsQuestion, clusterNow: ClusterNow): FlowChartsSheet {
  const charts = flowCharts(observed, selectFlows(observed, filter, clusterNow));
  const { bars, stepMs, forwarded, dropped, others, untimed, reasons } = charts;
  const begin = bars[0]?.start ?? 0;
  const end = (bars.at(-1)?.start ?? 0) + stepMs;
  const days = dayWords(begin) !== dayWords(Math.max(begin, end - 1));
  const told = reasons.length > REASONS + 1 ? REASONS : reasons.length;
  const folded = (counts: readonly number[]): readonly number[] =>
    told === reasons.length ? counts : [...counts.slice(0, told), counts.slice(told).reduce((sum, one) => sum + one, 0)];
  const timeCalled = (ms: number): string => `${days ? `${dayWords(ms)} ` : ''}${clockWords(ms, stepMs < 60_000)}`;
  const named = reasons.slice(0, told).map(
    ({ reason, count }): NamedBar => ({
      name: reason ?? 'No reason told',
      count,
      flags: { verdict: ['DROPPED'], ...(reason === undefined ? {} : { 'drop-reason-desc': [reasonName(reason)] }) },
    }),
  );
  const rest = reasons.slice(told);
  if (rest.length > 0) {
    named.push({
      name: `${rest.length} other reasons`,
      count: rest.reduce((sum, { count }) => sum + count, 0),
      flags: {
        verdict: ['DROPPED'],
        'drop-reason-desc': rest.flatMap(({ reason }) => (reason === undefined ? [] : [reasonName(reason)])),
      },
    });
  }
  return {
    bars: bars.map(({ start, byReason, ...counts }) => ({
      start,
      ...counts,
      called: `${timeCalled(start)} to ${timeCalled(start + stepMs)}`,
      byReason: folded(byReason),
      flags: { since: [flagTime(start)], until: [flagTime(start + stepMs)] },
    })),
    stepMs,
    per: `flows ${perWords(stepMs)}`,
    span: bars.length === 0 ? '' : spanWords(begin, end),
    forwarded,
    dropped,
    note: noteOf(others, untimed),
    reasons: named,
    sources: topBars(observed, charts.sources, 'from'),
    destinations: topBars(observed, charts.destinations, 'to'),
  };
}

function topBars({ ends }: Observed, list: readonly DeniedEnd[], side: 'from' | 'to'): readonly NamedBar[] {
  return list.map(({ name, end, count }) => {
    const own = ends[end];
    return { name, count, flags: { verdict: ['DROPPED'], ...(own && endFlags(own, side)) } };
  });
}

function noteOf(others: number, untimed: number): string | undefined {
  const parts = [
    others > 0 && `${others.toLocaleString('en')} of other verdicts are not drawn`,
    untimed > 0 && `${untimed.toLocaleString('en')} without a time are not in the bars`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? undefined : parts.join(', ');
}
