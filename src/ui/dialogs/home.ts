import type { Spot } from './menuEntry';

/** Finds the element a dialog was opened from, or what has taken its place: answers when the page has changed. */
export type Home = () => HTMLElement | null;

const PLACES = '[role="group"][aria-label], :is(section, nav)[aria-label], [role="region"][aria-label]';

/**
 * Remembers where an element stands, so that the focus finds back when the edit took it away: the control now at its
 * place in the same group, else the first one of the canvas.
 */
export function homeOf(element: HTMLElement | undefined): Home {
  const places = placesAround(element).map((place) => ({ name: nameOf(place), index: controlsOf(place).indexOf(element) }));
  return () => {
    if (element === undefined) return null;
    if (element.isConnected) return element;
    for (const { name, index } of places) {
      const place = [...document.querySelectorAll<HTMLElement>(PLACES)].find((one) => nameOf(one) === name);
      const controls = place ? controlsOf(place) : [];
      const control = controls[Math.min(index, controls.length - 1)];
      if (control) return control;
    }
    return document.querySelector<HTMLElement>('[aria-label="Policy canvas"] button');
  };
}

function placesAround(element: HTMLElement | undefined): readonly HTMLElement[] {
  const places: HTMLElement[] = [];
  let place = element?.closest<HTMLElement>(PLACES);
  while (place) {
    places.push(place);
    place = place.parentElement?.closest<HTMLElement>(PLACES);
  }
  return places;
}

function nameOf(place: HTMLElement): string {
  return place.getAttribute('aria-label') ?? '';
}

function controlsOf(place: HTMLElement): readonly (HTMLElement | undefined)[] {
  return [...place.querySelectorAll<HTMLElement>('button:not([disabled])')];
}

/** The boxes a popover stands beside: a group of rows, the policy's card, a rule in the list of rules. */
const BOXES = '.pc-group, .pc-card, .rules__rule';

/**
 * Where a popover stands: beside the box its anchor is in, so that it covers nothing of it, at the height of the
 * anchor, or of the whole box.
 */
export function standOf(
  home: Home,
  height: 'anchor' | 'box',
): { readonly contextElement: Element; getBoundingClientRect(): DOMRect } | null {
  const element = home();
  const box = element?.closest(BOXES) ?? element;
  if (!element || !box) return null;
  return {
    contextElement: box,
    getBoundingClientRect() {
      const across = box.getBoundingClientRect();
      const along = (height === 'box' ? box : element).getBoundingClientRect();
      return new DOMRect(across.x, along.y, across.width, along.height);
    },
  };
}

/** How often a region is looked at for a thing that is about to be drawn in it, before the whole page is. */
const LOOKS = 12;

/** Gives the focus to what an edit left, as soon as it is drawn, nearest to where the dialog was opened from. */
export interface Follow {
  /** Where a rule or a peer stands now. */
  spot(spot: Spot): void;
  /** The same, where the element itself is gone. */
  spotIfGone(spot: Spot): void;
  /** The button of this name. */
  named(name: string): void;
}

/** Remembers what is around an element while it is there: the edit may take all of it away. */
export function followFrom(element: HTMLElement): Follow {
  const around: HTMLElement[] = [];
  for (let place = element.parentElement; place; place = place.parentElement) around.push(place);
  // The same thing may be drawn in several regions, and in some of them later.
  const near = around.slice(0, around.findLastIndex((place) => place.matches(PLACES)) + 1);
  const focus = (...selectors: readonly string[]): void => {
    const look = (left: number): void => {
      const places = left > 0 ? near : [...near, document.body];
      const found = firstIn(places, selectors);
      if (found) found.focus();
      else if (left > 0) requestAnimationFrame(() => look(left - 1));
    };
    requestAnimationFrame(() => look(LOOKS));
  };
  const spot = ({ direction, rule, peer }: Spot): void => {
    const id = `${direction}.rule.${rule}`;
    // A rule of one peer has no mark of its own beside its row.
    const ids = peer === undefined ? [id, `${id}.anyone`, `${id}.peer.0`] : [`${id}.peer.${peer}`, `${id}.anyone`, id];
    focus(...ids.map((target) => `button[data-target="${target}"]`));
  };
  return {
    spot,
    spotIfGone: (place) => {
      requestAnimationFrame(() => !element.isConnected && spot(place));
    },
    named: (name) => focus(`button[aria-label="${CSS.escape(name)}"]`),
  };
}

/** What the first selector finds in the first of the places; else what the next one finds. */
function firstIn(places: readonly HTMLElement[], selectors: readonly string[]): HTMLElement | undefined {
  for (const selector of selectors) {
    for (const place of places) {
      const found = place.isConnected ? place.querySelector<HTMLElement>(selector) : null;
      if (found) return found;
    }
  }
  return undefined;
}
