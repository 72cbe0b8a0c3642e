/** Kept free around what is revealed, in px: there rows fade. */
const MARGIN = 32;

/** How far a window of the canvas has to move for an element in it to be seen; undefined when it is. */
export function revealIn(element: DOMRect, box: DOMRect): { readonly x: number; readonly y: number } | undefined {
  const x = shift(element.left, element.right, box.left + MARGIN / 2, box.right - MARGIN / 2);
  const y = shift(element.top, element.bottom, box.top + MARGIN, box.bottom - MARGIN);
  return x === 0 && y === 0 ? undefined : { x, y };
}

function shift(from: number, to: number, least: number, most: number): number {
  if (from < least) return least - from;
  return to > most ? most - to : 0;
}
