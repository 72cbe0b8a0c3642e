import { describe, expect, test } from 'vitest';
import { metadataIn, metadataRows, readMetadata, withRow } from './metadataForm';
import { policyDraft, policyIntent, readPolicyDraft } from './policyForm';
import { opened, policyText } from './testing';

describe('metadataIn', () => {
  const labels = (written: string): unknown => metadataIn(`metadata:\n  labels: ${written}\n`, []).labels;

  test.each<[string, unknown]>([
    ['{team: shop, "a.b/c": "1"}', { team: 'shop', 'a.b/c': '1' }],
    ['{team: }', { team: '' }],
    ['', {}],
    ['{__proto__: x}', undefined],
  ])('%s', (written, wanted) => {
    const read = labels(written);
    if (wanted === undefined) expect(Object.keys(read ?? {})).toEqual(['__proto__']);
    else expect({ ...(read as object) }).toEqual(wanted);
  });

  test.each(['{team: true}', '{team: 1}', '[a]', 'text', '{a: {b: c}}'])('%s cannot be edited as texts', (written) => {
    expect(labels(written)).toBeUndefined();
  });

  test('an object in a List', () => {
    expect({ ...metadataIn('items: [{metadata: {labels: {a: b}}}]', ['items', 0]).labels }).toEqual({ a: 'b' });
  });
});

describe('readMetadata', () => {
  const rows = (...pairs: readonly (readonly [string, string])[]) => pairs.map(([key, value], id) => ({ id, key, value }));

  test('empty rows say nothing, keys lose the blanks around them, values keep theirs', () => {
    expect({ ...readMetadata('labels', rows(['', ''], [' a ', 'b']), {}).texts }).toEqual({ a: 'b' });
    expect({ ...readMetadata('annotations', rows(['a', ' two\nlines ']), {}).texts }).toEqual({ a: ' two\nlines ' });
  });

  test.each<[string, readonly (readonly [string, string])[], number]>([
    ['no key', [['', 'b']], 0],
    [
      'a key twice',
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      1,
    ],
    ['no label key', [['a b', 'c']], 0],
    ['no label value', [['a', 'b c']], 0],
  ])('%s is told at its row', (_, pairs, row) => {
    const reading = readMetadata('labels', rows(...pairs), {});
    expect([...reading.faults.keys()]).toEqual([row]);
    expect(reading.texts).toBeUndefined();
  });

  test('what stands in the file is not held against it', () => {
    expect(readMetadata('labels', rows(['a b', 'c']), { 'a b': 'c' }).texts).toBeDefined();
    expect(readMetadata('labels', rows(['a b', 'd']), { 'a b': 'c' }).texts).toBeUndefined();
  });

  test('annotations that are too long together', () => {
    expect(readMetadata('annotations', rows(['a', 'x'.repeat(200_000)], ['b', 'x'.repeat(100_000)]), {}).fault).toContain(
      '256 KiB',
    );
  });

  test('a new row has an id of its own', () => {
    expect(withRow(rows(['a', 'b'], ['c', 'd']).slice(1)).map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe('policyIntent with labels and annotations', () => {
  const { policy } = opened(policyText('{podSelector: {}}'));
  const standing = metadataIn('metadata: {labels: {team: shop}, annotations: {a: b}}', []);
  const start = policyDraft(policy);
  const asked = (labels: readonly (readonly [string, string])[]): unknown => {
    const draft = { ...start, labels: metadataRows(Object.fromEntries(labels)) };
    return policyIntent(start, readPolicyDraft(draft, standing), standing);
  };

  test('asks for the labels as a whole, and only when they changed', () => {
    expect(asked([['team', 'shop']])).toBe('nothing');
    expect(asked([['team', 'ops']])).toEqual({ type: 'editPolicy', labels: expect.objectContaining({ team: 'ops' }) });
    expect(asked([])).toMatchObject({ type: 'editPolicy', labels: {} });
    expect(asked([['a b', '']])).toBeUndefined();
  });
});
