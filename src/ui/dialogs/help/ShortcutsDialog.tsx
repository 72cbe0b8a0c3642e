import './help.css';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import { homeOf } from '../home';
import { closeDialog } from '../request';
import { ShortcutList } from './ShortcutList';

/** All shortcuts, by where they hold. */
export function ShortcutsDialog({ anchor }: { readonly anchor: HTMLElement | undefined }): ReactElement {
  const [home] = useState(() => homeOf(anchor));
  const body = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="surface surface--wide" initialFocus={body} finalFocus={home}>
          <div className="surface__head">
            <Dialog.Title>Keyboard shortcuts</Dialog.Title>
            <span className="grow" />
            <Dialog.Close className="btn btn--icon btn--small" aria-label="Close dialog">
              <X size={14} className="icon" />
            </Dialog.Close>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled with the keyboard, too */}
          <div ref={body} className="surface__body help" role="document" aria-label="Keyboard shortcuts" tabIndex={0}>
            <p>Tab reaches every control and every row.</p>
            <ShortcutList />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
