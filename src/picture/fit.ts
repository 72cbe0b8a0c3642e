import type { Box } from './layoutTypes';
import { MARGIN } from './sizes';

/** Zoom never goes beyond these; fit stops at 70 %, where rows are still read. */
export const ZOOM = { least: 0.4, fit: 0.7, most: 2 } as const;

/** Where the picture stands in its window: screen = picture * zoom + (x, y). */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** A window in px; `below` is covered by the legend at its foot. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly below: number;
}

/** Room kept free above the picture, in px. */
const ABOVE = 10;

/** Shows the whole picture, never larger than 1 and never smaller than 70 %; what is higher has the card in the middle. */
export function fitInto(bounds: Box, frame: Frame): Viewport {
  const room = { width: frame.width - 2 * MARGIN, height: frame.height - ABOVE - frame.below };
  const zoom = Math.min(1, Math.max(ZOOM.fit, Math.min(room.width / bounds.width, room.height / bounds.height)));
  const x = (frame.width - bounds.width * zoom) / 2 - bounds.x * zoom;
  const middle = ABOVE + room.height / 2;
  const fits = bounds.height * zoom <= room.height;
  return { x, y: fits ? middle - (bounds.y + bounds.height / 2) * zoom : middle, zoom };
}

/** The height, in the picture's px, at the middle of what one sees; undefined while all of its height is in view. */
export function focusOf(bounds: Box, frame: Frame, { y, zoom }: Viewport): number | undefined {
  const room = frame.height - ABOVE - frame.below;
  return bounds.height * zoom <= room ? undefined : (ABOVE + room / 2 - y) / zoom;
}
