import { CARD, type Cell, CORRIDOR, cardAt, corridorX, corridorY, PADDING, type Point, type Rect } from './mapSizes';

/** Where a line ends: a card, or the border around a namespace; with the cells behind it. */
export interface LineEnd {
  readonly id: string;
  readonly rect: Rect;
  readonly from: Cell;
  readonly to: Cell;
}

/** Lines of one `bundle` go to the same end and say the same: they run together as far as they can. */
export interface Line {
  readonly bundle: string;
  readonly from: LineEnd;
  readonly to: LineEnd;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

/** Which way a line takes: out of a side, along corridors, into a side. */
interface Way {
  readonly out: Side;
  readonly into: Side;
  /** The corridor left of this column, the one above this row. */
  readonly across: number | undefined;
  readonly down: number | undefined;
}

/** How far lanes of a corridor may stray from its middle, so that they stay between the borders. */
const STRAY = { across: CORRIDOR.across / 2 - PADDING.side - 2, down: (CORRIDOR.down - PADDING.top - PADDING.bottom) / 2 - 2 };
const LANE = 6;

/** The points of each line, in right angles, along corridors only: no line crosses a card. */
export function route(lines: readonly Line[]): readonly (readonly Point[])[] {
  const ways = lines.map(wayOf);
  const slots = slotsOf(lines, ways);
  const spanOf = (index: number, axis: 'across' | 'down'): readonly [number, number] => {
    const way = ways[index];
    const [a, b] = [slots.out[index] ?? { x: 0, y: 0 }, slots.into[index] ?? { x: 0, y: 0 }];
    if (axis === 'across') {
      const end = way?.down === undefined ? b.y : corridorY(way.down);
      return a.y < end ? [a.y, end] : [end, a.y];
    }
    const start = way?.across === undefined ? a.x : corridorX(way.across);
    return start < b.x ? [start, b.x] : [b.x, start];
  };
  const bundles = lines.map(({ bundle }, index) => `${bundle} ${ways[index]?.into}`);
  const across = lanesOf(ways, bundles, 'across', spanOf);
  const down = lanesOf(ways, bundles, 'down', spanOf);
  return ways.map((way, index) => {
    const [a, b] = [slots.out[index] ?? { x: 0, y: 0 }, slots.into[index] ?? { x: 0, y: 0 }];
    const x = way.across === undefined ? undefined : corridorX(way.across) + (across.get(index) ?? 0);
    const y = way.down === undefined ? undefined : corridorY(way.down) + (down.get(index) ?? 0);
    if (x !== undefined && y !== undefined) return tidy([a, { x, y: a.y }, { x, y }, { x: b.x, y }, b]);
    if (x !== undefined) return tidy([a, { x, y: a.y }, { x, y: b.y }, b]);
    return tidy([a, { x: a.x, y: y ?? a.y }, { x: b.x, y: y ?? b.y }, b]);
  });
}

function wayOf({ from: a, to: b }: Line): Way {
  const isRight = b.from.column > a.to.column;
  const isLeft = b.to.column < a.from.column;
  if (isRight && b.from.column === a.to.column + 1) return { out: 'right', into: 'left', across: b.from.column, down: undefined };
  if (isLeft && b.to.column + 1 === a.from.column) return { out: 'left', into: 'right', across: a.from.column, down: undefined };
  if (!isRight && !isLeft) {
    if (b.from.row === a.to.row + 1) return { out: 'bottom', into: 'top', across: undefined, down: b.from.row };
    if (a.from.row === b.to.row + 1) return { out: 'top', into: 'bottom', across: undefined, down: a.from.row };
    if (a.to.column === b.to.column) return { out: 'right', into: 'right', across: a.to.column + 1, down: undefined };
    if (a.from.column === b.from.column) return { out: 'left', into: 'left', across: a.from.column, down: undefined };
  }
  const out = isLeft ? 'left' : 'right';
  const across = isLeft ? a.from.column : a.to.column + 1;
  const isAbove = a.to.row < b.from.row;
  return { out, into: isAbove ? 'top' : 'bottom', across, down: isAbove ? b.from.row : b.to.row + 1 };
}

/** Where on its sides each line begins and ends, side by side with the others there. */
function slotsOf(
  lines: readonly Line[],
  ways: readonly Way[],
): { readonly out: readonly Point[]; readonly into: readonly Point[] } {
  interface Use {
    readonly index: number;
    readonly isOut: boolean;
    readonly side: Side;
    readonly end: LineEnd;
    readonly cell: Cell;
    readonly order: number;
    /** Those with one share a place. */
    readonly key: string;
  }
  const uses = new Map<string, Use[]>();
  const use = (index: number, isOut: boolean): void => {
    const [line, way] = [lines[index], ways[index]];
    if (line === undefined || way === undefined) return;
    const [end, other, side] = isOut ? [line.from, line.to, way.out] : [line.to, line.from, way.into];
    const cell = nearest(end, other, side);
    const order = side === 'left' || side === 'right' ? middle(other.rect).y : middle(other.rect).x;
    const place = `${end.id} ${side} ${cell.column} ${cell.row}`;
    const key = isOut ? `${index}` : line.bundle;
    uses.set(place, [...(uses.get(place) ?? []), { index, isOut, side, end, cell, order, key }]);
  };
  for (const index of lines.keys()) {
    use(index, true);
    use(index, false);
  }
  const out: Point[] = [];
  const into: Point[] = [];
  for (const own of uses.values()) {
    const sorted = own.toSorted((a, b) => a.order - b.order);
    const places = [...new Set(sorted.map(({ key }) => key))];
    for (const { index, isOut, side, end, cell, key } of sorted) {
      const step = places.indexOf(key) - (places.length - 1) / 2;
      const point = slotAt(end.rect, cardAt(cell), side, step, places.length);
      if (isOut) out[index] = point;
      else into[index] = point;
    }
  }
  return { out, into };
}

function slotAt(rect: Rect, card: Rect, side: Side, step: number, count: number): Point {
  switch (side) {
    case 'left':
    case 'right': {
      const y = card.y + card.height / 2 + step * Math.min(10, (CARD.height - 8) / count);
      return { x: side === 'left' ? rect.x : rect.x + rect.width, y };
    }
    case 'top':
    case 'bottom': {
      const x = card.x + card.width / 2 + step * Math.min(14, CARD.width / 2 / count);
      return { x, y: side === 'top' ? rect.y : rect.y + rect.height };
    }
  }
}

/** Of the cells behind an end, the one on a side that is nearest to the other end. */
function nearest({ from, to }: LineEnd, other: LineEnd, side: Side): Cell {
  const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
  const row = clamp(other.from.row, from.row, to.row);
  const column = clamp(other.from.column, from.column, to.column);
  switch (side) {
    case 'left':
      return { column: from.column, row };
    case 'right':
      return { column: to.column, row };
    case 'top':
      return { column, row: from.row };
    case 'bottom':
      return { column, row: to.row };
  }
}

/** By line: how far its lane in a corridor is from the middle. Lines that would lie on each other get lanes of their own. */
function lanesOf(
  ways: readonly Way[],
  bundles: readonly string[],
  axis: 'across' | 'down',
  spanOf: (index: number, axis: 'across' | 'down') => readonly [number, number],
): ReadonlyMap<number, number> {
  const corridors = new Map<number, Map<string, Run>>();
  for (const [index, way] of ways.entries()) {
    const corridor = way[axis];
    if (corridor === undefined) continue;
    const [from, to] = spanOf(index, axis);
    // A line straight through needs no lane.
    if (to - from < 1) continue;
    const runs = corridors.get(corridor) ?? new Map<string, Run>();
    corridors.set(corridor, runs);
    const key = bundles[index] ?? '';
    const run = runs.get(key);
    if (run === undefined) runs.set(key, { indices: [index], from, to });
    else runs.set(key, { indices: [...run.indices, index], from: Math.min(run.from, from), to: Math.max(run.to, to) });
  }
  const lanes = new Map<number, number>();
  for (const runs of corridors.values()) {
    const ends: number[] = [];
    const places = [...runs.values()]
      .toSorted((a, b) => a.from - b.from || a.to - b.to)
      .map(({ indices, from, to }) => {
        const free = ends.findIndex((end) => end + LANE < from);
        const lane = free === -1 ? ends.length : free;
        ends[lane] = to;
        return { indices, lane };
      });
    const pitch = Math.min(LANE, (2 * STRAY[axis]) / Math.max(1, ends.length - 1));
    for (const { indices, lane } of places) {
      for (const index of indices) lanes.set(index, (lane - (ends.length - 1) / 2) * pitch);
    }
  }
  return lanes;
}

/** Lines of a bundle in a corridor, and how far they reach together. */
interface Run {
  readonly indices: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Without points that are twice there, or on the way between their neighbours. */
function tidy(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const isStraight =
      before !== undefined &&
      last !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (isStraight) kept.pop();
    kept.push(point);
  }
  return kept;
}

function middle({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
