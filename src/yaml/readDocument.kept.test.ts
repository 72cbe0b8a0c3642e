import { expect, test } from 'vitest';
import { editDocument } from './editDocument';
import { readDocument, readTree } from './readDocument';

test('an edit of a text that was just read reads it no second time, nor does what looks at its result', () => {
  const text = 'metadata:\n  name: web\n';
  const before = readTree(text);
  const edited = editDocument(text, [{ type: 'set', path: ['metadata', 'name'], value: 'shop' }]);
  if (!edited.ok) throw new Error(edited.reason);
  const after = readTree(edited.text);
  expect(readTree(text)).toBe(before);
  expect(readTree(edited.text)).toBe(after);
  expect(readDocument(edited.text).value).toBe(after.value);
});

test('what was read before is read again as it was', () => {
  const texts = ['a: 1\n', 'b: 2\n', 'c: [\n', 'd: 4\n'];
  const first = texts.map((text) => readTree(text).value);
  expect(texts.map((text) => readTree(text).value)).toEqual(first);
});
