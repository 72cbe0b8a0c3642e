import { expect, test } from 'vitest';
import type { SavedFile } from './contract';
import { keepTexts } from './keepTexts';

const file = (id: string, opened: string, text: string, downloaded?: string): SavedFile => ({
  id,
  name: `${id}.yaml`,
  opened,
  text,
  downloaded,
  namedAfter: undefined,
});

test('each text is written once, and taken away when no file holds it any more', () => {
  let last = 0;
  const keeping = keepTexts(new Map([['old', 'k0']]), () => `k${++last}`);
  expect(keeping.next([file('a', 'one', 'one'), file('b', 'one', 'two', 'one')])).toEqual({
    files: [file('a', 'k1', 'k1'), file('b', 'k1', 'k2', 'k1')],
    fresh: [
      ['k1', 'one'],
      ['k2', 'two'],
    ],
    gone: ['k0'],
  });
  expect(keeping.next([file('a', 'one', 'one'), file('b', 'one', 'three', 'one')])).toMatchObject({
    files: [{ text: 'k1' }, { opened: 'k1', text: 'k3', downloaded: 'k1' }],
    fresh: [['k3', 'three']],
    gone: ['k2'],
  });
  expect(keeping.next([])).toEqual({ files: [], fresh: [], gone: ['k1', 'k3'] });
});

test('what could not be written is written again, and what is kept since before is taken away then', () => {
  let last = 0;
  const keeping = keepTexts(new Map([['old', 'k0']]), () => `k${++last}`);
  keeping.next([file('a', 'one', 'one')]);
  keeping.takeBack();
  expect(keeping.next([file('a', 'one', 'one')])).toMatchObject({ fresh: [['k2', 'one']], gone: ['k0'] });
});
