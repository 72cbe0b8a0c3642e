import { expect, test } from 'vitest';
import { lineAt } from './lineAt';
import { readDocumentText } from './readDocumentText';
import { openFile } from './readFile';

test.each([
  ['', 0, 1],
  ['a\r\nb\rc\nd', 2, 1],
  ['a\r\nb\rc\nd', 3, 2],
  ['a\r\nb\rc\nd', 7, 4],
  ['\uFEFFa\nb', 0, 1],
])('%j at %i: line %i', (text, offset, line) => {
  let key = 0;
  const file = openFile(
    'f',
    'f',
    text,
    text,
    (slice) => readDocumentText(slice, 'default'),
    () => `k${++key}`,
  );
  expect(lineAt(file, offset)).toBe(line);
});
