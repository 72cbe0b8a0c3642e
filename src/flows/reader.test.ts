import { expect, test } from 'vitest';
import type { Observed } from './observed';
import { createFlowReader } from './reader';

const NOW = Date.UTC(2026, 10, 28);

const observe = (text: string): Observed => {
  const reader = createFlowReader({ now: NOW });
  reader.begin('flows.txt');
  reader.push(text);
  reader.end();
  return reader.observed();
};

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
