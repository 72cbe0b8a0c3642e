import { drawbridge } from '../../store/store';
import { DOWNLOAD_BROKEN } from '../../words';
import { downloadName } from '../../workspace/downloadName';
import { type FileId, fileOf } from '../../workspace/workspace';
import { encodeText } from '../../yaml';

/** Saves a file's text, byte for byte as it stands, under the name `downloadName` gives. */
export function download(id: FileId): void {
  const { workspace, downloaded, notify } = drawbridge.getState();
  const file = fileOf(workspace, id);
  if (!file) return;
  const url = URL.createObjectURL(new Blob([encodeText(file.text)], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = downloadName(file);
  link.click();
  // The browser reads the address after the click returns; a while later it is done with it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  downloaded(id);
  const broken = file.problems.some(({ source, severity }) => source === 'yaml' && severity === 'error');
  if (broken) notify({ tone: 'warning', text: DOWNLOAD_BROKEN, undo: false });
  // That it was saved does not hang on this.
  if (file.text !== file.opened) {
    import('../answers/changes/tellRefused').then(
      ({ tellRefused }) => tellRefused(id, file.text),
      () => {},
    );
  }
}
