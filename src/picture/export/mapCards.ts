import { cardName, wallWords } from '../../words/mapWords';
import type { MapBox, MapCard } from '../map/drawMap';
import { type Font, type Pen, writeOn } from './pen';
import { el, type Markup, words } from './svg';

const STRONG: Font = { size: 13, weight: 600 };
const PLAIN: Font = { size: 13 };
const SMALL: Font = { size: 11 };
const PAD = 13;

/** The border around a namespace, or around all addresses outside, with its name. */
export function boxMarkup(pen: Pen, { home, x, y, width, height }: MapBox): Markup {
  const isOutside = home.type === 'outside';
  return el(
    'g',
    {},
    el('rect', {
      x,
      y,
      width,
      height,
      rx: 10,
      fill: pen.color('surface-pane'),
      'fill-opacity': 0.6,
      stroke: pen.color('border-default'),
    }),
    writeOn(pen, isOutside ? 'outside the cluster' : home.namespace, {
      x: x + 14,
      y: y + (isOutside ? 24 : 23),
      font: STRONG,
      fill: 'text-secondary',
      room: width - 28,
    }),
  );
}

interface CardLook {
  /** It says nothing, since nothing changes for it. */
  readonly isQuiet: boolean;
  readonly isPicked: boolean;
}

/** A workload, a folded namespace or addresses, with their walls. */
export function cardMarkup(pen: Pen, { node, x, y, width, height }: MapCard, { isQuiet, isPicked }: CardLook): Markup {
  const rect = (inset: number, rx: number) => ({
    x: x + inset,
    y: y + inset,
    width: width - 2 * inset,
    height: height - 2 * inset,
    rx,
  });
  const wall = (isolation: 'all' | 'some' | 'none', inset: number, rx: number, thick: number): Markup | undefined =>
    isolation === 'none'
      ? undefined
      : el('rect', {
          ...rect(inset, rx),
          fill: 'none',
          stroke: pen.color(isQuiet ? 'border-strong' : 'denied-line'),
          'stroke-width': isQuiet ? 1.25 : thick,
          'stroke-dasharray': isolation === 'some' ? '6 4' : undefined,
        });
  const room = width - 2 * PAD;
  return el(
    'g',
    {},
    el('title', {}, words(cardName(node))),
    el('rect', { ...rect(0, 7), fill: pen.color('surface-raised'), stroke: pen.color('border-default') }),
    wall(node.ingress, 0, 7, 2.5),
    wall(node.egress, 4, 4, 1.25),
    isPicked ? el('rect', { ...rect(-4, 10), fill: 'none', stroke: pen.color('accent-line'), 'stroke-width': 2 }) : undefined,
    writeOn(pen, node.name, {
      x: x + PAD,
      y: y + 19,
      font: isQuiet ? PLAIN : STRONG,
      fill: isQuiet ? 'text-secondary' : 'text-primary',
      room,
    }),
    writeOn(pen, wallWords(node), { x: x + PAD, y: y + 34, font: SMALL, fill: 'text-secondary', room }),
  );
}
