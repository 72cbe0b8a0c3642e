/** The measures of the picture, in px at a zoom of 1. Whole numbers, so that what is drawn is what was laid out. */
export interface Sizes {
  /** Height of a row with one line of text, and what each further line adds. */
  readonly row: number;
  readonly rowLine: number;
  readonly rowGap: number;
  readonly groupHead: number;
  /** Room around a group's rows at the sides and below; its border included. */
  readonly groupPad: number;
  readonly groupGap: number;
  readonly frameHead: number;
  /** What the reason why a rule cannot be read adds to its frame's head. */
  readonly frameReason: number;
  readonly framePad: number;
  readonly columnHead: number;
}

const COMFORTABLE: Sizes = {
  row: 32,
  rowLine: 16,
  rowGap: 3,
  groupHead: 33,
  groupPad: 6,
  groupGap: 14,
  frameHead: 27,
  frameReason: 18,
  framePad: 4,
  columnHead: 28,
};

/** For canvases too low for the comfortable sizes. */
const COMPACT: Sizes = { ...COMFORTABLE, row: 28, rowGap: 2, groupHead: 29, groupGap: 8, frameHead: 24, columnHead: 24 };

/** For fingers: every row and button at least 44 px. */
const TOUCH: Sizes = { ...COMFORTABLE, row: 44, groupHead: 45, frameHead: 45 };

export const SIZES = { comfortable: COMFORTABLE, compact: COMPACT, touch: TOUCH } as const;
export type Density = keyof typeof SIZES;

export const CARD_WIDTH = 204;
/** A column's width, and its breadth where there is room. */
export const COLUMN_WIDTH = { least: 236, most: 260 } as const;
/** Between a column and the card. */
export const GAP = { least: 64, good: 96, most: 200 } as const;
/** Around the whole picture. */
export const MARGIN = 16;
/** Between landing points on the card, where there is room and at least. */
export const LANDING = { good: 32, few: 26, least: 26 } as const;
/** From the card's corners to its walls, and to the first landing point. */
export const WALL_INSET = 10;
export const LANDING_INSET = 20;
export const OPENING = 20;
export const HUB = 20;
export const HUB_SPACING = 26;
/** The cross of what is denied stands this far in front of the wall. */
export const STOP_DISTANCE = 14;
export const STOP_RADIUS = 6.5;
/** More rows on a side than this: a spine gathers those of a rule in a group. Still more lines: one gathers all that say the same. */
export const SPINES_OVER = 12;
export const LANE = 7;
