import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterOf } from '../answers/clusterOf';
import { flowCharts } from './charts';
import { FLOW_SORTS, selectFlows, sortedRows } from './selection';
import { testObserved } from './testObserved';

const NOBODY = clusterOf([]);
const chartsOf = (observed: ReturnType<typeof testObserved>, filter = '') =>
  flowCharts(
    observed,
    selectFlows(observed, filter, () => NOBODY),
  );

const denied = { verdict: 'DROPPED', reason: 'Policy denied' } as const;
const OBSERVED = testObserved([
  { from: 'default/web', to: 'default/db', at: [0, 0, 3] },
  { from: 'default/cron', to: 'default/db', ...denied, at: [1, 3, 3] },
  { from: 'default/web', to: 'world', verdict: 'DROPPED', reason: 'Unsupported L3 protocol', at: [3] },
  { from: 'default/web', to: 'default/db', verdict: 'REDIRECTED', at: [2] },
  { from: 'default/web', to: 'default/db', verdict: 'TRACED', at: [9] },
]);

test('forwarded and dropped in each stretch of time, dropped by reason', () => {
  const { bars, stepMs, forwarded, dropped, others, reasons } = chartsOf(OBSERVED);
  expect(stepMs).toBe(1000);
  expect(bars).toHaveLength(10);
  expect(bars.slice(0, 4)).toEqual([
    { start: 0, forwarded: 2, dropped: 0, byReason: [0, 0] },
    { start: 1000, forwarded: 0, dropped: 1, byReason: [1, 0] },
    { start: 2000, forwarded: 1, dropped: 0, byReason: [0, 0] },
    { start: 3000, forwarded: 1, dropped: 3, byReason: [2, 1] },
  ]);
  expect({ forwarded, dropped, others }).toEqual({ forwarded: 4, dropped: 4, others: 1 });
  expect(reasons).toEqual([
    { reason: 'Policy denied', count: 3 },
    { reason: 'Unsupported L3 protocol', count: 1 },
  ]);
});

test('who had packets denied, the most first', () => {
  const { sources, destinations } = chartsOf(OBSERVED);
  const named = (list: typeof sources) => list.map(({ name, count }) => [name, count]);
  expect(named(sources)).toEqual([
    ['default/cron', 3],
    ['default/web', 1],
  ]);
  expect(named(destinations)).toEqual([
    ['default/db', 3],
    ['world', 1],
  ]);
});

test('a filter narrows the charts, times narrow the bars', () => {
  expect(chartsOf(OBSERVED, '--from-pod default/cron')).toMatchObject({ forwarded: 0, dropped: 3 });
  const between = chartsOf(OBSERVED, '--since 1970-01-01T00:00:01Z --until 1970-01-01T00:00:03Z');
  expect(between.bars.map(({ start }) => start)).toEqual([1000, 2000]);
  expect(between).toMatchObject({ forwarded: 1, dropped: 1 });
});

test('what has no time is in no bar, and is said', () => {
  const charts = chartsOf(testObserved([{ from: 'a/a', to: 'a/b', buckets: [], first: undefined, last: undefined }]));
  expect(charts).toMatchObject({ bars: [], forwarded: 1, untimed: 1 });
});

test('bars are few, made of whole buckets, and hold every flow', () => {
  const second = fc.integer({ min: 0, max: 400_000 });
  const flow = fc.record({
    from: fc.constantFrom('a/a', 'a/b', 'world'),
    to: fc.constantFrom('a/a', 'a/b'),
    verdict: fc.constantFrom('FORWARDED' as const, 'DROPPED' as const),
    at: fc.array(second, { minLength: 1, maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(flow, { minLength: 1, maxLength: 8 }), (flows) => {
      const observed = testObserved(flows);
      const { bars, stepMs, forwarded, dropped } = chartsOf(observed);
      expect(bars.length).toBeLessThanOrEqual(61);
      expect(stepMs % observed.bucketMs).toBe(0);
      expect(bars.reduce((sum, bar) => sum + bar.forwarded, 0)).toBe(forwarded);
      expect(bars.reduce((sum, bar) => sum + bar.dropped, 0)).toBe(dropped);
      for (const { dropped: all, byReason } of bars) expect(byReason.reduce((sum, one) => sum + one, 0)).toBe(all);
      // A click on any bar asks for what it shows.
      for (const { start, forwarded: up, dropped: down } of bars) {
        const asked = `--since ${new Date(start).toISOString()} --until ${new Date(start + stepMs).toISOString()}`;
        expect(selectFlows(observed, asked, () => NOBODY).total).toBe(up + down);
      }
    }),
  );
});

test('sorted by anything, every row stands once', () => {
  const selection = selectFlows(OBSERVED, '', () => NOBODY);
  for (const by of FLOW_SORTS) {
    for (const reversed of [false, true]) {
      const rows = sortedRows(OBSERVED, selection, { by, reversed });
      expect([...rows].sort()).toEqual([0, 1, 2, 3, 4]);
    }
  }
  expect(sortedRows(OBSERVED, selection, { by: 'last', reversed: false })).toEqual([4, 0, 1, 2, 3]);
  expect(sortedRows(OBSERVED, selection, { by: 'count', reversed: true })).toEqual([2, 3, 4, 0, 1]);
  expect(sortedRows(OBSERVED, selection, { by: 'from', reversed: false })).toEqual([1, 0, 2, 3, 4]);
});
