import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../../text';
import { rebase } from './rebase';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);
const size = 20;
const text = 'abcdefghijklmnopqrst';

const edit = (content: string): fc.Arbitrary<TextEdit> =>
  fc
    .tuple(fc.nat({ max: size }), fc.nat({ max: 5 }))
    .map(([offset, length]) => ({ offset, length: Math.min(length, size - offset), content }));

describe('edits made while others were under way', () => {
  test.each<[string, TextEdit, TextEdit, string]>([
    [
      'an insertion behind an insertion',
      { offset: 5, length: 0, content: 'X' },
      { offset: 0, length: 0, content: '12' },
      '12abcdeXfghijklmnopqrst',
    ],
    [
      'two at the same place',
      { offset: 1, length: 0, content: 'X' },
      { offset: 1, length: 0, content: '1' },
      'a1Xbcdefghijklmnopqrst',
    ],
    [
      'inside what was removed',
      { offset: 3, length: 0, content: 'X' },
      { offset: 2, length: 3, content: '' },
      'abXfghijklmnopqrst',
    ],
    ['both remove', { offset: 2, length: 3, content: 'X' }, { offset: 4, length: 3, content: '' }, 'abXhijklmnopqrst'],
  ])('%s', (_, typed, held, expected) => {
    expect(applyEdits(applyEdits(text, [held]), rebase([typed], [held], 'after'))).toBe(expected);
  });

  test('lose nothing that was written, and come to the same text from either side unless they overlap', () => {
    fc.assert(
      fc.property(edit('XYZ'), edit('123'), (typed, held) => {
        const here = applyEdits(applyEdits(text, [held]), rebase([typed], [held], 'after'));
        const there = applyEdits(applyEdits(text, [typed]), rebase([held], [typed], 'before'));
        expect(here).toContain('XYZ');
        const apart = typed.offset + typed.length < held.offset || held.offset + held.length < typed.offset;
        if (!apart) return;
        expect(here).toBe(there);
        expect(here).toContain('123');
      }),
      { numRuns },
    );
  });
});
