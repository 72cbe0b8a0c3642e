import { TriangleAlert } from 'lucide-react';
import type { MouseEvent, ReactElement, ReactNode } from 'react';
import type { Preview } from '../../store/contract';
import { previewWords } from './previewWords';
import { closeDialog } from './request';

/** Why an edit was not made. It stays until the form changes. */
export function Refusal({ reason }: { readonly reason: string | undefined }): ReactElement {
  return (
    <div role="alert" className="refusal-place">
      {reason !== undefined && (
        <p className="note note--warning">
          <TriangleAlert size={16} className="icon" />
          <span>{reason}</span>
        </p>
      )}
    </div>
  );
}

/**
 * A press must not take the focus from a field first: what the field then says about itself would move the button away
 * from under the pointer.
 */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

export interface FooterProps {
  readonly preview: Preview | undefined;
  readonly action: string;
  readonly disabled: boolean;
  /** The focus begins on Cancel: for a question that opens something. */
  readonly cancelFirst?: boolean;
  /** Buttons that take something away, at the left. */
  readonly children?: ReactNode;
}

/** What the form changes in the text, and its buttons. */
export function Footer({ preview, action, disabled, cancelFirst = false, children }: FooterProps): ReactElement {
  const words = previewWords(preview);
  return (
    <div className="surface__foot">
      {children !== undefined && <div className="surface__remove">{children}</div>}
      <span className="surface__lines" aria-live="polite">
        {words}
      </span>
      <span className="surface__buttons">
        <button type="button" className="btn" data-first={cancelFirst ? '' : undefined} onClick={closeDialog}>
          Cancel
        </button>
        <button type="submit" className="btn btn--primary" aria-disabled={disabled} onMouseDown={keepFocus}>
          {action}
        </button>
      </span>
    </div>
  );
}
