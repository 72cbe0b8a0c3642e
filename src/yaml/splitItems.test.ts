import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonListText, listText } from './fixtures/lists';
import { mangled } from './fixtures/mangled';
import { readDocument } from './index';
import { loadJson } from './loadJson';
import { itemText, splitItems } from './splitItems';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 200);

function taken(text: string) {
  const split = splitItems(text);
  return split && { ...split, items: split.items.map((item) => itemText(text, item)) };
}

describe('a List is taken apart', () => {
  const rows: readonly [name: string, text: string, envelope: string, items: readonly string[]][] = [
    ["at its key's column", 'items:\n- a: 1\n  b: 2\n- c\nkind: List\n', 'items:\nkind: List\n', ['  a: 1\n  b: 2\n', '  c\n']],
    ['further in', 'items:\n  - a: 1\n    b: 2\n  -   c: 3\n', 'items:\n', ['    a: 1\n    b: 2\n', '      c: 3\n']],
    ['with a line break behind the dash', 'items:\n-\n  a: 1\n-', 'items:\n', [' \n  a: 1\n', ' ']],
    [
      'with comments and blank lines wherever they stand',
      '# c\nitems: # here\n\n# one\n- a: 1\n# two\n\n  b: 2\n  \n- c: |\n    # text\n\n# end\n',
      '# c\nitems: # here\n\n# one\n',
      ['  a: 1\n# two\n\n  b: 2\n  \n', '  c: |\n    # text\n\n# end\n'],
    ],
    ['with lists in its items', 'items:\n- a:\n  - b\n  - c\n- - d\n', 'items:\n', ['  a:\n  - b\n  - c\n', '  - d\n']],
    [
      'with line breaks of Windows',
      'items:\r\n- a: 1\r\n- b: 2\r\nkind: L\r\n',
      'items:\r\nkind: L\r\n',
      ['  a: 1\r\n', '  b: 2\r\n'],
    ],
    ['between marks', '---\nitems:\n- a: 1\n...\n', '---\nitems:\n...\n', ['  a: 1\n']],
    [
      'in JSON',
      '{"kind": "List", "items": [{"a": "}\\""}, {"b": [{}]}], "c": 1}',
      '{"kind": "List", "items": [], "c": 1}',
      ['{"a": "}\\""}', '{"b": [{}]}'],
    ],
    [
      'in JSON of many lines',
      '{\n "items": [\n  {\n   "a": 1\n  }\n ]\n}\n',
      '{\n "items": [\n  \n ]\n}\n',
      ['{\n   "a": 1\n  }'],
    ],
  ];
  test.each(rows)('%s', (_name, text, envelope, items) => {
    expect(taken(text)).toEqual({ json: text.startsWith('{'), envelope, items });
  });
});

describe('nothing is taken apart', () => {
  test.each([
    ['without items', 'apiVersion: v1\nkind: Pod\n'],
    ['where items are not the outermost', 'spec:\n  items:\n  - a: 1\n'],
    ['where the list is empty', 'items: []\nkind: List\n'],
    ['where nothing is at items', 'items:\nkind: List\n'],
    ['in brackets that are no JSON', 'items: [{a: 1}]\n'],
    ['where an item has a name', 'items: &all\n- a: 1\n'],
    ['with a tab behind the dash', 'items:\n-\ta: 1\n'],
    ['with carriage returns alone', 'items:\r- a: 1\r'],
    ['in JSON without items', '{"kind": "Pod", "spec": {"items": [{}]}}'],
    ['in JSON whose items are no mappings', '{"items": [1, {}]}'],
    ['in JSON that breaks off', '{"kind": "List", "items": [{"a": 1}, {"b": '],
    ['in JSON with too many commas', '{"items": [{}, , {}]}'],
  ])('%s', (_name, text) => {
    expect(splitItems(text)).toBeUndefined();
  });
});

test('the parts say what the whole says', () => {
  const texts = fc.oneof(listText, jsonListText);
  let apart = 0;
  fc.assert(
    fc.property(fc.oneof(texts, mangled(texts, 1)), (text) => {
      const parts = taken(text);
      if (parts === undefined) return;
      const whole = readDocument(text);
      const [envelope, ...items] = [parts.envelope, ...parts.items].map(readDocument);
      const broken = [envelope, ...items].flatMap((part) => part?.problems ?? []).filter(({ severity }) => severity === 'error');
      // An alias may lead from one item to another: then the parts alone say nothing about the whole.
      if (broken.some(({ code }) => code === 'unknown-alias')) return;
      if (parts.json && [parts.envelope, ...parts.items].some((part) => loadJson(part) === undefined)) return;
      // Of an envelope that is broken, or holds something else at `items`, nothing is said either.
      const around = envelope?.value;
      if (typeof around !== 'object' || around === null || !('items' in around)) return;
      if (around.items !== null && !(Array.isArray(around.items) && around.items.length === 0)) return;
      apart++;
      expect(broken.length > 0).toBe(whole.problems.some(({ severity }) => severity === 'error'));
      if (broken.length === 0) expect({ ...around, items: items.map(({ value }) => value ?? null) }).toEqual(whole.value);
    }),
    { numRuns },
  );
  expect(apart).toBeGreaterThan(numRuns / 3);
});
