import { expect, test } from 'vitest';
import { makersOf } from './generatedName';

test.each<[pod: string, name: string | undefined, kind: string | undefined]>([
  ['not-frontend-8f467ccbd-lh4w4', 'not-frontend', 'Deployment'],
  ['coredns-64897985d-7rjfv', 'coredns', 'Deployment'],
  ['backup-28391040-x7k2p', 'backup', 'CronJob'],
  ['cilium-x7k2p', 'cilium', 'DaemonSet'],
  ['db-0', 'db', 'StatefulSet'],
  ['tiefighter', undefined, undefined],
  // Vowels are not drawn, so this is a name somebody chose.
  ['web-green-apple', undefined, undefined],
])('%s', (pod, name, kind) => {
  const [maker] = makersOf(pod);
  expect(maker?.name).toBe(name);
  expect(maker?.kinds[0]).toBe(kind);
});
