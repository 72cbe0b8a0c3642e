import { isModified, type OpenFile } from '../workspace/workspace';
import { place } from './place';
import { drawbridge } from './store';

let unasked = false;

/** Has the browser ask before a page is left whose changes were neither saved nor downloaded. */
export function askBeforeLeaving(): void {
  window.addEventListener('beforeunload', (event) => {
    if (unasked || place.getState().elsewhere !== undefined) return;
    if (drawbridge.getState().workspace.files.some(isOnlyHere)) event.preventDefault();
  });
}

/** Whether a file's text is nowhere but in this browser: another than what is on disk, as far as is known. */
export function isOnlyHere(file: OpenFile): boolean {
  return isModified(file) && file.text !== file.downloaded;
}

/** Loads the page anew where everything that is open was saved or is meant to go. */
export function reloadUnasked(): void {
  unasked = true;
  location.reload();
}
