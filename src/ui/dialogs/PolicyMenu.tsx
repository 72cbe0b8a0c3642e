import { type ReactElement, useMemo } from 'react';
import type { Policy } from '../../engine/policy';
import { STARTING_POINTS } from '../../kinds/networkPolicy/startingPoints';
import { useDrawbridge } from '../../store/store';
import { policiesMarkdown, policyText } from '../../words';
import { assumptionsOf } from '../../workspace/profile';
import { fileOf, type ObjectKey, objectOf } from '../../workspace/workspace';
import { ActionMenu } from './ActionMenu';
import { carryOut } from './carryOut';
import type { CopiedText } from './menuEntry';
import { policyMenu, yamlOf } from './policyMenu';

export interface PolicyMenuProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
}

/** What can be done to a policy as a whole. */
export function PolicyMenu({ anchor, object, policy }: PolicyMenuProps): ReactElement {
  const open = useDrawbridge(({ workspace }) => objectOf(workspace, object));
  const file = useDrawbridge(({ workspace }) => fileOf(workspace, open?.file));
  const assumptions = assumptionsOf(useDrawbridge((state) => state.profile));
  const sections = useMemo(() => (file && open ? policyMenu(file, open, STARTING_POINTS) : []), [file, open]);
  const textOf = (what: CopiedText): string => {
    if (what === 'yaml') return file && open ? yamlOf(file, open) : '';
    if (what === 'words') return policyText(policy, assumptions);
    return policiesMarkdown(open ? [open] : [], assumptions);
  };
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
