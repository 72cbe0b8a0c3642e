import { expect, test } from 'vitest';
import { joinObserved } from './joinObserved';
import { endOf, flowOf, observedOf } from './testFlows';
import { testObserved } from './testObserved';

test('what two files tell of the same flow adds up; other flows and their raw records follow', () => {
  const first = testObserved([{ from: 'a/web', to: 'a/db', port: 80, at: [0, 4] }], {
    raw: [{ flow: 0, file: 'one', line: 1, text: 'x' }],
    lost: [{ source: 'ring', count: 1 }],
  });
  const second = testObserved(
    [
      { from: 'a/cron', to: 'a/db', port: 80, at: [2] },
      { from: 'a/web', to: 'a/db', port: 80, at: [4, 7], types: ['to-proxy'] },
    ],
    {
      raw: [{ flow: 1, file: 'two', line: 9, text: 'y' }],
      lost: [{ source: 'ring', count: 2 }],
      unread: { count: 1, first: [{ file: 'two', line: 3, why: 'no', text: '?' }] },
      yearAssumed: true,
    },
  );
  const both = joinObserved(first, second);
  expect(both.flows).toHaveLength(2);
  expect(both.flows[0]).toMatchObject({ count: 4, first: 0, last: 7000, types: ['to-endpoint', 'to-proxy'] });
  expect(both.flows[0]?.buckets).toEqual([
    { index: 0, count: 1 },
    { index: 4, count: 2 },
    { index: 7, count: 1 },
  ]);
  expect(both.ends[both.flows[1]?.from ?? -1]?.pod).toBe('cron');
  expect(both.raw.map(({ flow, file }) => [flow, file])).toEqual([
    [0, 'one'],
    [0, 'two'],
  ]);
  expect(both).toMatchObject({ records: 5, lost: [{ source: 'ring', count: 3 }], yearAssumed: true });
  expect(both.unread.count).toBe(1);
  expect(both.files).toHaveLength(2);
});

test('buckets of another length become the ones both are made of', () => {
  const first = testObserved([{ from: 'a/web', to: 'a/db', at: [0, 1, 9, 10] }]);
  const second = { ...testObserved([{ from: 'a/web', to: 'a/db', at: [0] }]), bucketMs: 10_000 };
  const both = joinObserved(first, second);
  expect(both.bucketMs).toBe(10_000);
  expect(both.flows[0]?.buckets).toEqual([
    { index: 0, count: 4 },
    { index: 1, count: 1 },
  ]);
});

test('an end of which either file tells something else is one, with the newest that is told', () => {
  // A node tells the workload of its own pods alone.
  const web = endOf({ namespace: 'a', pod: 'web-1', identity: 300, labels: ['k8s:app=web'] });
  const db = endOf({ namespace: 'a', pod: 'db-0', identity: 301, address: '10.0.0.1' });
  const workload = { kind: 'StatefulSet', name: 'db' };
  const first = observedOf([web, db], [flowOf(0, 1, 80)]);
  const second = observedOf([{ ...db, address: '10.0.0.2', workload }, web], [flowOf(1, 0, 80, { count: 2 })]);
  const both = joinObserved(first, second);
  expect(both.ends).toEqual([web, { ...db, address: '10.0.0.2', workload }]);
  expect(both.flows).toEqual([flowOf(0, 1, 80, { count: 3 })]);
});

test('beyond so many different flows, those already known still add up, and the others are told', () => {
  const raw = { flow: 0, file: 'two', line: 1, text: 'x' };
  const first = testObserved([{ from: 'a/web', to: 'a/db' }]);
  const second = testObserved(
    [
      { from: 'a/cron', to: 'a/db', count: 5 },
      { from: 'a/web', to: 'a/db' },
    ],
    { raw: [raw, { ...raw, flow: 1 }] },
  );
  const both = joinObserved(first, second, 1);
  expect(both.flows.map(({ count }) => count)).toEqual([2]);
  expect(both.notKept).toBe(5);
  expect(both.raw).toEqual([raw]);
});
