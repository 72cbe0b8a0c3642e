import { Menu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { STARTING_POINTS, type StartingPoint } from '../../kinds/networkPolicy/startingPoints';
import { NARROW, useMedia } from '../frame/useMedia';
import { homeOf } from './home';
import { closeDialog } from './request';
import { BOTTOM } from './Surface';
import { useFirstItem } from './useFirstItem';

export interface NewPolicyMenuProps {
  readonly anchor: HTMLElement;
  readonly choose: (point: StartingPoint) => void;
}

/** The ways to begin a new policy. */
export function NewPolicyMenu({ anchor, choose }: NewPolicyMenuProps): ReactElement {
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
          align="start"
          sideOffset={narrow ? 0 : 6}
          collisionPadding={narrow ? 0 : 8}
        >
          <Menu.Popup className={narrow ? 'menu menu--sheet' : 'menu'} role="dialog" aria-label="New policy" finalFocus={home}>
            <Menu.List ref={list} aria-label="Starting points">
              {STARTING_POINTS.map((point) => (
                <Menu.Item key={point.id} className="menu__item" label={point.title} onClick={() => choose(point)}>
                  <b>{point.title}</b>
                  <span>{point.sentence}</span>
                </Menu.Item>
              ))}
            </Menu.List>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
