import './proposal.css';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import type { Scope } from '../../../flows/propose/subjects';
import { useLastAnswer } from '../../answers/useLastAnswer';
import { DialogHelp } from '../help/DialogHelp';
import { homeOf } from '../home';
import { closeDialog } from '../request';
import { Review } from './Review';
import { ScopeFields, scopeKey, startingScope } from './ScopeFields';

export interface ProposalDialogProps {
  readonly anchor: HTMLElement;
  readonly scope: Scope | undefined;
  /** Called when the proposal was added as a file, which is then the active one. */
  readonly onAdded: () => void;
}

/** Policies for what was seen, to be reviewed line by line. Nothing is written but by its button. */
export function ProposalDialog({ anchor, scope: wanted, onAdded }: ProposalDialogProps): ReactElement {
  const [home] = useState(() => homeOf(anchor));
  const [chosen, choose] = useState(wanted);
  const { answer: scopes } = useLastAnswer<'scopes'>({ type: 'scopes' });
  // Of a namespace that was seen without its pods' labels nothing can be proposed.
  const isKnown = scopes?.some(({ namespace }) => namespace === chosen?.namespace) ?? true;
  const scope = chosen && isKnown ? chosen : scopes && startingScope(scopes);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="surface surface--review" finalFocus={home}>
          <div className="surface__head">
            <Dialog.Title>Propose policies</Dialog.Title>
            <Dialog.Description className="dim truncate proposal__about">
              Least privilege for what Hubble saw. Nothing is written until you add it.
            </Dialog.Description>
            <span className="grow" />
            <DialogHelp topic="proposal" about="proposals" />
            <Dialog.Close className="btn btn--icon btn--small" aria-label="Close dialog">
              <X size={14} className="icon" />
            </Dialog.Close>
          </div>
          {scopes && scope && <ScopeFields scopes={scopes} scope={scope} onChoose={choose} />}
          {scope ? (
            <Review key={scopeKey(scope)} scope={scope} onAdded={onAdded} />
          ) : (
            <p className="surface__body surface__body--text">
              {scopes ? 'No pod was seen whose labels are known, so there is nobody to propose policies for.' : 'Looking it up …'}
            </p>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
