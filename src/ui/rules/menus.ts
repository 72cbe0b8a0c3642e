import { drawbridge } from '../../store/store';
import { objectOf } from '../../workspace/workspace';
import { openDialog } from '../dialogs';
import { directionOf, parseItem } from './item';

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

/** Opens menus by the right mouse button, the menu key and Shift+F10, in the list and on the canvas. Answers with the way to stop. */
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
    },
    { signal },
  );
  return () => stop.abort();
}
