import { Dialog } from '@base-ui/react/dialog';
import { Download, X } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { downloadName } from '../../workspace/downloadName';
import type { OpenFile } from '../../workspace/workspace';
import { download } from '../frame/outgoing';
import { ConnectionChanges } from './ConnectionChanges';
import { DiffTable } from './DiffTable';
import { FlowChanges } from './FlowChanges';
import { homeOf } from './home';
import { closeDialog } from './request';
import { textChanges, textFacts } from './textChanges';

/** "What changes": the difference between a file as it was opened and as it stands now. */
export function ChangesDialog({
  anchor,
  file,
}: {
  readonly anchor: HTMLElement | undefined;
  readonly file: OpenFile;
}): ReactElement {
  const [home] = useState(() => homeOf(anchor));
  const { opened, text } = file;
  const changes = useMemo(() => textChanges(opened, text), [opened, text]);
  const facts = useMemo(() => textFacts(opened, text), [opened, text]);
  const same = opened === text;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="surface surface--wide" finalFocus={home}>
          <div className="surface__head">
            <Dialog.Title>What changes</Dialog.Title>
            <Dialog.Description className="truncate dim" title={file.name}>
              {file.name}
            </Dialog.Description>
            <span className="grow" />
            {!same && (
              <span className="counts">
                <span>+{changes.added}</span> <span>−{changes.removed}</span>
                <span className="visually-hidden"> lines added and removed</span>
              </span>
            )}
            <Dialog.Close className="btn btn--icon btn--small" aria-label="Close dialog">
              <X size={14} className="icon" />
            </Dialog.Close>
          </div>
          <ConnectionChanges />
          <FlowChanges />
          {same ? (
            <p className="surface__body surface__body--text">No changes: the text is, byte for byte, what was opened.</p>
          ) : (
            <DiffTable changes={changes} />
          )}
          <ul className="facts">
            {facts.map(({ words, changed }) => (
              <li key={words} className={changed ? 'facts__changed' : undefined}>
                {words}
              </li>
            ))}
          </ul>
          <div className="surface__foot">
            <span className="surface__lines truncate">Saves {downloadName(file)}</span>
            <span className="surface__buttons">
              <Dialog.Close className="btn">Close</Dialog.Close>
              <button type="button" className="btn btn--primary" onClick={() => download(file.id)}>
                <Download size={16} className="icon" />
                Download
              </button>
            </span>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
