import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cover } from '../../engine';
import type { Policy } from '../../engine/policy';
import { policy } from '../../engine/testPolicies';
import { policySentence, sentenceText } from '../../words';
import { drawPicture } from '../drawPicture';
import { type Picture, type RowSeen, sideRows } from '../picture';
import { ROLES, shorten, wrapped } from './pen';
import { policySvg, type Shown } from './policySvg';
import { asWritten, dangers, HOSTILE, hostile, PEN, readSvg } from './testSvg';

const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 20);

const RICH = policy({
  ingress: ['app=frontend | ns:team=a & app=metrics @ 8080 9090', 'ns:team=b', 'app=db @ http'],
  egress: ['10.0.0.0/8 - 10.1.0.0/16', '@ 53/UDP', 'ns:*'],
  types: 'IE',
});
const SHUT = policy({ types: 'IE' });
const OPEN = policy({ types: '' });

function pictureOf(own: Policy): Picture {
  return drawPicture(own, { ingress: cover(own, 'ingress'), egress: cover(own, 'egress') });
}

function shownOf(own: Policy): Shown {
  const sentence = sentenceText(policySentence(own, cover(own, 'ingress'), cover(own, 'egress')));
  return { policy: own, picture: pictureOf(own), sentence, matched: undefined, stale: false };
}

function drawingOf(own: Policy, more: Partial<Shown> = {}) {
  return policySvg({ ...shownOf(own), ...more }, PEN);
}

/** A policy that has a hostile text wherever one can be. */
function named(text: string): Policy {
  const requirement = { key: text, operator: 'In' as const, values: [text, `${text}2`] };
  const selector = { requirements: [requirement] };
  const origin = ['spec'];
  const rule = (index: number) => ({
    peers: [
      { type: 'pods' as const, namespaces: selector, pods: selector, origin },
      { type: 'addresses' as const, cidr: text, except: [text], origin },
      { type: 'unreadable' as const, reason: text, origin },
    ],
    entries: [],
    ports: RICH.ingress.rules[0]?.ports ?? 'unreadable',
    unreadable: index === 1 ? text : undefined,
    origin,
  });
  return {
    ...RICH,
    name: text,
    namespace: text,
    namespaceAssumed: true,
    subject: selector,
    ingress: { ...RICH.ingress, rules: [rule(0), rule(1)] },
  };
}

describe('the picture of a policy as SVG', () => {
  test.each([
    ['rules each way', RICH, 'rgb-denied-line'],
    ['nothing gets in or out', SHUT, 'rgb-denied-line'],
    ['nothing is restricted', OPEN, 'rgb-allowed-line'],
  ])('tells every row and its state in words: %s', (_, own, colour) => {
    const { svg, width, height } = drawingOf(own);
    const read = readSvg(svg);
    const titles = read.filter(({ tag }) => tag === 'title').map(({ text }) => text);
    const { ingress, egress } = pictureOf(own);
    const names = [...sideRows(ingress), ...sideRows(egress)].map((row) => row.words.accessibleName);
    expect(names.length).toBeGreaterThan(3);
    expect(titles).toEqual(expect.arrayContaining(names));
    const description = read.find(({ tag }) => tag === 'desc')?.text ?? '';
    for (const name of names) expect(description).toContain(name);
    expect(titles[0]).toBe('NetworkPolicy p');
    expect(svg).toContain(colour);
    expect(read[0]?.attributes.get('viewBox')).toBe(`0 0 ${width} ${height}`);
  });

  test('begins its description with the sentence of the canvas', () => {
    const rows = [cover(RICH, 'ingress'), cover(RICH, 'egress')] as const;
    const description = readSvg(drawingOf(RICH).svg).find(({ tag }) => tag === 'desc')?.text ?? '';
    expect(description.startsWith(`${sentenceText(policySentence(RICH, ...rows))} Ingress. `)).toBe(true);
  });

  test('says what only the page knows when it is told', () => {
    const said = (svg: string): readonly string[] => readSvg(svg).map(({ text }) => text);
    expect(said(drawingOf(RICH, { matched: '3 of 14 pods' }).svg)).toContain('3 of 14 pods');
    expect(said(drawingOf(RICH).svg)).not.toContain('as it was before the text broke');
    const stale = drawingOf(RICH, { stale: true }).svg;
    expect(said(stale)).toContain('as it was before the text broke');
    expect(stale).not.toMatch(/rgb-(allowed|denied|depends)/);
  });

  test('tells what rows saw, and draws their lines as thick', () => {
    const { picture, ...own } = shownOf(SHUT);
    const word = (at: number): RowSeen => ({
      word: `${at} seen`,
      told: '',
      mark: at === 0,
      step: at === 0 ? 0 : 3,
      ageing: false,
      place: 'title',
    });
    const rows = sideRows(picture.ingress);
    const groups = picture.ingress.groups.map((group) => ({
      ...group,
      items: group.items.map((item) =>
        item.type === 'row' ? { ...item, row: { ...item.row, seen: word(rows.indexOf(item.row)) } } : item,
      ),
    }));
    const { svg } = policySvg({ ...own, picture: { ...picture, ingress: { ...picture.ingress, groups } } }, PEN);
    const read = readSvg(svg);
    expect(read.map(({ text }) => text)).toEqual(expect.arrayContaining(['0 seen', '1 seen', '2 seen']));
    const dots = read.filter(({ attributes }) => attributes.get('stroke-dasharray') === '.1 5');
    const widths = dots.map(({ attributes }) => attributes.get('stroke-width'));
    expect(widths).toEqual(['1.25', '3.75', '3.75', '2.25', '2.25', '2.25', '2.25', '2.25']);
  });

  test('draws a line for each line of the layout, and the walls', () => {
    const read = readSvg(drawingOf(SHUT).svg);
    const dots = read.filter(({ attributes }) => attributes.get('stroke-dasharray') === '.1 5');
    // Seven rows, and the sample in the legend.
    expect(dots).toHaveLength(8);
    const walls = read.filter(({ tag, attributes }) => tag === 'rect' && attributes.get('fill') === 'rgb-denied-line');
    expect(walls).toHaveLength(2);
  });

  test.each(HOSTILE)('holds a hostile name as text only: %j', (text) => {
    const { svg } = drawingOf(named(text), { matched: text });
    expect(dangers(svg)).toEqual([]);
    expect(readSvg(svg)[1]?.text).toBe(`NetworkPolicy ${asWritten(text)}`);
  });

  test('is well-formed, loads nothing and runs nothing, whatever the names are', () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, stale) => {
        const own = named(text);
        const { svg } = drawingOf(own, { stale, matched: text });
        expect(dangers(svg)).toEqual([]);
        const titles = readSvg(svg).flatMap(({ tag, text: said }) => (tag === 'title' ? [said] : []));
        const { ingress, egress } = pictureOf(own);
        for (const row of [...sideRows(ingress), ...sideRows(egress)])
          expect(titles).toContain(asWritten(row.words.accessibleName));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('text that is too long', () => {
  const font = { size: 10 };

  test.each([
    ['short', 100, 'short'],
    ['longer than that', 30, 'longe…'],
    ['two words', 25, 'two…'],
    ['x', 1, '…'],
  ])('%s in %d px', (text, room, shown) => {
    expect(shorten(PEN, text, font, room)).toBe(shown);
  });

  test.each<[string, number, readonly string[]]>([
    ['allow-from-frontend', 60, ['allow-from-', 'frontend']],
    ['one two three four', 40, ['one two', 'three', 'four']],
    ['one two three four five', 40, ['one two', 'three', 'four fi…']],
    ['abcdefghijkl', 30, ['abcdef', 'ghijkl']],
  ])('%s in lines of %d px', (text, room, lines) => {
    expect(wrapped(PEN, text, font, room, 3)).toEqual(lines);
  });
});

test('every colour is in both themes', () => {
  const css = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = css.split('[data-theme="dark"] {');
  for (const role of ROLES) {
    expect(light).toContain(`--${role}:`);
    expect(dark).toContain(`--${role}:`);
  }
});
