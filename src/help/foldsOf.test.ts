import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldsOf } from './foldsOf';
import { mangledTexts } from './testMangled';

const folds = (text: string): readonly string[] => foldsOf(text).map(({ start, end, kind }) => `${kind} ${start}-${end}`);

describe('what can be folded', () => {
  test.each<[string, string, readonly string[]]>([
    ['nothing', '', []],
    ['one line', 'a: b\n', []],
    ['what is below a key', 'a:\n  b: 1\n  c:\n    d: 2\n', ['block 1-4', 'block 3-4']],
    ['a list further in', 'a:\n  - b: 1\n    c: 2\n  - d\n', ['block 1-4', 'block 2-3']],
    ['a list at its key’s column', 'a:\n- b: 1\n  c: 2\n- d\ne: f\n', ['block 1-4', 'block 2-3']],
    ['without the blank lines and comments behind it', 'a:\n  b: 1\n\n# next\nc: d\n', ['block 1-2']],
    ['a block scalar', 'a: |\n  one\n\n  two\nb: c\n', ['block 1-4']],
    ['comments', '# one\n# two\na: b\n# three\n', ['comment 1-2']],
    ['documents', 'a: b\nc: d\n---\ne: f\ng: h\n\n', ['document 1-2', 'document 3-5']],
    ['with carriage returns', 'a:\r\n  b: 1\r\n', ['block 1-2']],
    ['brackets over lines', 'a: {\n  b: 1\n}\n', ['block 1-2']],
  ])('%s', (_, text, expected) => {
    expect(folds(text)).toEqual(expected);
  });

  test('lies inside the text and is nested, whatever the text', () => {
    fc.assert(
      fc.property(mangledTexts, (text) => {
        const lines = text.split(/\r\n|\r|\n/).length;
        const blocks = foldsOf(text).filter(({ kind }) => kind === 'block');
        for (const { start, end } of foldsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(1);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(lines);
        }
        for (const one of blocks)
          for (const other of blocks)
            if (one.start < other.start && other.start <= one.end) expect(other.end).toBeLessThanOrEqual(one.end);
      }),
      { numRuns: Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 2) },
    );
  });
});
