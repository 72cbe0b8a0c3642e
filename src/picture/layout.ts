import type { RowState } from '../engine/coverage';
import { type Line, linesOf, type Landing } from './lines';
import { type PictureFrame, type PictureGroup, type PictureRow, type PictureSide, ruleOf } from './picture';

/** Sizes in px, as the styles have them. */
export interface Metrics {
  readonly row: number;
  readonly column: number;
  readonly card: number;
  readonly cardHeight: number;
  /** Between a column and the card. */
  readonly gap: number;
}
export const SIZES = { head: 32, heading: 28, second: 16, badgeLine: 22, rowGap: 3, groupGap: 14, groupPad: 5, frameHead: 25, framePad: 3, hub: 20, landing: 26, wideLanding: 32 } as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface PlacedGroup extends Box {
  readonly group: PictureGroup;
}
/** A rule's circle. */
export interface PlacedHub {
  readonly rule: number;
  readonly x: number;
  readonly y: number;
  readonly rows: readonly string[];
  readonly state: RowState;
}
/** A stretch of the wall on the card's edge, relative to the card's top. */
export interface WallPart {
  readonly top: number;
  readonly height: number;
}
export interface LaidOutSide {
  readonly side: PictureSide;
  readonly heading: Box;
  readonly groups: readonly PlacedGroup[];
  readonly hubs: readonly PlacedHub[];
  readonly lines: readonly Line[];
  readonly wall: readonly WallPart[];
}
export interface LaidOutPicture {
  readonly ingress: LaidOutSide;
  readonly egress: LaidOutSide;
  readonly card: Box;
  readonly bounds: Box;
}

/** The height of a row: one line or two; badges that do not fit beside a fixed row's words stand on a line below. */
export function rowHeight(row: PictureRow, metrics: Pick<Metrics, 'row'>): number {
  const second = row.words.and !== undefined || row.words.detail !== undefined;
  const own = second ? metrics.row + SIZES.second : metrics.row;
  return badgesBelow(row) ? own + SIZES.badgeLine : own;
}

/** Fixed rows never shorten: with badges, these stand on a line of their own. */
export function badgesBelow(row: PictureRow): boolean {
  return row.badges.length > (ruleOf(row.covered) === undefined ? 0 : 2);
}

function itemHeight(item: PictureRow | PictureFrame, metrics: Metrics): number {
  if (item.type === 'row') return rowHeight(item, metrics);
  const rows = item.rows.reduce((sum, row) => sum + rowHeight(row, metrics) + SIZES.rowGap, -SIZES.rowGap);
  return SIZES.frameHead + rows + SIZES.framePad + 2;
}

function groupHeight(group: PictureGroup, metrics: Metrics): number {
  const items = group.items.reduce((sum, item) => sum + itemHeight(item, metrics) + SIZES.rowGap, -SIZES.rowGap);
  return SIZES.head + items + SIZES.groupPad + 2;
}

/** Where each row's middle is, relative to its group's top. */
function rowMiddles(group: PictureGroup, metrics: Metrics): readonly (readonly [PictureRow, number])[] {
  let y = SIZES.head + 1;
  return group.items.flatMap((item) => {
    const top = y;
    y += itemHeight(item, metrics) + SIZES.rowGap;
    if (item.type === 'row') return [[item, top + rowHeight(item, metrics) / 2] as const];
    let inner = top + SIZES.frameHead + 1;
    return item.rows.map((row) => {
      const middle = inner + rowHeight(row, metrics) / 2;
      inner += rowHeight(row, metrics) + SIZES.rowGap;
      return [row, middle] as const;
    });
  });
}

/** What lands on the card: rows, circles or spines, each with the height it comes from. */
function landings(side: PictureSide, middles: ReadonlyMap<PictureRow, number>): readonly Landing[] {
  const drawn = [...middles].filter(([row]) => row.covered.state !== 'nobody' && row.covered.state !== 'ignored');
  if (side.dense) return spines(side, middles);
  const hubs = new Map<number, (readonly [PictureRow, number])[]>();
  const own: Landing[] = [];
  for (const [row, y] of drawn) {
    if (row.hub === undefined) own.push({ y, state: row.covered.state, rows: [[row.id, y, row.covered.state]], hub: undefined, spine: undefined });
    else hubs.set(row.hub, [...(hubs.get(row.hub) ?? []), [row, y]]);
  }
  const joined = [...hubs].map(([hub, rows]): Landing => {
    const states = rows.map(([row]) => row.covered.state);
    const state = states.every((one) => one === 'depends') ? 'depends' : states.every((one) => one === 'unknown') ? 'unknown' : 'allowed';
    return { y: rows.reduce((sum, [, y]) => sum + y, 0) / rows.length, state, rows: rows.map(([row, y]) => [row.id, y, row.covered.state]), hub, spine: undefined };
  });
  return [...own, ...joined].sort((a, b) => a.y - b.y);
}

function spines(side: PictureSide, middles: ReadonlyMap<PictureRow, number>): readonly Landing[] {
  const found = side.groups.flatMap(({ items }) => {
    const rows = items.flatMap((item) => (item.type === 'row' ? [item] : item.rows));
    const by = new Map<RowState, PictureRow[]>();
    for (const row of rows) {
      const state = row.covered.state === 'ports' ? 'allowed' : row.covered.state;
      if (state !== 'nobody' && state !== 'ignored') by.set(state, [...(by.get(state) ?? []), row]);
    }
    return [...by].map(([state, members], index): Landing => {
      const ys = members.map((row) => middles.get(row) ?? 0);
      return { y: (Math.min(...ys) + Math.max(...ys)) / 2, state, rows: members.map((row) => [row.id, middles.get(row) ?? 0, state]), hub: undefined, spine: index };
    });
  });
  return found.sort((a, b) => a.y - b.y);
}

/** Places everything. The card's middle is the origin; y grows downwards, all in px at 100 %. Pure geometry. */
export function layout(ingress: PictureSide, egress: PictureSide, metrics: Metrics): LaidOutPicture {
  const before = [ingress, egress].map((side) => stack(side, metrics));
  const most = Math.max(...before.map(({ landings: { length } }) => length));
  const height = Math.max(metrics.cardHeight, (most - 1) * SIZES.landing + 60);
  const card: Box = { x: -metrics.card / 2, y: -height / 2, width: metrics.card, height };
  const [left, right] = before;
  if (!left || !right) throw new Error('A picture has two sides.');
  const sides = { ingress: place(left, card, metrics), egress: place(right, card, metrics) };
  const boxes = [card, sides.ingress.heading, sides.egress.heading, ...sides.ingress.groups, ...sides.egress.groups];
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const half = metrics.card / 2 + metrics.gap + metrics.column;
  return { ...sides, card, bounds: { x: -half, y: top, width: half * 2, height: bottom - top } };
}

interface Stack {
  readonly side: PictureSide;
  readonly heading: Box;
  readonly groups: readonly PlacedGroup[];
  readonly landings: readonly Landing[];
}

function stack(side: PictureSide, metrics: Metrics): Stack {
  const heights = side.groups.map((group) => groupHeight(group, metrics));
  const total = SIZES.heading + heights.reduce((sum, height) => sum + height + SIZES.groupGap, -SIZES.groupGap);
  const x = side.direction === 'ingress' ? -(metrics.card / 2 + metrics.gap + metrics.column) : metrics.card / 2 + metrics.gap;
  // The heading counts only half, so that the groups look centred on the card.
  let y = -(total + SIZES.heading) / 2;
  const heading = { x, y, width: metrics.column, height: SIZES.heading };
  y += SIZES.heading;
  const groups = side.groups.map((group, index): PlacedGroup => {
    const height = heights[index] ?? 0;
    const placed = { group, x, y, width: metrics.column, height };
    y += height + SIZES.groupGap;
    return placed;
  });
  const middles = new Map(groups.flatMap((placed) => rowMiddles(placed.group, metrics).map(([row, middle]) => [row, placed.y + middle] as const)));
  return { side, heading, groups, landings: landings(side, middles) };
}

function place(stacked: Stack, card: Box, metrics: Metrics): LaidOutSide {
  const inwards = stacked.side.direction === 'ingress';
  const edge = inwards ? card.x : card.x + card.width;
  const column = inwards ? edge - metrics.gap : edge + metrics.gap;
  const count = stacked.landings.length;
  const spacing = count > 1 ? Math.min(SIZES.wideLanding, (card.height - 60) / (count - 1)) : 0;
  const landed = stacked.landings.map((landing, index) => ({ landing, at: (index - (count - 1) / 2) * spacing }));
  const hubs: PlacedHub[] = [];
  for (const { landing, at } of landed) {
    if (landing.hub === undefined) continue;
    const last = hubs.at(-1);
    const y = Math.max(landing.y * 0.7 + at * 0.3, last ? last.y + SIZES.hub + 6 : Number.NEGATIVE_INFINITY);
    hubs.push({ rule: landing.hub, x: inwards ? edge - metrics.gap * 0.66 : edge + metrics.gap * 0.66, y, rows: landing.rows.map(([id]) => id), state: landing.state });
  }
  const lines = linesOf(landed, hubs, { inwards, edge, column });
  const openings = landed.filter(({ landing }) => landing.state !== 'denied' && landing.state !== 'unknown').map(({ at }) => at - card.y);
  return { side: stacked.side, heading: stacked.heading, groups: stacked.groups, hubs, lines, wall: wallOf(card.height, openings) };
}

/** The wall on the card's edge, with an opening of 20 px wherever something passes. */
function wallOf(height: number, openings: readonly number[]): readonly WallPart[] {
  const parts: WallPart[] = [];
  let top = 10;
  for (const at of openings) {
    if (at - 10 > top) parts.push({ top, height: at - 10 - top });
    top = at + 10;
  }
  if (height - 10 > top) parts.push({ top, height: height - 10 - top });
  return parts;
}
