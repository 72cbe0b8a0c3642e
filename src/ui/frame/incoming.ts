import { drawbridge } from '../../store/store';
import { later } from './later';

/** Opens files the browser handed over, beside what is open. */
export function openFiles(files: Iterable<File>): void {
  // The browser empties its lists when the event is over.
  const all = [...files];
  later((part) => part.openFiles(all));
}

/** Opens what was dropped: files, folders, zips. */
export function openDropped(data: DataTransfer): void {
  const dropped = [...data.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({
      handle: (item as Partial<WithHandle>).getAsFileSystemHandle?.call(item),
      entry: item.webkitGetAsEntry(),
      file: item.getAsFile(),
    }));
  later((part) => part.openDropped(dropped));
}

/** Lets the user choose files. */
export function chooseFiles(): void {
  choose((input) => {
    input.multiple = true;
    input.accept = '.yaml,.yml,.json,.zip,text/yaml,application/yaml,application/json';
  }, openFiles);
}

/** Lets the user choose a folder; with the way back to its files where the browser gives one. */
export function chooseFolder(): void {
  const { showDirectoryPicker } = window as Partial<WithPicker>;
  if (showDirectoryPicker)
    showDirectoryPicker({ id: 'drawbridge' }).then(
      (folder) => later((part) => part.openFolder(folder)),
      () => {},
    );
  else
    choose(
      (input) => {
        input.webkitdirectory = true;
      },
      (files) => {
        const all = [...files];
        later((part) => part.openListed(all));
      },
    );
}

interface WithPicker {
  showDirectoryPicker(options: { readonly id: string }): Promise<FileSystemDirectoryHandle>;
}

interface WithHandle {
  getAsFileSystemHandle(): Promise<FileSystemHandle | null>;
}

function choose(prepare: (input: HTMLInputElement) => void, open: (files: Iterable<File>) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  prepare(input);
  input.addEventListener('change', () => open(input.files ?? []));
  input.click();
}

/** Opens a text that was pasted outside any field. What has no line and no colon is hardly a manifest. */
export function openPasted(text: string): void {
  if (!/[:{]/.test(text)) {
    drawbridge
      .getState()
      .notify({ tone: 'info', text: 'What was pasted does not look like YAML, so nothing was opened.', undo: false });
    return;
  }
  drawbridge.getState().create('pasted.yaml', text);
}
