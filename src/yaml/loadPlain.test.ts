import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awkwardInputs } from './fixtures/awkward';
import { harderTexts } from './fixtures/harder';
import { mangledText } from './fixtures/mangled';
import { readDocument, splitDocuments } from './index';
import { loadPlain } from './loadPlain';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 500);

/** Holds the fast loader to the exact reader, where it reads at all. Answers whether it does. */
function agrees(text: string): boolean {
  const plain = loadPlain(text);
  if (!plain.ok) {
    expect(plain.line).toBeGreaterThan(0);
    expect(plain.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
    expect(plain.reason).not.toBe('');
    return false;
  }
  const exact = readDocument(text);
  expect(exact.problems).toEqual([]);
  expect(plain.value).toStrictEqual(exact.value);
  expect(plain.range).toEqual(exact.rangeOf([]));
  return true;
}

function slicesOf(text: string): readonly string[] {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
}

describe('what it reads is what the exact reader reads without a problem, and stands in the same place', () => {
  test('in documents of every manner of writing', () => {
    const slices = [...awkwardInputs.map(({ text }) => text), ...harderTexts].flatMap(slicesOf);
    expect(slices.filter(agrees).length).toBeGreaterThan(30);
  });

  test('in mangled documents', () => {
    fc.assert(
      fc.property(mangledText, (text) => {
        for (const slice of slicesOf(text)) agrees(slice);
      }),
      { numRuns },
    );
  });

  test('in JSON, which is always read', () => {
    const spaces = fc.constantFrom(undefined, 2, '\t');
    const value = fc.oneof(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.array(fc.jsonValue()));
    fc.assert(
      fc.property(value, spaces, fc.constantFrom('', '\n', ' \r\n'), (one, indent, end) => {
        const printable = JSON.stringify(one, null, indent).replace(/[\u007f-\u009f\ufffe\uffff\ufeff]/g, '');
        fc.pre(new Set(printable.match(/"[^"]*":/g)).size === (printable.match(/"[^"]*":/g) ?? []).length);
        expect(agrees(printable + end)).toBe(true);
      }),
      { numRuns },
    );
  });
});

describe('it reads', () => {
  const rows: readonly [name: string, text: string, value: unknown][] = [
    ['nothing where there is nothing', '--- # c\n', undefined],
    [
      'numbers, and texts that look like some',
      'a: 420\nb: 0\nc: 1.5\nd: 10.0.0.1\ne: "8080"\nf: 1e\n',
      { a: 420, b: 0, c: 1.5, d: '10.0.0.1', e: '8080', f: '1e' },
    ],
    ['dates and times, which stay texts', 'a: 2024-05-01\nb: 12:30:45\n', { a: '2024-05-01', b: '12:30:45' }],
    ['null in all its spellings', 'a:\nb: ~\nc: null\nd: ""\n', { a: null, b: null, c: null, d: '' }],
    ['keys that are numbers as texts', '8080: a\ntrue: b\n', { '8080': 'a', true: 'b' }],
    [
      'a key that is a name of JavaScript',
      '{"__proto__": {"a": 1}, "constructor": 2}',
      JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}'),
    ],
    ['block texts', 'a: |\n  x\n  # y\n\nb: >-\n  x\n  y\n', { a: 'x\n# y\n', b: 'x y' }],
    ['marks and a byte order mark', '\uFEFF---\na: {b: [c]}\n...\n', { a: { b: ['c'] } }],
    ['JSON behind a byte order mark', '\uFEFF{"a": [1]}\n', { a: [1] }],
  ];
  test.each(rows)('%s', (_name, text, value) => {
    expect(loadPlain(text)).toMatchObject({ ok: true, value });
    expect(agrees(text)).toBe(true);
  });
});

/** Plain texts that some reader takes for something else than a text. */
const plainTexts = fc.oneof(
  fc.constantFrom(...'yes no on off y n Y N true TRUE tRue null ~ Null .inf -.INF .nan 0x1F 0o17 0b11 +1 -0 -0.0 1e3'.split(' ')),
  fc.constantFrom(...'0755 0_7 1_000 1__0 ._1 1. .5 1e999 1E-7 1.5e30 18446744073709551616 09 0128 12:30 2024-05-01'.split(' ')),
  fc.stringMatching(/^[-+]?[0-9._]{1,8}(?:[eE][-+]?[0-9]{1,3})?$/),
  fc.stringMatching(/^[-+]?0[xXoObB]?[0-9a-fA-F_]{1,6}$/),
);

test('plain texts, as values and as keys, where it reads them at all', () => {
  fc.assert(
    fc.property(plainTexts, plainTexts, (key, value) => {
      agrees(`a: ${value}\n`);
      agrees(`${key}: a\n`);
      agrees(`{"a": ${value}}\n`);
    }),
    { numRuns: numRuns * 4 },
  );
});

describe('it gives up', () => {
  const rows: readonly [name: string, text: string, line: number][] = [
    ['at what YAML 1.1 takes for a boolean', 'a: 1\nb: yes\n', 2],
    ['at what YAML 1.1 takes for an octal number', 'mode: 0755\n', 1],
    ['at a letter that YAML 1.1 takes for a boolean', 'a: 1\nb: y\n', 2],
    ['at such a letter that is a key', 'y: 1\n', 1],
    ['at a number with underscores', 'a: 1_000\n', 1],
    ['at an ambiguous key', 'on: push\n', 1],
    ['at an anchor', 'a: &a x\n', 1],
    ['at an alias', 'a: &a x\nb: *a\n', 1],
    ['at a tag', 'a: x\nb: !!str 1\n', 2],
    ['at a merge key', 'a: {}\nb:\n  <<: {c: d}\n', 3],
    ['at a directive', '%YAML 1.1\n---\na: 1\n', 1],
    ['at a key that stands twice', 'a: 1\nb: 2\na: 3\n', 3],
    ['at a key that stands twice in JSON', '{"a": 1, "b": {"c": 1, "c": 2}}', 1],
    ['at a key that is nothing', 'a: 1\n~: 2\n', 2],
    ['at a key that is a list', '? [a]\n: b\n', 1],
    ['at a template', 'a: {{ .Values.a }}\n', 1],
    ['at a template in a text', 'a: b-{{ .Values.a }}\n', 1],
    ['at a second document', 'a: 1\n---\nb: 2\n', 1],
    ['at what is neither a mapping nor a list', 'just words\n', 1],
    ['at a control character', 'a: 1\nb: \u0007\n', 2],
    ['at a carriage return alone', 'a: 1\rb: 2\r', 1],
    ['at a tab where spaces belong', 'a:\n\tb: 1\n', 1],
    ['at a quote that does not end', 'a: 1\nb: "c\n', 3],
    ['at a bracket that does not end', '{"a": [1, 2\n', 2],
    ['at more levels than are read', `${'['.repeat(200)}${']'.repeat(200)}`, 1],
    ['at more levels than are read, in blocks', Array.from({ length: 200 }, (_, n) => `${' '.repeat(n)}a:\n`).join(''), 150],
  ];
  test.each(rows)('%s', (_name, text, line) => {
    expect(loadPlain(text)).toEqual({ ok: false, reason: expect.any(String), line });
  });
});
