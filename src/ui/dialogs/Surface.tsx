import { Dialog } from '@base-ui/react/dialog';
import { Popover } from '@base-ui/react/popover';
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { NARROW, useMedia } from '../frame/useMedia';
import { homeOf, standOf } from './home';
import { closeDialog, tellTyped } from './request';

export interface SurfaceProps {
  readonly title: string;
  /** Where the title's thing stands: `Ingress: in namespace`. */
  readonly place?: string;
  readonly anchor: HTMLElement;
  readonly side: 'left' | 'right' | 'bottom';
  /** At the height of the anchor, or of the box it is in. */
  readonly height?: 'anchor' | 'box';
  /** Something was typed: pressing outside keeps the surface open. */
  readonly dirty: boolean;
  /** The button for help about it, in the head. */
  readonly help?: ReactNode;
  /** Closes it, where it is not the open dialog but stands over it. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** The bottom edge of the page: on a narrow screen menus are sheets there. */
export const BOTTOM = { getBoundingClientRect: () => new DOMRect(0, window.innerHeight, window.innerWidth, 0) };
const COLLISIONS = { side: 'flip', align: 'shift', fallbackAxisSide: 'end' } as const;

/** The frame of a small form: a popover beside what it edits; where there is no room beside anything, a sheet. Focuses `[data-first]`. */
export function Surface({
  title,
  place,
  anchor,
  side,
  height = 'anchor',
  dirty,
  help,
  onClose,
  children,
}: SurfaceProps): ReactElement {
  const narrow = useMedia(NARROW);
  const [home] = useState(() => homeOf(anchor));
  const popup = useRef<HTMLDivElement>(null);
  const changed = (open: boolean, details: { readonly reason: string; cancel(): void }): void => {
    if (open) return;
    if (dirty && (details.reason === 'outside-press' || details.reason === 'focus-out')) details.cancel();
    else (onClose ?? closeDialog)();
  };
  const above = onClose !== undefined;
  useEffect(() => {
    // What stands over the open dialog says nothing of it.
    if (above) return;
    tellTyped(dirty);
    return () => tellTyped(false);
  }, [dirty, above]);
  const shared = { ref: popup, initialFocus: () => firstField(popup.current), finalFocus: home };
  if (narrow) {
    return (
      <Dialog.Root open onOpenChange={changed}>
        <Dialog.Portal>
          <Dialog.Backdrop className="scrim" />
          <Dialog.Popup className="surface surface--sheet" {...shared}>
            <div className="surface__head">
              <Dialog.Title>{title}</Dialog.Title>
              {place !== undefined && <Dialog.Description className="truncate dim">{place}</Dialog.Description>}
              <span className="grow" />
              {help}
              <Dialog.Close className="btn btn--icon btn--small" aria-label="Close">
                <X size={16} className="icon" />
              </Dialog.Close>
            </div>
            {children}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    );
  }
  return (
    <Popover.Root open onOpenChange={changed}>
      <Popover.Portal>
        <Popover.Positioner
          className={onClose ? 'surface-place surface-place--above' : 'surface-place'}
          anchor={() => standOf(home, height)}
          side={side}
          align="start"
          sideOffset={10}
          alignOffset={-10}
          collisionPadding={8}
          collisionAvoidance={COLLISIONS}
        >
          <Popover.Popup className="surface surface--popover" onKeyDown={keepTabInside} {...shared}>
            <div className="surface__head">
              <Popover.Title>{title}</Popover.Title>
              {place !== undefined && <Popover.Description className="truncate dim">{place}</Popover.Description>}
              <span className="grow" />
              {help}
              <Popover.Close className="btn btn--icon btn--small" aria-label="Close">
                <X size={14} className="icon" />
              </Popover.Close>
            </div>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/**
 * Tab goes round inside a popover: it stands at the end of the page, where the next stop would be the page's first
 * button. What is around it can still be read and pressed.
 */
function keepTabInside(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input, select, textarea, [tabindex]')].filter(
    (stop) => stop.tabIndex >= 0,
  );
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (event.target !== from) return;
  event.preventDefault();
  to?.focus();
}

function firstField(popup: HTMLElement | null): HTMLElement | true {
  const field = popup?.querySelector<HTMLElement>('[data-first]');
  if (field instanceof HTMLInputElement) field.select();
  return field ?? true;
}
