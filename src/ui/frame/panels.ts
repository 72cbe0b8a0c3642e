/** The panels, in the order in which they are walked; a small window shows some of them. */
const PANELS = '.topbar, .side__files, .side__list, .pane--canvas, .pane--yaml, .pane--answers, .start, .lesson';

/** What has the focus first in a panel: the first of these that is in it and can have it. */
const FIRST = ['[aria-selected="true"]', '[aria-current="true"]', '[data-walk]', '.native-edit-context, .inputarea', 'button'];

const left = new WeakMap<Element, Element>();

/**
 * F6 and Shift+F6 go from panel to panel, to what had the focus there last. They lead out of the editor, too, where Tab
 * writes. An open dialog keeps the focus.
 */
export function walkPanels(event: KeyboardEvent): void {
  const { activeElement } = document;
  if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (activeElement?.closest('[role$="dialog"]')) return;
  event.preventDefault();
  const panels = [...document.querySelectorAll(PANELS)].filter((panel) => panel.getClientRects().length > 0);
  const at = panels.findIndex((panel) => panel.contains(activeElement));
  const here = panels[at];
  if (here && activeElement) left.set(here, activeElement);
  const next = panels.at(event.shiftKey ? Math.max(at, 0) - 1 : (at + 1) % panels.length);
  if (!next) return;
  // What had it may be gone, disabled or out of sight by now.
  [left.get(next), ...FIRST.flatMap((one) => [...next.querySelectorAll(one)])].some((stop) => {
    if (stop instanceof HTMLElement || stop instanceof SVGElement) stop.focus();
    return next.contains(document.activeElement);
  });
}
