import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentEndOfLine, endOfLine, lineMap, lineStarts, offsetAt, positionAt, startOfLine } from './index';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);
const bom = '\uFEFF';
const text = fc
  .tuple(
    fc.boolean(),
    fc.string({
      unit: fc.constantFrom('a', ' ', '\r', '\n', '\r\n', '\u2028', '😀'),
      maxLength: 20,
    }),
  )
  .map(([marked, rest]) => (marked ? bom : '') + rest);

describe('lineStarts', () => {
  const rows: readonly [string, readonly number[]][] = [
    ['', [0]],
    ['a', [0]],
    ['a\nb', [0, 2]],
    ['a\r\nb\rc\n', [0, 3, 5, 7]],
    ['\r\r\n\n', [0, 1, 3, 4]],
    [`${bom}a\nb`, [1, 3]],
    [bom, [1]],
    ['a\u2028b\u0085c', [0]],
  ];
  test.each(rows)('%j', (source, starts) => {
    expect(lineStarts(source)).toEqual(starts);
  });

  test('are where a split of the text puts them', () => {
    fc.assert(
      fc.property(text, (source) => {
        const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
        expect(lineStarts(source).length).toBe(lines.length);
        lines.forEach((line, index) => {
          const start = lineStarts(source)[index] ?? -1;
          expect(source.slice(start, contentEndOfLine(source, start))).toBe(line);
        });
      }),
      { numRuns },
    );
  });
});

describe('positions', () => {
  test('a byte order mark takes no column', () => {
    const map = lineMap(`${bom}ab\r\nc`);
    expect(positionAt(map, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(map, 1)).toEqual({ line: 1, column: 1 });
    expect(positionAt(map, 3)).toEqual({ line: 1, column: 3 });
    expect(positionAt(map, 5)).toEqual({ line: 2, column: 1 });
    expect(offsetAt(map, { line: 1, column: 1 })).toBe(1);
    expect(offsetAt(map, { line: 1, column: 99 })).toBe(3);
    expect(offsetAt(map, { line: 9, column: 1 })).toBe(6);
    expect(offsetAt(map, { line: 0, column: 7 })).toBe(1);
  });

  test('lead there and back', () => {
    fc.assert(
      fc.property(text, (source) => {
        const map = lineMap(source);
        for (let offset = map.starts[0] ?? 0; offset <= source.length; offset++) {
          const insideBreak = source[offset - 1] === '\r' && source[offset] === '\n';
          expect(offsetAt(map, positionAt(map, offset))).toBe(insideBreak ? offset - 1 : offset);
        }
      }),
      { numRuns },
    );
  });

  test('the same line as found by walking the text', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (source, at) => {
        const map = lineMap(source);
        const offset = Math.min(at, source.length);
        const { line } = positionAt(map, offset);
        const insideBreak = source[offset - 1] === '\r' && source[offset] === '\n';
        if (insideBreak) return;
        expect(startOfLine(source, offset)).toBe(map.starts[line - 1]);
        expect(endOfLine(source, offset)).toBe(map.starts[line] ?? source.length);
      }),
      { numRuns },
    );
  });

  test('5 MB are read at once', () => {
    const map = lineMap('a line of forty characters, more or less\r\n'.repeat(125_000));
    expect(map.starts.length).toBe(125_001);
    expect(positionAt(map, map.text.length).line).toBe(125_001);
  });
});
