import { Shield } from 'lucide-react';
import { type ReactElement, useContext } from 'react';
import type { Scope } from '../../../flows/propose/subjects';
import { drawbridge } from '../../../store/store';
import { openDialog } from '../../dialogs';
import { GoTo } from '../connectivity/PlaceLink';

export interface ProposeButtonProps {
  /** For whom; undefined: it is chosen in the dialog. */
  readonly scope: Scope | undefined;
}

/** Opens the review of policies for what was seen. */
export function ProposeButton({ scope }: ProposeButtonProps): ReactElement {
  const goTo = useContext(GoTo);
  const onAdded = (): void => {
    const { activeFile } = drawbridge.getState();
    if (activeFile !== undefined) goTo(1, activeFile);
  };
  return (
    <button
      type="button"
      className="btn btn--small btn--line"
      aria-haspopup="dialog"
      onClick={(event) => openDialog({ type: 'propose', anchor: event.currentTarget, scope, onAdded })}
    >
      <Shield size={14} className="icon" />
      Propose policies…
    </button>
  );
}
