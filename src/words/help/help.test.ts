import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TRAPS } from '../lessons/traps';
import { TUTORIAL } from '../lessons/tutorial';
import type { Help } from './help';
import { SHORTCUTS } from './shortcuts';
import { HELP } from './topics';

const SRC = join(import.meta.dirname, '../..');

/** What the page says, but for the help itself. */
const SOURCES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|^words.help/.test(path))
  .map((path) => readFileSync(join(SRC, path), 'utf8'));
const SOURCE = SOURCES.join('\n');

function textOf({ purpose, marks = [], reading = [], doing = [], limits = [] }: Help): string {
  return [purpose, ...marks.map(({ words }) => words), ...reading, ...doing, ...limits].join('\n');
}

/** The buttons for help in the source, by the topics they name. */
const BUTTONS = [...SOURCE.matchAll(/<(?:HelpButton|DialogHelp) topic="(\w+)" about="([^"]+)"/g)].map(
  ([, topic = '', about = '']) => ({ topic, about }),
);

describe.each(Object.entries(HELP))('help about %s', (topic, help) => {
  test('is short, and each of its sentences ends', () => {
    expect(textOf(help).split(/\s+/).length).toBeLessThanOrEqual(130);
    for (const one of [help.purpose, ...(help.reading ?? []), ...(help.doing ?? []), ...(help.limits ?? [])])
      expect(one).toMatch(/[.?]$/);
  });

  test('calls controls what the page calls them', () => {
    for (const [, name = ''] of textOf(help).matchAll(/\*([^*]+)\*/g)) {
      const lesson = [TUTORIAL, ...TRAPS].some(({ title }) => title === name);
      const spelt = [`>${name}<`, `'${name}`, `"${name}`, `\`${name}`, `<b>${name}`, `${name}…\n`, `\n${name}\n`];
      const shown = SOURCE.split('\n').some((line) => [name, `${name}…`].includes(line.trim()));
      expect(lesson || shown || name === '+' || spelt.some((one) => SOURCE.includes(one)), name).toBe(true);
    }
  });

  test('has a button that is called so, lessons and shortcuts that there are', () => {
    const asked = SOURCE.includes(`topic: '${topic}', about: '${help.about}'`);
    expect(asked || BUTTONS.some((one) => one.topic === topic && one.about === help.about)).toBe(true);
    const ids = [TUTORIAL, ...TRAPS].map(({ id }) => id);
    expect(help.lessons?.filter((id) => !ids.includes(id)) ?? []).toEqual([]);
    expect(help.keys === undefined || SHORTCUTS.some(({ place }) => place === help.keys)).toBe(true);
  });
});

test('each button for help asks for words that there are', () => {
  expect(BUTTONS.length).toBeGreaterThanOrEqual(18);
  for (const { topic, about } of BUTTONS) expect(Object.entries(HELP).find(([id]) => id === topic)?.[1].about).toBe(about);
});

describe('shortcuts', () => {
  test('none is a character alone', () => {
    const keys = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts).flatMap(({ keys, apple = [] }) => [...keys, ...apple]);
    for (const key of keys.flatMap((one) => one.split(' '))) expect(key).toMatch(/^(?:\w{2,}|\w+\+.+)$/);
  });

  test('README’s table is the app’s', () => {
    const readme = readFileSync(join(SRC, '../README.md'), 'utf8');
    const rows = SHORTCUTS.map(
      ({ title, shortcuts }) => `| ${title} | ${shortcuts.map(({ keys, does }) => `**${keysText(keys)}** ${does}`).join('; ')} |`,
    );
    const told = readme.split('\n').filter((line) => line.startsWith('|'));
    // With a column too many in its head it would be no table.
    expect(told.slice(0, 2).map((line) => line.split('|').length)).toEqual([4, 4]);
    expect(told.slice(2)).toEqual(rows);
  });
});

function keysText(keys: readonly string[]): string {
  return keys.map((one) => one.split(' ').join(' then ')).join(', ');
}
