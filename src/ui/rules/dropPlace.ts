import { parseItem } from './item';
import type { Place } from './plan';

/** This near to a rule's edge, a peer goes between rules, in px. */
const EDGE = 7;

/** A place to drop at, and where to mark it: the element it is in, and the height of the line, or all of the element. */
export interface Found {
  readonly place: Place;
  readonly element: Element;
  /** The line's height in the window; undefined: the whole element is marked. */
  readonly line: number | undefined;
}

/** The place in the page that a rule (`peer` false) or a peer would be dropped at. */
export function placeAt(x: number, y: number, peer: boolean): Found | undefined {
  const under = document.elementFromPoint(x, y);
  const listed = under?.closest<HTMLElement>('[data-rules]');
  if (listed) return inList(listed, under?.closest<HTMLElement>('[data-rule]') ?? nearest(listed, y), y, peer);
  const element = under?.closest<HTMLElement>('.pc [data-rule], .pc [data-target]');
  const item = parseItem(element?.dataset.rule ?? element?.dataset.target);
  if (!element || item === undefined || !peer) return undefined;
  return { place: { type: 'rule', direction: item.direction, rule: item.rule, at: undefined }, element, line: undefined };
}

function inList(list: HTMLElement, element: HTMLElement | undefined, y: number, peer: boolean): Found | undefined {
  const item = parseItem(element?.dataset.rule);
  if (!element || !list.contains(element) || item === undefined) return undefined;
  const { direction, rule } = item;
  const box = element.getBoundingClientRect();
  const gap = (index: number): Found => ({
    place: { type: 'gap', direction, index },
    element,
    line: index === rule ? box.top - 2 : box.bottom + 2,
  });
  if (!peer) return gap(y < box.top + box.height / 2 ? rule : rule + 1);
  if (y < box.top + EDGE) return gap(rule);
  if (y > box.bottom - EDGE) return gap(rule + 1);
  const peers = [...element.querySelectorAll<HTMLElement>('[data-peer]')].map((each) => each.getBoundingClientRect());
  const at = peers.findIndex((each) => y < each.top + each.height / 2);
  const before = peers[at];
  const line = before === undefined ? peers.at(-1)?.bottom : before.top;
  return { place: { type: 'rule', direction, rule, at: before === undefined ? undefined : at }, element, line };
}

/** The rule of a direction's list that is nearest to a height. */
function nearest(list: HTMLElement, y: number): HTMLElement | undefined {
  let found: { readonly element: HTMLElement; readonly away: number } | undefined;
  for (const element of list.querySelectorAll<HTMLElement>('[data-rule]')) {
    const { top, bottom } = element.getBoundingClientRect();
    const away = Math.max(top - y, y - bottom);
    if (found === undefined || away < found.away) found = { element, away };
  }
  return found?.element;
}
