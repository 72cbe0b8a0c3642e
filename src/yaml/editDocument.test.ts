import { describe, expect, test } from 'vitest';
import { applyEdits, invertEdits, type Placement, type YamlValue } from '../text';
import { oracle } from './fixtures/oracle';
import { editDocument, readDocument } from './index';

/** The text after placements; also checks that edits and text agree, and that the way back is exact. */
function edited(text: string, ...placements: readonly Placement[]): string {
  const edit = editDocument(text, placements);
  if (!edit.ok) return `refused: ${edit.reason}`;
  expect(applyEdits(text, edit.edits)).toBe(edit.text);
  expect(applyEdits(edit.text, invertEdits(text, edit.edits))).toBe(text);
  return edit.text;
}

const set = (path: string, value: YamlValue, ...after: readonly string[]): Placement => ({
  type: 'set',
  path: steps(path),
  value,
  after,
});
const insert = (path: string, index: number, value: YamlValue): Placement => ({
  type: 'insert',
  path: steps(path),
  index,
  value,
});
const remove = (path: string): Placement => ({ type: 'remove', path: steps(path) });

function steps(path: string): (string | number)[] {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

describe('editDocument', () => {
  const rows: readonly [name: string, before: string, placements: readonly Placement[], after: string][] = [
    [
      'keeps the quotes and the comment of a value',
      "name:   'web'   # the name\n",
      [set('name', 'api')],
      "name:   'api'   # the name\n",
    ],
    ['fills in what was left open', 'a:\n  name: # soon\n  b: 1\n', [set('a.name', 'web')], 'a:\n  name: web # soon\n  b: 1\n'],
    [
      'writes a text that needs quotes in the quotes of the file',
      "a: 'x'\nb: 'y'\nc: z\n",
      [set('c', 'yes')],
      "a: 'x'\nb: 'y'\nc: 'yes'\n",
    ],
    [
      'puts a key behind its sibling, and behind the comment that belongs to it',
      'm:\n  name: web # n\n    # more on the name\n  # labels\n  labels: {}\n',
      [set('m.namespace', 'shop', 'name')],
      'm:\n  name: web # n\n    # more on the name\n  namespace: shop\n  # labels\n  labels: {}\n',
    ],
    ['the last present sibling wins', 'a: 1\nb: 2\nc: 3\n', [set('x', 0, 'a', 'b', 'z')], 'a: 1\nb: 2\nx: 0\nc: 3\n'],
    [
      'adds the parents that are missing',
      'metadata:\n    name: web\n',
      [set('metadata.labels.app', 'x')],
      'metadata:\n    name: web\n    labels:\n        app: x\n',
    ],
    [
      'opens an empty mapping, and leaves the comment where it is',
      'podSelector: {} # all\nx: 1\n',
      [set('podSelector.matchLabels.app', 'web')],
      'podSelector: # all\n  matchLabels:\n    app: web\nx: 1\n',
    ],
    [
      'adds one line where only one is new',
      'podSelector:\n  # who\n  matchLabels: # labels\n    app: a # first\n',
      [set('podSelector', { matchLabels: { app: 'a', tier: 'b' } })],
      'podSelector:\n  # who\n  matchLabels: # labels\n    app: a # first\n    tier: b\n',
    ],
    [
      'changes the items of a list that differ',
      'ports:\n  # web\n  - port: 80 # http\n    protocol: TCP\n  # metrics\n  - port: 9090\n  - port: 53\n    protocol: UDP\n',
      [set('ports', [{ port: 443, protocol: 'TCP' }, { port: 53, protocol: 'UDP' }, { port: 8080 }])],
      'ports:\n  # web\n  - port: 443 # http\n    protocol: TCP\n  - port: 53\n    protocol: UDP\n  - port: 8080\n',
    ],
    [
      'renames a key in place of the old one',
      'l:\n  app: a\n  x: b\n',
      [set('l', { tier: 'a', x: 'b' })],
      'l:\n  x: b\n  tier: a\n',
    ],
    [
      'takes an item with its comments, not what is commented out',
      'in:\n  # - from:\n  #     - old\n  # about a\n  - a # here\n    # below a\n  # about b\n  - b\n',
      [remove('in.0')],
      'in:\n  # - from:\n  #     - old\n  # about b\n  - b\n',
    ],
    [
      'leaves [] of the last item, and the comments around it',
      'in: # rules\n  # the only one\n  - a # here\n# end\n',
      [remove('in.0')],
      'in: [] # rules\n# end\n',
    ],
    ['moves the next key up to the dash', '- a:\n    - x\n  b: 1\n', [remove('0.a')], '- b: 1\n'],
    ['keeps a comment between them', '- a: 1\n  # about b\n  b: 2\n', [remove('0.a')], '-\n  # about b\n  b: 2\n'],
    [
      'keeps the distance of the dash',
      'l:\n  -   a: 1\n      b: 2\n',
      [insert('l', 1, { a: 3, b: [4] })],
      'l:\n  -   a: 1\n      b: 2\n  -   a: 3\n      b:\n        -   4\n',
    ],
    ['keeps a dash alone on its line', 'l:\n-\n  a: 1\n', [insert('l', 1, { a: 2 })], 'l:\n-\n  a: 1\n-\n  a: 2\n'],
    [
      'indents a list as its namesake is',
      'r:\n- from:\n    - a\n  ports:\n  - 1\n',
      [insert('r', 1, { from: ['b'], ports: [2] })],
      'r:\n- from:\n    - a\n  ports:\n  - 1\n- from:\n    - b\n  ports:\n  - 2\n',
    ],
    [
      'inserts before the comment that belongs to the first item',
      'l:\n  # one\n  - a\n',
      [insert('l', 0, 'z')],
      'l:\n  - z\n  # one\n  - a\n',
    ],
    ['inserts into lists in lists', '- - a\n  - b\n', [insert('0', 0, 'z')], '- - z\n  - a\n  - b\n'],
    ['stays without a final line break', 'a:\n  - x', [insert('a', 1, 'z'), set('b', 1), remove('a.0')], 'a:\n  - z\nb: 1'],
    ['keeps carriage returns', 'a:\r\n  - x\r\n', [insert('a', 1, { b: [1] })], 'a:\r\n  - x\r\n  - b:\r\n      - 1\r\n'],
    ['keeps carriage returns alone', 'a:\r  - x\r', [insert('a', 1, { b: 1, c: 2 })], 'a:\r  - x\r  - b: 1\r    c: 2\r'],
    [
      'takes the line ending of the line above where they are mixed',
      'a:\r\n  - x\nb: 1\r\n',
      [insert('a', 1, 'z'), set('c', 2)],
      'a:\r\n  - x\n  - z\nb: 1\r\nc: 2\r\n',
    ],
    [
      'stays in brackets',
      'a: [{k: v,l: w}] # c\n',
      [set('a.0.m', ['x']), insert('a', 1, { k: 'on' })],
      'a: [{k: v,l: w,m: [x]},{k: "on"}] # c\n',
    ],
    [
      'keeps the spaces inside brackets',
      'a: [ x, y ]\nb: { k: v }\n',
      [insert('a', 2, 'z'), set('b.l', [])],
      'a: [ x, y, z ]\nb: { k: v, l: [] }\n',
    ],
    [
      'a line each in brackets over many lines',
      'a: [\n  x, # one\n  y # two\n]\n',
      [insert('a', 2, 'z'), insert('a', 1, 'm')],
      'a: [\n  x, # one\n  m,\n  y, # two\n  z\n]\n',
    ],
    ['takes the comma along', 'a: [\n  x, # one\n  y # two\n]\n', [remove('a.1')], 'a: [\n  x # one\n]\n'],
    [
      'JSON stays JSON',
      '{"a":{"b":[1,2]},"c":"x"}',
      [set('a.on', 'y'), insert('a.b', 0, { k: null }), set('c', 'yes')],
      '{"a":{"b":[{"k":null},1,2],"on":"y"},"c":"yes"}',
    ],
    [
      'JSON over many lines',
      '{\n    "a": [\n        {\n            "b": 1\n        }\n    ]\n}\n',
      [insert('a', 1, { b: [2] })],
      '{\n    "a": [\n        {\n            "b": 1\n        },\n        {\n            "b": [\n                2\n            ]\n        }\n    ]\n}\n',
    ],
    [
      'a value that an anchor shares keeps its old self elsewhere',
      'name: &n web # n\napp: *n\nsel: *n\n',
      [set('name', 'api')],
      'name: api # n\napp: &n web\nsel: *n\n',
    ],
    ['an anchor that nobody uses stays', 'name: &n web\n', [set('name', 'api')], 'name: &n api\n'],
    [
      'an alias is written out where it must differ',
      'a: &a {k: v}\nb:\n  c: *a\n',
      [set('b.c', { k: 'w', l: 1 })],
      'a: &a {k: v}\nb:\n  c:\n    k: w\n    l: 1\n',
    ],
    ['a tag goes with the value it spoke of', 'a: &x !!str 1\nb: !!int "2"\n', [set('a', 3), set('b', 'x')], 'a: &x 3\nb: "x"\n'],
    [
      'a merge key stays',
      'x: &x {a: 1}\nz:\n  <<: *x\n  b: 2\n',
      [set('z', { a: 1, b: 3, c: 4 })],
      'x: &x {a: 1}\nz:\n  <<: *x\n  b: 3\n  c: 4\n',
    ],
    ['a block text gives way to one line', 'a: |\n  one\n  two\n# c\nb: 1\n', [set('a', 'x')], 'a: x\n# c\nb: 1\n'],
    ['a byte order mark is no indentation', '\uFEFFa: 1\n', [set('b', 2), remove('a')], '\uFEFFb: 2\n'],
    [
      'what is so already is not touched',
      'a:   "x"\nb: [1,2]\n',
      [set('a', 'x'), set('b', [1, 2]), remove('c'), remove('a2.b')],
      'a:   "x"\nb: [1,2]\n',
    ],
    ['__proto__ is a key like others', 'l:\n  a: 1\n', [set('l.__proto__', 'x'), remove('l.a')], 'l:\n  __proto__: x\n'],
  ];
  test.each(rows)('%s', (_name, before, placements, after) => {
    expect(edited(before, ...placements)).toBe(after);
  });

  test('several placements are one list of edits, each place once', () => {
    const text = 'a:\n  - x\nb: 1\n';
    const edit = editDocument(text, [insert('a', 1, 'w'), insert('a', 2, 'z'), set('b', 2), set('b', 3)]);
    expect(edit).toEqual({
      ok: true,
      text: 'a:\n  - x\n  - w\n  - z\nb: 3\n',
      edits: [
        { offset: 9, length: 0, content: '  - w\n  - z\n' },
        { offset: 12, length: 1, content: '3' },
      ],
    });
  });
});

describe('refusals', () => {
  const shared = 'labels: &l\n  app: web\nrules:\n  - from: &p\n      - a\n  - from: *p\nsel: *l\n';
  const rows: readonly [name: string, text: string, placement: Placement, reason: string][] = [
    [
      'a broken document',
      'a: 1\nb: [\n',
      set('a', 2),
      'This document has an error on line 2: A bracket is open here and not closed before this: add the closing ], and indent what stands inside. Mend it first.',
    ],
    [
      'a key that stands twice',
      'a: 1\na: 2\n',
      set('a', 3),
      'This document has an error on line 2: The key "a" stands in the same mapping twice: on line 1 and again on line 2 of this document. Remove one of them. Mend it first.',
    ],
    ['an empty document', '# nothing\n', set('a', 1), 'This document is empty: there is nothing to edit yet.'],
    [
      'inside something that is shared',
      shared,
      set('labels.tier', 'x'),
      'This mapping has the anchor &l on line 1 of this document and is used again on line 7: an edit here would change it there as well. Write it out there first.',
    ],
    [
      'through an alias',
      shared,
      set('sel.app', 'x'),
      'This part is written as *l on line 7 of this document and stands at the anchor &l (line 1): an edit here would change it there as well. Write it out in the text to edit it.',
    ],
    [
      'adding to an alias',
      shared,
      insert('rules.1.from', 1, 'b'),
      'This list has the anchor &p on line 4 of this document and is used again on line 6: an edit here would change it there as well. Write it out there first.',
    ],
    [
      'taking away what is used later',
      shared,
      remove('rules.0'),
      'The anchor &p on line 4 of this document is used again on line 6, which would stand for nothing without it. Write it out there first.',
    ],
    [
      'what is merged in',
      'x: &x {a: {b: 1}}\nz:\n  <<: *x\n',
      set('z.a.c', 1),
      'z.a is merged in by << on line 3 of this document. Write it out there to edit it.',
    ],
    [
      'taking away what is merged in',
      'x: &x {a: 1}\nz:\n  <<: *x\n',
      remove('z.a'),
      'z.a is merged in by << on line 3 of this document. Write it out there to edit it.',
    ],
    ['a rule that is not there', 'a: [x]\n', remove('a.1'), 'There is no a[1]: the list has 1 item.'],
    ['a key of a text', 'a: x\n', set('a.b', 1), 'a is a single value, so a.b cannot be edited.'],
    ['an item of a mapping', 'a: {b: 1}\n', insert('a', 0, 1), 'This is no list, so nothing can be added to it.'],
    ['too far behind a list', 'a: [x]\n', insert('a', 3, 1), 'The list has only 1 item.'],
  ];
  test.each(rows)('%s', (_name, text, placement, reason) => {
    expect(edited(text, placement)).toBe(`refused: ${reason}`);
  });

  test('says where to look', () => {
    const edit = editDocument(shared, [remove('rules.0')]);
    expect(edit.ok ? '' : shared.slice(edit.range?.start, edit.range?.end)).toBe('*p');
  });
});

describe('new texts are read alike by kubectl and under YAML 1.1 and 1.2', () => {
  const texts = [
    'on',
    'Yes',
    'y',
    'N',
    'true',
    'null',
    '~',
    '',
    '123',
    '0755',
    '0o17',
    '-0o17',
    '0O17',
    '0B1',
    '0x1F',
    '1_000',
    '1e3',
    '.5',
    '1.',
    '+1',
    '.inf',
    '2024-01-01',
    '12:30:45',
    '-',
    '- a',
    'a: b',
    'a #b',
    '#a',
    ' a',
    'a ',
    '!a',
    '&a',
    '*a',
    '@a',
    '`a`',
    '%a',
    '{a',
    'a]',
    'a,b',
    "it's",
    '"a"',
    'a\nb',
    'a\tb',
    '\u0085',
    '\u2028',
    'é',
    '🚀',
    'a:b',
    'web',
    '10.0.0.0/8',
    '2001:db8::/32',
    'fe80::',
    'kubernetes.io/metadata.name',
    '---',
    '...',
    '<<',
    '=',
    '?',
    'null null',
  ];
  const places: readonly [name: string, text: string, path: string][] = [
    ['plain', 'a:\n  b: x\n', 'a.b'],
    ['single', "a:\n  b: 'x'\n", 'a.b'],
    ['double', 'a:\n  b: "x"\n', 'a.b'],
    ['braces', 'a: {b: x}\n', 'a.b'],
    ['item', 'a:\n  - x\n', 'a.0'],
    ['JSON', '{"a":["x"]}\n', 'a.0'],
  ];
  test.each(places)('%s', (_name, text, path) => {
    for (const value of texts) {
      const after = edited(text, set(path, value));
      for (const reader of ['kubectl', '1.1', '1.2'] as const) {
        const [read] = oracle(after, reader).values;
        expect(
          steps(path).reduce<unknown>((one, step) => (one as Record<string | number, unknown>)[step], read),
          after,
        ).toBe(value);
      }
    }
  });

  test('keys as well', () => {
    for (const key of texts) {
      const after = editDocument('a:\n  b: 1\n', [{ type: 'set', path: ['a', key], value: 2 }]);
      expect(after.ok, key).toBe(true);
      if (!after.ok) continue;
      for (const reader of ['kubectl', '1.1', '1.2'] as const)
        expect(oracle(after.text, reader).values).toEqual([{ a: { b: 1, [key]: 2 } }]);
      expect(readDocument(after.text).problems).toEqual([]);
    }
  });

  test('only what needs quotes gets them', () => {
    for (const value of ['web', 'é', 'a:b', '10.0.0.0/8', '2001:db8::/32', 'kubernetes.io/metadata.name', 'a b', 'x-1_2']) {
      expect(edited('a: x\n', set('a', value))).toBe(`a: ${value}\n`);
    }
  });

  test('an old text that is read differently stays as it is', () => {
    const text = 'a: yes\nb: 0755 # mode\nc: x\n';
    expect(edited(text, set('c', 'z'), remove('a'))).toBe('b: 0755 # mode\nc: z\n');
  });
});
