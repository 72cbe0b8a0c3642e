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
const rename = (path: string, key: string): Placement => ({ type: 'rename', path: steps(path), key });

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
