import { drawbridge } from '../../store/store';
import { openFolder } from './opening';

/** What a window has in browsers with the File System Access API. */
export interface WithPicker {
  showDirectoryPicker(options: { readonly id: string }): Promise<FileSystemDirectoryHandle>;
}

/** Lets the user choose a folder and opens it, with the way back to its files. */
export async function chooseFolder({ showDirectoryPicker }: WithPicker): Promise<void> {
  let folder: FileSystemDirectoryHandle;
  try {
    folder = await showDirectoryPicker({ id: 'drawbridge' });
  } catch (error) {
    const calledOff = error instanceof DOMException && error.name === 'AbortError';
    const text = 'The browser did not let a folder be chosen. Try again, or drop the folder on the page.';
    if (!calledOff) drawbridge.getState().notify({ tone: 'error', text, undo: false });
    return;
  }
  await openFolder(folder);
}
