import type { TabId } from './tabs';

let shown: (tab: TabId) => void = () => {};

/** Shows a tab of the answers, from wherever a link leads to it. */
export function showTab(tab: TabId): void {
  shown(tab);
}

/** Called by whoever lays the page out: `show` opens the answers at a tab. */
export function onShowTab(show: (tab: TabId) => void): void {
  shown = show;
}
