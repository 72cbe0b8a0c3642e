import { describe, expect, test } from 'vitest';
import { freeName, isTakenAt, nameOf, rootOf, safePath } from './taken';

test.each([
  ['a.yaml', true],
  ['shop/web.YML', true],
  ['shop/list.json', true],
  ['shop/README.md', false],
  ['.git/config.yaml', false],
  ['shop/node_modules/x/a.yaml', false],
  ['shop/.hidden.yaml', false],
  ['__MACOSX/shop/a.yaml', false],
  ['yaml', false],
])('%s is taken: %s', (path, taken) => {
  expect(isTakenAt(path)).toBe(taken);
});

describe('a path that others wrote', () => {
  test.each([
    ['shop/web.yaml', 'shop/web.yaml'],
    ['../../etc/passwd.yaml', 'etc/passwd.yaml'],
    ['/etc/a.yaml', 'etc/a.yaml'],
    ['C:\\temp\\a.yaml', 'temp/a.yaml'],
    ['a/./b//c.yaml', 'a/b/c.yaml'],
    ['a\u0000b/\u202ec.yaml', 'ab/c.yaml'],
    ['..', undefined],
    ['', undefined],
    ['x'.repeat(300), undefined],
  ])('%j becomes %j', (path, safe) => {
    expect(safePath(path)).toBe(safe);
  });
});

test('a taken name gets a number before its ending', () => {
  expect(freeName('a.yaml', new Set())).toBe('a.yaml');
  expect(freeName('a.yaml', new Set(['a.yaml', 'a (2).yaml']))).toBe('a (3).yaml');
  expect(freeName('shop', new Set(['shop']))).toBe('shop (2)');
});

test('the ends of a path', () => {
  expect([nameOf('a/b/c.yaml'), nameOf('c.yaml'), rootOf('a/b/c.yaml'), rootOf('a')]).toEqual(['c.yaml', 'c.yaml', 'a', 'a']);
});
