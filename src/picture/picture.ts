import type { CoveredRow, Group } from '../engine/coverage';
import type { Direction, Policy, Rule } from '../engine/policy';
import { allRowWords, entryBadges, peersInGroup, portBadges, type RowWords } from '../words';

/** One row as it is drawn. `id` is stable while the policy's rules keep their places. */
export interface PictureRow {
  readonly type: 'row';
  readonly id: string;
  readonly covered: CoveredRow;
  readonly words: RowWords;
  /** Port badges that stand in the row itself; empty when its frame's head has them. */
  readonly badges: readonly string[];
  /** The rule whose circle the row's line joins, if it does. */
  readonly hub: number | undefined;
}

/** The rows of one rule in one group, under a head with the rule's number and ports. */
export interface PictureFrame {
  readonly type: 'frame';
  readonly id: string;
  readonly rule: number;
  readonly badges: readonly string[];
  readonly every: boolean;
  readonly peers: string | undefined;
  readonly rows: readonly PictureRow[];
}

export interface PictureGroup {
  readonly group: Group;
  readonly items: readonly (PictureRow | PictureFrame)[];
}

/** One side of the picture, top to bottom. `dense`: too many rows for a line each. */
export interface PictureSide {
  readonly direction: Direction;
  readonly groups: readonly PictureGroup[];
  readonly dense: boolean;
}

/** From this many rows a side on, a group's rows share spines instead of having a line each. */
const DENSE = 12;
const ORDER: readonly Group[] = ['anyone', 'outside', 'namespace', 'cluster'];

/** Arranges the rows of one direction: groups in a fixed order, the fixed row first, one with nobody left last. */
export function pictureSide(policy: Policy, direction: Direction, covered: readonly CoveredRow[]): PictureSide {
  const words = allRowWords(policy, covered);
  const { rules } = policy[direction];
  const rows = covered.map((row, index): PictureRow => {
    const said = words[index] ?? { title: '', mono: false, and: undefined, detail: undefined, ruleMark: undefined, state: '', accessibleName: '' };
    return { type: 'row', id: `${direction}-${rowId(row)}`, covered: row, words: said, badges: badgesOf(row), hub: hubOf(row) };
  });
  const dense = rows.length > DENSE;
  const groups = ORDER.map((group) => ({ group, items: itemsOf(rows.filter((row) => row.covered.group === group), rules, direction) }));
  return { direction, groups: groups.filter(({ items }) => items.length > 0), dense };
}

/** All rows of a side, top to bottom. */
export function rowsOf(side: PictureSide): readonly PictureRow[] {
  return side.groups.flatMap(({ items }) => items.flatMap((item) => (item.type === 'row' ? [item] : item.rows)));
}

function rowId({ subject, group }: CoveredRow): string {
  switch (subject.type) {
    case 'fixed':
      return `${group}-fixed`;
    case 'dns':
      return 'dns';
    case 'anyone':
      return `rule${subject.rule}-anyone`;
    case 'peer':
      return `rule${subject.rule}-peer${subject.peer}`;
  }
}

/** The index of the rule a row stands for; undefined for fixed rows. */
export function ruleOf({ subject }: CoveredRow): number | undefined {
  return subject.type === 'peer' || subject.type === 'anyone' ? subject.rule : undefined;
}

function badgesOf(row: CoveredRow): readonly string[] {
  const dns = row.subject.type === 'peer' && row.subject.dns && row.state === 'allowed';
  return row.state === 'ports' || dns ? portBadges(row.must) : [];
}

// A fixed row that one rule opens joins that rule's circle; one that several open has a line of its own.
function hubOf(row: CoveredRow): number | undefined {
  if (row.state === 'ignored' || row.state === 'denied' || row.state === 'nobody') return undefined;
  const own = ruleOf(row);
  if (own !== undefined) return own;
  return row.openedBy.length === 1 ? row.openedBy[0] : undefined;
}

function itemsOf(rows: readonly PictureRow[], rules: readonly Rule[], direction: Direction): PictureGroup['items'] {
  const nobody = rows.filter((row) => row.covered.state === 'nobody' && ruleOf(row.covered) === undefined);
  const fixed = rows.filter((row) => ruleOf(row.covered) === undefined && !nobody.includes(row));
  const framed = rules.flatMap((rule, index): (PictureRow | PictureFrame)[] => {
    const own = rows.filter((row) => ruleOf(row.covered) === index);
    if (own.length === 0) return [];
    const several = rules.length > 1 || (rule.peers !== 'anyone' && rule.peers.length > 1) || rule.entries.length > 1;
    if (!several) return own;
    const badges = entryBadges(rule.entries);
    const shown = own.map((row) => ({ ...row, badges: sameBadges(row, badges) ? [] : row.badges }));
    return [{ type: 'frame', id: `${direction}-rule${index}-${own[0]?.covered.group}`, rule: index, badges, every: rule.entries.length === 0 && rule.ports !== 'unreadable', peers: peersInGroup(rule, own.length), rows: shown }];
  });
  return [...fixed, ...framed, ...nobody];
}

function sameBadges(row: PictureRow, badges: readonly string[]): boolean {
  return [...row.badges].sort().join() === [...badges].sort().join();
}
