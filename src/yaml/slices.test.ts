import { describe, expect, test } from 'vitest';
import { applyEdits, invertEdits, type Path, type Placement } from '../text';
import { editDocument } from './index';

/** The text after placements; also checks that edits and text agree, and that the way back is exact. */
function edited(text: string, ...placements: readonly Placement[]): string {
  const edit = editDocument(text, placements);
  if (!edit.ok) return `refused: ${edit.reason}`;
  expect(applyEdits(text, edit.edits)).toBe(edit.text);
  expect(applyEdits(edit.text, invertEdits(text, edit.edits))).toBe(text);
  return edit.text;
}

function steps(path: string): Path {
  return path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

const move = (from: string, to: string, index: number, more: { after?: readonly string[]; heading?: string } = {}): Placement => {
  const { heading, ...rest } = more;
  return { type: 'move', from: steps(from), to: steps(to), index, ...rest, ...(heading ? { heading: steps(heading) } : {}) };
};
const copy = (from: string, to: string, index: number, source?: string): Placement => ({
  type: 'copy',
  from: steps(from),
  to: steps(to),
  index,
  ...(source === undefined ? {} : { source }),
});
const split = (path: string, ...keys: readonly string[]): Placement => ({ type: 'split', path: steps(path), keys });
const join = (path: string, from: string): Placement => ({ type: 'join', path: steps(path), from: steps(from) });
const rename = (path: string, key: string): Placement => ({ type: 'rename', path: steps(path), key });
const remove = (path: string): Placement => ({ type: 'remove', path: steps(path) });

type Row = readonly [name: string, before: string, placements: readonly Placement[], after: string];

function holds(rows: readonly Row[]): void {
  test.each(rows)('%s', (_name, before, placements, after) => {
    expect(edited(before, ...placements)).toBe(after);
  });
}

describe('move within a block list', () => {
  holds([
    ['down', 'a:\n  - x\n  - y\n  - z\n', [move('a.0', 'a', 2)], 'a:\n  - y\n  - x\n  - z\n'],
    ['up', 'a:\n  - x\n  - y\n  - z\n', [move('a.2', 'a', 0)], 'a:\n  - z\n  - x\n  - y\n'],
    [
      'to its own place',
      'a:\n  - x\n  - y\n',
      [move('a.0', 'a', 0), move('a.0', 'a', 1), move('a.1', 'a', 2)],
      'a:\n  - x\n  - y\n',
    ],
    [
      'with the comments that belong to it',
      'a:\n  # above x\n  - x # behind x\n    # below x\n  # above y\n  - k: 1 # y\n    # over l\n    l: "2"\n# end\n',
      [move('a.1', 'a', 0)],
      'a:\n  # above y\n  - k: 1 # y\n    # over l\n    l: "2"\n  # above x\n  - x # behind x\n    # below x\n# end\n',
    ],
    [
      'what is commented out stays where it is',
      'a:\n  - x\n  # - from:\n  #     - old\n  - y\n  - z\n',
      [move('a.2', 'a', 0)],
      'a:\n  - z\n  - x\n  # - from:\n  #     - old\n  - y\n',
    ],
    [
      'blank lines go along: up',
      'a:\n  - x\n\n  - y\n\n  - z\n\nb: 1\n',
      [move('a.2', 'a', 0)],
      'a:\n  - z\n\n  - x\n\n  - y\n\nb: 1\n',
    ],
    [
      'blank lines go along: down',
      'a:\n  - x\n\n  - y\n\n  - z\n\nb: 1\n',
      [move('a.0', 'a', 3)],
      'a:\n  - y\n\n  - z\n\n  - x\n\nb: 1\n',
    ],
    ['without a final line break: up', 'a:\n- x\n- y', [move('a.1', 'a', 0)], 'a:\n- y\n- x'],
    ['without a final line break: down', 'a:\n- x\n- y', [move('a.0', 'a', 2)], 'a:\n- y\n- x'],
    ['without a final line break, blank lines between', 'a:\n- x\n\n- y', [move('a.0', 'a', 2)], 'a:\n- y\n\n- x'],
    ['each line keeps its own ending', 'a:\r\n  - x\n  - y\r\n  - z\n', [move('a.1', 'a', 0)], 'a:\r\n  - y\r\n  - x\n  - z\n'],
    [
      'carriage returns',
      'a:\r\n  - x\r\n  - k:\r\n      - 1\r\n',
      [move('a.1', 'a', 0)],
      'a:\r\n  - k:\r\n      - 1\r\n  - x\r\n',
    ],
    ['carriage returns alone', 'a:\r  - x\r  - y\r', [move('a.1', 'a', 0)], 'a:\r  - y\r  - x\r'],
    ['a list that starts on a dash', '- - x\n  - y\n', [move('0.1', '0', 0)], '- - y\n  - x\n'],
    ['its first item', '- - x # x\n  - y\n  - z\n', [move('0.0', '0', 2)], '- - y\n  - x # x\n  - z\n'],
    ['a comment above needs a line', '- - x\n  # on y\n  - y\n', [move('0.1', '0', 0)], '-\n  # on y\n  - y\n  - x\n'],
    ['the outermost list', '# top\n- x\n# on y\n- y\n', [move('1', '', 0)], '# top\n# on y\n- y\n- x\n'],
    ['under a byte order mark', '\uFEFFa:\n- x\n- y\n', [move('a.1', 'a', 0)], '\uFEFFa:\n- y\n- x\n'],
    [
      'block texts',
      'a:\n  - |+\n    x\n\n  - >-\n    y\n    z\n',
      [move('a.1', 'a', 0)],
      'a:\n  - >-\n    y\n    z\n  - |+\n    x\n\n',
    ],
  ]);
});

describe('move to another block list', () => {
  holds([
    [
      'of the same indentation',
      'rules:\n  - from:\n      - a # a\n  - from:\n      # on b\n      - b\n      - c\n',
      [move('rules.1.from.0', 'rules.0.from', 1)],
      'rules:\n  - from:\n      - a # a\n      # on b\n      - b\n  - from:\n      - c\n',
    ],
    [
      'of another indentation',
      'a:\n- x\nb:\n    # on y\n    - k: # k\n        - 1\n      # on l\n      l: [1,\n        2]\n    - z\n',
      [move('b.0', 'a', 0)],
      'a:\n# on y\n- k: # k\n    - 1\n  # on l\n  l: [1,\n    2]\n- x\nb:\n    - z\n',
    ],
    [
      'further in, with block texts and texts over many lines',
      'a:\n    b:\n        - x\nc:\n- |\n  one\n    two\n\n  three\n- "one\n  two"\n- z\n',
      [move('c.0', 'a.b', 1), move('c.0', 'a.b', 0)],
      'a:\n    b:\n        - "one\n          two"\n        - x\n        - |\n          one\n            two\n\n          three\nc:\n- z\n',
    ],
    [
      'the last one leaves []',
      'a:\n  - x\nb: # b\n  # on y\n  - y # y\nc: 1\n',
      [move('b.0', 'a', 1)],
      'a:\n  - x\n  # on y\n  - y # y\nb: [] # b\nc: 1\n',
    ],
    ['the last one behind a dash', '- - x\n- - y # y\n', [move('1.0', '0', 1)], '- - x\n  - y # y\n- []\n'],
    [
      'into a list that is missing',
      'a:\n  x: 1\n  y: 2\nb:\n  - k # k\n  - l\n',
      [move('b.0', 'a.new', 0, { after: ['x'] })],
      'a:\n  x: 1\n  new:\n    - k # k\n  y: 2\nb:\n  - l\n',
    ],
    [
      'into one that is null',
      'a: # soon\nb:\n  # on k\n  - k # k\n  - l\n',
      [move('b.0', 'a', 0)],
      'a: # soon\n  # on k\n  - k # k\nb:\n  - l\n',
    ],
    ['into one that is empty', 'a: [] # none\nb:\n- k\n- l\n', [move('b.0', 'a', 0)], 'a: # none\n- k\nb:\n- l\n'],
    ['without a final line break', 'a:\n  - x\nb:\n  - y', [move('b.0', 'a', 1)], 'a:\n  - x\n  - y\nb: []'],
    [
      'out of a rule, to the end of the text',
      'a:\n  - b:\n      - x\n      - y',
      [move('a.0.b.0', 'a', 1)],
      'a:\n  - b:\n      - y\n  - x',
    ],
    ['into the item above it', '- a:\n    - x\n- y', [move('1', '0.a', 1)], '- a:\n    - x\n    - y'],
    ['into the item below it', '- y\n- a:\n    - x', [move('0', '1.a', 1)], '- a:\n    - x\n    - y'],
    [
      'in a policy of a List',
      'kind: List\nitems:\n- spec:\n    ingress:\n    - from:\n      - a\n    - from:\n      # b\n      - b\n- kind: x\n',
      [move('items.0.spec.ingress.1.from.0', 'items.0.spec.ingress.0.from', 0)],
      'kind: List\nitems:\n- spec:\n    ingress:\n    - from:\n      # b\n      - b\n      - a\n    - from: []\n- kind: x\n',
    ],
  ]);
});

describe('copy', () => {
  holds([
    [
      'right behind',
      'a:\n  # on x\n  - x # x\n  - y\n',
      [copy('a.0', 'a', 1)],
      'a:\n  # on x\n  - x # x\n  # on x\n  - x # x\n  - y\n',
    ],
    ['with a blank line, as the others', 'a:\n  - x\n\n  - y\n', [copy('a.1', 'a', 2)], 'a:\n  - x\n\n  - y\n\n  - y\n'],
    ['the only one, without a final line break', 'a:\n  - x', [copy('a.0', 'a', 1)], 'a:\n  - x\n  - x'],
    [
      'anchors are left out',
      'a:\n  - &x\n    k: &y 1\n    l: *y\n  - *x\n',
      [copy('a.0', 'a', 2)],
      'a:\n  - &x\n    k: &y 1\n    l: *y\n  - *x\n  -\n    k: 1\n    l: 1\n',
    ],
    [
      'an alias stays behind its anchor',
      'n: &n {k: v}\na:\n  - *n\n',
      [copy('a.0', 'a', 0)],
      'n: &n {k: v}\na:\n  - *n\n  - *n\n',
    ],
    [
      'an alias is written out before its anchor',
      'b:\n  - x\nn: &n\n  k: "v"\na:\n  - m: *n\n',
      [copy('a.0', 'b', 0)],
      'b:\n  - m: {k: "v"}\n  - x\nn: &n\n  k: "v"\na:\n  - m: *n\n',
    ],
    ['what YAML 1.1 reads differently may be repeated', 'a:\n  - yes\n', [copy('a.0', 'a', 0)], 'a:\n  - yes\n  - yes\n'],
    [
      "from another document, in this one's indentation and line breaks",
      'a:\r\n- x\r\n',
      [copy('rules.1', 'a', 1, 'n: &n 1\nrules:\n    - z\n    # on y\n    - k: *n # k\n      l: |\n        t\n')],
      'a:\r\n- x\r\n# on y\r\n- k: 1 # k\r\n  l: |\r\n    t\r\n',
    ],
    ['into a list that is missing', 'a: 1\n', [copy('r.0', 'b', 0, 'r:\n- k: v # k\n')], 'a: 1\nb:\n  - k: v # k\n'],
    [
      'from JSON',
      'a:\n  - x\n',
      [copy('r.0', 'a', 1, '{"r": [{"k": ["v"], "l": "yes"}]}')],
      'a:\n  - x\n  - k:\n      - v\n    l: "yes"\n',
    ],
    ['into JSON', '{"a": []}', [copy('r.0', 'a', 0, "r:\n  - k: 'v'\n    l: 1\n")], '{"a": [{"k": "v","l": 1}]}'],
  ]);
});

describe('rename', () => {
  holds([
    ['only the key', 'a:\n  b:   1 # b\n  c: 2\n', [rename('a.b', 'd')], 'a:\n  d:   1 # b\n  c: 2\n'],
    ['in its quotes', '\'a\': 1\n"b": 2\n', [rename('a', 'x'), rename('b', 'y')], '\'x\': 1\n"y": 2\n'],
    ['with quotes where they are needed', 'a: {b: 1}\n', [rename('a.b', 'yes'), rename('a', 'x, y')], '"x, y": {"yes": 1}\n'],
    ['JSON', '{"a":{"b":1}}', [rename('a.b', 'c')], '{"a":{"c":1}}'],
    ['a key of its own', '? a\n: 1\n', [rename('a', 'b')], '? b\n: 1\n'],
    ['with an anchor nobody uses', '&x a: 1\n', [rename('a', 'b')], '&x b: 1\n'],
    ['an alias', 'n: &n a\n*n : 1\n', [rename('a', 'b')], 'n: &n a\nb : 1\n'],
    ['to what it is', 'a: 1\n', [rename('a', 'a')], 'a: 1\n'],
  ]);
});

describe('split and join', () => {
  const both: readonly Row[] = [
    [
      'a block',
      'from:\n  - namespaceSelector: {}\n    podSelector:\n      k: v\n  - x: 1\n',
      [split('from.0', 'podSelector')],
      'from:\n  - namespaceSelector: {}\n  - podSelector:\n      k: v\n  - x: 1\n',
    ],
    [
      'comments between the keys',
      '- a: 1 # a\n    # under a\n  # on b\n  b: 2 # b\n    # under b\n  # on c\n  c: 3\n',
      [split('0', 'b', 'c')],
      '- a: 1 # a\n    # under a\n# on b\n- b: 2 # b\n    # under b\n  # on c\n  c: 3\n',
    ],
    ['a wide dash, no final line break', 'l:\n-   a: 1\n    b: 2', [split('l.0', 'b')], 'l:\n-   a: 1\n-   b: 2'],
    ['a dash alone', '-\n  a: 1\n  # on b\n  b: 2\n', [split('0', 'b')], '-\n  a: 1\n-\n  # on b\n  b: 2\n'],
    ['carriage returns', '- a: 1\r\n  # b\r\n  b: 2\r\n', [split('0', 'b')], '- a: 1\r\n# b\r\n- b: 2\r\n'],
    ['a list in a list', '- - a: 1\n    # b\n    b: 2\n', [split('0.0', 'b')], '- - a: 1\n  # b\n  - b: 2\n'],
    ['brackets in brackets', 'l: [{a: 1, b: 2}, x]\n', [split('l.0', 'b')], 'l: [{a: 1}, {b: 2}, x]\n'],
    ['spaces in brackets', 'l: [ { a: 1, b: 2 } ] # l\n', [split('l.0', 'b')], 'l: [ { a: 1 }, { b: 2 } ] # l\n'],
    ['brackets in a block', 'l:\n  - {a: 1, b: 2}\n', [split('l.0', 'b')], 'l:\n  - {a: 1}\n  - {b: 2}\n'],
    [
      'brackets over many lines in a block',
      '-  {\n     a: 1, # a\n     # on b\n     b: 2\n   }\n',
      [split('0', 'b')],
      '-  {\n     a: 1 # a\n   }\n-  {\n     # on b\n     b: 2\n   }\n',
    ],
    [
      'JSON over many lines',
      '{\n  "l": [\n    {\n      "a": 1,\n      "b": 2\n    }\n  ]\n}\n',
      [split('l.0', 'b')],
      '{\n  "l": [\n    {\n      "a": 1\n    },\n    {\n      "b": 2\n    }\n  ]\n}\n',
    ],
    ['JSON on one line', '{"l":[{"a":1,"b":2},{"c":3,"d":4}]}', [split('l.0', 'b')], '{"l":[{"a":1},{"b":2},{"c":3,"d":4}]}'],
  ];
  holds(both);
  describe('and back', () => {
    holds(
      both.map(([name, before, [placement], after]): Row => {
        const path = placement?.type === 'split' ? placement.path : [];
        const next = path.with(-1, Number(path[path.length - 1]) + 1);
        return [name, after, [{ type: 'join', path, from: next }], before];
      }),
    );
  });

  holds([
    [
      'keys that come first',
      '# on all\n- a: 1 # a\n  # on b\n  b: 2 # b\n- x\n',
      [split('0', 'a')],
      '# on all\n# on b\n- b: 2 # b\n- a: 1 # a\n- x\n',
    ],
    [
      'keys in the middle',
      '- a: 1\n  # on b\n  b: 2\n  # on c\n  c: 3\n  # on d\n  d: 4',
      [split('0', 'b', 'd')],
      '- a: 1\n  # on c\n  c: 3\n# on b\n- b: 2\n  # on d\n  d: 4',
    ],
    ['keys that come first, in brackets', 'l: [{a: 1, b: 2, c: 3}]\n', [split('l.0', 'a', 'b')], 'l: [{c: 3}, {a: 1, b: 2}]\n'],
    [
      'keys that come first, over many lines',
      '- {\n    # on a\n    a: 1, # a\n    b: 2 # b\n  }\n',
      [split('0', 'a')],
      '- {\n    b: 2 # b\n  }\n- {\n    # on a\n    a: 1 # a\n  }\n',
    ],
    [
      'an item joined with the one before it',
      '- b: 2 # b\n# on a\n- a: 1 # a\n',
      [join('1', '0')],
      '# on a\n- a: 1 # a\n  b: 2 # b\n',
    ],
    ['an item further down', '- a: 1\n- x\n# on b\n- # b\n  b: 2\n', [join('0', '2')], '- a: 1\n  # on b\n  # b\n  b: 2\n- x\n'],
    [
      'items with other dashes',
      '-   a: 1\n- b:\n    - 2\n  c: |\n    3\n',
      [join('0', '1')],
      '-   a: 1\n    b:\n      - 2\n    c: |\n      3\n',
    ],
    [
      'comments in brackets',
      'l:\n  - {a: 1} # a\n  # on b\n  - {b: 2} # b\n',
      [join('l.0', 'l.1')],
      'l:\n  - {a: 1, # a\n  # on b\n    b: 2} # b\n',
    ],
    ['brackets and lines', '- a: 1\n- {b: [2], c: "3"}\n', [join('0', '1')], '- a: 1\n  b:\n    - 2\n  c: "3"\n'],
    ['lines and brackets', '- {a: 1}\n- b:\n    - 2\n', [join('0', '1')], '- {a: 1, b: [2]}\n'],
    ['nothing and something', '- {}\n- a: 1\n- {}\n', [join('0', '1'), join('0', '1')], '- a: 1\n'],
  ]);
});

describe('brackets', () => {
  holds([
    ['within a list', 'l: [x, y,z]\n', [move('l.2', 'l', 0)], 'l: [z, x, y]\n'],
    [
      'over many lines, up',
      'l: [\n  x, # x\n  # on y\n  y # y\n]\n',
      [move('l.1', 'l', 0)],
      'l: [\n  # on y\n  y, # y\n  x # x\n]\n',
    ],
    [
      'over many lines, down',
      'l: [\n  x, # x\n  # on y\n  y # y\n]\n',
      [move('l.0', 'l', 2)],
      'l: [\n  # on y\n  y, # y\n  x # x\n]\n',
    ],
    [
      'into a block',
      'l: [x, {a: "1"}] # l\nm:\n    # on y\n    - y\n',
      [move('l.1', 'm', 1)],
      'l: [x] # l\nm:\n    # on y\n    - y\n    - {a: "1"}\n',
    ],
    [
      'lines into a block',
      'l: [\n  # on x\n  {\n    a: 1, # a\n  }, # x\n]\nm:\n    - y\n',
      [move('l.0', 'm', 1)],
      'l: []\nm:\n    - y\n    # on x\n    - {\n        a: 1, # a\n      } # x\n',
    ],
    [
      'from a block',
      'l: [x]\nm:\n  - a: \'1\'\n    b: [2, "3"]\n    c: {d: 0x10}\n    e: |\n      f\n    g:\n  - y\n',
      [move('m.0', 'l', 0)],
      "l: [{a: '1', b: [2, \"3\"], c: {d: 0x10}, e: 'f\\n', g: null}, x]\nm:\n  - y\n".replace("'f\\n'", '"f\\n"'),
    ],
    ['from a block into lines', 'l: [\n  x\n]\nm:\n- a: 1\n', [move('m.0', 'l', 1)], 'l: [\n  x,\n  {a: 1}\n]\nm: []\n'],
    ['the last one', 'l: [[x], [y]]\n', [move('l.0.0', 'l.1', 1)], 'l: [[], [y, x]]\n'],
    ['into an empty one', 'l: [{a: [], b: [y]}]\n', [move('l.0.b.0', 'l.0.a', 0)], 'l: [{a: [y], b: []}]\n'],
    ['into a missing one', 'l: [{b: [y]}]\n', [move('l.0.b.0', 'l.0.a', 0)], 'l: [{b: [], a: [y]}]\n'],
    ['JSON', '{"l":[1,{"a":2}],"m":[]}', [move('l.1', 'm', 0)], '{"l":[1],"m":[{"a":2}]}'],
    [
      'JSON over many lines',
      '{\n  "l": [\n    {\n      "a": 1\n    },\n    {\n      "b": 2\n    }\n  ]\n}\n',
      [move('l.1', 'l', 0)],
      '{\n  "l": [\n    {\n      "b": 2\n    },\n    {\n      "a": 1\n    }\n  ]\n}\n',
    ],
    ['a pair without braces', 'l: [a: b, c]\nm:\n- x\n', [move('l.0', 'm', 1)], 'l: [c]\nm:\n- x\n- a: b\n'],
  ]);
});

describe('heading', () => {
  const rules =
    'ingress:\n  # on one\n  - from: # in one\n      - a # a\n  # on two\n  # more on two\n  - # at the dash\n    # over ports\n    ports: [1] # ports\n    # over from\n    from: # two\n      # on b\n      - b # b\n        # under b\n      # - x\n      # on c\n      - c\n      # under c\n    # under from\n  # on three\n  - {}\n';
  holds([
    [
      'all comments of a rule that is taken into another',
      rules,
      [
        move('ingress.1.from.0', 'ingress.0.from', 1, { heading: 'ingress.1' }),
        move('ingress.1.from.0', 'ingress.0.from', 2, { heading: 'ingress.1' }),
        remove('ingress.1'),
      ],
      'ingress:\n  # on one\n  - from: # in one\n      - a # a\n      # on two\n      # more on two\n      # at the dash\n      # over from\n      # two\n      # on b\n      - b # b\n        # under b\n      # - x\n      # on c\n      - c\n      # under c\n      # under from\n  # on three\n  - {}\n',
    ],
    [
      'above brackets',
      'l:\n  # one\n  - {from: [a]}\n  # two\n  - {from: [b]} # b\n',
      [move('l.1.from.0', 'l.0.from', 1, { heading: 'l.1' }), remove('l.1')],
      'l:\n  # one\n  # two\n  # b\n  - {from: [a, b]}\n',
    ],
    [
      'at the end of a text without a final line break',
      '- from:\n    - a\n# two\n- from:\n    - b\n    # under b',
      [move('1.from.0', '0.from', 1, { heading: '1' }), remove('1')],
      '- from:\n    - a\n    # two\n    - b\n    # under b',
    ],
    ['of another item', '- - a\n# on b\n- b\n- c\n', [move('2', '0', 1, { heading: '1' })], '- - a\n  # on b\n  - c\n- b\n'],
  ]);
});

describe('refusals', () => {
  const shared = 'n: &n 1\nl:\n  - a: &a x\n    b: *n\n  - *a\nm:\n  - y\n';
  const rows: readonly (readonly [name: string, text: string, placement: Placement, reason: string])[] = [
    [
      'an anchor behind its alias',
      shared,
      move('l.0', 'm', 1),
      'This holds the anchor &a on line 3 of this document, which cannot stand behind its aliases on line 5. Write it out there first.',
    ],
    [
      'an alias before its anchor',
      'm:\n  - y\nn: &n 1\nl:\n  - *n\n',
      move('l.0', 'm', 0),
      'This holds the alias *n on line 5 of this document, which cannot stand before its anchor &n on line 3. Write it out there first.',
    ],
    [
      'out of a shared list',
      'l: &l\n  - x\nm: *l\nk: []\n',
      move('l.0', 'k', 0),
      'This list has the anchor &l on line 1 of this document and is used again on line 3: an edit here would change it there as well. Write it out there first.',
    ],
    [
      'into an alias',
      'l: &l\n  - x\nm: *l\nk: [y]\n',
      copy('k.0', 'm', 0),
      'This list has the anchor &l on line 1 of this document and is used again on line 3: an edit here would change it there as well. Write it out there first.',
    ],
    ['into itself', '- a: [x]\n', move('0', '0.a', 0), 'An item cannot be moved into itself.'],
    ['a key', 'a: x\nb: []\n', move('a', 'b', 0), 'This is no item of a list.'],
    ['an item that is not there', 'a: [x]\n', move('a.1', 'a', 0), 'There is no a[1]: the list has 1 item.'],
    ['beyond the end', 'a: [x]\nb: [y]\n', move('a.0', 'b', 2), 'The list has only 1 item.'],
    [
      'comments into brackets',
      'l:\n  - a: 1 # a\nm: [x]\n',
      move('l.0', 'm', 0),
      'The comments of this item would be lost in the brackets on line 3 of this document. Take them out of the item first, or write that list on lines with dashes.',
    ],
    [
      'a broken source',
      'a: []\n',
      copy('l.0', 'a', 0, 'l: [\n'),
      'The document to copy from has an error on line 1: A bracket is open here and not closed before this: add the closing ], and indent what stands inside. Mend it first.',
    ],
    [
      'comments into JSON',
      '{"a": [1]}',
      copy('l.0', 'a', 0, 'l:\n  - x # x\n'),
      'This document is JSON, which has no comments: those of the copied item would be lost.',
    ],
    ['all keys', '- a: 1\n', split('0', 'a'), 'At least one key has to stay.'],
    ['no key', '- a: 1\n', split('0'), 'No key is named that should go.'],
    ['a key that is not there', '- a: 1\n', split('0', 'b'), 'There is no key "b" here.'],
    [
      'a merged key',
      'n: &n {b: 1}\nl:\n- a: 1\n  <<: *n\n',
      split('l.0', 'b'),
      'l[0].b is merged in by << on line 4 of this document. Write it out there to edit it.',
    ],
    ['a split text', '- a\n', split('0', 'b'), 'Only a mapping can be split.'],
    ['a key in both', '- a: 1\n- a: 2\n', join('0', '1'), 'Both have the key "a": it stands again on line 2 of this document.'],
    ['items of two lists', 'l: [{a: 1}]\nm: [{b: 1}]\n', join('l.0', 'm.0'), 'Only two items of one list can be joined.'],
    [
      'an item with an anchor',
      '- a: 1\n- &b\n  b: 1\n',
      join('0', '1'),
      'This item is marked with &b on line 2 of this document. Take that away first.',
    ],
    ['a text joined', '- a: 1\n- b\n', join('0', '1'), 'Only mappings can be joined.'],
    ['a name that is taken', 'a: 1\nb: 2\n', rename('a', 'b'), 'The key "b" stands here already, on line 2 of this document.'],
    [
      'a key that is an anchor',
      '&k a: 1\nb: *k\n',
      rename('a', 'c'),
      'The anchor &k on line 1 of this document is used again on line 2, which would stand for nothing without it. Write it out there first.',
    ],
    ['no key', '- a\n', rename('0', 'b'), 'Only the key of a mapping can be renamed.'],
    ['nothing', 'a: 1\n', rename('b', 'c'), 'There is no b in this document.'],
  ];
  test.each(rows)('%s', (_name, text, placement, reason) => {
    expect(edited(text, placement)).toBe(`refused: ${reason}`);
  });
});
