import type { Box } from '../layoutTypes';
import type { Pen, Role } from './pen';
import { el, type Markup } from './svg';

interface Look {
  readonly radius: number;
  readonly fill: Role | undefined;
  readonly border: Role | undefined;
  readonly width?: number;
  readonly dash?: string;
}

/** A box with its border inside, as the page draws it. */
export function boxOf(pen: Pen, { x, y, width, height }: Box, { radius, fill, border, width: line = 1, dash }: Look): Markup {
  const inset = border === undefined ? 0 : line / 2;
  return el('rect', {
    x: x + inset,
    y: y + inset,
    width: Math.max(0, width - 2 * inset),
    height: Math.max(0, height - 2 * inset),
    rx: radius - inset,
    fill: fill === undefined ? 'none' : pen.color(fill),
    stroke: border && pen.color(border),
    'stroke-width': border && line,
    'stroke-dasharray': border && dash,
  });
}

/** A level line, one px thick. */
export function ruler(pen: Pen, x: number, y: number, width: number): Markup {
  return el('rect', { x, y, width, height: 1, fill: pen.color('border-subtle') });
}
