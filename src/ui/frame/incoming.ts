import type { IncomingFile } from '../../store/contract';
import { drawbridge } from '../../store/store';

/** Refused before it is read into memory, in bytes. */
const TOO_LARGE = 50 * 1024 * 1024;

/** Opens files the browser handed over, beside what is open. */
export async function openFiles(files: Iterable<File>): Promise<void> {
  const { open, notify } = drawbridge.getState();
  const incoming: IncomingFile[] = [];
  for (const file of files) {
    if (file.size > TOO_LARGE) {
      notify({
        tone: 'error',
        text: `${file.name} was not opened: it has ${Math.round(file.size / 1048576)} MB, more than the 50 MB Drawbridge reads.`,
        undo: false,
      });
      continue;
    }
    try {
      incoming.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      notify({
        tone: 'error',
        text: `${file.name} was not opened: the browser could not read it. If it is a folder, choose the files in it.`,
        undo: false,
      });
    }
  }
  open(incoming);
}

/** Lets the user choose files. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.yaml,.yml,.json,text/yaml,application/yaml,application/json';
  input.addEventListener('change', () => void openFiles(input.files ?? []));
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
