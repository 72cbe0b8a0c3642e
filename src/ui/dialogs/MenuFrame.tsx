import { Menu } from '@base-ui/react/menu';
import { type ReactElement, type ReactNode, useState } from 'react';
import { NARROW, useMedia } from '../frame/useMedia';
import { homeOf } from './home';
import { closeDialog } from './request';
import { BOTTOM } from './Surface';
import { useFirstItem } from './useFirstItem';

export interface MenuFrameProps {
  readonly title: string;
  /** The name of the list in it, where that is another. */
  readonly listTitle?: string;
  readonly anchor: HTMLElement;
  readonly align: 'start' | 'end';
  /** Whether the focus goes back when it closes, asked then. */
  readonly goesBack?: () => boolean;
  /** What stands under the list. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a menu: below what it was opened from; on a narrow screen a sheet at the bottom. */
export function MenuFrame({
  title,
  listTitle = title,
  anchor,
  align,
  goesBack = () => true,
  foot,
  children,
}: MenuFrameProps): ReactElement {
  const narrow = useMedia(NARROW);
  const [home] = useState(() => homeOf(anchor));
  const list = useFirstItem();
  return (
    <Menu.Root open modal={narrow} onOpenChange={(open) => !open && closeDialog()}>
      <Menu.Portal>
        {narrow && <Menu.Backdrop className="scrim" />}
        <Menu.Positioner
          className={narrow ? 'surface-place surface-place--sheet' : 'surface-place'}
          anchor={narrow ? BOTTOM : home}
          side={narrow ? 'top' : 'bottom'}
          align={align}
          sideOffset={narrow ? 0 : 6}
          collisionPadding={narrow ? 0 : 8}
        >
          <Menu.Popup
            className={narrow ? 'menu menu--sheet' : 'menu'}
            role="dialog"
            aria-label={title}
            finalFocus={() => (goesBack() ? home() : false)}
          >
            <Menu.List ref={list} aria-label={listTitle}>
              {children}
            </Menu.List>
            {foot}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
