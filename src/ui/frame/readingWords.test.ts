import { expect, test } from 'vitest';
import { readingWords, unreadWords, waitingWords } from './readingWords';

test.each([
  [undefined, 'Reading a.yaml.'],
  [{ objects: 0, done: 0, total: 10 }, 'Reading a.yaml.'],
  [{ objects: 4200, done: 28, total: 100 }, 'Reading a.yaml: 4,200 of about 15,000 objects.'],
  [{ objects: 3, done: 50, total: 100 }, 'Reading a.yaml: 3 of about 6 objects.'],
  [{ objects: 9, done: 100, total: 100 }, 'Reading a.yaml: 9 objects.'],
])('how far reading is is told in objects: %j', (progress, words) => {
  expect(readingWords('a.yaml', progress)).toBe(words);
});

test('other files are counted', () => {
  expect([0, 1, 1200].map(waitingWords)).toEqual(['', 'One other file waits.', '1,200 other files wait.']);
});

test('what is unread is said, and what it means', () => {
  expect(unreadWords('a.yaml', false)).toBe(
    'a.yaml has not been read to its end, so policies in it may not be counted. Its text is all there.',
  );
  expect(unreadWords('a.yaml', true)).toContain('What is shown is as it was read last.');
});
