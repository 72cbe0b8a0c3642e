import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactElement, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isOnlyHere } from '../../store/leaving';
import { place } from '../../store/place';
import { drawbridge, useDrawbridge } from '../../store/store';
import { deleteWorkspace, forgetEverything, type KeptWorkspace, otherWorkspaces } from '../../store/workspaces';
import { homeOf } from './home';
import { closeDialog } from './request';

export interface ForgetQuestionProps {
  readonly anchor: HTMLElement;
  readonly what: 'workspace' | 'everything';
}

/** The question before what is kept in this browser is deleted: nothing brings it back. */
export function ForgetQuestion({ anchor, what }: ForgetQuestionProps): ReactElement {
  const title = useStore(place, (state) => state.title);
  const files = useDrawbridge((state) => state.workspace.files);
  const [home] = useState(() => homeOf(anchor));
  const [others, setOthers] = useState<readonly KeptWorkspace[]>([]);
  useEffect(() => {
    if (what === 'everything') otherWorkspaces().then(setOthers, () => {});
  }, [what]);
  const all = others.reduce((sum, one) => sum + one.files, files.length);
  const changed = others.reduce((sum, one) => sum + one.changed, files.filter(isOnlyHere).length);
  const go = (): void => {
    closeDialog();
    (what === 'workspace' ? deleteWorkspace() : forgetEverything()).catch(() => {
      place.setState({ elsewhere: undefined });
      const text = 'This browser did not let Drawbridge delete what it keeps. Nothing that is open was lost.';
      drawbridge.getState().notify({ tone: 'error', text, undo: false });
    });
  };
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="scrim" />
        <AlertDialog.Popup className="surface surface--dialog" finalFocus={home}>
          <div className="surface__head">
            <AlertDialog.Title className="truncate" title={title}>
              {what === 'workspace' ? `Delete “${title}”?` : 'Forget everything?'}
            </AlertDialog.Title>
          </div>
          <div className="surface__body surface__body--text">
            <AlertDialog.Description>
              {what === 'workspace'
                ? takenOut(all)
                : `All workspaces (${others.length + 1}, with ${count(all)}), the cluster, the theme and everything else that Drawbridge keeps in this browser are deleted.`}{' '}
              Nothing brings them back. Files on your disk stay as they are.
            </AlertDialog.Description>
            {changed > 0 && (
              <p>
                <b>{changed === 1 ? '1 file has changes' : `${changed} files have changes`} that were not downloaded.</b>
              </p>
            )}
          </div>
          <div className="surface__foot">
            <span className="surface__buttons surface__buttons--stack">
              <AlertDialog.Close className="btn">Cancel</AlertDialog.Close>
              <button type="button" className="btn btn--danger" onClick={go}>
                {what === 'workspace' ? 'Delete the workspace' : 'Forget everything'}
              </button>
            </span>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** What deleting a workspace with so many files does. */
function takenOut(files: number): string {
  if (files === 0) return 'Nothing is open in it.';
  return `${count(files)}, with all that Undo takes back, ${files === 1 ? 'is' : 'are'} taken out of this browser.`;
}

function count(files: number): string {
  return files === 1 ? '1 file' : `${files} files`;
}
