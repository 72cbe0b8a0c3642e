import type { Direction } from '../../engine/policy';

const DISTANCE = 10;
const EDGE = 8;
/** The card starts a little above the row it tells about. */
const ABOVE = 6;

/** Where the hover card stands in the window: beside the row, towards the middle; where that is too narrow, below or above it. */
export function placeCard(
  row: DOMRect,
  card: { readonly offsetWidth: number; readonly offsetHeight: number },
  canvas: DOMRect,
  direction: Direction,
): { readonly left: number; readonly top: number } {
  const within = (value: number, from: number, to: number): number => Math.max(from + EDGE, Math.min(to - EDGE, value));
  const beside = direction === 'ingress' ? row.right + DISTANCE : row.left - DISTANCE - card.offsetWidth;
  const fits = beside >= canvas.left + EDGE && beside + card.offsetWidth <= canvas.right - EDGE;
  const bottom = Math.min(canvas.bottom, window.innerHeight);
  if (fits) return { left: beside, top: within(row.top - ABOVE, canvas.top, bottom - card.offsetHeight) };
  const left = within(row.left, canvas.left, canvas.right - card.offsetWidth);
  const below = row.bottom + DISTANCE;
  const above = Math.max(EDGE, row.top - DISTANCE - card.offsetHeight);
  return { left, top: below + card.offsetHeight <= bottom ? below : above };
}
