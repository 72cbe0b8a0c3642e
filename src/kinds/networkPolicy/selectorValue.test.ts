import { expect, test } from 'vitest';
import type { Requirement } from '../../engine/policy';
import { selectorValue } from './selectorValue';

const is = (key: string, value: string): Requirement => ({ key, operator: 'Equals', value });
const among = (key: string, ...values: readonly string[]): Requirement => ({ key, operator: 'In', values });
const exists = (key: string): Requirement => ({ key, operator: 'Exists' });

test.each<[what: string, wish: readonly Requirement[], existing: unknown, written: unknown]>([
  ['every pod', [], undefined, {}],
  ['every pod, as it stands', [], {}, {}],
  ['labels', [is('a', '1'), is('b', '2')], undefined, { matchLabels: { a: '1', b: '2' } }],
  [
    'expressions',
    [among('a', '1', '2'), exists('b')],
    undefined,
    {
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['1', '2'] },
        { key: 'b', operator: 'Exists' },
      ],
    },
  ],
  [
    'both',
    [exists('b'), is('a', '1')],
    undefined,
    { matchLabels: { a: '1' }, matchExpressions: [{ key: 'b', operator: 'Exists' }] },
  ],
  [
    'a key with two values',
    [is('a', '1'), is('a', '2')],
    undefined,
    { matchLabels: { a: '1' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['2'] }] },
  ],
  ['the same twice', [is('a', '1'), is('a', '1')], undefined, { matchLabels: { a: '1' } }],
  ['a label added', [is('a', '1'), is('b', '2')], { matchLabels: { a: '1' } }, { matchLabels: { a: '1', b: '2' } }],
  [
    'a value changed in its place',
    [is('b', '2'), is('a', '9')],
    { matchLabels: { a: '1', b: '2' } },
    { matchLabels: { a: '9', b: '2' } },
  ],
  ['a label taken away', [is('b', '2')], { matchLabels: { a: '1', b: '2' } }, { matchLabels: { b: '2' } }],
  ['the last label taken away', [], { matchLabels: { a: '1' } }, {}],
  ['a null label kept', [is('a', ''), is('b', '2')], { matchLabels: { a: null } }, { matchLabels: { a: null, b: '2' } }],
  [
    'an expression of one value stays one',
    [among('a', '1'), is('b', '2')],
    { matchExpressions: [{ operator: 'In', key: 'a', values: ['1'] }] },
    { matchExpressions: [{ operator: 'In', key: 'a', values: ['1'] }], matchLabels: { b: '2' } },
  ],
  [
    'also when the wish says it as a label',
    [is('a', '1')],
    { matchExpressions: [{ key: 'a', operator: 'In', values: ['1'] }] },
    { matchExpressions: [{ key: 'a', operator: 'In', values: ['1'] }] },
  ],
  [
    'values in another order',
    [among('a', '2', '1')],
    { matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] },
    { matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] },
  ],
  [
    'values changed in their place',
    [among('a', '3'), exists('b')],
    {
      matchExpressions: [
        { operator: 'In', values: ['1', '2'], key: 'a' },
        { key: 'b', operator: 'Exists' },
      ],
    },
    {
      matchExpressions: [
        { operator: 'In', values: ['3'], key: 'a' },
        { key: 'b', operator: 'Exists' },
      ],
    },
  ],
  [
    'empty fields stay',
    [is('a', '1')],
    { matchLabels: {}, matchExpressions: [] },
    { matchLabels: { a: '1' }, matchExpressions: [] },
  ],
])('%s', (_, requirements, existing, written) => {
  const value = selectorValue({ requirements }, existing);
  expect(value).toEqual(written);
  expect(JSON.stringify(value)).toBe(JSON.stringify(written));
});

test('a label key that every JavaScript object has is an ordinary one', () => {
  const value = selectorValue({ requirements: [is('__proto__', 'x')] });
  expect(JSON.stringify(value)).toBe('{"matchLabels":{"__proto__":"x"}}');
});

test('twenty thousand labels', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => is(`k${index}`, 'v'));
  const existing = { matchLabels: Object.fromEntries(many.map(({ key }) => [key, 'v'])) };
  const { matchLabels } = selectorValue({ requirements: [...many, is('new', 'v')] }, existing);
  expect(Object.keys(matchLabels ?? {})).toHaveLength(20_001);
});
