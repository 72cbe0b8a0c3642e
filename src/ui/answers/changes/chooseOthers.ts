import type { OtherFile } from '../../../answers/analyst';
import { others } from '../../../store/others';
import { drawbridge } from '../../../store/store';
import { decodeText, maxFileBytes } from '../../../yaml';
import { askForFiles } from '../../frame/askForFiles';

/**
 * Lets the person choose files to compare with, and keeps their texts; what cannot be read is told, and then those of
 * before stay. Settles when that is done, or nothing was chosen. `onReading`: files were chosen.
 */
export function chooseOthers(folder: boolean, onReading: (reading: true) => void): Promise<void> {
  return new Promise((done) => {
    askForFiles(
      (files) => {
        if (files.length === 0) return done();
        onReading(true);
        // A folder holds other things, too.
        void readOthers(files.filter(({ name }) => !folder || /\.(ya?ml|json)$/i.test(name))).then(done);
      },
      folder
        ? { webkitdirectory: true }
        : { multiple: true, accept: '.yaml,.yml,.json,text/yaml,application/yaml,application/json' },
    );
  });
}

async function readOthers(chosen: readonly File[]): Promise<void> {
  const { notify } = drawbridge.getState();
  const tell = (text: string): void => notify({ tone: 'error', text, undo: false });
  if (chosen.length === 0) return tell('There is no YAML or JSON file in this folder: nothing is compared with it.');
  const files: OtherFile[] = [];
  for (const file of chosen) {
    const name = file.webkitRelativePath || file.name;
    const read = await readOther(file);
    // An answer against a part of them would be wrong.
    if (!read.ok) return tell(`Nothing is compared with these files: ${name} cannot be read. ${read.reason}`);
    files.push({ name, text: read.text });
  }
  others.setState({ files });
}

async function readOther(file: File): Promise<ReturnType<typeof decodeText>> {
  if (file.size > maxFileBytes) return { ok: false, reason: `It has more than ${maxFileBytes / 1_000_000} MB.` };
  try {
    return decodeText(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { ok: false, reason: 'The browser could not read it.' };
  }
}
