import { expect, test } from 'vitest';
import { lineStarts } from '../../text';
import { textWindow, WINDOW_LINES } from './textWindow';

const windowOf = (text: string, first: number) => textWindow(text, lineStarts(text), first);

test('a stretch of lines, without their endings and the byte order mark', () => {
  expect(windowOf('\uFEFFa\r\nb\rc\n', 1)).toEqual({ first: 1, last: 4, text: 'a\nb\nc\n' });
  expect(windowOf('a\nb\nc\nd', 3)).toEqual({ first: 3, last: 4, text: 'c\nd' });
});

test('not more than are shown at a time', () => {
  const text = Array.from({ length: 3 * WINDOW_LINES }, (_, n) => `line ${n + 1}`).join('\n');
  const { first, last, text: shown } = windowOf(text, 1001);
  expect([first, last]).toEqual([1001, 1000 + WINDOW_LINES]);
  expect(shown.split('\n').at(-1)).toBe(`line ${1000 + WINDOW_LINES}`);
});

test('of long lines the start', () => {
  const { last, text } = windowOf(`a\n${'x'.repeat(6_000_000)}\nb\n`, 1);
  expect(last).toBe(4);
  expect(text).toBe(`a\n${'x'.repeat(5000)}…\nb\n`);
  expect(windowOf(`${'y'.repeat(4000)}\n`.repeat(2000), 1).text.length).toBeLessThan(1_100_000);
});
