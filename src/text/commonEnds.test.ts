import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonEnds } from './commonEnds';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

test.each([
  ['', '', 0, 0],
  ['a\nb\nc\n', 'a\nx\nc\n', 2, 2],
  ['a\nb\n', 'a\nb\n', 4, 0],
  ['a\nb', 'a\nb\nc', 2, 0],
  ['a\nb\nc\n', 'a\na\nb\nc\n', 2, 2],
  ['x', 'y', 0, 0],
])('%j and %j', (a, b, head, tail) => {
  expect(commonEnds(a, b)).toEqual({ head, tail });
});

test('the ends are the same, are whole lines, do not overlap, and leave less than a line that is the same', () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\n', '\r\n', 'c', '\n'), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const { head, tail } = commonEnds(a, b);
      expect(a.slice(0, head)).toBe(b.slice(0, head));
      expect(a.slice(a.length - tail)).toBe(b.slice(b.length - tail));
      expect(head + tail).toBeLessThanOrEqual(Math.min(a.length, b.length));
      for (const one of [a, b]) {
        expect(head === 0 || one.charAt(head - 1) === '\n').toBe(true);
        expect(tail === 0 || one.charAt(one.length - tail - 1) === '\n').toBe(true);
      }
      const [first, second] = [a, b].map((one) => /^[^\n]*\n/.exec(one.slice(head, one.length - tail))?.[0]);
      if (first !== undefined) expect(first).not.toBe(second);
    }),
    { numRuns },
  );
});

test('a change in a large text is found where it is', () => {
  const lines = Array.from({ length: 200_000 }, (_, n) => `line ${n}\n`);
  const older = lines.join('');
  const newer = [...lines.slice(0, 150_000), 'new\n', ...lines.slice(150_001)].join('');
  const head = lines.slice(0, 150_000).join('').length;
  expect(commonEnds(older, newer)).toEqual({ head, tail: older.length - head - 'line 150000\n'.length });
});
