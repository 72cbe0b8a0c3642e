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
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.yaml,.yml,.json,.zip,.jsonl,.ndjson,.gz,.txt,.log,text/yaml,text/plain,application/yaml,application/json';
  input.addEventListener('change', () => openFiles(input.files ?? []));
  input.click();
}

/** Lets the user choose a folder. */
export function chooseFolder(): void {
  later((part) => part.chooseFolder());
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
  if (MAY_BE_FLOWS.test(text)) import('../files').then((part) => part.openPasted(text), asManifest);
  else asManifest();
}
