import { expect, test } from 'vitest';
import { lineChanges } from './lineChanges';

const text = 'a: 1\nb: 2\nc: 3\n';

test.each([
  ['a value', [{ offset: 3, length: 1, content: '9' }], { added: 0, removed: 0, changed: [1] }],
  ['a line put in', [{ offset: 5, length: 0, content: 'x: 0\n' }], { added: 1, removed: 0, changed: [] }],
  ['a line taken out', [{ offset: 5, length: 5, content: '' }], { added: 0, removed: 1, changed: [] }],
  ['lines behind a line', [{ offset: 4, length: 0, content: '\nx: 0\ny: 0' }], { added: 2, removed: 0, changed: [] }],
  [
    'two places',
    [
      { offset: 3, length: 1, content: '9' },
      { offset: 10, length: 0, content: 'x: 0\n' },
    ],
    { added: 1, removed: 0, changed: [1] },
  ],
])('%s', (_, edits, expected) => {
  expect(lineChanges(text, edits)).toEqual(expected);
});
