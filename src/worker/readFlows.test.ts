import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { keepFlows } from './readFlows';

const line = (n: number): string =>
  `Jan 13 12:54:${String(n % 60).padStart(2, '0')}.000: default/web-${n % 7}:50802 -> default/db-0:5432 to-endpoint FORWARDED (TCP Flags: SYN)\n`;
const lines = (count: number): string => Array.from({ length: count }, (_, n) => line(n)).join('');
const source = (name: string, content: string | Uint8Array) => ({ name, blob: new Blob([content as BlobPart]) });
const nothing = (): void => {};

test('several files add up, packed or not, one reading after the other', async () => {
  const kept = keepFlows();
  const [first, second] = await Promise.all([
    kept.read(1, [source('a.txt', lines(30)), source('b.gz', new Uint8Array(gzipSync(lines(30))))], nothing),
    kept.read(2, [source('c.txt', lines(10))], nothing),
  ]);
  expect(first).toMatchObject({ ended: 'whole', flows: 60, broken: [] });
  expect(second).toMatchObject({ ended: 'whole', flows: 70 });
  expect(kept.observed()?.files.map(({ name, records }) => [name, records])).toEqual([
    ['a.txt', 30],
    ['b.gz', 30],
    ['c.txt', 10],
  ]);
  expect(kept.observed()?.flows).toHaveLength(7);
});

test('cancelled in its midst: what it read is dropped, what was read before stays', async () => {
  const kept = keepFlows();
  await kept.read(1, [source('a.txt', lines(30))], nothing);
  const before = kept.observed();
  let told = 0;
  const read = await kept.read(2, [source('long.txt', lines(60_000))], ({ done, total, records }) => {
    told++;
    expect(done).toBeLessThan(total);
    expect(records).toBeGreaterThan(0);
    kept.cancel(2);
  });
  expect(told).toBe(1);
  expect(read).toMatchObject({ ended: 'cancelled', flows: 30 });
  expect(kept.observed()).toBe(before);
});

test('a broken file keeps what was read of it, and the others are read', async () => {
  const packed = gzipSync(lines(20_000));
  const read = await keepFlows().read(
    1,
    [source('cut.gz', new Uint8Array(packed.subarray(0, packed.length - 40))), source('whole.txt', lines(5))],
    nothing,
  );
  expect(read.broken.map(({ name }) => name)).toEqual(['cut.gz']);
  expect(read.ended).toBe('whole');
  expect(read.flows).toBeGreaterThan(10_000);
  expect(read.files.map(({ name }) => name)).toEqual(['cut.gz', 'whole.txt']);
});

test('forgotten is forgotten', async () => {
  const kept = keepFlows();
  await kept.read(1, [source('a.txt', lines(3))], nothing);
  kept.forget();
  expect(kept.observed()).toBeUndefined();
});

test('what was read is handed over for sharing: the same flows, without names', async () => {
  const kept = keepFlows();
  expect(await kept.shared()).toBeUndefined();
  await kept.read(1, [source('a.txt', lines(30))], nothing);
  const shared = await kept.shared();
  const text = (await shared?.text()) ?? '';
  expect(text).not.toMatch(/web-\d|db-0|default/);
  const again = keepFlows();
  expect(await again.read(1, [source('shared.jsonl', text)], nothing)).toMatchObject({ ended: 'whole', flows: 30, unread: 0 });
  expect(again.observed()?.flows).toHaveLength(7);
});
