import { drawbridge } from '../../store/store';
import { openFolder, openListed } from './opening';

interface WithPicker {
  showDirectoryPicker(options: { readonly id: string }): Promise<FileSystemDirectoryHandle>;
}

/** Lets the user choose a folder and opens it; with the way back to its files where the browser gives one. */
export async function chooseFolder(): Promise<void> {
  const { showDirectoryPicker } = window as Partial<WithPicker>;
  if (showDirectoryPicker === undefined) return chooseList();
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

function chooseList(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  input.addEventListener('change', () => void openListed([...(input.files ?? [])]));
  input.click();
}
