import type { Direction } from '../engine/policy';
import { columnHeight, layColumn } from './columns';
import type { Box, LaidSide, Layout, View, Wall } from './layoutTypes';
import { drawLines, lanesWidth, type Passage } from './lines';
import type { Picture, PictureSide } from './picture';
import { CARD_WIDTH, COLUMN_WIDTH, GAP, LANDING, LANDING_INSET, MARGIN, OPENING, WALL_INSET } from './sizes';
import { evenly } from './spread';
import { laneCount, strandsOf } from './strands';
import { passes, type Term, termsOf } from './terms';

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** One side before its lines: how high its column is, what leaves its groups and where that ends. */
interface Draft {
  readonly side: PictureSide;
  readonly many: boolean;
  readonly height: number;
  readonly top: number;
  readonly lanes: number;
  readonly terms: readonly Term[];
}

function draftSide(side: PictureSide, view: View, highest: number): Draft {
  const height = columnHeight(side, view.sizes);
  const top = -Math.round((view.fromTop ? highest : height) / 2);
  // Heights alone decide what leaves a group; the column's place and width do not matter yet.
  const { strands, many } = strandsOf(side, layColumn(side, view.sizes, 0, 0, top).rows);
  return { side, many, height, top, lanes: laneCount(strands), terms: termsOf(side, strands) };
}

/** What stands where, before the lines are drawn. */
interface Plan extends Pick<Layout, 'bounds' | 'columnWidth' | 'card'> {
  readonly ingress: Draft;
  readonly egress: Draft;
  /** The left edge of the right column. */
  readonly rightX: number;
}

function planOf(picture: Picture, view: View): Plan {
  const highest = Math.max(columnHeight(picture.ingress, view.sizes), columnHeight(picture.egress, view.sizes));
  const ingress = draftSide(picture.ingress, view, highest);
  const egress = draftSide(picture.egress, view, highest);
  const lanesRoom = Math.max(lanesWidth('ingress', ingress.lanes), lanesWidth('egress', egress.lanes));
  const half = (view.width - 2 * MARGIN - CARD_WIDTH) / 2;
  const columnWidth = Math.round(clamp(half - GAP.good - lanesRoom, COLUMN_WIDTH.least, COLUMN_WIDTH.most));
  const gap = Math.round(clamp(half - columnWidth, GAP.least + lanesRoom, GAP.most + lanesRoom));
  const cardX = columnWidth + gap;
  const rightX = cardX + CARD_WIDTH + gap;

  const card = placeCard(view, cardX, ingress, egress);
  const top = Math.min(card.y, ingress.top, egress.top);
  const bottom = Math.max(card.y + card.height, ingress.top + ingress.height, egress.top + egress.height);
  const bounds = { x: 0, y: top, width: rightX + columnWidth, height: bottom - top };
  return { ingress, egress, columnWidth, rightX, card, bounds };
}

/** The rectangle that `layout` fills, at less cost. */
export function boundsOf(picture: Picture, view: View): Box {
  return planOf(picture, view).bounds;
}

/**
 * Places everything: two columns, the card between them, landing points in the order of the rows, circles, lines and
 * walls. Pure geometry; boxes do not overlap, and no line leaves the space between its column and the card.
 */
export function layout(picture: Picture, view: View): Layout {
  const { ingress, egress, columnWidth, rightX, card, bounds } = planOf(picture, view);
  const left = layColumn(picture.ingress, view.sizes, 0, columnWidth, ingress.top);
  const right = layColumn(picture.egress, view.sizes, rightX, columnWidth, egress.top);
  const passage = (direction: Direction): Passage =>
    direction === 'ingress'
      ? { direction, column: columnWidth, card: card.x, lanes: ingress.lanes }
      : { direction, column: rightX, card: card.x + card.width, lanes: egress.lanes };
  return {
    bounds,
    columnWidth,
    groups: new Map([...left.groups, ...right.groups]),
    rows: new Map([...left.rows, ...right.rows]),
    card,
    ingress: laySide(ingress, 0, card, passage('ingress')),
    egress: laySide(egress, rightX, card, passage('egress')),
  };
}

/** The card is as high as its words and its landing points need, and follows the eye along a higher column. */
function placeCard(view: View, x: number, ingress: Draft, egress: Draft): Layout['card'] {
  const most = Math.max(ingress.terms.length, egress.terms.length);
  const needed = Math.max(0, most - 1) * LANDING.least + 2 * LANDING_INSET;
  const height = Math.ceil(Math.max(view.cardHeight, needed));
  const focus = view.focusY ?? 0;
  const travel = Math.max(0, (Math.max(ingress.height, egress.height) - height) / 2);
  const y = Math.round(clamp(focus, -travel, travel) - height / 2);
  const contentY = Math.round(clamp(focus - view.cardHeight / 2 - y, 0, height - view.cardHeight));
  return { x, y, width: CARD_WIDTH, height, contentY };
}

function laySide(draft: Draft, x: number, card: Box, passage: Passage): LaidSide {
  const landings = landingsOf(draft.terms.length, card);
  return {
    head: { x, y: draft.top },
    many: draft.many,
    landings,
    ...drawLines(draft.terms, landings, passage),
    wall: wallOf(draft, landings, card, passage.card),
  };
}

function landingsOf(count: number, card: Box): readonly number[] {
  const room = (card.height - 2 * LANDING_INSET) / Math.max(1, count - 1);
  const wished = count > 4 ? LANDING.good : LANDING.few;
  return evenly(count, card.y + card.height / 2, clamp(room, LANDING.least, wished));
}

/** A wall with an opening at each landing point that passes; an open side is one hollow stretch. */
function wallOf({ side, terms }: Draft, landings: readonly number[], card: Box, x: number): Wall {
  const top = card.y + WALL_INSET;
  const bottom = card.y + card.height - WALL_INSET;
  if (side.wall !== 'closed') return { x, kind: side.wall, segments: [{ y: top, height: bottom - top }] };
  const openings = landings.filter((_, index) => passes(terms[index]?.state ?? 'denied'));
  const edges = [top, ...openings.flatMap((at) => [at - OPENING / 2, at + OPENING / 2]), bottom];
  const segments = Array.from({ length: edges.length / 2 }, (_, index) => {
    const [from = 0, to = 0] = edges.slice(2 * index, 2 * index + 2);
    return { y: from, height: Math.max(0, to - from) };
  });
  return { x, kind: 'closed', segments: segments.filter(({ height }) => height > 1) };
}
