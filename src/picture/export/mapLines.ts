import type { MapEdge } from '../../answers/map';
import { seenStep } from '../../words/flows/seenWords';
import { isDropped } from '../../words/mapSeenWords';
import type { MapLine } from '../map/drawMap';
import { arrowOf, pathOf, STOP_RADIUS, stopped } from '../map/lineShapes';
import type { Pen, Role } from './pen';
import { all, el, type Markup } from './svg';

type MapState = MapEdge['state'] | 'refused' | 'besides';

/** How thick a line is by how much was seen on it. Dots have to stay dots. */
const SEEN = [1, 2.25, 3.25, 4.5] as const;
const MOST_DOTS = 3.75;

/** What rules allow besides what changes. */
export function besidesMarkup(pen: Pen, lines: readonly MapLine[]): Markup {
  const color = pen.color('border-strong');
  return el(
    'g',
    { fill: 'none', stroke: color, 'stroke-width': 1, opacity: 0.55 },
    ...lines
      .filter(({ quiet }) => quiet)
      .map(({ points }) =>
        all([el('path', { d: pathOf(points) }), el('polygon', { points: arrowOf(points), fill: color, stroke: 'none' })]),
      ),
  );
}

/** A line with its end: an arrow, or a crossed ring where it does not get in. */
export function edgeMarkup(
  pen: Pen,
  { edge, points }: MapLine,
  { isThin, isPicked }: { readonly isThin: boolean; readonly isPicked: boolean },
): Markup {
  const state = stateOf(edge);
  const step = edge.seen && seenStep(edge.seen);
  const width = widthOf(state, step, isThin, isPicked);
  if (state !== 'refused') {
    return all([
      el('path', { d: pathOf(points), ...strokeOf(pen, state, width) }),
      el('polygon', { points: arrowOf(points), fill: pen.color(COLOR[state]) }),
    ]);
  }
  const { points: way, at } = stopped(points);
  return all([el('path', { d: pathOf(way), ...strokeOf(pen, state, width) }), stopMarkup(pen, at.x, at.y, STOP_RADIUS)]);
}

const COLOR: Readonly<Record<MapState, Role>> = {
  allowed: 'allowed-line',
  mixed: 'allowed-line',
  depends: 'depends-line',
  refused: 'denied-line',
  besides: 'text-tertiary',
};

/** What no rule allows and was seen all the same says nothing of a verdict. */
function stateOf({ state, change, seen }: MapEdge): MapState {
  if (change?.kind === 'refused' || isDropped(seen)) return 'refused';
  return seen === undefined || seen.kind === 'rule' ? state : 'besides';
}

function widthOf(state: MapState, step: number | undefined, isThin: boolean, isPicked: boolean): number {
  if (step !== undefined) {
    const thick = SEEN[step] ?? SEEN[0];
    return (state === 'refused' ? Math.min(MOST_DOTS, thick) : thick) + (isPicked ? 1 : 0);
  }
  if (isPicked) return 3.5;
  return isThin || state === 'mixed' ? 1.5 : 2.25;
}

/** How a line of the map is drawn, whatever its way. */
export function strokeOf(pen: Pen, state: MapState, width: number) {
  return {
    fill: 'none',
    stroke: pen.color(COLOR[state]),
    'stroke-width': width,
    'stroke-linejoin': 'round',
    'stroke-linecap': state === 'refused' ? 'round' : undefined,
    'stroke-dasharray': state === 'depends' ? '9 5' : state === 'refused' ? '.1 5' : undefined,
  };
}

/** The ring with a cross that something is refused with. */
export function stopMarkup(pen: Pen, x: number, y: number, radius: number): Markup {
  const arm = Math.round(radius * 42) / 100;
  return el(
    'g',
    { fill: pen.color('surface-canvas'), stroke: pen.color('denied-line'), 'stroke-width': 1.75, 'stroke-linecap': 'round' },
    el('circle', { cx: x, cy: y, r: radius }),
    el('path', { d: `M${x - arm} ${y - arm}l${arm * 2} ${arm * 2}m0 ${-arm * 2}l${-arm * 2} ${arm * 2}` }),
  );
}
