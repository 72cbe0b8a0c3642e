import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { headOf, streamText } from './flowText';

const LINES = Array.from({ length: 40_000 }, (_, n) => `line ${n} ${((n * 7919) % 10_007).toString(36)} é\n`).join('');

async function read(bytes: Uint8Array, stopAfter = Number.POSITIVE_INFINITY) {
  const pieces: string[] = [];
  let told = 0;
  const why = await streamText(new Blob([new Uint8Array(bytes)]), {
    take(text, done) {
      pieces.push(text);
      told = done;
    },
    isCancelled: () => pieces.length >= stopAfter,
  });
  return { text: pieces.join(''), pieces, why, told };
}

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(LINES)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${LINES}`)],
  ['UTF-16, little end first', utf16(LINES, false)],
  ['UTF-16, big end first', utf16(LINES, true)],
  ['gzip', gzipSync(LINES)],
  ['gzip of UTF-16', gzipSync(utf16(LINES, false))],
])('%s is handed over whole', async (_, bytes) => {
  const { text, why, told } = await read(bytes);
  expect(text).toBe(LINES);
  expect(why).toBeUndefined();
  expect(told).toBe(bytes.length);
});

test('of a gzip that is cut off, what could be unpacked is kept, and it is said', async () => {
  const packed = gzipSync(LINES);
  const { text, why } = await read(packed.subarray(0, packed.length - 9));
  expect(why).toMatch(/cut off/);
  expect(text.length).toBeGreaterThan(LINES.length / 2);
  expect(LINES.startsWith(text)).toBe(true);
});

test('of a gzip that is damaged in its midst, what stands before is kept', async () => {
  const packed = Buffer.from(gzipSync(LINES));
  packed.fill(0xff, packed.length - 60_000, packed.length - 59_000);
  const { text, why } = await read(packed);
  expect(why).toMatch(/damaged/);
  expect(text.length).toBeGreaterThan(0);
});

test('who cancels gets no more', async () => {
  const { pieces, why } = await read(Buffer.from(LINES.repeat(10)), 1);
  expect(pieces).toHaveLength(1);
  expect(why).toBeUndefined();
});

test('the beginning of a text, packed or not', async () => {
  const head = await headOf(new Blob([LINES]), 100);
  expect(LINES.startsWith(head)).toBe(true);
  expect(head.length).toBeGreaterThan(80);
  expect(LINES.startsWith(await headOf(new Blob([new Uint8Array(gzipSync(LINES))])))).toBe(true);
  expect((await headOf(new Blob([new Uint8Array(gzipSync('short'))]))).trim()).toBe('short');
});
