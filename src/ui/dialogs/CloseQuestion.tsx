import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactElement, useState } from 'react';
import { drawbridge } from '../../store/store';
import type { OpenFile } from '../../workspace/workspace';
import { download } from '../frame/outgoing';
import { homeOf } from './home';
import { closeDialog } from './request';

/** The question before a changed file is closed. */
export function CloseQuestion({
  anchor,
  file,
}: {
  readonly anchor: HTMLElement | undefined;
  readonly file: OpenFile;
}): ReactElement {
  const [home] = useState(() => homeOf(anchor));
  const close = (): void => {
    drawbridge.getState().close(file.id);
    closeDialog();
  };
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="scrim" />
        <AlertDialog.Popup className="surface surface--dialog" finalFocus={home}>
          <div className="surface__head">
            <AlertDialog.Title className="truncate" title={file.name}>
              Close {file.name}?
            </AlertDialog.Title>
          </div>
          <div className="surface__body surface__body--text">
            <AlertDialog.Description>
              {file.saved === '' && file.downloaded === undefined
                ? 'Its text was never downloaded. Closing forgets it,'
                : 'It has changes that were not downloaded. Closing forgets them,'}{' '}
              and Undo does not bring a closed file back.
            </AlertDialog.Description>
          </div>
          <div className="surface__foot">
            <span className="surface__buttons surface__buttons--stack">
              <AlertDialog.Close className="btn">Cancel</AlertDialog.Close>
              <button type="button" className="btn btn--danger" onClick={close}>
                Close without saving
              </button>
              <button
                type="button"
                className="btn btn--primary"
                onClick={() => {
                  download(file.id);
                  close();
                }}
              >
                Download and close
              </button>
            </span>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
