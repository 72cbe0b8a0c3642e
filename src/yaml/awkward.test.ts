import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, invertEdits, type Placement, type TextEdit, type YamlValue } from '../text';
import { type AwkwardInput, awkwardInputs } from './fixtures/awkward';
import { harderTexts } from './fixtures/harder';
import { oracle, type Reader, touchedLines } from './fixtures/oracle';
import expectedLines from './fixtures/touchedLines.json';
import { at, newRule, wished, wishesFor } from './fixtures/wishes';
import { editDocument, readDocument, splitDocuments } from './index';

// An edit is a hundred times the work of what the number is meant for.
const numRuns = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 5);

/** How many lines each wish may take away and add, as looked through by hand; or that it is refused. */
const lines: { readonly [id: string]: { readonly [wish: string]: string } } = expectedLines;

function sliceOf(input: AwkwardInput): { readonly slice: string; readonly whole: (slice: string) => string } {
  const range = splitDocuments(input.text)[input.document] ?? { start: 0, end: 0 };
  return {
    slice: input.text.slice(range.start, range.end),
    whole: (slice) => input.text.slice(0, range.start) + slice + input.text.slice(range.end),
  };
}

describe.each(awkwardInputs)('$id', (input) => {
  const { slice, whole } = sliceOf(input);
  const before = oracle(input.text, 'kubectl').values;

  test('reads as the library reads it', () => {
    const values = splitDocuments(input.text).map((range) => readDocument(input.text.slice(range.start, range.end)).value);
    expect(values).toEqual(before);
  });

  const wishes = wishesFor(at(before[input.document], input.base), input.base);
  test.each(wishes)('$name', ({ name, placements }) => {
    const edit = editDocument(slice, placements);
    if (!edit.ok) {
      expect(`refused: ${edit.reason}`).toBe(lines[input.id]?.[name]);
      return;
    }
    expect(applyEdits(slice, edit.edits)).toBe(edit.text);
    expect(applyEdits(edit.text, invertEdits(slice, edit.edits))).toBe(slice);

    const after = whole(edit.text);
    for (const reader of ['kubectl', '1.2', '1.1'] as const) {
      const values = oracle(input.text, reader).values.map((value, index) =>
        index === input.document ? wished(value, placements) : JSON.parse(JSON.stringify(value)),
      );
      expect(JSON.parse(JSON.stringify(oracle(after, reader).values))).toEqual(values);
    }

    const { removed, added } = touchedLines(input.text, after);
    expect(`-${removed} +${added}`).toBe(lines[input.id]?.[name]);
  });
});

/** Numbers that a placement is made from, so that it fits the document as it is by then. */
interface Seed {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly value: YamlValue;
}

const values: readonly YamlValue[] = [
  'web',
  'yes',
  '0755',
  '12:30:45',
  '2024-01-01',
  '1e3',
  '~',
  '',
  'null',
  'a: b # c',
  'it\'s "so"',
  ' x ',
  'équipe 🚀',
  'two\nlines',
  '- a',
  '{{ x }}',
  443,
  true,
  null,
  [],
  {},
  ['a', 'b'],
  { app: 'x', tier: 'n' },
  newRule,
];

const seeds = fc.array(fc.record({ kind: fc.nat(5), a: fc.nat(30), b: fc.nat(30), value: fc.constantFrom(...values) }), {
  minLength: 1,
  maxLength: 5,
});

/** All paths to mappings and lists, and to the values in them. */
function pathsIn(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...steps.flatMap((step) => pathsIn((value as Record<string | number, unknown>)[step], [...path, step]))];
}

function placementFor(value: unknown, seed: Seed): Placement | undefined {
  const paths = pathsIn(value).slice(1);
  const path = paths[(seed.a * 31 + seed.b) % paths.length];
  if (path === undefined) return undefined;
  const target = at(value, path);
  if (seed.kind < 2) return { type: 'set', path, value: seed.value };
  if (seed.kind === 2) return { type: 'remove', path };
  if (Array.isArray(target)) return { type: 'insert', path, index: seed.b % (target.length + 1), value: seed.value };
  if (typeof target === 'object' && target !== null) {
    const after = Object.keys(target).slice(0, seed.b % 3);
    return { type: 'set', path: [...path, `new${seed.b % 4}`], value: seed.value, after };
  }
  return { type: 'set', path, value: seed.value };
}

const texts: readonly string[] = [...awkwardInputs.map((input) => sliceOf(input).slice), ...harderTexts];

function isEmptyBrackets(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

describe('any sequence of placements', () => {
  test('says what was asked for, touches no other line, and its inverses lead back to the same bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), seeds, (slice, chosen) => {
        let text = slice;
        const plain = (source: string, reader: Reader): unknown => JSON.parse(JSON.stringify(oracle(source, reader).values));
        const alike = (['1.1', '1.2'] as const).filter((reader) =>
          isDeepStrictEqual(plain(slice, reader), plain(slice, 'kubectl')),
        );
        const inverses: (readonly TextEdit[])[] = [];
        for (const seed of chosen) {
          const value = readDocument(text).value;
          const placement = placementFor(value, seed);
          if (placement === undefined) continue;
          const edit = editDocument(text, [placement]);
          if (!edit.ok) {
            // Only what is shared with other places, or merged in from there, is left to the user; and brackets that hold
            // nothing but a comment, which a single value in their place would have no room for.
            const hadBrackets = placement.type === 'set' && isEmptyBrackets(at(value, placement.path));
            expect(edit.reason).toMatch(hadBrackets ? /&|<<|^The comment on line / : /&|<</);
            continue;
          }
          for (const reader of ['kubectl', ...alike] as const)
            expect(plain(edit.text, reader)).toEqual([wished(value, [placement])]);
          const isNew = placement.type === 'insert' || (placement.type === 'set' && at(value, placement.path) === undefined);
          // Two where an empty `{` and `}` stood on lines of their own.
          if (isNew) expect(touchedLines(text, edit.text).removed).toBeLessThanOrEqual(2);
          inverses.push(invertEdits(text, edit.edits));
          text = edit.text;
        }
        for (const inverse of inverses.reverse()) text = applyEdits(text, inverse);
        expect(text).toBe(slice);
      }),
      { numRuns },
    );
  });
});
