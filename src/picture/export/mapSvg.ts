import type { MapPicture } from '../map/drawMap';
import type { Drawing } from './drawing';
import { boxMarkup, cardMarkup } from './mapCards';
import { labelMarkups } from './mapLabels';
import { MAP_LEGEND_HEIGHT, type MapKind, mapLegend } from './mapLegend';
import { besidesMarkup, edgeMarkup } from './mapLines';
import type { Pen } from './pen';
import { all, el, type Markup, words } from './svg';

/** What a map shows. */
export interface ShownMap {
  readonly picture: MapPicture;
  readonly kind: MapKind;
  /** What was picked. */
  readonly picked: { readonly type: 'node' | 'edge'; readonly id: string } | undefined;
  /** The edges that are not quiet. */
  readonly lit: ReadonlySet<string>;
  /** Nodes without a change, where the map shows what changes. */
  readonly unchanged: ReadonlySet<string> | undefined;
}

/** With more lines than these they are thin. */
const MANY = 80;
const TITLES: Readonly<Record<MapKind, string>> = {
  rules: 'Map of allowed connections',
  changes: 'Map of what changes',
  seen: 'Map of allowed connections, with what was seen',
};

/** The map as it is on screen at 100 %, without what is only there to be pressed. */
export function mapSvg({ picture, kind, picked, lit, unchanged }: ShownMap, pen: Pen): Drawing {
  const { boxes, lines, cards } = picture;
  const legend = mapLegend(pen, kind);
  const width = Math.ceil(Math.max(picture.width, legend.width));
  const height = picture.height + MAP_LEGEND_HEIGHT;
  const telling = lines.filter(({ quiet }) => !quiet);
  const isPicked = (type: 'node' | 'edge', id: string): boolean => picked?.type === type && picked.id === id;
  const titled = (title: string, markup: Markup): Markup => el('g', {}, el('title', {}, words(title)), markup);
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
    el('title', { id: 'drawbridge-title' }, words(TITLES[kind])),
    el('desc', { id: 'drawbridge-desc' }, words(telling.map(({ name }) => `${name}.`).join(' '))),
    el('rect', { width, height, fill: pen.color('surface-canvas') }),
    el(
      'g',
      { transform: `translate(${(width - picture.width) / 2} 0)` },
      ...boxes.map((box) => boxMarkup(pen, box)),
      besidesMarkup(pen, lines),
      ...telling.map((line) => {
        const { edge, name } = line;
        const drawn = edgeMarkup(pen, line, { isThin: telling.length > MANY, isPicked: isPicked('edge', edge.id) });
        return titled(name, lit.has(edge.id) ? drawn : el('g', { opacity: 0.2 }, drawn));
      }),
      all(labelMarkups(pen, lines, lit)),
      ...cards.map((card) => {
        const { id } = card.node;
        return cardMarkup(pen, card, { isQuiet: unchanged?.has(id) === true, isPicked: isPicked('node', id) });
      }),
    ),
    legend.draw(picture.height, width),
  );
  return { svg: `${svg}\n`, width, height };
}
