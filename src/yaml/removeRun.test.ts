import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type Placement } from '../text';
import { editDocument } from './editDocument';
import { awkwardInputs } from './fixtures/awkward';
import { readDocument } from './readDocument';

const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 5);

/** The same, one document after the other: what a run must come to, to the byte. */
function oneByOne(text: string, placements: readonly Placement[]): string | undefined {
  let now = text;
  for (const placement of placements) {
    const edited = editDocument(now, [placement]);
    if (!edited.ok) return undefined;
    now = edited.text;
  }
  return now;
}

const remove = (...indexes: readonly number[]): readonly Placement[] =>
  indexes.map((index) => ({ type: 'remove', path: ['a', index] }));

const ITEMS = `a:
  # one
  - 1 # first
  - x: 2
    y: 3
    # end of two
  # - gone
  - 3

  - 4
b: 5
`;

describe('several items of a list are taken away at once', () => {
  test.each([
    ['the last two', ITEMS, [3, 2], 'a:\n  # one\n  - 1 # first\n  - x: 2\n    y: 3\n    # end of two\n  # - gone\n\nb: 5\n'],
    ['the first two', ITEMS, [1, 0], 'a:\n  # - gone\n  - 3\n\n  - 4\nb: 5\n'],
    ['all', ITEMS, [3, 2, 1, 0], 'a: []\n  # - gone\n\nb: 5\n'],
    ['at the end of a text without a final line break', 'b: 1\na:\n- 1\n- 2\n- 3', [2, 1], 'b: 1\na:\n- 1'],
    ['a list on the line of another dash', 'a:\n- - 1\n  - 2\n  - 3\n- 4\n', [1, 0], 'a: []\n'],
  ])('%s', (_, text, indexes, expected) => {
    expect(editDocument(text, remove(...indexes))).toMatchObject({ ok: true, text: oneByOne(text, remove(...indexes)) });
    const edited = editDocument(text, remove(...indexes));
    if (edited.ok) expect(applyEdits(text, edited.edits)).toBe(edited.text);
    expect(edited).toMatchObject({ ok: true, text: expected });
  });

  test('the same to the byte as one after the other, in any style', () => {
    const inputs = awkwardInputs.map(({ id, text }) => ({ id, text: text.split(/^---$/m)[0] ?? text }));
    fc.assert(
      fc.property(
        fc.constantFrom(...inputs),
        fc.uniqueArray(fc.nat(4), { minLength: 2 }),
        fc.boolean(),
        ({ text }, picked, open) => {
          const whole = open ? text.trimEnd() : text;
          const { value } = readDocument(whole);
          const spec = typeof value === 'object' && value !== null && 'spec' in value ? value.spec : undefined;
          const rules = typeof spec === 'object' && spec !== null && 'ingress' in spec ? spec.ingress : undefined;
          if (!Array.isArray(rules)) return;
          const indexes = picked.filter((index) => index < rules.length).sort((a, b) => b - a);
          const placements = indexes.map((index): Placement => ({ type: 'remove', path: ['spec', 'ingress', index] }));
          const together = editDocument(whole, placements);
          expect(together.ok ? together.text : undefined).toBe(oneByOne(whole, placements));
        },
      ),
      { numRuns: RUNS },
    );
  });
});
