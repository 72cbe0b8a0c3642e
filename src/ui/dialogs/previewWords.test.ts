import { describe, expect, test } from 'vitest';
import { previewWords } from './previewWords';

function words(added: number, removed: number, changed: readonly number[]): string {
  return previewWords({ ok: true, added, removed, changed, text: '' });
}

describe('previewWords', () => {
  test.each<[string, number, number, readonly number[]]>([
    ['', 0, 0, []],
    ['Adds 1 line', 1, 0, []],
    ['Adds 5 lines', 5, 0, []],
    ['Removes 2 lines', 0, 2, []],
    ['Changes line 5', 0, 0, [5]],
    ['Changes lines 13–16', 0, 0, [15, 13, 14, 16]],
    ['Changes lines 5, 8–9, adds 2 lines', 2, 0, [9, 5, 8]],
    ['Changes 5 lines', 0, 0, [1, 3, 5, 7, 9]],
  ])('%s', (told, added, removed, changed) => {
    expect(words(added, removed, changed)).toBe(told);
  });

  test('nothing for an edit that is refused', () => {
    expect(previewWords({ ok: false, reason: 'no' })).toBe('');
    expect(previewWords(undefined)).toBe('');
  });
});
