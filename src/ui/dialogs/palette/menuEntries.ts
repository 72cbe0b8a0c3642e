import type { Direction } from '../../../engine/policy';
import { STARTING_POINTS } from '../../../kinds/networkPolicy/startingPoints';
import { drawbridge } from '../../../store/store';
import { directionWord } from '../../../words';
import { fileOf, type OpenObject } from '../../../workspace/workspace';
import { carryOut } from '../carryOut';
import { directionMenu } from '../directionMenu';
import type { CopiedText, Deed, MenuEntry, MenuSection } from '../menuEntry';
import { policyMenu } from '../policyMenu';
import { policyTextOf } from '../policyTexts';
import { openDialog } from '../request';
import { peerLabel, ruleSummary } from '../ruleSummary';
import type { Entry } from './entry';

/** What the menus of a policy offer: its own, that of each direction, those of its rules and peers. */
export function menuEntries(object: OpenObject, anchor: HTMLElement): readonly Entry[] {
  const { policy, key } = object;
  const { workspace, profile } = drawbridge.getState();
  const file = fileOf(workspace, object.file);
  if (policy === undefined || file === undefined) return [];
  const textOf = (what: CopiedText): string => policyTextOf(file, object, profile, what);
  const deeds = (about: string, sections: readonly MenuSection[]): readonly Entry[] =>
    leavesOf(sections.flatMap(({ entries }) => entries)).map(({ name, detail = policy.name, does }) => ({
      key: `menu ${about} ${name}`,
      group: 'This policy',
      title: `${about}: ${name}`,
      detail,
      leads: does.type !== 'copy',
      run: () => void carryOut(does, { object: key, anchor, textOf }).then(tell),
    }));
  const own = deeds('Policy', policyMenu(file, object, STARTING_POINTS));
  if (object.stale) return own;
  return [
    ...own,
    ...DIRECTIONS.flatMap((direction) => [
      ...deeds(directionWord(direction), directionMenu(key, policy, direction)),
      ...ruleMenus(object, direction, anchor),
    ]),
  ];
}

const DIRECTIONS = ['ingress', 'egress'] as const satisfies readonly Direction[];

/** Of each rule, and of each of its peers where there are several, the menu. */
function ruleMenus({ policy, key }: OpenObject, direction: Direction, anchor: HTMLElement): readonly Entry[] {
  const rules = policy?.[direction].rules ?? [];
  return rules.flatMap((rule, index) => {
    const title = `${directionWord(direction)} rule ${index + 1}`;
    const peers = rule.peers === 'anyone' ? [] : rule.peers;
    const spots: readonly (readonly [string, number | undefined])[] =
      peers.length < 2
        ? [[`${title}: ${ruleSummary(rule)}`, peers.length === 1 ? 0 : undefined]]
        : [
            [`${title}: ${ruleSummary(rule)}`, undefined],
            ...peers.map((peer, at) => [`${title}: ${peerLabel(peer)}`, at] as const),
          ];
    return spots.map(
      ([name, peer]): Entry => ({
        key: `menu ${direction} ${index} ${peer ?? ''}`,
        group: 'This policy',
        title: name,
        detail: 'Edit, move, split, merge, duplicate, copy, remove; AND and OR',
        leads: true,
        run: () => openDialog({ type: 'ruleMenu', anchor, object: key, direction, rule: index, peer }),
      }),
    );
  });
}

interface Leaf extends MenuEntry {
  readonly does: Deed;
}

/** What can be chosen, out of the lists in lists: with the name of its list where its own says too little. */
function leavesOf(entries: readonly MenuEntry[]): readonly Leaf[] {
  return entries.flatMap((entry): readonly Leaf[] => {
    const { does, name, off } = entry;
    if (off !== undefined) return [];
    if ('type' in does) return [{ ...entry, does }];
    const list = name.replace(/…$/, '');
    return leavesOf(does).map((leaf) => ({ ...leaf, name: leaf.name.startsWith(list) ? leaf.name : `${list}: ${leaf.name}` }));
  });
}

/** Why something was not done. */
function tell(reason: string | undefined): void {
  if (reason !== undefined) drawbridge.getState().notify({ tone: 'warning', text: reason, undo: false });
}
