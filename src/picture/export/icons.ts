import type { RowState } from '../../engine';
import type { Pen, Role } from './pen';
import { all, el, type Markup } from './svg';

/** The icons of the page that pictures show, from lucide (ISC licence), on a grid of 24. */
const PATHS = {
  anyone: ['M12 5v14', 'm18.065 8.496-12.125 7', 'm5.94 8.504 12.125 7'],
  outside: ['M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0', 'M12 2a14.5 14.5 0 0 0 0 20 14.5 14.5 0 0 0 0-20', 'M2 12h20'],
  namespace: [
    'M21 8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73l7 4a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16Z',
    'm3.3 7 8.7 5 8.7-5',
    'M12 22V12',
  ],
  cluster: [
    'M2.97 12.92A2 2 0 0 0 2 14.63v3.24a2 2 0 0 0 .97 1.71l3 1.8a2 2 0 0 0 2.06 0L12 19v-5.5l-5-3-4.03 2.42Z',
    'm7 16.5-4.74-2.85',
    'm7 16.5 5-3',
    'M7 16.5v5.17',
    'M12 13.5V19l3.97 2.38a2 2 0 0 0 2.06 0l3-1.8a2 2 0 0 0 .97-1.71v-3.24a2 2 0 0 0-.97-1.71L17 10.5l-5 3Z',
    'm17 16.5-5-3',
    'm17 16.5 4.74-2.85',
    'M17 16.5v5.17',
    'M7.97 4.42A2 2 0 0 0 7 6.13v4.37l5 3 5-3V6.13a2 2 0 0 0-.97-1.71l-3-1.8a2 2 0 0 0-2.06 0l-3 1.8Z',
    'M12 8 7.26 5.15',
    'm12 8 4.74-2.85',
    'M12 13.5V8',
  ],
  lock: ['M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2z', 'M7 11V7a5 5 0 0 1 10 0v4'],
  lockOpen: ['M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2z', 'M7 11V7a5 5 0 0 1 9.9-1'],
  shield: [
    'M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z',
  ],
} as const;

/** An icon with its left end at `x` and its middle at `y`. */
export function icon(pen: Pen, name: keyof typeof PATHS, x: number, y: number, size: number, role: Role): Markup {
  return el(
    'g',
    {
      transform: `translate(${x} ${y - size / 2}) scale(${Math.round((size / 24) * 1e4) / 1e4})`,
      fill: 'none',
      stroke: pen.color(role),
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    ...PATHS[name].map((d) => el('path', { d })),
  );
}

/** The sign of a row's state, 16 px wide, with its left end at `x` and its middle at `y`. */
export function verdictIcon(pen: Pen, state: RowState, x: number, y: number): Markup {
  return el('g', { transform: `translate(${x} ${y - 8})`, fill: 'none' }, shapeOf(pen, state));
}

const ROUND = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

function shapeOf(pen: Pen, state: RowState): Markup {
  const ring = (role: Role, width: number, dash?: string): Markup =>
    el('circle', { cx: 8, cy: 8, r: 6.2, stroke: pen.color(role), 'stroke-width': width, 'stroke-dasharray': dash });
  const stroke = (d: string, role: Role, width: number): Markup =>
    el('path', { d, stroke: pen.color(role), 'stroke-width': width, ...ROUND });
  switch (state) {
    case 'allowed':
    case 'ports':
      return all([
        el('circle', { cx: 8, cy: 8, r: 7, fill: pen.color('allowed-line') }),
        stroke('m4.8 8.2 2.3 2.3 4.2-4.6', 'verdict-glyph', 1.8),
      ]);
    case 'depends':
      return all([ring('depends-line', 1.7), el('path', { d: 'M8 1.8a6.2 6.2 0 0 0 0 12.4z', fill: pen.color('depends-line') })]);
    case 'denied':
      return all([ring('denied-line', 1.6), stroke('m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6', 'denied-line', 1.6)]);
    case 'unknown':
      return all([
        ring('unknown-line', 1.6, '3 2.2'),
        stroke('M6.3 6.5a1.7 1.7 0 1 1 2.4 1.6c-.5.2-.7.5-.7 1M8 11.3v0', 'unknown-line', 1.5),
      ]);
    case 'nobody':
    case 'ignored':
      return stroke('M4 8h8', 'nobody-line', 1.8);
  }
}
