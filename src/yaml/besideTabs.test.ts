import { expect, test } from 'vitest';
import { readDocument } from './readDocument';

test.each([
  ['below a dash', 'a:\n- from:\n\t- b: {}\n\tc:\n\t- d: 80\n', ['tab', 'tab', 'tab']],
  ['below comments', 'a:\n- from:\n  # ours\n\n\t- b: {}\n', ['tab']],
  ['further down in the same block', 'a:\n  b:\n\tc: 1\n  d: 2\n  e: 3\n', ['tab']],
  ['with a mistake in another block', 'a:\n\tb: 1\nc: "open\n', ['tab', 'quote']],
  ['with a mistake before it', 'a: b: c\nd:\n  e: 1\n\tf: 2\n', ['syntax', 'tab']],
  ['with an alias that is none', 'a:\n\tb: 1\nc: *d\n', ['tab', 'unknown-alias']],
  ['on Windows', 'a:\r\n- from:\r\n\t- b: {}\r\n\tc: {}\r\n', ['tab', 'tab']],
])('a tab %s is told without its echoes', (_, text, codes) => {
  expect(readDocument(text).problems.map(({ code }) => code)).toEqual(codes);
});
