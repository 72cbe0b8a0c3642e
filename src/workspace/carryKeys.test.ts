import { describe, expect, test } from 'vitest';
import { carryKeys, type Keyed } from './carryKeys';

const old = (...names: string[]): Keyed[] => names.map((name) => ({ key: `key-${name}`, same: `text of ${name}`, like: name }));
const now = (...names: string[]): { same: string; like: string }[] =>
  names.map((name) => ({ same: `text of ${name}`, like: name.replace('*', '') }));
const carry = (before: Keyed[], after: { same: string; like: string }[]): readonly string[] => {
  let count = 0;
  return carryKeys(before, after, () => `new${++count}`);
};

describe('carryKeys', () => {
  const cases: readonly [string, string[], string[], string[]][] = [
    ['nothing changed', ['a', 'b'], ['a', 'b'], ['key-a', 'key-b']],
    ['one edited in place keeps its key', ['a', 'b', 'c'], ['a', 'b*', 'c'], ['key-a', 'key-b', 'key-c']],
    ['one renamed in place keeps its key', ['a', 'b', 'c'], ['a', 'x', 'c'], ['key-a', 'key-b', 'key-c']],
    ['one put before', ['a', 'b'], ['x', 'a', 'b'], ['new1', 'key-a', 'key-b']],
    ['one taken out', ['a', 'b', 'c'], ['a', 'c'], ['key-a', 'key-c']],
    ['one put in and another edited', ['a', 'b', 'c'], ['a', 'x', 'b*', 'c'], ['key-a', 'new1', 'key-b', 'key-c']],
    ['two swapped', ['a', 'b'], ['b', 'a'], ['key-b', 'key-a']],
    ['from nothing', [], ['a'], ['new1']],
    ['to nothing', ['a'], [], []],
  ];
  test.each(cases)('%s', (_, before, after, keys) => {
    expect(carry(old(...before), now(...after))).toEqual(keys);
  });

  test('equal things never share a key', () => {
    const same = old('a', 'a', 'a').map((one, index) => ({ ...one, key: `key${index}` }));
    const keys = carry(same, now('a', 'x', 'a', 'a', 'a'));
    expect(new Set(keys).size).toBe(5);
  });
});
