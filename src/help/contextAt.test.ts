import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPath } from '../text/path';
import { contextAt } from './contextAt';
import { policyText, withCaret } from './testCaret';
import { mangledTexts } from './testMangled';

const numRuns = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 5);

/** The places in a word each: `key spec.ingress[0]`, `value kind`, `item spec.ingress`. */
function places(written: string): readonly string[] {
  const { text, offset } = withCaret(written);
  return (contextAt(text, offset)?.places ?? []).map(({ type, path }) => `${type} ${formatPath(path)}`.trim());
}

const rule = '  ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              app: web\n';

describe('what can be written at the caret', () => {
  test.each<[string, string, readonly string[]]>([
    ['an empty text', '|', ['key']],
    ['behind a document mark', 'a: b\n---\n|', ['key']],
    ['a first word', 'api|', ['key']],
    ['the next line of a document', 'apiVersion: v1\n|', ['key']],
    ['below spec', policyText('  |'), ['key spec', 'item spec']],
    ['below spec at the left', policyText('|'), ['key', 'item spec']],
    ['beside a key', policyText('  podSelector: {}\n  |'), ['key spec']],
    ['before a key', policyText('  |\n  podSelector: {}'), ['key spec']],
    ['between two keys', policyText('  podSelector: {}\n  |\n  policyTypes: [Ingress]\n'), ['key spec']],
    ['a column that fits nothing', policyText('  podSelector: {}\n   |'), []],
    ['another column that fits nothing', policyText('    podSelector: {}\n  |'), []],
    ['a word below spec', policyText('  pod|'), ['key spec', 'item spec']],
    ['in the middle of a word', policyText('  po|d'), ['key spec', 'item spec']],
    ['a key with its colon', policyText('  pod|: {}'), ['key spec']],
    ['at the beginning of a key', policyText('  |podSelector: {}'), ['key spec']],
    ['behind a key’s colon', policyText('  podSelector:|'), ['value spec.podSelector']],
    ['behind the colon and a space', policyText('  podSelector: |'), ['value spec.podSelector']],
    ['a value', policyText('  x: abc|'), ['value spec.x']],
    ['inside a value', policyText('  x: a|bc'), ['value spec.x']],
    ['a value in quotes', policyText('  x: "ab|c"'), ['value spec.x']],
    ['in an unclosed quote', policyText('  x: "ab|\n  y: 1'), ['value spec.x']],
    ['before the quote', policyText('  x: |"ab"'), []],
    ['behind a value and a space', policyText('  x: abc |'), []],
    ['behind a flow value', policyText('  x: {} |'), []],
    ['before a flow value', policyText('  x: |{}'), []],
    ['a list’s first item', policyText('  ingress:\n    |'), ['key spec.ingress', 'item spec.ingress']],
    ['a list at the column of its key', policyText('  ingress:\n  |'), ['key spec', 'item spec.ingress']],
    ['behind a dash', policyText('  ingress:\n    - |'), ['value spec.ingress[0]', 'key spec.ingress[0]']],
    ['right at a dash', policyText('  ingress:\n    -|'), []],
    ['a word behind a dash', policyText('  ingress:\n    - fr|'), ['value spec.ingress[0]', 'key spec.ingress[0]']],
    [
      'behind two dashes',
      policyText('  ingress:\n    - from:\n        - |'),
      ['value spec.ingress[0].from[0]', 'key spec.ingress[0].from[0]'],
    ],
    ['behind a dash before the item’s keys', policyText('  ingress:\n    - |\n      ports: []'), ['key spec.ingress[0]']],
    ['below a rule’s peers, in the rule', policyText(`${rule}      |`), ['key spec.ingress[0]']],
    ['below a rule’s peers, another peer', policyText(`${rule}        |`), ['item spec.ingress[0].from']],
    ['below a rule’s peers, in the peer', policyText(`${rule}          |`), ['key spec.ingress[0].from[0]']],
    [
      'below a rule’s peers, another label',
      policyText(`${rule}              |`),
      ['key spec.ingress[0].from[0].podSelector.matchLabels'],
    ],
    ['below a rule, another rule', policyText(`${rule}    |`), ['item spec.ingress']],
    ['below a rule, in spec', policyText(`${rule}  |`), ['key spec']],
    ['below a rule, at the left', policyText(`${rule}|`), ['key']],
    [
      'a list that stands at its key’s column',
      policyText('  policyTypes:\n  - Ingress\n  |'),
      ['item spec.policyTypes', 'key spec'],
    ],
    ['a word in such a list', policyText('  policyTypes:\n  - In|'), ['value spec.policyTypes[0]', 'key spec.policyTypes[0]']],
    [
      'the second item',
      policyText('  policyTypes:\n    - Ingress\n    - |'),
      ['value spec.policyTypes[1]', 'key spec.policyTypes[1]'],
    ],
    [
      'a label',
      policyText('  podSelector:\n    matchLabels:\n      ap|'),
      ['key spec.podSelector.matchLabels', 'item spec.podSelector.matchLabels'],
    ],
    ['a label’s value', policyText('  podSelector:\n    matchLabels:\n      app: |'), ['value spec.podSelector.matchLabels.app']],
    [
      'a label with a slash',
      policyText('  podSelector:\n    matchLabels:\n      a.b/c: |'),
      ['value spec.podSelector.matchLabels[a.b/c]'],
    ],
    ['in a flow list', policyText('  policyTypes: [|]'), ['value spec.policyTypes[0]']],
    ['the second of a flow list', policyText('  policyTypes: [Ingress, |]'), ['value spec.policyTypes[1]']],
    ['a word of a flow list', policyText('  policyTypes: [In|]'), ['value spec.policyTypes[0]']],
    ['a flow list that is not closed', policyText('  policyTypes: [In|\n  ingress: []'), ['value spec.policyTypes[0]']],
    ['in a flow map', policyText('  podSelector: {|}'), ['key spec.podSelector']],
    ['a word in a flow map', policyText('  podSelector: {mat|}'), ['key spec.podSelector']],
    ['a flow map in a flow map', policyText('  podSelector: {matchLabels: {ap|}}'), ['key spec.podSelector.matchLabels']],
    ['a value in a flow map', policyText('  podSelector: {matchLabels: {app: |}}'), ['value spec.podSelector.matchLabels.app']],
    ['the second key of a flow map', policyText('  x: {a: 1, |}'), ['key spec.x']],
    ['a flow map over lines', policyText('  podSelector: {\n    |\n  }'), ['key spec.podSelector']],
    ['maps in a flow list', policyText('  ingress: [{fr|}]'), ['key spec.ingress[0]']],
    ['behind a flow list', policyText('  policyTypes: [Ingress]|'), []],
    ['a document in JSON', '{"kind": "NetworkPolicy", "spec": {"|"}}', ['key spec']],
    ['a key that is being quoted', '{"ki|', ['key']],
    ['a comment', policyText('  # pod|'), []],
    ['a comment behind a value', policyText('  x: 1 # |'), []],
    ['a comment behind a key', policyText('  x: # |'), []],
    ['before a comment', policyText('  x: | # why'), ['value spec.x']],
    ['a block scalar', 'a: >\n  some te|xt', []],
    ['an empty line of a block scalar', 'a: >\n  some\n  |\n  text', []],
    ['behind a block scalar', 'a: >\n  some\n|', ['key']],
    ['at a block scalar’s sign', 'a: >|', []],
    ['a quoted text over lines', 'a: "one\n  tw|o"\nb: c', []],
    ['behind a quoted text over lines', 'a: "one\n  two"\nb|', ['key']],
    ['a plain text over lines', 'a: one\n  tw|o', []],
    ['the line of a mark', '---|', []],
    ['a directive', '%YA|', []],
    ['with an anchor', policyText('  podSelector: &p\n    |'), ['key spec.podSelector', 'item spec.podSelector']],
    ['behind an anchor', policyText('  podSelector: &p |'), []],
    ['in a list of objects', 'kind: List\nitems:\n  - kind: NetworkPolicy\n    spec:\n      |', ['key spec', 'item spec']],
    ['a new object of a list', 'kind: List\nitems:\n  - |', ['value', 'key']],
    ['with carriage returns', 'kind: A\r\nspec:\r\n  |\r\n', ['key spec', 'item spec']],
    ['with a byte order mark', '\uFEFFki|', ['key']],
    ['below a word without its colon', policyText('  podSelector\n    mat|'), []],
    ['with tabs', 'spec:\n\t|', ['key spec', 'item spec']],
    ['among conflict marks', '<<<<<<< a\nspec:\n  |\n=======\n', ['key spec', 'item spec']],
  ])('%s', (_, written, expected) => {
    expect(places(written)).toEqual(expected);
  });

  test.each<[string, string, string, string]>([
    ['a word', policyText('  pod|Sel: {}'), 'pod', 'podSel'],
    ['a quoted value', policyText('  x: "a|bc"'), 'a', 'abc'],
    ['a value with a comment', policyText('  x: ab|c # why'), 'ab', 'abc'],
    ['a flow value', policyText('  x: [a, b|c]'), 'b', 'bc'],
    ['a key in JSON', '{"ki|nd": 1}', 'ki', 'kind'],
    ['the space behind a colon', policyText('  x: |'), ' ', ' '],
  ])('replaces %s', (_, written, prefix, replaced) => {
    const { text, offset } = withCaret(written);
    const context = contextAt(text, offset);
    expect(context && text.slice(context.range.start, offset)).toBe(prefix);
    expect(context && text.slice(context.range.start, context.range.end)).toBe(replaced);
  });

  test('tells the siblings, also those behind the caret, with their values', () => {
    const { text, offset } = withCaret('kind: List\nitems:\n- kind: A\n  apiVersion: b/v1\n  |\n  spec:\n    x: 1\n');
    const context = contextAt(text, offset);
    expect(context?.places[0]?.object).toEqual({ apiVersion: 'b/v1', kind: 'A', base: ['items', 0] });
    expect([...(context?.places[0]?.siblings ?? [])]).toEqual([
      ['kind', 'A'],
      ['apiVersion', 'b/v1'],
      ['spec', ''],
    ]);
  });

  test('never throws, and what it replaces is around the caret on its line', () => {
    fc.assert(
      fc.property(mangledTexts, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const context = contextAt(text, offset);
        if (!context) return;
        const { start, end } = context.range;
        expect(start).toBeLessThanOrEqual(offset);
        expect(end).toBeGreaterThanOrEqual(offset);
        expect(text.slice(start, end)).not.toMatch(/[\r\n]/);
      }),
      { numRuns: numRuns * 5 },
    );
  });

  test('reads every offset of a text', () => {
    fc.assert(
      fc.property(mangledTexts, (text) => {
        for (let offset = 0; offset <= Math.min(text.length, 400); offset += 3) contextAt(text, offset);
      }),
      { numRuns: Math.ceil(numRuns / 5) },
    );
  });
});
