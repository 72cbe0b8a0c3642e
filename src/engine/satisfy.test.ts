import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ANY_VALUE,
  commonValues,
  hasValue,
  isNoValue,
  type LabelValue,
  type LabelValues,
  noneOf,
  oneOf,
  otherValues,
  valuesHold,
  valuesMeet,
} from './labelValues';
import { type Clause, isSatisfiable, type Literal, settled } from './satisfy';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);
const VALUES: readonly LabelValue[] = ['x', 'y', undefined];
const WORLD: readonly LabelValue[] = [...VALUES, 'another'];
const LABELS = ['a', 'b', 'c', 'd'];

const sets: fc.Arbitrary<LabelValues> = fc
  .tuple(fc.boolean(), fc.subarray([...VALUES]))
  .map(([negated, values]) => (negated ? noneOf(values) : oneOf(values)));
const literals: fc.Arbitrary<Literal> = fc.record({ label: fc.constantFrom(...LABELS), values: sets });
// Many clauses that each leave a choice: the search mostly has to go back, and often finds nothing.
const choices: fc.Arbitrary<Literal> = fc.record({
  label: fc.constantFrom(...LABELS),
  values: fc.oneof(
    fc.constantFrom(...VALUES).map((value) => oneOf([value])),
    fc.subarray([...VALUES], { minLength: 2, maxLength: 2 }).map(oneOf),
    fc.constantFrom(...VALUES).map((value) => noneOf([value])),
  ),
});
const clauses: fc.Arbitrary<readonly Clause[]> = fc.array(fc.array(choices, { minLength: 2, maxLength: 3 }), {
  minLength: 6,
  maxLength: 24,
  size: 'max',
});

function assignments(labels: readonly string[]): readonly ReadonlyMap<string, LabelValue>[] {
  return labels.reduce<readonly ReadonlyMap<string, LabelValue>[]>(
    (all, label) => all.flatMap((one) => WORLD.map((value) => new Map(one).set(label, value))),
    [new Map()],
  );
}
const ASSIGNMENTS = assignments(LABELS);

function fulfilled(one: ReadonlyMap<string, LabelValue>, all: readonly Clause[]): boolean {
  return all.every((clause) => clause.some(({ label, values }) => hasValue(values, one.get(label))));
}

test('sets of values agree with asking value by value', () => {
  fc.assert(
    fc.property(sets, sets, (a, b) => {
      const [inA, inB] = [a, b].map((set) => WORLD.filter((value) => hasValue(set, value))) as [LabelValue[], LabelValue[]];
      const both = inA.filter((value) => inB.includes(value));
      expect(WORLD.filter((value) => hasValue(commonValues(a, b), value))).toEqual(both);
      expect(valuesMeet(a, b)).toBe(both.length > 0);
      expect(valuesHold(a, b)).toBe(both.length === inB.length);
      expect(isNoValue(a)).toBe(inA.length === 0);
      expect(WORLD.filter((value) => hasValue(otherValues(a), value))).toEqual(WORLD.filter((value) => !inA.includes(value)));
      expect(commonValues(ANY_VALUE, a)).toEqual(a);
    }),
    { numRuns: RUNS },
  );
});

describe('the search', () => {
  test('finds labels exactly where trying all of them does', () => {
    fc.assert(
      fc.property(fc.array(literals, { maxLength: 2 }), clauses, (known, all) => {
        const domains = new Map(known.filter(({ values }) => !isNoValue(values)).map(({ label, values }) => [label, values]));
        const units = [...domains].map(([label, values]): Clause => [{ label, values }]);
        const expected = ASSIGNMENTS.some((one) => fulfilled(one, [...units, ...all]));
        expect(isSatisfiable(domains, all, { steps: 100_000 })).toBe(expected);
        const left = settled(domains, all);
        if (left === false) expect(expected).toBe(false);
        else expect(isSatisfiable(left.domains, left.clauses, { steps: 100_000 })).toBe(expected);
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  });

  // Pigeons that each need a hole of their own, and one hole too few: no labels do, and finding out takes very long.
  test('gives up within its steps, and says so', () => {
    const [pigeons, holes] = [12, 11];
    const sits = (pigeon: number, hole: number, yes: boolean): Literal => ({
      label: `${pigeon} in ${hole}`,
      values: yes ? noneOf([undefined]) : oneOf([undefined]),
    });
    const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
    const each = range(pigeons).map((pigeon) => range(holes).map((hole) => sits(pigeon, hole, true)));
    const alone = range(holes).flatMap((hole) =>
      range(pigeons).flatMap((one) => range(one).map((two) => [sits(one, hole, false), sits(two, hole, false)])),
    );
    const budget = { steps: 1_000_000 };
    expect(isSatisfiable(new Map(), [...each, ...alone], budget)).toBe('undecided');
    expect(budget.steps).toBeGreaterThan(900_000);
    expect(isSatisfiable(new Map(), [...each, ...alone], { steps: 0 })).toBe('undecided');
  });
});
