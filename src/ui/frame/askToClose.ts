import { drawbridge } from '../../store/store';
import { type FileId, fileOf, isModified } from '../../workspace/workspace';
import { openDialog } from '../dialogs/request';

/** Closes a file; one with changes that were never downloaded is asked about first. */
export function askToClose(id: FileId): void {
  const file = fileOf(drawbridge.getState().workspace, id);
  if (!file) return;
  if (!isModified(file) || file.text === file.downloaded) drawbridge.getState().close(id);
  else openDialog({ type: 'close', anchor: undefined, file: id });
}
