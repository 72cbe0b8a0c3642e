import { Menu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { STARTING_POINTS, type StartingPoint } from '../../kinds/networkPolicy/startingPoints';
import { MenuFrame } from './MenuFrame';

export interface NewPolicyMenuProps {
  readonly anchor: HTMLElement;
  readonly choose: (point: StartingPoint) => void;
}

/** The ways to begin a new policy. */
export function NewPolicyMenu({ anchor, choose }: NewPolicyMenuProps): ReactElement {
  return (
    <MenuFrame title="New policy" listTitle="Starting points" anchor={anchor} align="start">
      {STARTING_POINTS.map((point) => (
        <Menu.Item key={point.id} className="menu__item" label={point.title} onClick={() => choose(point)}>
          <b>{point.title}</b>
          <span>{point.sentence}</span>
        </Menu.Item>
      ))}
    </MenuFrame>
  );
}
