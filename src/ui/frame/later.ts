import { drawbridge } from '../../store/store';

/** Folders, zips and saving back: fetched when they are asked for. */
type Files = typeof import('../files');

/** Does something with that part; says so when it cannot be fetched. */
export function later(use: (files: Files) => void | Promise<void>): void {
  import('../files').then(use).catch(sayNotLoaded);
}

/** Says that what was asked for could not be fetched. */
export function sayNotLoaded(): void {
  const text = 'This part of Drawbridge could not be loaded. Check the connection and try again; your text is untouched.';
  drawbridge.getState().notify({ tone: 'error', text, undo: false });
}
