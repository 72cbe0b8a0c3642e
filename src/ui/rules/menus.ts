import { drawbridge } from '../../store/store';
import { objectOf } from '../../workspace/workspace';
import { openDialog } from '../dialogs';
import { carryOut } from './carryOut';
import { directionOf, parseItem } from './item';
import { removePlan } from './plan';

const ITEMS = '.rules [data-target], .pc [data-target]';

/** Opens the menu of a rule, a peer or a direction beside its element; false when it has none now. */
export function openMenu(element: HTMLElement): boolean {
  const { workspace, activeObject } = drawbridge.getState();
  const object = objectOf(workspace, activeObject);
  const id = element.dataset.target;
  const [item, direction] = [parseItem(id), directionOf(id)];
  if (!object?.policy || object.stale || direction === undefined) return false;
  if (item === undefined) openDialog({ type: 'directionMenu', anchor: element, object: object.key, direction });
  else openDialog({ type: 'ruleMenu', anchor: element, object: object.key, ...item });
  return true;
}

/**
 * Opens menus by the right mouse button, the menu key and Shift+F10, in the list and on the canvas, where Delete removes
 * as it does in the list. Answers with the way to stop.
 */
export function listenToMenus(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  // The menu key may come as a key and as an event of its own: one menu is enough.
  let opened = 0;
  const open = (event: Event): void => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>(ITEMS) : null;
    if (!element) return;
    if (event.timeStamp - opened < 300 && event.type === 'contextmenu') event.preventDefault();
    else if (openMenu(element)) {
      opened = event.timeStamp;
      event.preventDefault();
    }
  };
  document.addEventListener('contextmenu', open, { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) open(event);
      else if (event.key === 'Delete' || event.key === 'Backspace') removeFromCanvas(event);
    },
    { signal },
  );
  return () => stop.abort();
}

/** Removes the rule or the peer whose row has the focus, which goes on to the row that takes its place. */
function removeFromCanvas(event: KeyboardEvent): void {
  const element = event.target instanceof HTMLElement ? event.target : undefined;
  const { workspace, activeObject } = drawbridge.getState();
  const object = objectOf(workspace, activeObject);
  const item = parseItem(element?.dataset.target);
  if (!element?.matches('.pc :is(.pc-row, .pc-hub)') || item === undefined || !object?.policy || object.stale) return;
  event.preventDefault();
  const rows = (): readonly HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>(`.pc-row[data-walk="${item.direction}"]`),
  ];
  const at = Math.max(0, rows().indexOf(element));
  void carryOut(object.key, removePlan(object.policy, item), false).then(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) rows()[Math.min(at, rows().length - 1)]?.focus();
    }),
  );
}
