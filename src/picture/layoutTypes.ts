import type { Direction } from '../engine/policy';
import type { LineState, WallKind } from './picture';
import type { GroupId, RowId } from './rowId';
import type { Sizes } from './sizes';

/** A rectangle in the picture's own px: x to the right from the left column, y downwards from the middle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the picture is laid out for. */
export interface View {
  /** The width there is, in px; the gaps and columns use it. */
  readonly width: number;
  readonly sizes: Sizes;
  /** The height the card's words need. */
  readonly cardHeight: number;
  /** Where the middle of what one sees is, while the picture is higher than that: the card follows it. */
  readonly focusY: number | undefined;
  /** One begins at the top: both columns do so together. Else they stand around the card's middle. */
  readonly fromTop: boolean;
}

/** The tip of an arrow; `direction` 1 points right. */
export interface Head {
  readonly x: number;
  readonly y: number;
  readonly direction: 1 | -1;
}

/**
 * One line, horizontal at both ends, as SVG path data. `rows` are those it speaks for. Heads are arrows (none for what
 * is denied or unknown), `stop` the crossed ring in front of the wall.
 */
export interface Line {
  readonly id: string;
  readonly direction: Direction;
  readonly state: LineState;
  readonly path: string;
  readonly rows: readonly RowId[];
  /** The part of the path that each of the rows goes, where a spine gathers them; undefined: each goes all of it. */
  readonly threads: readonly string[] | undefined;
  readonly rule: number | undefined;
  readonly heads: readonly Head[];
  readonly stop: { readonly x: number; readonly y: number } | undefined;
}

export interface PlacedHub {
  readonly direction: Direction;
  readonly rule: number;
  readonly state: LineState;
  readonly x: number;
  readonly y: number;
}

/** The card's edge: stretches of wall from `y` downwards. An open side is one stretch. */
export interface Wall {
  readonly x: number;
  readonly kind: WallKind;
  readonly segments: readonly { readonly y: number; readonly height: number }[];
}

export interface LaidSide {
  readonly head: { readonly x: number; readonly y: number };
  /** The rules are too many for circles: their frames' heads take their place. */
  readonly many: boolean;
  readonly hubs: readonly PlacedHub[];
  readonly lines: readonly Line[];
  readonly landings: readonly number[];
  readonly wall: Wall;
}

export interface Layout {
  readonly bounds: Box;
  readonly columnWidth: number;
  readonly groups: ReadonlyMap<GroupId, Box>;
  readonly rows: ReadonlyMap<RowId, Box>;
  /** `contentY`: where the card's words start below its top. */
  readonly card: Box & { readonly contentY: number };
  readonly ingress: LaidSide;
  readonly egress: LaidSide;
}
