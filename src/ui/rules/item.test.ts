import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directionOf, itemId, parseItem } from './item';

test('every item is found again by its name', () => {
  const item = fc.record({
    direction: fc.constantFrom('ingress' as const, 'egress' as const),
    rule: fc.nat(500),
    peer: fc.option(fc.nat(50), { nil: undefined }),
  });
  fc.assert(
    fc.property(item, (one) => {
      expect(parseItem(itemId(one))).toEqual(one);
    }),
  );
});

test.each([
  ['ingress.rule.2.anyone', { direction: 'ingress', rule: 2, peer: undefined }],
  ['egress.cluster.fixed', undefined],
  ['egress.dns', undefined],
  ['', undefined],
  ['ingress.rule.', undefined],
])('%s', (id, item) => {
  expect(parseItem(id)).toEqual(item);
});

test('fixed rows have a direction', () => {
  expect(directionOf('egress.cluster.fixed')).toBe('egress');
  expect(directionOf('card')).toBeUndefined();
});
