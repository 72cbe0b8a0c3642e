import { type ReactElement, useMemo } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import { directionWord } from '../../words';
import type { ObjectKey } from '../../workspace/workspace';
import { ActionMenu } from './ActionMenu';
import { carryOut } from './carryOut';
import { directionMenu } from './directionMenu';

export interface DirectionMenuProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
  readonly direction: Direction;
}

/** Deny all, allow all, default deny, and the rules people add most often. */
export function DirectionMenu({ anchor, object, policy, direction }: DirectionMenuProps): ReactElement {
  const sections = useMemo(() => directionMenu(object, policy, direction), [object, policy, direction]);
  return (
    <ActionMenu
      title={directionWord(direction)}
      anchor={anchor}
      object={object}
      sections={sections}
      onDeed={(deed) => carryOut(deed, { object, anchor, textOf: () => '' })}
    />
  );
}
