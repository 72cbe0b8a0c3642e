import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, composeEdits, invertEdits, mapOffset, mapRange, type TextEdit } from './index';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

/** Simultaneous edits for a text of this length: sorted, not overlapping, sometimes touching. */
function editsFor(length: number): fc.Arbitrary<readonly TextEdit[]> {
  return fc
    .array(fc.tuple(fc.nat(length), fc.nat(4), fc.string({ unit: fc.constantFrom('x', 'y', '\n'), maxLength: 4 })), {
      maxLength: 6,
    })
    .map((wishes) => {
      const edits: TextEdit[] = [];
      let free = 0;
      for (const [at, size, content] of wishes.sort((a, b) => a[0] - b[0])) {
        const offset = Math.max(at, free);
        const end = Math.min(offset + size, length);
        const twiceInserted = edits.at(-1)?.offset === offset;
        if (offset > length || twiceInserted) continue;
        edits.push({ offset, length: end - offset, content });
        free = end;
      }
      return edits;
    });
}

const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', ' ', '\n'),
  maxLength: 20,
});
const edited = text.chain((before) => editsFor(before.length).map((edits) => ({ before, edits })));
const editedTwice = edited.chain(({ before, edits }) => {
  const between = applyEdits(before, edits);
  return editsFor(between.length).map((second) => ({
    before,
    first: edits,
    second,
    after: applyEdits(between, second),
  }));
});

describe('applyEdits', () => {
  const rows: readonly [before: string, edits: readonly TextEdit[], after: string][] = [
    ['abc', [], 'abc'],
    ['abc', [{ offset: 1, length: 1, content: '' }], 'ac'],
    ['abc', [{ offset: 3, length: 0, content: 'd' }], 'abcd'],
    [
      'abc',
      [
        { offset: 0, length: 1, content: 'A' },
        { offset: 1, length: 0, content: '-' },
        { offset: 2, length: 1, content: 'CC' },
      ],
      'A-bCC',
    ],
    ['😀b', [{ offset: 2, length: 1, content: 'c' }], '😀c'],
  ];
  test.each(rows)('%j with %j is %j', (before, edits, after) => {
    expect(applyEdits(before, edits)).toBe(after);
  });

  test('refuses edits that overlap, stand in the wrong order or leave the text', () => {
    expect(() =>
      applyEdits('abc', [
        { offset: 0, length: 2, content: '' },
        { offset: 1, length: 1, content: '' },
      ]),
    ).toThrow(RangeError);
    expect(() =>
      applyEdits('abc', [
        { offset: 2, length: 0, content: '' },
        { offset: 1, length: 0, content: '' },
      ]),
    ).toThrow(RangeError);
    expect(() => applyEdits('abc', [{ offset: 2, length: 2, content: '' }])).toThrow(RangeError);
  });
});

describe('invertEdits', () => {
  test('leads back to the same text', () => {
    fc.assert(
      fc.property(edited, ({ before, edits }) => {
        expect(applyEdits(applyEdits(before, edits), invertEdits(before, edits))).toBe(before);
      }),
      { numRuns },
    );
  });
});

describe('composeEdits', () => {
  const rows: readonly [name: string, first: readonly TextEdit[], second: readonly TextEdit[], both: readonly TextEdit[]][] = [
    [
      'typing on',
      [{ offset: 2, length: 0, content: 'a' }],
      [{ offset: 3, length: 0, content: 'b' }],
      [{ offset: 2, length: 0, content: 'ab' }],
    ],
    ['typing and deleting it', [{ offset: 2, length: 0, content: 'a' }], [{ offset: 2, length: 1, content: '' }], []],
    [
      'two places',
      [{ offset: 5, length: 1, content: 'xyz' }],
      [{ offset: 0, length: 1, content: '' }],
      [
        { offset: 0, length: 1, content: '' },
        { offset: 5, length: 1, content: 'xyz' },
      ],
    ],
    [
      'deleting over two',
      [
        { offset: 1, length: 0, content: 'x' },
        { offset: 4, length: 0, content: 'y' },
      ],
      [{ offset: 0, length: 7, content: '-' }],
      [{ offset: 0, length: 5, content: '-' }],
    ],
    [
      'inside what was inserted',
      [{ offset: 1, length: 0, content: 'abcd' }],
      [{ offset: 3, length: 1, content: '-' }],
      [{ offset: 1, length: 0, content: 'ab-d' }],
    ],
  ];
  test.each(rows)('%s', (_name, first, second, both) => {
    expect(composeEdits(first, second)).toEqual(both);
  });

  test('does what both lists do, one after the other, with edits that never touch', () => {
    fc.assert(
      fc.property(editedTwice, ({ before, first, second, after }) => {
        const both = composeEdits(first, second);
        expect(applyEdits(before, both)).toBe(after);
        both.forEach((edit, index) => {
          const previous = both[index - 1];
          if (previous) expect(previous.offset + previous.length).toBeLessThan(edit.offset);
        });
      }),
      { numRuns },
    );
  });
});

describe('mapOffset', () => {
  const replaced: readonly TextEdit[] = [{ offset: 2, length: 3, content: 'xy' }];
  const inserted: readonly TextEdit[] = [{ offset: 2, length: 0, content: 'xy' }];
  const rows: readonly [number, readonly TextEdit[], 'before' | 'after', number][] = [
    [1, replaced, 'before', 1],
    [2, replaced, 'after', 2],
    [3, replaced, 'before', 2],
    [3, replaced, 'after', 4],
    [5, replaced, 'before', 4],
    [6, replaced, 'after', 5],
    [2, inserted, 'before', 2],
    [2, inserted, 'after', 4],
    [
      2,
      [
        { offset: 0, length: 2, content: '' },
        { offset: 2, length: 0, content: 'q' },
      ],
      'after',
      1,
    ],
    [
      2,
      [
        { offset: 0, length: 2, content: '' },
        { offset: 2, length: 0, content: 'q' },
      ],
      'before',
      0,
    ],
  ];
  test.each(rows)('%i through %j, %s: %i', (offset, edits, side, expected) => {
    expect(mapOffset(offset, edits, side)).toBe(expected);
  });

  test('keeps order, and keeps every character that was not replaced', () => {
    fc.assert(
      fc.property(edited, ({ before, edits }) => {
        const after = applyEdits(before, edits);
        let last = 0;
        for (let offset = 0; offset <= before.length; offset++) {
          const low = mapOffset(offset, edits, 'before');
          const high = mapOffset(offset, edits, 'after');
          expect(low).toBeGreaterThanOrEqual(last);
          expect(high).toBeGreaterThanOrEqual(low);
          expect(high).toBeLessThanOrEqual(after.length);
          last = low;
          const kept =
            offset < before.length && !edits.some((edit) => edit.offset <= offset && offset < edit.offset + edit.length);
          if (kept) expect(after[high]).toBe(before[offset]);
        }
      }),
      { numRuns },
    );
  });

  test('a range keeps its text when nothing inside it changes, whatever is inserted at its edges', () => {
    fc.assert(
      fc.property(edited, fc.nat(20), fc.nat(20), ({ before, edits }, a, b) => {
        const start = Math.min(a, b, before.length);
        const end = Math.min(Math.max(a, b), before.length);
        const outside = edits.filter((edit) => edit.offset + edit.length <= start || edit.offset >= end);
        if (start === end) return;
        const range = mapRange({ start, end }, outside);
        expect(applyEdits(before, outside).slice(range.start, range.end)).toBe(before.slice(start, end));
      }),
      { numRuns },
    );
  });

  test('a range whose text is gone is empty', () => {
    expect(mapRange({ start: 2, end: 4 }, [{ offset: 1, length: 5, content: 'abc' }])).toEqual({ start: 4, end: 4 });
  });
});
