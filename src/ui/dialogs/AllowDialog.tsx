import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import type { AllowWay } from '../../answers/allow';
import { type AllowedFile, makeWay, type PlannedWay, planWay } from '../../store/allowing';
import { DiffTable } from './DiffTable';
import { Refusal } from './Footer';
import { homeOf } from './home';
import { closeDialog } from './request';
import { textChanges } from './textChanges';

export interface AllowDialogProps {
  readonly anchor: HTMLElement;
  readonly way: AllowWay;
  readonly words: string;
  /** What it is called behind "Undo". */
  readonly label: string;
}

/** The edit that allows a connection, as the texts it changes. It is made by the button, and by nothing before. */
export function AllowDialog({ anchor, way, words, label }: AllowDialogProps): ReactElement {
  const [home] = useState(() => homeOf(anchor));
  const [planned, setPlanned] = useState<PlannedWay>();
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    let waits = true;
    void planWay(way).then((plan) => waits && setPlanned(plan));
    return () => {
      waits = false;
    };
  }, [way]);
  const make = (files: readonly AllowedFile[]): void => {
    const outcome = makeWay(files, label);
    if (outcome.ok) closeDialog();
    else setRefused(outcome.reason);
  };
  const reason = refused ?? (planned?.ok === false ? `Nothing is changed. ${planned.reason}` : undefined);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="surface surface--wide" finalFocus={home}>
          <div className="surface__head">
            <Dialog.Title>Allow this connection</Dialog.Title>
            <span className="grow" />
            <Dialog.Close className="btn btn--icon btn--small" aria-label="Close dialog">
              <X size={14} className="icon" />
            </Dialog.Close>
          </div>
          <Dialog.Description className="surface__body surface__body--text allow__words">{words}</Dialog.Description>
          {planned?.ok === true && (
            <div className="allow__files" data-scrolls="">
              {planned.files.map((file) => (
                <FileChanges key={file.id} file={file} />
              ))}
            </div>
          )}
          <Refusal reason={reason} />
          <div className="surface__foot">
            <span className="surface__lines">One step of the history: Undo takes it back whole.</span>
            <span className="surface__buttons">
              <Dialog.Close className="btn">Cancel</Dialog.Close>
              <button
                type="button"
                className="btn btn--primary"
                disabled={planned?.ok !== true}
                onClick={() => planned?.ok === true && make(planned.files)}
              >
                Make the edit
              </button>
            </span>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function FileChanges({ file }: { readonly file: AllowedFile }): ReactElement {
  const [changes] = useState(() => textChanges(file.before, file.after));
  return (
    <section aria-label={`Changes of ${file.name}`}>
      <h3 className="allow__file">
        <span className="truncate">{file.name}</span>
        <span className="counts">
          <span>+{changes.added}</span> <span>−{changes.removed}</span>
          <span className="visually-hidden"> lines added and removed</span>
        </span>
      </h3>
      <DiffTable changes={changes} />
    </section>
  );
}
