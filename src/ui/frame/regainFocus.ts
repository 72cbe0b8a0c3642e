/** So many frames what gets the focus may take to be drawn. */
const FRAMES = 60;

/** The last one that was asked for: it ends those before it. */
let last: object | undefined;

/**
 * Gives a focus that went away with what had it to what a selector finds first, as soon as that is drawn: else it would be
 * nowhere, and Tab would begin anew. A focus that is somewhere stays there.
 */
export function regainFocus(selector = '[aria-label="Policy canvas"] button'): void {
  const own = {};
  last = own;
  const look = (left: number): void => {
    if (last !== own) return;
    if (document.activeElement === document.body) document.querySelector<HTMLElement | SVGElement>(selector)?.focus();
    if (left > 0) requestAnimationFrame(() => look(left - 1));
  };
  requestAnimationFrame(() => look(FRAMES));
}
