import { drawbridge } from '../../store/store';
import type { WithPicker } from '../files/chooseFolder';
import { askForFiles } from './askForFiles';
import { later, loadFiles } from './later';

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
  askForFiles(openFiles, {
    multiple: true,
    accept: '.yaml,.yml,.json,.zip,.jsonl,.ndjson,.gz,.txt,.log,text/yaml,text/plain,application/yaml,application/json',
  });
}

/** Lets the user choose a folder; with the way back to its files where the browser gives one. */
export function chooseFolder(): void {
  const { showDirectoryPicker } = window as Partial<WithPicker>;
  if (showDirectoryPicker) later((part) => part.chooseFolder({ showDirectoryPicker }));
  else askForFiles((files) => later((part) => part.openListed(files)), { webkitdirectory: true });
}

interface WithHandle {
  getAsFileSystemHandle(): Promise<FileSystemHandle | null>;
}

/** No output of Hubble is without one of these; whether a text with one is that, is looked at when it is pasted. */
const MAY_BE_FLOWS =
  /\b(FORWARDED|DROPPED|ERROR|AUDIT|REDIRECTED|TRACED|TRANSLATED|ALLOWED|DENIED|AUDITED|UNKNOWN|LOST)\b|"verdict"|lost_events/;

/** Opens a text that was pasted outside any field. What has no line and no colon is hardly a manifest. */
export function openPasted(text: string): void {
  if (!/[:{]/.test(text)) {
    drawbridge
      .getState()
      .notify({ tone: 'info', text: 'What was pasted does not look like YAML, so nothing was opened.', undo: false });
    return;
  }
  const asManifest = (): void => drawbridge.getState().paste('pasted.yaml', text);
  if (MAY_BE_FLOWS.test(text)) loadFiles().then((part) => part.openPasted(text), asManifest);
  else asManifest();
}
