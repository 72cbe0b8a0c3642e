import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inStandingOrder, setInParts, textsInOrder } from './standingOrder';

describe('a list whose order means nothing', () => {
  test.each<[what: string, standing: string, wished: string, all: string, left: string]>([
    ['in another order', 'a b c', 'c a b', 'a b c', 'a b c'],
    ['one less', 'a b c', 'c a', 'a c', 'a c'],
    ['one more', 'a b', 'z b a', 'a b z', 'a b'],
    ['one changed in its place', 'a b c', 'a z c', 'a z c', 'a b c'],
    ['one in place of a later one', 'a b', 'b z', 'b z', 'b'],
    ['one changed, one gone', 'a b c', 'a z', 'a z', 'a b'],
    ['all new', 'a b', 'x y z', 'x y z', 'a b'],
    ['the first ones', '', 'x y', 'x y', 'x y'],
    ['none left', 'a b', '', '', ''],
    ['the same twice', 'a b', 'a a', 'a a', 'a b'],
    ['twice, of which one goes', 'a a b', 'b a', 'a b', 'a b'],
  ])('%s', (_, standing, wished, all, left) => {
    const list = (text: string): string[] => text.split(' ').filter((item) => item !== '');
    expect(textsInOrder(list(standing), list(wished), 'all')).toEqual(list(all));
    expect(textsInOrder(list(standing), list(wished), 'left')).toEqual(list(left));
  });

  test('what stays is written as it stands, also where it says nothing', () => {
    expect(textsInOrder(['a', null], ['', 'b', 'a'], 'all')).toEqual(['a', null, 'b']);
  });

  const items = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
  test('holds each wish once; what is wished and stands there keeps its place among its like', () => {
    fc.assert(
      fc.property(items, items, (standing, wished) => {
        const arranged = inStandingOrder(standing, wished);
        expect(arranged.map(({ wish }) => wish).sort()).toEqual([...wished.keys()]);
        const places = arranged.flatMap(({ at }) => (at === undefined ? [] : [at]));
        expect(places).toEqual([...new Set(places)].sort());
        expect(arranged.slice(0, places.length).every(({ at }) => at !== undefined)).toBe(true);
        for (const item of new Set(wished)) {
          const kept = arranged.filter(({ at, wish }) => at !== undefined && standing[at] === item && wished[wish] === item);
          const count = (list: readonly string[]): number => list.filter((one) => one === item).length;
          expect(kept).toHaveLength(Math.min(count(standing), count(wished)));
        }
      }),
    );
  });
});

test('a value is set at once, unless items both go and come', () => {
  const valueFor = (standing: readonly string[], wished: readonly string[]) =>
    setInParts(['l'], standing, (part) => textsInOrder(standing, wished, part)).map((one) => one.type === 'set' && one.value);
  expect(valueFor(['a', 'b'], ['a', 'b', 'c'])).toEqual([['a', 'b', 'c']]);
  expect(valueFor(['a', 'b'], ['b'])).toEqual([['b']]);
  expect(valueFor(['a', 'b'], ['a', 'z'])).toEqual([['a', 'z']]);
  expect(valueFor(['a', 'b', 'c'], ['c', 'z', 'x'])).toEqual([
    ['b', 'c'],
    ['z', 'c', 'x'],
  ]);
});
