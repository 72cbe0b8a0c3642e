import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepEqual } from './keepEqual';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

describe('keepEqual', () => {
  test('takes over what says the same, down to the parts', () => {
    const before = {
      rows: [
        { id: 'a', ports: [80] },
        { id: 'b', ports: [] },
      ],
      name: 'x',
    };
    const after = {
      rows: [
        { id: 'a', ports: [80] },
        { id: 'c', ports: [] },
      ],
      name: 'x',
    };
    const kept = keepEqual(before, after);
    expect(kept).toEqual(after);
    expect(kept).not.toBe(before);
    expect(kept.rows[0]).toBe(before.rows[0]);
    expect(kept.rows[1]).not.toBe(before.rows[1]);
    expect(kept.rows[1]?.ports).toBe(before.rows[1]?.ports);
    expect(keepEqual(before, structuredClone(before))).toBe(before);
  });

  test.each([
    ['a key that is undefined, and another one that is missing', { a: undefined }, { b: undefined }],
    ['a key more', { a: 1 }, { a: 1, b: undefined }],
    ['a key less', { a: 1, b: undefined }, { a: 1 }],
    ['a shorter list', [1, 2], [1]],
    ['a longer list', [1], [1, undefined]],
    ['a list and an object', [], {}],
    ['nothing before', undefined, { a: 1 }],
    ['null', { a: {} }, { a: null }],
  ] as const)('tells apart: %s', (_, before: unknown, after: unknown) => {
    expect(keepEqual(before, after)).toStrictEqual(after);
    expect(keepEqual(before, after)).not.toBe(before);
  });

  test('says what came after, and is what was before exactly when both say the same', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(value, value, (before, after) => {
        expect(keepEqual(before, after)).toEqual(after);
        expect(keepEqual(after, structuredClone(after))).toBe(after);
        expect(keepEqual<unknown>({ before, after }, { before: after, after })).toEqual({ before: after, after });
      }),
      { numRuns: RUNS },
    );
  });
});
