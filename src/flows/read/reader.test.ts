import { describe, expect, test } from 'vitest';
import { createFlowReader } from './reader';
import { NOW, observe, observeFiles } from './testObserve';

const SEED = `Jan 13 12:54:46.883: default/not-frontend-8f467ccbd-lh4w4:50802 -> kube-system/coredns-64897985d-7rjfv:53 to-endpoint FORWARDED (UDP)
Jan 13 12:54:46.883: default/not-frontend-8f467ccbd-lh4w4:50802 -> kube-system/coredns-64897985d-7rjfv:53 to-endpoint FORWARDED (UDP)
Jan 13 12:54:46.884: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:46.884: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:47.906: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:47.906: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:49.922: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:49.922: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
`;

test('the story that must always work: two queries, and three attempts that stand twice each', () => {
  const observed = observe(SEED);
  expect(observed.flows.map(({ count, verdict, port, reason, reply }) => ({ count, verdict, port, reason, reply }))).toEqual([
    { count: 2, verdict: 'FORWARDED', port: 53, reason: undefined, reply: false },
    { count: 3, verdict: 'DROPPED', port: 8080, reason: 'Policy denied', reply: false },
  ]);
  expect(observed.records).toBe(8);
  expect(observed.raw.map(({ flow, line }) => [flow, line])).toEqual([
    [0, 1],
    [0, 2],
    [1, 3],
    [1, 4],
    [1, 5],
    [1, 6],
    [1, 7],
    [1, 8],
  ]);
  expect(observed.ends.map(({ namespace, pod }) => `${namespace}/${pod}`)).toEqual([
    'default/not-frontend-8f467ccbd-lh4w4',
    'kube-system/coredns-64897985d-7rjfv',
    'default/backend-65f7c794cc-pj2tc',
  ]);
  expect(observed.yearAssumed).toBe(true);
});

describe('whatever comes, what is kept is bounded', () => {
  const line = (n: number): string =>
    `Jan 13 12:54:46.883: default/web-${n}:1 (ID:300) -> default/api:80 (ID:301) to-endpoint FORWARDED (TCP Flags: SYN)\n`;
  const lines = (count: number): string => Array.from({ length: count }, (_, n) => line(n)).join('');

  test('the newest raw records', () => {
    const { raw, records } = observe(lines(2500));
    expect([records, raw.length, raw[0]?.line, raw.at(-1)?.line]).toEqual([2500, 2000, 501, 2500]);
    expect(raw.at(-1)?.text).toBe(line(2499).trim());
  });

  test('buckets of a flow that goes to and fro between two: put together, none lost', () => {
    const times = ['12:00:00', '12:03:59'];
    const lines = Array.from({ length: 70_000 }, (_, n) =>
      JSON.stringify({ flow: { time: `2026-01-02T${times[n % 2]}Z`, verdict: 'FORWARDED' } }),
    );
    const { flows, bucketMs } = observe(lines.join('\n'));
    expect(bucketMs).toBe(1000);
    expect(flows[0]?.buckets.map(({ count }) => count)).toEqual([35_000, 35_000]);
  });

  test('a raw record is cut', () => {
    const headers = Array.from({ length: 3000 }, (_, n) => ({ key: `X-${n}`, value: 'x' }));
    const { raw } = observe(JSON.stringify({ flow: { verdict: 'FORWARDED', l7: { http: { headers } } } }));
    expect(raw.map(({ text }) => text.length)).toEqual([16_000]);
  });

  test('unread lines', () => {
    const { unread } = observe(`${'x'.repeat(500)}\n`.repeat(250));
    expect([unread.count, unread.first.length, unread.first[0]?.text.length]).toEqual([250, 100, 200]);
  });

  test('different flows: what finds no place is counted, what is known goes on', () => {
    const observed = observeFiles([[lines(10) + lines(10)]], 4);
    expect(observed.flows.map(({ count }) => count)).toEqual([2, 2, 2, 2]);
    expect([observed.notKept, observed.records, observed.ends.length, observed.raw.length]).toEqual([12, 20, 5, 8]);
  });

  test.each([
    ['a line that does not end', 'x', 'Too long for a flow.'],
    ['JSON that does not end', '{"flow":{"a":"', 'No whole JSON object.'],
    ['an array that does not end', '[{"flow":{"a":"', 'No whole JSON object.'],
  ])('%s', (_, begin, why) => {
    const reader = createFlowReader({ now: NOW });
    const chunk = 'y'.repeat(1 << 20);
    reader.begin('endless');
    reader.push(begin);
    for (let n = 0; n < 3; n++) reader.push(chunk);
    reader.push(`\n${line(1)}`);
    reader.end();
    const { unread, records } = reader.observed();
    expect(unread.first.map((one) => [one.line, one.why, one.text.length])).toEqual([[1, why, 200]]);
    expect([unread.count, records]).toEqual([1, 1]);
  });
});

test('what was given out does not change when reading goes on', () => {
  const reader = createFlowReader({ now: NOW });
  reader.begin('a');
  reader.push(SEED);
  const before = reader.observed();
  const copy = structuredClone(before);
  reader.push(SEED);
  reader.begin('b');
  reader.push(SEED);
  reader.end();
  expect(before).toEqual(copy);
  expect(reader.progress).toEqual({ lines: 24, records: 24, paired: 9 });
  expect(reader.observed().flows.map(({ count }) => count)).toEqual([6, 9]);
});
