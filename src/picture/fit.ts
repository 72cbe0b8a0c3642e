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

/** A window in px. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** `fromTop`: it is too high to be seen whole, so it begins at its top. */
export interface Fitted extends Viewport {
  readonly fromTop: boolean;
}

/** Room kept free above and below the picture, in px. */
const AROUND = 10;

/**
 * Shows the whole picture, never larger than 1 and never smaller than 70 %. What would be cut off even so is not shrunk for
 * its height: it goes on below.
 */
export function fitInto({ x, y, width, height }: Box, frame: Frame): Fitted {
  const room = frame.height - 2 * AROUND;
  const fromTop = height * ZOOM.fit > room;
  const across = (frame.width - 2 * MARGIN) / width;
  const zoom = Math.min(1, Math.max(ZOOM.fit, Math.min(across, fromTop ? 1 : room / height)));
  const above = fromTop ? AROUND : (frame.height - height * zoom) / 2;
  return { x: (frame.width - width * zoom) / 2 - x * zoom, y: above - y * zoom, zoom, fromTop };
}

/** The height, in the picture's px, at the middle of what one sees; undefined while all of its height is in view. */
export function focusOf(bounds: Box, { height }: Frame, { y, zoom }: Viewport): number | undefined {
  return bounds.height * zoom > height - AROUND ? (height / 2 - y) / zoom : undefined;
}
