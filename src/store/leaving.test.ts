import { beforeEach, expect, test } from 'vitest';
import { encodeText } from '../yaml';
import { isOnlyHere } from './leaving';
import { drawbridge } from './store';

const state = drawbridge.getState;
const onlyHere = (): boolean => state().workspace.files.some(isOnlyHere);
const write = (text: string): void => {
  const [file] = state().workspace.files;
  if (file) state().type(file.id, [{ offset: 0, length: file.text.length, content: text }], {});
};

beforeEach(() => {
  for (const file of state().workspace.files) state().close(file.id);
  state().open([{ name: 'a.yaml', bytes: encodeText('kind: A\n') }]);
});

test('a text is only here from its first change until it is downloaded or saved, and again from the next', () => {
  const id = state().workspace.files[0]?.id ?? '';
  expect(onlyHere()).toBe(false);
  write('kind: B\n');
  expect(onlyHere()).toBe(true);
  state().downloaded(id);
  expect(onlyHere()).toBe(false);
  write('kind: C\n');
  expect(onlyHere()).toBe(true);
  state().saved(id, 'kind: C\n');
  expect(onlyHere()).toBe(false);
});

test('what was taken back to what is on disk needs no download', () => {
  write('kind: B\n');
  state().undo();
  expect(onlyHere()).toBe(false);
});
