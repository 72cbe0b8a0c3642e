import type { KeyboardEvent } from 'react';

/** The names in a tree, each a button: what the arrow keys go between. */
const NAMES = '.node__main, button.node';

/**
 * The arrow keys in a tree: up and down to the next name, Home and End to the first and last, right opens a folder or goes into
 * it, left closes it or goes to the folder around.
 */
export function walkTree(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>(NAMES)];
  const here = names.find((name) => name === event.target);
  if (!here) return;
  const step = stepOf(event.key, here, names);
  if (step === undefined) return;
  event.preventDefault();
  if (step === 'toggle') here.click();
  else step.focus();
}

function stepOf(key: string, here: HTMLElement, names: readonly HTMLElement[]): HTMLElement | 'toggle' | undefined {
  const at = names.indexOf(here);
  const expanded = here.getAttribute('aria-expanded');
  switch (key) {
    case 'ArrowDown':
      return names[at + 1];
    case 'ArrowUp':
      return names[at - 1];
    case 'Home':
      return names[0];
    case 'End':
      return names.at(-1);
    case 'ArrowRight':
      return expanded === 'false' ? 'toggle' : expanded === 'true' ? names[at + 1] : undefined;
    case 'ArrowLeft':
      return expanded === 'true' ? 'toggle' : (around(here) ?? undefined);
    default:
      return undefined;
  }
}

/** The name that has this one in its list. */
function around(here: HTMLElement): HTMLElement | null | undefined {
  return here.closest('ul')?.closest('li')?.querySelector<HTMLElement>(NAMES);
}
