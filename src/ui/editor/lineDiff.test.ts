import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChangedLines, lineDiff } from './lineDiff';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

describe('which lines changed', () => {
  test.each<[string, string, string, ChangedLines[]]>([
    ['nothing', 'a\nb', 'a\nb', []],
    ['a line in the middle', 'a\nb\nc\n', 'a\nx\nc\n', [{ kind: 'modified', from: 2, to: 2 }]],
    ['lines behind a last line without a break', 'a\nb', 'a\nb\nc\nd', [{ kind: 'added', from: 3, to: 4 }]],
    ['a line gone', 'a\nb\nc\n', 'a\nc\n', [{ kind: 'removed', from: 1, to: 1 }]],
    ['the first line gone', 'a\nb\n', 'b\n', [{ kind: 'removed', from: 0, to: 0 }]],
    [
      'one line for two',
      'a\nb\nc\nd',
      'a\nx\nd',
      [
        { kind: 'modified', from: 2, to: 2 },
        { kind: 'removed', from: 2, to: 2 },
      ],
    ],
    ['another line ending', 'a\nb\nc\n', 'a\nb\r\nc\n', [{ kind: 'modified', from: 2, to: 2 }]],
    [
      'two places',
      'a\nb\nc\nd\n',
      'x\nb\nc\ny\nd\n',
      [
        { kind: 'modified', from: 1, to: 1 },
        { kind: 'added', from: 4, to: 4 },
      ],
    ],
  ])('%s', (_, older, newer, blocks) => {
    expect(lineDiff(older, newer).blocks).toEqual(blocks);
  });

  test('the counts account for every line, and lines outside the blocks are the old ones in order', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const { added, modified, removed, blocks } = lineDiff(older, newer);
        const [a, b] = [older.split('\n'), newer.split('\n')];
        expect(b.length - a.length).toBe(added - removed);
        const touched = new Set(
          blocks.flatMap(({ kind, from, to }) =>
            kind === 'removed' ? [] : b.slice(from - 1, to).map((_, index) => from + index),
          ),
        );
        expect(touched.size).toBe(added + modified);
        const stayed = b.filter((_, index) => !touched.has(index + 1));
        let at = 0;
        for (const line of a) if (line === stayed[at]) at++;
        expect(at).toBe(stayed.length);
      }),
      { numRuns },
    );
  });

  test('a text that is wholly another is told in bounded time', () => {
    const lines = (word: string): string => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join('\n');
    expect(lineDiff(lines('a'), lines('b'))).toMatchObject({ added: 0, modified: 20_000, removed: 0 });
  });
});
