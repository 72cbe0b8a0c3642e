import { drawbridge } from '../../store/store';

/** Folders, zips and saving back: fetched when they are asked for. */
type Files = typeof import('../files');

let part: Promise<Files> | undefined;

/** That part. One promise for all who wait: of two imports of their own the later may come first. */
export function loadFiles(): Promise<Files> {
  part ??= import('../files').catch((error: unknown) => {
    // So that the next click tries again.
    part = undefined;
    throw error;
  });
  return part;
}

/** Does something with that part, in the order of asking; says so when it cannot be fetched. */
export function later(use: (files: Files) => void | Promise<void>): void {
  loadFiles().then(use).catch(sayNotLoaded);
}

/** Says that what was asked for could not be fetched. */
export function sayNotLoaded(): void {
  const text = 'This part of Drawbridge could not be loaded. Check the connection and try again; your text is untouched.';
  drawbridge.getState().notify({ tone: 'error', text, undo: false });
}
