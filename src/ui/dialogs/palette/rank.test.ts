import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranked } from './rank';

const of = (title: string, detail = '') => ({ title, detail });
const ALL = [
  of('Download'),
  of('backend', 'Policy in shop'),
  of('allow-backend', 'Policy in web'),
  of('my back end'),
  of('frontend', 'Deployment, backend.yaml'),
];
const titles = (text: string): readonly string[] => ranked(ALL, text).map(({ title }) => title);

test.each([
  ['', ['Download', 'backend', 'allow-backend', 'my back end', 'frontend']],
  ['back', ['backend', 'allow-backend', 'my back end', 'frontend']],
  ['BACKEND', ['backend', 'allow-backend', 'frontend']],
  ['backend shop', ['backend']],
  ['policy web', ['allow-backend']],
  ['end', ['my back end', 'backend', 'allow-backend', 'frontend']],
  ['nothing', []],
])('%j finds %j', (text, found) => {
  expect(titles(text)).toEqual(found);
});

test('every one found holds every word, and every one that does is found', () => {
  const entry = fc.record({ title: fc.stringMatching(/^[a-c -]{0,6}$/), detail: fc.stringMatching(/^[a-c]{0,4}$/) });
  fc.assert(
    fc.property(fc.array(entry), fc.stringMatching(/^[a-c ]{0,4}$/), (all, text) => {
      const words = text.split(' ').filter(Boolean);
      const holds = ({ title, detail }: { title: string; detail: string }) =>
        words.every((word) => title.includes(word) || detail.includes(word));
      expect(new Set(ranked(all, text))).toEqual(new Set(all.filter(holds)));
    }),
  );
});
