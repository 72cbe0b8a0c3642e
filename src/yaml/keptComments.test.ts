import { describe, expect, test } from 'vitest';
import { applyEdits, type Placement, type YamlValue } from '../text';
import { editDocument } from './editDocument';
import { lostComment } from './keptComments';
import { readDocument } from './readDocument';

/** The text after a placement, or why it is not made. */
function edited(text: string, ...placements: readonly Placement[]): string {
  const edit = editDocument(text, placements);
  if (!edit.ok) return `refused: ${edit.reason}`;
  expect(applyEdits(text, edit.edits)).toBe(edit.text);
  return edit.text;
}

const insert = (value: YamlValue, ...path: readonly (string | number)[]): Placement => ({
  type: 'insert',
  path,
  index: 0,
  value,
});
const set = (value: YamlValue, ...path: readonly (string | number)[]): Placement => ({ type: 'set', path, value });

describe('what is empty is filled without losing the comments around it', () => {
  const rows: readonly [name: string, before: string, placement: Placement, after: string][] = [
    [
      'comments between the key and its value',
      's:\n  in:\n    # nothing gets in,\n    # see ticket 42\n    []\n  x: 1\n',
      insert({ a: 1 }, 's', 'in'),
      's:\n  in:\n    # nothing gets in,\n    # see ticket 42\n    - a: 1\n  x: 1\n',
    ],
    [
      'behind the key and behind the value',
      'in: # rules\n    [] # yet\nx: 1\n',
      insert('a', 'in'),
      'in: # rules\n    # yet\n  - a\nx: 1\n',
    ],
    [
      'behind the key and below it',
      'p: # who\n  # everyone\n  {}\n',
      set({ m: { app: 'x' } }, 'p'),
      'p: # who\n  # everyone\n  m:\n    app: x\n',
    ],
    ['the same, a key in it', 'p: # who\n  # everyone\n  {}\n', set('x', 'p', 'm'), 'p: # who\n  # everyone\n  m: x\n'],
    [
      'inside the brackets',
      'p: { # all\n  # for now\n  } # end\n',
      set({ m: { app: 'x' } }, 'p'),
      'p: {m: {app: x} # all\n  # for now\n  } # end\n',
    ],
    ['inside brackets of the other kind', 'p: [ # all\n  ]\n', set({ m: 1 }, 'p'), 'p: {m: 1 # all\n  }\n'],
    ['inside brackets in brackets', 'p: {q: [ # all\n  ]}\n', set(['x', 'z'], 'p', 'q'), 'p: {q: [x, z # all\n  ]}\n'],
    ['behind a dash', 'l:\n  - # later\n    {}\n', set({ a: 1, b: 2 }, 'l', 0), 'l:\n  - # later\n    a: 1\n    b: 2\n'],
    ['below a dash', 'l:\n  -\n    # later\n    {} # c\n', set({ a: 1 }, 'l', 0), 'l:\n  -\n    # later\n    # c\n    a: 1\n'],
    ['a written null', 'in:\n  # none\n  null\n', insert('a', 'in'), 'in:\n  # none\n  - a\n'],
    ['behind an anchor', 'in: &x # none\n  # yet\n  []\n', insert('a', 'in'), 'in: &x # none\n  # yet\n  - a\n'],
    ['behind a tag', 'in: !!seq # none\n  # yet\n  []\n', insert('a', 'in'), 'in: # none\n  # yet\n  - a\n'],
    ['where lines end with two signs', 'in:\r\n  # none\r\n  []\r\n', insert('a', 'in'), 'in:\r\n  # none\r\n  - a\r\n'],
    ['where the last line is open', 'in:\n  # none\n  [] # c', insert('a', 'in'), 'in:\n  # none\n  # c\n  - a'],
    ['an alias that is written out', 'x: &x [a]\nin: # c\n  *x\n', set(['b'], 'in'), 'x: &x [a]\nin: # c\n  - b\n'],
  ];
  test.each(rows)('%s', (_, before, placement, after) => {
    expect(edited(before, placement)).toBe(after);
    expect(readDocument(after).problems).toEqual([]);
  });

  test.each<[name: string, before: string, after: string]>([
    ['above', 'in:\n  # none\n  []\nout:\n  - a\n  - b # c\n', 'in:\n  # none\n  - b # c\nout:\n  - a\n'],
    ['behind', 'in: [] # none\nout:\n  - a\n  - b # c\n', 'in: # none\n  - b # c\nout:\n  - a\n'],
    ['below', 'in: []\n  # none\nout:\n- a\n- b # c\n', 'in:\n  # none\n- b # c\nout:\n- a\n'],
  ])('an item that is moved there leaves the comment %s', (_, before, after) => {
    expect(edited(before, { type: 'move', from: ['out', 1], to: ['in'], index: 0 })).toBe(after);
  });
});

describe('other comments that stand in the way stay, too', () => {
  test.each<[name: string, before: string, placement: Placement, after: string]>([
    ['behind the sign of a block text', 'a: | # why\n  x\nb: 1\n', set('z', 'a'), 'a: z # why\nb: 1\n'],
    ['the same, for a list', 'a: >- # why\n  x\nb: 1\n', set(['z'], 'a'), 'a: # why\n  - z\nb: 1\n'],
    ['between a tag and its value', 'a: !!str # why\n  x\n', set('z', 'a'), 'a: # why\n  z\n'],
    ['between an anchor and its value', 'a: &a # why\n  x\nb: *a\n', set('z', 'a'), 'a: # why\n  z\nb: &a x\n'],
  ])('%s', (_, before, placement, after) => {
    expect(edited(before, placement)).toBe(after);
  });
});

describe('an edit that would lose a comment is refused', () => {
  test('where no place is left for it, with its line', () => {
    const text = 'a: 1\np: { # all\n  # for now\n  }\n';
    const edit = editDocument(text, [set(2, 'b'), set('x', 'p')]);
    expect(edit).toMatchObject({
      ok: false,
      reason:
        'The comment on line 2 of this document would be lost with this. Move it to another line first, or make the change in the text.',
    });
    expect(edit.ok ? '' : text.slice(edit.range?.start, edit.range?.end)).toBe('# all');
  });

  test('what is taken away takes its own comments along', () => {
    const text = 'l:\n  # one\n  - a: 1 # in it\n    # below\n  - b\nm:\n  k: # key\n    # k\n    x: 1 # x\n';
    expect(edited(text, { type: 'remove', path: ['l', 0] })).toBe('l:\n  - b\nm:\n  k: # key\n    # k\n    x: 1 # x\n');
    expect(edited(text, set({}, 'm', 'k'))).toBe(text.replace(' # key\n    # k\n    x: 1 # x', ' {} # key'));
  });

  test('of a long list, too, however many items go', () => {
    const names = Array.from({ length: 600 }, (_, index) => `i${index}`);
    const kept = names.filter((_, index) => index % 50 !== 7);
    const text = (some: readonly string[]): string => `l:\n${some.map((name) => `  - ${name} # ${name}\n`).join('')}`;
    expect(edited(text(names), set(kept, 'l'))).toBe(text(kept));
  });

  test('of comments that say the same, the one that is written over is meant', () => {
    const before = '# c\na: 1 # c\nb: 2\n';
    const edits = [{ offset: 9, length: 3, content: '' }];
    const after = applyEdits(before, edits);
    expect(lostComment(before, after, edits, [])).toEqual({ start: 9, end: 12 });
    expect(lostComment(before, after, edits, ['# c'])).toBeUndefined();
    expect(lostComment(before, after, edits, ['# d'])).toEqual({ start: 9, end: 12 });
  });
});

describe('a refusal names the lines that the user has', () => {
  test.each<[name: string, text: string, placements: readonly Placement[], reason: RegExp]>([
    [
      'after lines that came above',
      'a: 1\nb: &x\n  - c\nd: *x\n',
      [{ ...set([1, 2, 3], 'e'), after: ['a'] } as Placement, { type: 'remove', path: ['b'] }],
      /^The anchor &x on line 2 of this document is used again on line 4,/,
    ],
    [
      'after lines that went above',
      'a:\n  - 1\n  - 2\n  - 3\nb: &x [c]\nd: *x\n',
      [
        { type: 'remove', path: ['a', 2] },
        { type: 'remove', path: ['a', 1] },
        { type: 'insert', path: ['d'], index: 0, value: 1 },
      ],
      /^This list has the anchor &x on line 5 of this document and is used again on line 6:/,
    ],
    [
      'of the document that a copy is taken from',
      'a: 1\nl: [b]\n',
      [set(2, 'c'), { type: 'copy', from: ['x', 0], to: ['l'], index: 0, source: 'k: 1\ny: &y [z]\nx: *y\n' }],
      /^This part is written as \*y on line 3 of this document/,
    ],
  ])('%s', (_, text, placements, reason) => {
    expect(edited(text, ...placements)).toMatch(/^refused: /);
    expect(edited(text, ...placements).slice(9)).toMatch(reason);
  });
});
