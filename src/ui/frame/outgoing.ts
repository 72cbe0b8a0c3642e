import { drawbridge } from '../../store/store';
import { DOWNLOAD_BROKEN } from '../../words';
import { downloadName } from '../../workspace/downloadName';
import { type FileId, fileOf } from '../../workspace/workspace';
import { encodeText } from '../../yaml';
import { later } from './later';
import { offer } from './offer';

/** Saves a file's text, byte for byte as it stands, under the name `downloadName` gives. */
export function download(id: FileId): void {
  const { workspace, downloaded, notify } = drawbridge.getState();
  const file = fileOf(workspace, id);
  if (!file) return;
  offer(downloadName(file), new Blob([encodeText(file.text)], { type: 'application/yaml' }));
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

/** Saves a file where it came from, where that is possible: then `save` takes care of what is on disk now. Else downloads it. */
export function saveOrDownload(id: FileId): void {
  if (drawbridge.getState().handles.has(id)) later((files) => files.save(id));
  else download(id);
}
