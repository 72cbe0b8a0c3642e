import { type ReactElement, useMemo } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import { useDrawbridge } from '../../store/store';
import { directionWord, ruleMarkdown, ruleText } from '../../words';
import { type ObjectKey, type OpenObject, objectOf, type Workspace } from '../../workspace/workspace';
import { displayNames } from '../frame/displayNames';
import { ActionMenu } from './ActionMenu';
import { carryOut } from './carryOut';
import type { CopiedText } from './menuEntry';
import { type OtherPolicy, ruleMenu } from './ruleMenu';

export interface RuleMenuProps {
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly policy: Policy;
  readonly direction: Direction;
  readonly rule: number;
  readonly peer: number | undefined;
}

/** Everything that can be done to a rule, or to one of its peers. */
export function RuleMenu({ anchor, object, policy, direction, rule, peer }: RuleMenuProps): ReactElement {
  const workspace = useDrawbridge((state) => state.workspace);
  const sections = useMemo(() => {
    const open = objectOf(workspace, object);
    const spot = { direction, rule, peer };
    const path = [...(open?.base ?? []), ...(policy[direction].rules[rule]?.origin ?? [])];
    return ruleMenu({
      object,
      policy,
      spot,
      source: documentText(workspace, open),
      path,
      others: otherPolicies(workspace, object),
    });
  }, [workspace, object, policy, direction, rule, peer]);
  const title = `${directionWord(direction)} rule ${rule + 1}`;
  const textOf = (what: CopiedText): string => (what === 'ruleMarkdown' ? ruleMarkdown : ruleText)(policy, direction, rule);
  return (
    <ActionMenu
      title={peer === undefined ? title : `${title}, peer ${peer + 1}`}
      anchor={anchor}
      object={object}
      sections={sections}
      onDeed={(deed) => carryOut(deed, { object, anchor, textOf })}
    />
  );
}

function documentText(workspace: Workspace, object: OpenObject | undefined): string {
  const file = workspace.files.find(({ id }) => id === object?.file);
  return file?.documents.find(({ key }) => key === object?.document)?.text ?? '';
}

function otherPolicies(workspace: Workspace, object: ObjectKey): readonly OtherPolicy[] {
  const names = displayNames(workspace.files);
  return workspace.files.flatMap((file) =>
    file.objects.flatMap(({ key, name, policy, stale }): readonly OtherPolicy[] =>
      policy === undefined || key === object
        ? []
        : [{ object: key, name: name === '' ? '(no name)' : name, place: names.get(file.id) ?? file.name, policy, stale }],
    ),
  );
}
