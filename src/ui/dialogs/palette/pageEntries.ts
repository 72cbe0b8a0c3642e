import type { Entry } from './entry';

/** What names things that are found by themselves, or stands there many times over: cells, rows, files. */
const NOT =
  '[role="dialog"], [role="menu"], .topbar, nav ul, [role="tree"], table, [role="grid"], [data-target], [data-walk], [data-help]';

/** Every other button that can be pressed on the page now. `taken`: the titles of what can be done by other entries. */
export function pageEntries(taken: ReadonlySet<string>): readonly Entry[] {
  const found = new Map<string, Entry>();
  for (const button of document.querySelectorAll<HTMLElement>('#root button, #root [role="tab"]')) {
    // As it is read: a number beside a word stands apart from it.
    // biome-ignore lint/performance/useDomNodeTextContent: see above
    const title = (button.ariaLabel ?? button.innerText).replace(/\s+/g, ' ').trim();
    const off = button.matches(':disabled, [aria-disabled="true"]') || button.getClientRects().length === 0;
    if (off || title === '' || button.closest(NOT)) continue;
    const detail = button.closest('section[aria-label], nav[aria-label], [role="group"][aria-label]')?.ariaLabel ?? '';
    const key = `page ${detail} ${title}`;
    if (taken.has(title) || found.has(key)) continue;
    const run = (): void => {
      button.focus();
      button.click();
    };
    found.set(key, { key, group: 'On this page', title, detail, leads: true, run });
  }
  return [...found.values()];
}
