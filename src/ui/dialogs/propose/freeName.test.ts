import { expect, test } from 'vitest';
import { freeName } from './freeName';

test('a new file never has the name of one that is open', () => {
  expect(freeName('shop-policies', [])).toBe('shop-policies.yaml');
  expect(freeName('shop-policies', ['shop-policies.yaml', 'a.yaml'])).toBe('shop-policies-2.yaml');
  expect(freeName('shop-policies', ['shop-policies.yaml', 'shop-policies-2.yaml'])).toBe('shop-policies-3.yaml');
});
