import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awkwardInputs } from './fixtures/awkward';
import { mangledText } from './fixtures/mangled';
import { oracle } from './fixtures/oracle';
import { isBlankDocument, readDocument, splitDocuments } from './index';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

function split(text: string): readonly string[] {
  return splitDocuments(text).map((range) => text.slice(range.start, range.end));
}

describe('splitDocuments', () => {
  const rows: readonly [name: string, slices: readonly string[]][] = [
    ['an empty text', ['']],
    ['only comments', ['# a\n\n# b']],
    ['one document without marks', ['a: 1\n']],
    ['a mark at the start', ['---\na: 1\n']],
    ['two documents', ['a: 1\n', '---\nb: 2\n']],
    ['empty documents', ['---\n', '---\n', '---']],
    [
      'comments before the mark belong to what follows, comments behind to what is before',
      ['# one\n---\na: 1\n# still one\n', '---\nb: 2\n'],
    ],
    ['directives belong to what follows', ['%YAML 1.2\n# c\n---\na: 1\n...\n', '%YAML 1.2\n---\nb: 2\n']],
    ['an end without a new start', ['a: 1\n...\n', '# two\nb: 2\n']],
    ['what follows the last end', ['a: 1\n...\n# end\n\n']],
    ['an end twice is an empty document', ['a: 1\n...\n', '...\n']],
    ['marks with something behind', ['--- # one\na: 1\n... # end\n', '--- {b: 2}\n']],
    ['what only looks like a mark', ['a: ---\nb: |\n  ---\n ---: c\n---d: 1\n']],
    ['carriage returns', ['a: 1\r', '---\rb: 2\r\n', '---\r\nc']],
    ['a byte order mark', ['\uFEFF# c\n---\na: 1\n', '---\nb']],
    ['a byte order mark at a later document', ['a: 1\n...\n', '\uFEFFb: 2\n']],
  ];
  test.each(rows)('%s', (_name, slices) => {
    expect(split(slices.join(''))).toEqual(slices);
  });

  test('the slices tile the text, and are the documents the library finds', () => {
    fc.assert(
      fc.property(mangledText, (text) => {
        const slices = split(text);
        expect(slices.join('')).toBe(text);
        expect(slices.length).toBeGreaterThan(0);
        const whole = oracle(text, '1.2');
        if (whole.errors > 0) return;
        expect(slices.length).toBe(Math.max(1, whole.values.length));
      }),
      { numRuns },
    );
  });

  test('each slice reads on its own as it does in its place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...awkwardInputs.map((input) => input.text)), { minLength: 1, maxLength: 4 }),
        (texts) => {
          const text = texts.map((one) => `${one}${/[\r\n]$/.test(one) ? '' : '\n'}`).join('...\n');
          const whole = oracle(text, 'kubectl');
          expect(whole.errors).toBe(0);
          expect(split(text).map((slice) => readDocument(slice).value ?? null)).toEqual(whole.values);
        },
      ),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  });

  test('10 MB are split', () => {
    const text = 'kind: NetworkPolicy\nmetadata:\n  name: web\n---\n'.repeat(220_000);
    expect(splitDocuments(text).length).toBe(220_001);
  });
});

test('a document that reads as empty is told from its text alone', () => {
  fc.assert(
    fc.property(
      fc.oneof(mangledText, fc.constantFrom('', '# c\n', '--- # c\n', '%YAML 1.2\n---\n', '---#\n', '--- {}\n', '\uFEFF\n')),
      (text) => {
        for (const slice of split(text)) {
          const { isEmpty, problems } = readDocument(slice);
          if (problems.every(({ severity }) => severity !== 'error')) expect(isBlankDocument(slice)).toBe(isEmpty);
          else expect(isBlankDocument(slice) && /[a-z]/.test(slice.replaceAll(/[#%].*/g, ''))).toBe(false);
        }
      },
    ),
    { numRuns },
  );
});
