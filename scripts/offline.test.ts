import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appFiles, keptFiles, stampBuild } from './offline.mjs';

let folder = '';
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-offline-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  write('index.html', '<!doctype html>\n<html lang="en">\n<p>hi</p>\n</html>\n');
  write('assets/a-1.js', 'a()');
  write('icon.svg', '<svg/>');
  write('service-worker.js', 'go();\n');
  write('_headers', '/*');
  write('third-party-licences.md', '');
  write('.vite/manifest.json', '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the list of what is kept', () => {
  test('names all files of the app, with the hashes they have on the host', () => {
    expect(appFiles(folder)).toEqual(['assets/a-1.js', 'icon.svg', 'index.html']);
    stampBuild(folder);
    const { id, files } = keptFiles(folder);
    expect(files.map(([path]) => path)).toEqual(appFiles(folder));
    for (const [path, integrity] of files) {
      expect(integrity).toBe(`sha256-${createHash('sha256').update(read(path)).digest('base64')}`);
    }
    expect(read('index.html')).toBe(`<!doctype html>\n<html lang="en" data-build="${id}">\n<p>hi</p>\n</html>\n`);
    expect(read('service-worker.js').split('\n').slice(1)).toEqual(['go();', '']);
  });

  test('is the same however often it is written, and another for each change of any file', () => {
    stampBuild(folder);
    const before = [read('index.html'), read('service-worker.js')];
    stampBuild(folder);
    expect([read('index.html'), read('service-worker.js')]).toEqual(before);
    const ids = new Set([keptFiles(folder).id]);
    for (const [name, text] of [
      ['icon.svg', '<svg id="1"/>'],
      ['assets/a-1.js', 'b()'],
      ['index.html', '<html>\n<p>ho</p>'],
    ] as const) {
      write(name, text);
      stampBuild(folder);
      ids.add(keptFiles(folder).id);
    }
    expect(ids.size).toBe(4);
  });
});
