import { expect, test } from 'vitest';
import { joinObserved } from './joinObserved';
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
