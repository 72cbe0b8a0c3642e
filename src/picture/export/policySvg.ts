import type { Policy } from '../../engine/policy';
import { LEGEND } from '../../words/groupWords';
import { layout } from '../layout';
import type { Layout, View } from '../layoutTypes';
import { groupRows, type Picture, type PictureSide, sideRows } from '../picture';
import { MARGIN, SIZES } from '../sizes';
import { cardOf } from './card';
import type { Drawing } from './drawing';
import { columnHead, groupMarkup, HATCH } from './groups';
import { LEGEND_HEIGHT, legendMarkup } from './legend';
import { hubMarkup, lineMarkup, wallMarkup } from './lines';
import type { Pen, Role } from './pen';
import { el, type Markup, words } from './svg';

/** What a canvas shows. `matched`: how many pods the policy selects; `stale`: as it was before the text broke. */
export interface Shown {
  readonly policy: Policy;
  readonly picture: Picture;
  readonly sentence: string;
  readonly matched: string | undefined;
  readonly stale: boolean;
}

/** As wide as the picture uses at 100 %: broad columns and good gaps. */
const WIDTH = 1060;
const GROUND = 'drawbridge-ground';

/** The picture of a policy as the canvas draws it at 100 %, without what is only there to be pressed. */
export function policySvg(shown: Shown, given: Pen): Drawing {
  const { policy, picture, stale } = shown;
  const pen = stale ? withoutColours(given) : given;
  const sizes = SIZES.comfortable;
  const card = cardOf(pen, policy, shown.matched);
  const view: View = { width: WIDTH, sizes, cardHeight: card.height, focusY: undefined, fromTop: false };
  const laid = layout(picture, view);
  const width = laid.bounds.width + 2 * MARGIN;
  const foot = laid.bounds.height + 2 * MARGIN;
  const height = foot + LEGEND_HEIGHT;
  const sides = [picture.ingress, picture.egress] as const;
  const steps = new Map(sides.flatMap(sideRows).flatMap(({ id, seen }) => (seen ? [[id, seen.step] as const] : [])));
  const { svg } = el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'drawbridge-title drawbridge-desc',
    },
    el('title', { id: 'drawbridge-title' }, words(`NetworkPolicy ${policy.name || '(no name)'}`)),
    el('desc', { id: 'drawbridge-desc' }, words(descriptionOf(shown))),
    el('defs', {}, ground(pen, stale), hatch(pen)),
    el('rect', { width, height, fill: pen.color('surface-canvas') }),
    el(
      'g',
      { transform: `translate(${MARGIN - laid.bounds.x} ${MARGIN - laid.bounds.y})` },
      el('rect', { x: laid.bounds.x - MARGIN, y: laid.bounds.y - MARGIN, width, height: foot, fill: `url(#${GROUND})` }),
      ...sides.flatMap((side) => sideMarkup(pen, side, laid)),
      card.draw(laid),
      ...sides.map(({ direction }) => wallMarkup(pen, laid[direction].wall)),
      ...sides.flatMap(({ direction }) =>
        laid[direction].lines.map((line) => {
          const told = line.rows.flatMap((row) => steps.get(row) ?? []);
          return lineMarkup(pen, line, told.length > 0 ? Math.max(...told) : undefined);
        }),
      ),
      ...sides.flatMap((side) =>
        laid[side.direction].hubs.map((hub) =>
          el('g', {}, el('title', {}, words(side.hubs.find(({ rule }) => rule === hub.rule)?.name ?? '')), hubMarkup(pen, hub)),
        ),
      ),
    ),
    legendMarkup(pen, picture, stale, width, foot),
  );
  return { svg: `${svg}\n`, width, height };
}

function sideMarkup(pen: Pen, side: PictureSide, laid: Layout): readonly Markup[] {
  return [
    columnHead(pen, side, laid[side.direction]),
    ...side.groups.map((group) => groupMarkup(pen, group, laid, SIZES.comfortable)),
  ];
}

/** The picture in words: the sentence, and each row with its state. */
function descriptionOf({ picture, sentence, stale }: Shown): string {
  const side = ({ heading, groups }: PictureSide): string => {
    const told = groups.map(
      (group) =>
        `${group.heading}: ${groupRows(group)
          .map((row) => row.words.accessibleName)
          .join('; ')}.`,
    );
    return `${heading}. ${told.join(' ')}`;
  };
  return [sentence, side(picture.ingress), side(picture.egress), stale ? `It is ${LEGEND.stale}.` : ''].filter(Boolean).join(' ');
}

const STALE: Readonly<Partial<Record<Role, Role>>> = {
  'allowed-text': 'stale-text',
  'allowed-line': 'stale-line',
  'allowed-soft': 'stale-soft',
  'allowed-softer': 'stale-soft',
  'allowed-border': 'stale-border',
  'depends-text': 'stale-text',
  'depends-line': 'stale-line',
  'depends-soft': 'stale-soft',
  'depends-border': 'stale-border',
  'denied-text': 'stale-text',
  'denied-line': 'stale-line',
  'unknown-text': 'stale-text',
  'unknown-line': 'stale-line',
};

/** Every verdict without its colour. */
function withoutColours(pen: Pen): Pen {
  return { ...pen, color: (role) => pen.color(STALE[role] ?? role) };
}

/** The dots of the ground; hatched where the picture is not of the text as it stands. */
function ground(pen: Pen, stale: boolean): Markup {
  const fill = pen.color('surface-canvas-dot');
  return stale
    ? stripes(GROUND, 9, el('rect', { width: 1, height: 9, fill }))
    : el(
        'pattern',
        { id: GROUND, width: 20, height: 20, patternUnits: 'userSpaceOnUse' },
        el('circle', { cx: 10, cy: 10, r: 1.15, fill }),
      );
}

function hatch(pen: Pen): Markup {
  return stripes(HATCH, 10, el('rect', { width: 5, height: 10, fill: pen.color('unknown-soft') }));
}

function stripes(id: string, size: number, stripe: Markup): Markup {
  const turned = { patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return el('pattern', { id, width: size, height: size, ...turned }, stripe);
}
