import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFiles, shownPath } from './findFiles';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-find-'));
  for (const name of [
    'b.yaml',
    'a.yml',
    'c.JSON',
    'notes.md',
    '.hidden.yaml',
    'sub/z.yaml',
    'sub/deep/y.yaml',
    '.git/x.yaml',
    'node_modules/x.yaml',
    'apart/one.yaml',
    'folder.yaml/inside.yaml',
  ]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
  symlinkSync('..', join(folder, 'sub/loop'));
  symlinkSync('../b.yaml', join(folder, 'sub/same.yaml'));
  symlinkSync('nowhere', join(folder, 'sub/gone'));
  symlinkSync('nowhere.yaml', join(folder, 'sub/gone.yaml'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function found(paths: readonly string[], cwd = folder): Promise<readonly string[]> {
  const seen = new Set<string>();
  const all: string[] = [];
  for (const path of paths) {
    for (const one of await findFiles(cwd, path, seen)) all.push('shown' in one ? one.shown : `${one.path}: ${one.message}`);
  }
  return all;
}

const GONE = 'There is no such file or folder.';

describe('the files that paths lead to', () => {
  test('a folder is searched in order, links once, hidden ones and node_modules not at all', async () => {
    expect(await found(['.'])).toEqual([
      'a.yml',
      'apart/one.yaml',
      'b.yaml',
      'c.JSON',
      'folder.yaml/inside.yaml',
      'sub/deep/y.yaml',
      `sub/gone.yaml: ${GONE}`,
      'sub/z.yaml',
    ]);
  });

  test('paths keep their order, and no file is taken twice', async () => {
    expect(await found(['sub/deep', 'b.yaml', './b.yaml', 'sub/same.yaml', 'apart', 'apart/one.yaml'])).toEqual([
      'sub/deep/y.yaml',
      'b.yaml',
      'apart/one.yaml',
    ]);
  });

  test('a file that is named is taken whatever it is called', async () => {
    expect(await found(['notes.md', '.hidden.yaml', 'node_modules', '.git'])).toEqual([
      'notes.md',
      '.hidden.yaml',
      'node_modules/x.yaml',
      '.git/x.yaml',
    ]);
  });

  test('what is not there is told, and the rest goes on', async () => {
    expect(await found(['nope', 'apart', 'sub/gone', 'b.yaml/x'])).toEqual([
      `nope: ${GONE}`,
      'apart/one.yaml',
      `sub/gone: ${GONE}`,
      expect.stringMatching(/^b\.yaml\/x: It cannot be read: /),
    ]);
  });

  test('paths are shown from the working directory, others as they are', async () => {
    expect(await found([join(folder, 'apart')])).toEqual(['apart/one.yaml']);
    expect(await found(['../apart'], join(folder, 'sub'))).toEqual(['../apart/one.yaml']);
    expect(await found([join(folder, 'apart')], join(folder, 'sub'))).toEqual([join(folder, 'apart/one.yaml')]);
    expect(shownPath('/a', './b//c/../d.yaml')).toBe('b/d.yaml');
    expect(shownPath('/a', '..b.yaml')).toBe('..b.yaml');
  });
});
