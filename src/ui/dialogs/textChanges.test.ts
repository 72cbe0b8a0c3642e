import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldUnchanged, textChanges, textFacts } from './textChanges';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

function shown(older: string, newer: string): readonly string[] {
  const signs = { same: ' ', added: '+', removed: '-' };
  return textChanges(older, newer).lines.map((line) => `${signs[line.kind]}${line.text}`);
}

describe('textChanges', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['nothing', 'a\nb\n', 'a\nb\n', [' a', ' b']],
    ['a line replaced', 'a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['lines added below a last line that has no ending', 'a\nb', 'a\nb\nc\nd', [' a', ' b', '+c', '+d']],
    ['everything gone', 'a\n', '', ['-a']],
    ['an ending changed', 'a\r\nb\r\n', 'a\r\nb\n', [' a', '-b', '+b']],
    ['a byte order mark is no line', '\uFEFFa\n', 'a\n', [' a']],
  ])('%s', (_, older, newer, lines) => {
    expect(shown(older, newer)).toEqual(lines);
  });

  test('the lines that stay and go are the older text, those that stay and come the newer', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const { lines, added, removed } = textChanges(older, newer);
        const without = (kind: string): string =>
          lines
            .filter((line) => line.kind !== kind)
            .map((line) => `${line.text}\n`)
            .join('');
        expect(without('added')).toBe(older);
        expect(without('removed')).toBe(newer);
        expect(added - removed).toBe(newer.split('\n').length - older.split('\n').length);
        expect(lines.flatMap((line) => line.before ?? [])).toEqual(
          older
            .split('\n')
            .slice(1)
            .map((_, index) => index + 1),
        );
        expect(lines.flatMap((line) => line.after ?? [])).toEqual(
          newer
            .split('\n')
            .slice(1)
            .map((_, index) => index + 1),
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('texts that share nothing are told in bounded time', () => {
    const many = (word: string): string => Array.from({ length: 20_000 }, (_, index) => `${word}${index}\n`).join('');
    const { added, removed } = textChanges(many('a'), many('b'));
    expect([added, removed]).toEqual([20_000, 20_000]);
  });
});

describe('foldUnchanged', () => {
  test('keeps the lines around a change and folds the rest', () => {
    const older = Array.from({ length: 30 }, (_, index) => `${index}`).join('\n');
    const stretches = foldUnchanged(textChanges(older, older.replace('\n15\n', '\nx\n')).lines, 3);
    expect(stretches.map(({ shown: open, lines }) => [open, lines.length])).toEqual([
      [false, 12],
      [true, 8],
      [false, 11],
    ]);
  });

  test('folds away no line for good', () => {
    const text = fc.array(fc.constantFrom('a', 'b'), { maxLength: 40 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, fc.nat(4), (older, newer, context) => {
        const { lines } = textChanges(older, newer);
        const stretches = foldUnchanged(lines, context);
        expect(stretches.flatMap((stretch) => stretch.lines)).toEqual(lines);
        expect(stretches.every((stretch) => stretch.shown || stretch.lines.every((line) => line.kind === 'same'))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('textFacts', () => {
  const facts = (older: string, newer: string): readonly string[] => textFacts(older, newer).map(({ words }) => words);

  test('what stays', () => {
    expect(facts('a\n', 'b\n')).toEqual(['Line endings: LF', 'Byte order mark: none', 'Newline at the end: yes']);
    expect(facts('\uFEFFa\r\nb', '\uFEFFa\r\nb')).toEqual([
      'Line endings: CRLF',
      'Byte order mark: present',
      'Newline at the end: no',
    ]);
  });

  test('what changed', () => {
    expect(textFacts('a\nb', 'a\r\nb\n').map(({ changed }) => changed)).toEqual([true, false, true]);
    expect(facts('a\nb', 'a\r\nb\n')[0]).toBe('Line endings: mixed, CRLF and LF (was LF)');
  });
});

test('of long texts only what changes is told, with the lines around it', () => {
  const lines = Array.from({ length: 300_000 }, (_, n) => `line ${n}\n`);
  const older = lines.join('');
  const newer = [...lines.slice(0, 150_000), 'new\n', ...lines.slice(150_001)].join('');
  const { lines: told, added, removed } = textChanges(older, newer);
  expect([added, removed]).toEqual([1, 1]);
  expect(told.length).toBeLessThan(2000);
  expect(told.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'line 150000', ending: 'LF', before: 150_001, after: undefined },
    { kind: 'added', text: 'new', ending: 'LF', before: undefined, after: 150_001 },
  ]);
  expect(told.filter(({ kind }) => kind === 'same').every(({ before, after }) => before === after)).toBe(true);
});
