import { drawbridge } from '../../store/store';
import { openDialog } from '../dialogs';
import { useRequest } from '../dialogs/request';
import { chooseFiles, openDropped, openFiles, openPasted } from './incoming';
import { saveOrDownload } from './outgoing';
import { walkPanels } from './panels';

/**
 * Listens for the shortcuts that hold everywhere (src/words/help/shortcuts.ts), and for files dropped or pasted anywhere.
 * Text fields and the YAML editor keep their own undo and paste. Answers with the way to stop.
 */
export function listenEverywhere(onDrag: (over: boolean) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let depth = 0;
  const dragsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

  window.addEventListener('keydown', onKey, { signal });
  window.addEventListener('keydown', onPaletteKey, { signal, capture: true });
  window.addEventListener('keydown', walkPanels, { signal, capture: true });
  window.addEventListener('hashchange', onAddress, { signal });
  onAddress();
  window.addEventListener('paste', onPaste, { signal });
  window.addEventListener(
    'dragenter',
    (event) => {
      if (dragsFiles(event) && ++depth === 1) onDrag(true);
    },
    { signal },
  );
  window.addEventListener(
    'dragleave',
    (event) => {
      if (dragsFiles(event) && --depth <= 0) onDrag(false);
    },
    { signal },
  );
  window.addEventListener(
    'dragover',
    (event) => {
      if (dragsFiles(event)) event.preventDefault();
    },
    { signal, capture: true },
  );
  window.addEventListener(
    'drop',
    (event) => {
      if (!dragsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      depth = 0;
      onDrag(false);
      if (event.dataTransfer) openDropped(event.dataTransfer);
    },
    { signal, capture: true },
  );
  return () => stop.abort();
}

/** What nothing may take the place of: a form, a review or a question. What was typed or chosen in it would be gone. */
const KEPT = '.surface form, .surface--review, [role="alertdialog"]';

/** Ctrl/⌘+K comes first everywhere, also before the editor, which begins longer orders with it. */
function onPaletteKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
  event.preventDefault();
  event.stopPropagation();
  if (!isKept()) openDialog({ type: 'palette', anchor: focused() });
}

function isKept(): boolean {
  return document.querySelector(KEPT) !== null;
}

function focused(): HTMLElement | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? activeElement : undefined;
}

/**
 * What a shared link carries is taken out of the address at once: a reload does not ask again. Over what is
 * kept the question waits until that is closed.
 */
function onAddress(): void {
  const fragment = location.hash.slice(1);
  if (!fragment.startsWith('share=')) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  const ask = (): void => openDialog({ type: 'shared', fragment });
  if (!isKept()) {
    ask();
    return;
  }
  const stop = useRequest.subscribe(({ request }) => {
    if (request !== undefined) return;
    stop();
    ask();
  });
}

function onKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
  const key = event.key.toLowerCase();
  const { activeFile, undo, redo } = drawbridge.getState();
  if (key === 's' && !event.shiftKey) {
    event.preventDefault();
    if (activeFile !== undefined) saveOrDownload(activeFile);
  } else if (key === 'o' && !event.shiftKey) {
    event.preventDefault();
    chooseFiles();
  } else if ((key === '/' || key === '?') && !document.querySelector('.surface')) {
    // Where / needs Shift, it comes as either. Whatever is open stays open, wherever the focus is.
    event.preventDefault();
    openDialog({ type: 'shortcuts', anchor: focused() });
  } else if ((key === 'z' || key === 'y') && !editsText(event.target)) {
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  }
}

function onPaste(event: ClipboardEvent): void {
  if (event.defaultPrevented || editsText(event.target)) return;
  const files = event.clipboardData?.files;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (files && files.length > 0) openFiles(files);
  else if (text.trim() !== '') openPasted(text);
  else return;
  event.preventDefault();
}

function editsText(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], .monaco-editor, [role="dialog"]') !== null
  );
}
