import type { TextEdit } from '../text';
import { type FileId, fileOf, type ObjectKey, type OpenFile, policiesOf, type Workspace } from '../workspace/workspace';
import type { DrawbridgeState } from './contract';

/** The object that was shown, if it is still there; else the file's first policy. */
export function active(
  workspace: Workspace,
  wantedFile: FileId | undefined,
  wantedObject: ObjectKey | undefined,
): Pick<DrawbridgeState, 'activeFile' | 'activeObject'> {
  const file = fileOf(workspace, wantedFile) ?? workspace.files[0];
  if (!file) return { activeFile: undefined, activeObject: undefined };
  const object = file.objects.find((one) => one.key === wantedObject && one.policy) ?? policiesOf(file)[0];
  return { activeFile: file.id, activeObject: object?.key };
}

/** What undo and redo show: the file they change, and the policy the change touches. */
export function shownBy(
  files: readonly OpenFile[],
  id: FileId,
  edits: readonly TextEdit[],
  current: ObjectKey | undefined,
): Partial<DrawbridgeState> {
  const at = edits[0]?.offset ?? 0;
  const objects = files.find((file) => file.id === id)?.objects.filter((object) => object.policy) ?? [];
  const touched = objects.filter((object) => object.documentRange.start <= at && at <= object.documentRange.end);
  const object = touched.find((one) => one.key === current) ?? touched[0];
  return { activeFile: id, activeObject: object?.key ?? current };
}
