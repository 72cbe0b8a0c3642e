import { Dialog } from '@base-ui/react/dialog';
import { TriangleAlert, X } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import type { OpenFile } from '../../workspace/workspace';
import { decodeText } from '../../yaml';
import { later } from '../frame/later';
import { DiffTable } from './DiffTable';
import { homeOf } from './home';
import { closeDialog } from './request';
import { textChanges } from './textChanges';

/** The question when a file was changed on disk meanwhile: nothing was written yet, and each way out keeps both until it is chosen. */
export function ConflictDialog({
  anchor,
  file,
  disk,
}: {
  readonly anchor: HTMLElement | undefined;
  readonly file: OpenFile;
  readonly disk: Uint8Array;
}): ReactElement {
  const [home] = useState(() => homeOf(anchor));
  const decoded = useMemo(() => decodeText(disk), [disk]);
  const changes = useMemo(() => (decoded.ok ? textChanges(decoded.text, file.text) : undefined), [decoded, file.text]);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="surface surface--wide" finalFocus={home}>
          <div className="surface__head">
            <Dialog.Title>Changed on disk</Dialog.Title>
            <span className="truncate dim" title={file.path ?? file.name}>
              {file.path ?? file.name}
            </span>
            <span className="grow" />
            <Dialog.Close className="btn btn--icon btn--small" aria-label="Close dialog">
              <X size={14} className="icon" />
            </Dialog.Close>
          </div>
          <div className="surface__body surface__body--text">
            <Dialog.Description className="note note--warning">
              <TriangleAlert size={16} className="icon" />
              <span>
                {file.name} was changed on disk since you opened or saved it. Nothing was written. This is what overwriting would
                change there:
              </span>
            </Dialog.Description>
          </div>
          {changes ? (
            <DiffTable changes={changes} />
          ) : (
            <p className="surface__body surface__body--text">What is on disk is no text that can be shown.</p>
          )}
          <div className="surface__foot">
            <span className="surface__buttons surface__buttons--stack">
              <Dialog.Close className="btn">Cancel</Dialog.Close>
              <button
                type="button"
                className="btn btn--danger"
                onClick={() => {
                  closeDialog();
                  later((files) => files.overwrite(file.id, disk));
                }}
              >
                Overwrite with mine
              </button>
              {decoded.ok && (
                <button
                  type="button"
                  className="btn btn--line"
                  onClick={() => {
                    closeDialog();
                    later((files) => files.openBeside(file, disk));
                  }}
                >
                  Open the disk’s version beside
                </button>
              )}
            </span>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
