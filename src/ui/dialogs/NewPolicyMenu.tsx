import { Menu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { homeOf } from './home';
import { closeDialog, type StartChoice } from './request';
import { useFirstItem } from './useFirstItem';

export interface NewPolicyMenuProps {
  readonly anchor: HTMLElement;
  readonly choices: readonly StartChoice[];
  readonly choose: (id: string) => void;
}

/** The ways to begin a new policy. */
export function NewPolicyMenu({ anchor, choices, choose }: NewPolicyMenuProps): ReactElement {
  const [home] = useState(() => homeOf(anchor));
  const list = useFirstItem();
  return (
    <Menu.Root open modal={false} onOpenChange={(open) => !open && closeDialog()}>
      <Menu.Portal>
        <Menu.Positioner className="surface-place" anchor={home} side="bottom" align="start" sideOffset={6} collisionPadding={8}>
          <Menu.Popup className="menu" role="dialog" aria-label="New policy" finalFocus={home}>
            <Menu.List ref={list} aria-label="Starting points">
              {choices.map(({ id, title, sentence }) => (
                <Menu.Item key={id} className="menu__item" label={title} onClick={() => choose(id)}>
                  <b>{title}</b>
                  <span>{sentence}</span>
                </Menu.Item>
              ))}
            </Menu.List>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
