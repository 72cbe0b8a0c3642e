import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NARROW } from './useMedia';

const folder = new URL('..', import.meta.url);
const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
const conditions = (sheet: string): readonly string[] =>
  [...readFileSync(new URL(sheet, folder), 'utf8').matchAll(/@media ([^{]+) \{/g)].map(([, condition = '']) => condition);

test('the styles switch to one pane exactly where the scripts do', () => {
  const switching = sheets.flatMap((sheet) =>
    conditions(sheet)
      .filter((condition) => condition.includes('719px') || condition.includes('520px'))
      .map((condition) => `${sheet}: ${condition.replace(NARROW, 'NARROW')}`),
  );
  expect(switching).toContain('frame/frame.css: NARROW');
  expect(switching.filter((condition) => !condition.includes('NARROW')).sort()).toEqual([
    // Within it: what is too narrow for words, and what is only low.
    'frame/frame.css: (max-width: 719px)',
    'frame/frame.css: (min-width: 720px) and (max-height: 520px)',
    'lessons/lessons.css: (min-width: 720px) and (max-height: 520px)',
  ]);
});
