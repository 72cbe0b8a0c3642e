import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonEnds } from './commonEnds';

test('the common ends of two texts are whole lines, and never overlap', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '😀')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [start, tail] = commonEnds(one, other);
      expect(start + tail).toBeLessThanOrEqual(Math.min(one.length, other.length));
      const made = one.slice(0, start) + other.slice(start, other.length - tail) + one.slice(one.length - tail);
      expect(made).toBe(other);
      for (const edge of [start, one.length - tail])
        expect(edge === 0 || edge === one.length || one[edge - 1] === '\n').toBe(true);
    }),
  );
});

test.each([
  ['a\nb\nc\n', 'a\nx\nc\n', [2, 2]],
  ['a\n', 'a\n', [2, 0]],
  ['', 'a\n', [0, 0]],
  ['a', 'a\nb', [0, 0]],
])('%j and %j', (one, other, ends) => {
  expect(commonEnds(one, other)).toEqual(ends);
});
