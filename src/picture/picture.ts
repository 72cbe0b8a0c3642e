import type { CoveredRow, Group } from '../engine/coverage';
import type { Direction } from '../engine/policy';
import type { RowWords } from '../words/rowWords';
import type { GroupId, RowId } from './rowId';

/** How a line is drawn. What is allowed on ports has the line of what is allowed. */
export type LineState = 'allowed' | 'depends' | 'denied' | 'unknown';

/**
 * How a row stands out: `peer` rows are named by a rule; a `fixed` row is what the peers leave over; `open` rows pass
 * only because nothing isolates.
 */
export type RowRole = 'peer' | 'fixed' | 'open';

/** Port badges as far as they fit; `more` counts those left out. */
export interface Badges {
  readonly shown: readonly string[];
  readonly more: number;
}

export interface PictureRow {
  readonly id: RowId;
  readonly covered: CoveredRow;
  readonly words: RowWords;
  readonly role: RowRole;
  /** Empty where a rule's frame around the row shows the same ports in its head. */
  readonly badges: Badges;
  /** The badges stand on a line of their own, because the title does not shorten for them. */
  readonly badgesBelow: boolean;
  /** Lines of text, one to four. */
  readonly lines: number;
  /** No line for a row with nobody left and for one that is ignored. */
  readonly line: LineState | undefined;
  /** The zero-based rule whose circle the line joins; undefined: the line goes to the policy by itself. */
  readonly joins: number | undefined;
  /** What was seen of it, where that is told. */
  readonly seen?: RowSeen;
}

/**
 * What was seen of a row's connections: in a word and in sentences. `mark`: a rule allows it and nobody uses it. `step`: how
 * much, from none to much. `place`: where the word stands; undefined where there is nothing to show.
 */
export interface RowSeen {
  readonly word: string;
  readonly told: string;
  readonly mark: boolean;
  readonly step: 0 | 1 | 2 | 3;
  readonly ageing: boolean;
  readonly place: 'title' | 'detail' | 'line' | undefined;
}

/** A rule's rows in one group. `reason` tells that a part of the rule cannot be read, and why. */
export interface PictureFrame {
  readonly direction: Direction;
  readonly rule: number;
  readonly name: string;
  readonly ports: Badges;
  readonly everyPort: boolean;
  readonly peers: string | undefined;
  readonly reason: string | undefined;
  readonly state: LineState | undefined;
  readonly rows: readonly PictureRow[];
}

export type PictureItem =
  | { readonly type: 'row'; readonly row: PictureRow }
  | { readonly type: 'frame'; readonly frame: PictureFrame };

export interface PictureGroup {
  readonly id: GroupId;
  readonly direction: Direction;
  readonly group: Group;
  readonly heading: string;
  readonly scope: string | undefined;
  readonly name: string;
  /** The name of its + button; the group of rules that name no peer has none. */
  readonly add: string | undefined;
  readonly items: readonly PictureItem[];
}

/** A rule's numbered circle. `state` is that of the line after it: dashed only when all of its rows depend. */
export interface PictureHub {
  readonly rule: number;
  readonly state: LineState;
  /** Its accessible name; `label` counts what the rule names. */
  readonly name: string;
  readonly label: string;
  readonly meaning: string;
  readonly rows: readonly RowId[];
  /** What was seen of it, where that is told. */
  readonly seen?: string;
}

/** `closed`: default deny. `unknown`: whether the direction is isolated cannot be read. */
export type WallKind = 'closed' | 'open' | 'unknown';

export interface PictureSide {
  readonly direction: Direction;
  readonly heading: string;
  readonly about: string;
  readonly wall: WallKind;
  readonly groups: readonly PictureGroup[];
  readonly hubs: readonly PictureHub[];
}

/** What a policy's canvas shows, free of where it is drawn. */
export interface Picture {
  readonly ingress: PictureSide;
  readonly egress: PictureSide;
}

/** The rows of an item, of a group, of a side, from the top. */
export function itemRows(item: PictureItem): readonly PictureRow[] {
  return item.type === 'row' ? [item.row] : item.frame.rows;
}

export function groupRows(group: PictureGroup): readonly PictureRow[] {
  return group.items.flatMap(itemRows);
}

export function sideRows(side: PictureSide): readonly PictureRow[] {
  return side.groups.flatMap(groupRows);
}
