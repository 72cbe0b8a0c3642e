import { expect, test } from 'vitest';
import { openFile } from '../../workspace/readFile';
import type { OpenFile } from '../../workspace/workspace';
import { drawnFiles, type Folder, filtered, foldersTo, folderTree } from './folderTree';

const file = (path: string | undefined, text = 'a: 1\n', saved = text): OpenFile => ({
  ...openFile(
    path ?? 'alone',
    path?.split('/').at(-1) ?? 'alone.yaml',
    text,
    text,
    () => undefined,
    () => 'k',
  ),
  path,
  saved,
});
const FILES = [file('shop/a.yaml'), file('shop/web/b.yaml', 'a: 2\n', 'a: 1\n'), file('other/c.yaml'), file(undefined)];

const shape = ({ name, folders, files, count, modified }: Folder): unknown => ({
  [`${name} ${count} ${modified}`]: [...folders.map(shape), ...files.map((one) => one.name)],
});

test('files stand in their folders, counted, also what is modified', () => {
  expect(shape(folderTree(FILES))).toEqual({
    ' 4 1': [{ 'shop 2 1': [{ 'web 1 1': ['b.yaml'] }, 'a.yaml'] }, { 'other 1 0': ['c.yaml'] }, 'alone.yaml'],
  });
});

test('a filter looks at paths', () => {
  expect(filtered(FILES, ' WEB/ ').map(({ name }) => name)).toEqual(['b.yaml']);
  expect(filtered(FILES, '')).toBe(FILES);
});

test('only so many are drawn, and the active one, but none of a closed folder', () => {
  const top = folderTree(FILES);
  expect(drawnFiles(top, new Set(), 1, 'other/c.yaml')).toEqual({ drawn: new Set(['shop/web/b.yaml', 'other/c.yaml']), all: 4 });
  expect(drawnFiles(top, new Set(['shop']), 9, 'shop/a.yaml')).toEqual({ drawn: new Set(['other/c.yaml', 'alone']), all: 2 });
});

test('the folders on the way to a file', () => {
  expect(foldersTo('a/b/c.yaml')).toEqual(['a', 'a/b']);
  expect(foldersTo(undefined)).toEqual([]);
});
