import { type ReactElement, useMemo } from 'react';
import type { Policy } from '../../engine/policy';
import { STARTING_POINTS } from '../../kinds/networkPolicy/startingPoints';
import { useDrawbridge } from '../../store/store';
import { fileOf, type ObjectKey, objectOf } from '../../workspace/workspace';
import { ActionMenu } from './ActionMenu';
import { carryOut } from './carryOut';
import type { CopiedText } from './menuEntry';
import { policyMenu } from './policyMenu';
import { policyTextOf } from './policyTexts';

export interface PolicyMenuProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
}

/** What can be done to a policy as a whole. */
export function PolicyMenu({ anchor, object, policy }: PolicyMenuProps): ReactElement {
  const open = useDrawbridge(({ workspace }) => objectOf(workspace, object));
  const file = useDrawbridge(({ workspace }) => fileOf(workspace, open?.file));
  const profile = useDrawbridge((state) => state.profile);
  const sections = useMemo(() => (file && open ? policyMenu(file, open, STARTING_POINTS) : []), [file, open]);
  const textOf = (what: CopiedText): string => (file && open ? policyTextOf(file, open, profile, what) : '');
  return (
    <ActionMenu
      title={policy.name === '' ? 'Policy' : `Policy ${policy.name}`}
      anchor={anchor}
      object={object}
      sections={sections}
      onDeed={(deed) => carryOut(deed, { object, anchor, textOf })}
    />
  );
}
