import { expect, test } from 'vitest';
import { type Merge, mergeOf } from './mergeOf';
import { policyIn } from './testing/promised';

const rule = (peers: string, ports: string) => ({
  ...(peers === '' ? {} : { from: peers.split(' ').map((app) => ({ podSelector: { matchLabels: { app } } })) }),
  ...(ports === '' ? {} : { ports: ports.split(' ').map((port) => ({ port: Number(port) })) }),
});

test.each<readonly [from: string, into: string, merge: Merge]>([
  ['a:80', 'b:80', 'ports'],
  ['a:80', 'a:443', 'peers'],
  ['a b:80', 'b a:443', 'peers'],
  ['a:80', 'a b:80 443', 'all'],
  ['a b:', 'b:443', 'all'],
  ['a:80', 'b:443', 'more'],
  ['a b:80', 'b:443', 'more'],
  [':80', ':443', 'peers'],
  [':80', 'a:80', 'anyone'],
  ['a:80', ':', 'anyone'],
  [':80', 'a:443', 'more'],
])('%s and %s: %s', (from, into, merge) => {
  const ingress = [from, into].map((text) => {
    const [peers = '', ports = ''] = text.split(':');
    return rule(peers, ports);
  });
  const object = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'p' },
    spec: { podSelector: {}, ingress },
  };
  const [one, other] = policyIn(object).ingress.rules;
  expect(one && other && mergeOf(one, other)).toBe(merge);
  expect(one && other && mergeOf(other, one)).toBe(merge);
});
