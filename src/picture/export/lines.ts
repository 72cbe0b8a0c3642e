import type { Head, Line, PlacedHub, Wall } from '../layoutTypes';
import type { LineState } from '../picture';
import { HUB, STOP_RADIUS } from '../sizes';
import { boxOf } from './frames';
import { type Pen, type Role, write } from './pen';
import { all, el, type Markup } from './svg';

const COLOR: Readonly<Record<LineState, Role>> = {
  allowed: 'allowed-line',
  depends: 'depends-line',
  denied: 'denied-line',
  unknown: 'unknown-line',
};
/** How thick a line is by how much was seen on it. Dots have to stay dots. */
const SEEN = [1.25, 2.25, 3.25, 4.5] as const;
const MOST_DOTS = 3.75;

/** How a line of a state is drawn, whatever its way. */
function strokeOf(pen: Pen, state: LineState, width: number) {
  const stroke = { fill: 'none', stroke: pen.color(COLOR[state]), 'stroke-width': width };
  switch (state) {
    case 'allowed':
      return { ...stroke, 'stroke-linecap': 'round' };
    case 'depends':
      return { ...stroke, 'stroke-dasharray': '9 5' };
    case 'denied':
      return { ...stroke, 'stroke-linecap': 'round', 'stroke-dasharray': '.1 5' };
    case 'unknown':
      return { ...stroke, 'stroke-dasharray': '8 4 1.5 4' };
  }
}

/** A line with its ends. `step`: how much was seen on it, where that is told. */
export function lineMarkup(pen: Pen, { state, path, rule, threads, heads, stop }: Line, step: number | undefined): Markup {
  const own = state === 'unknown' ? 1.5 : rule === undefined && threads ? 1.75 : 2.25;
  const seen = step === undefined ? undefined : SEEN[step];
  const width = seen === undefined ? own : state === 'denied' ? Math.min(MOST_DOTS, seen) : seen;
  return all([
    el('path', { d: path, ...strokeOf(pen, state, width) }),
    ...heads.map((head) => headMarkup(pen, head, state, 'surface-canvas')),
    ...(stop === undefined ? [] : [stopMarkup(pen, stop.x, stop.y, STOP_RADIUS, 2.4, 'surface-canvas')]),
  ]);
}

function headMarkup(pen: Pen, { x, y, direction }: Head, state: LineState, ground: Role): Markup {
  const half = 4.5;
  const back = x - direction * half * 2.3;
  return arrow(pen, `M${x} ${y}L${rounded(back)} ${y - half}V${y + half}Z`, state, ground);
}

function arrow(pen: Pen, d: string, state: LineState, ground: Role): Markup {
  const hollow = state === 'depends';
  return el('path', {
    d,
    fill: pen.color(hollow ? ground : COLOR[state]),
    stroke: pen.color(COLOR[state]),
    'stroke-width': hollow ? 1.75 : 1,
    'stroke-linejoin': 'round',
  });
}

function stopMarkup(pen: Pen, x: number, y: number, radius: number, arm: number, ground: Role): Markup {
  return el(
    'g',
    { fill: pen.color(ground), stroke: pen.color('denied-line'), 'stroke-width': 1.6, 'stroke-linecap': 'round' },
    el('circle', { cx: x, cy: y, r: radius }),
    el('path', { d: `M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}` }),
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A sample of a line for the legend: 34 px wide, with its middle at `y`. */
export function sampleMarkup(pen: Pen, state: LineState, x: number, y: number): Markup {
  const end = state === 'denied' ? 18 : state === 'unknown' ? 32 : 25;
  return all([
    el('path', { d: `M${x + 2} ${y}H${x + end}`, ...strokeOf(pen, state, state === 'unknown' ? 1.5 : 2.25) }),
    ...(state === 'allowed' || state === 'depends'
      ? [arrow(pen, `M${x + 33} ${y}L${x + 23} ${y - 4.5}V${y + 4.5}Z`, state, 'surface-pane')]
      : []),
    ...(state === 'denied' ? [stopMarkup(pen, x + 27, y, 5.8, 2, 'surface-pane')] : []),
  ]);
}

/** A rule's numbered circle. */
export function hubMarkup(pen: Pen, { rule, state, x, y }: PlacedHub): Markup {
  const border: Role = state === 'depends' ? 'depends-line' : state === 'unknown' ? 'unknown-line' : 'allowed-line';
  const text: Role = state === 'depends' ? 'depends-text' : state === 'unknown' ? 'unknown-text' : 'allowed-text';
  const box = { x: x - HUB / 2, y: y - HUB / 2, width: HUB, height: HUB };
  return all([
    boxOf(pen, box, {
      radius: HUB / 2,
      fill: 'surface-raised',
      border,
      width: 1.5,
      ...(border !== 'allowed-line' && { dash: '3 2' }),
    }),
    write(pen, String(rule + 1), { x, y, font: { size: 11, weight: 600, spacing: -0.22 }, fill: text, anchor: 'middle' }),
  ]);
}

/** The policy's edge on one side. */
export function wallMarkup(pen: Pen, { x, kind, segments }: Wall): Markup {
  const width = kind === 'closed' ? 6 : 5;
  return all(
    segments.map(({ y, height }) =>
      el('rect', {
        x: x - width / 2,
        y,
        width,
        height,
        ...(kind === 'closed'
          ? { rx: 2, fill: pen.color('denied-line') }
          : {
              rx: width / 2,
              fill: pen.color('surface-raised'),
              stroke: pen.color(kind === 'open' ? 'allowed-line' : 'unknown-line'),
              'stroke-width': 1.25,
              'stroke-dasharray': kind === 'open' ? '2.5 3' : '6 3',
            }),
      }),
    ),
  );
}
