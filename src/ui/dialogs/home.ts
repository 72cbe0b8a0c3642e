import type { Spot } from './menuEntry';

/** Finds the element a dialog was opened from, or what has taken its place: answers when the page has changed. */
export type Home = () => HTMLElement | null;

const PLACES = '[role="group"][aria-label], section[aria-label], [role="region"][aria-label]';

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

/** How often the page is looked at for a thing that is about to be drawn. */
const LOOKS = 20;

/** Gives the focus to where a rule or a peer stands now, as soon as it is drawn; nearest to where `anchor` is or was. */
export function focusSpot(spot: Spot, anchor: HTMLElement): void {
  const around = ancestorsOf(anchor);
  focusOnce(() => atSpot(spot, around));
}

/** Gives the focus to the button of this name, as soon as it is drawn; nearest to where `anchor` is or was. */
export function focusNamed(name: string, anchor: HTMLElement): void {
  const around = ancestorsOf(anchor);
  focusOnce(() => nearest(`button[aria-label="${CSS.escape(name)}"]`, around));
}

function ancestorsOf(element: HTMLElement): readonly HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let place = element.parentElement; place; place = place.parentElement) around.push(place);
  return around;
}

function focusOnce(find: () => HTMLElement | undefined): void {
  const look = (left: number): void => {
    const found = find();
    if (found) found.focus();
    else if (left > 0) requestAnimationFrame(() => look(left - 1));
  };
  requestAnimationFrame(() => look(LOOKS));
}

function nearest(selector: string, around: readonly HTMLElement[]): HTMLElement | undefined {
  for (const place of [...around.filter((one) => one.isConnected), document.body]) {
    const found = place.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return undefined;
}

function atSpot({ direction, rule, peer }: Spot, around: readonly HTMLElement[]): HTMLElement | undefined {
  const id = `${direction}.rule.${rule}`;
  // A rule of one peer has no mark of its own beside its row.
  const wanted = peer === undefined ? [id, `${id}.anyone`, `${id}.peer.0`] : [`${id}.peer.${peer}`, `${id}.anyone`, id];
  for (const target of wanted) {
    const found = nearest(`button[data-target="${target}"]`, around);
    if (found) return found;
  }
  return undefined;
}
