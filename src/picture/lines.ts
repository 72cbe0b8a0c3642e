import type { RowState } from '../engine/coverage';
import type { PlacedHub } from './layout';

/** Something that reaches the card: a row, a rule's circle, or a spine; `y` is where it comes from. */
export interface Landing {
  readonly y: number;
  readonly state: RowState;
  readonly rows: readonly (readonly [id: string, y: number, state: RowState])[];
  readonly hub: number | undefined;
  /** The place of a spine among those of its group. */
  readonly spine: number | undefined;
}

/** One line to draw. `head` points along `towards`; `stop` is where a refused line ends, in front of the wall. */
export interface Line {
  readonly id: string;
  readonly path: string;
  readonly state: RowState;
  readonly head: { readonly x: number; readonly y: number } | undefined;
  readonly stop: { readonly x: number; readonly y: number } | undefined;
  /** The rows it belongs to, to be lit with them. */
  readonly rows: readonly string[];
}

interface Sides {
  readonly inwards: boolean;
  /** The card's edge and the column's inner edge, px. */
  readonly edge: number;
  readonly column: number;
}

const HEAD = 9;
const STOP = 14;

/** The lines of one side, horizontal at both ends, so that none crosses the card. */
export function linesOf(landed: readonly { readonly landing: Landing; readonly at: number }[], hubs: readonly PlacedHub[], sides: Sides): readonly Line[] {
  return landed.flatMap(({ landing, at }): Line[] => {
    const hub = hubs.find(({ rule }) => rule === landing.hub);
    const rows = landing.rows.map(([id]) => id);
    if (hub) {
      const own = landing.rows.map(([id, y, state]) => between(`${id}-hub`, sides, [sides.column, y], [hub.x, hub.y], state, [id], !sides.inwards));
      const shared = between(`hub${hub.rule}`, sides, [hub.x, hub.y], [sides.edge, at], landing.state, rows, sides.inwards);
      return [...own, shared];
    }
    if (landing.spine !== undefined) return [spine(landing, sides), reach(landing, at, sides, sides.column + away(sides) * (6 + landing.spine * 6), rows)];
    return [reach(landing, at, sides, sides.column, rows)];
  });
}

// Towards the card.
function away({ inwards }: Sides): number {
  return inwards ? 1 : -1;
}

function reach(landing: Landing, at: number, sides: Sides, from: number, rows: readonly string[]): Line {
  const id = `${rows[0]}-card${landing.spine ?? ''}`;
  if (landing.state !== 'denied') return between(id, sides, [from, landing.y], [sides.edge, at], landing.state, rows, true);
  const stop = { x: sides.edge - away(sides) * STOP, y: at };
  return { id, path: curve([from, landing.y], [stop.x - away(sides) * 9, at]), state: 'denied', head: undefined, stop, rows };
}

/** A line with its head where the connection arrives: at the card for ingress, at the row for egress. */
function between(id: string, sides: Sides, outer: readonly [number, number], inner: readonly [number, number], state: RowState, rows: readonly string[], headed: boolean): Line {
  const towards = away(sides);
  const pointed = headed && state !== 'unknown';
  const tip = sides.inwards ? { x: inner[0] + 4, y: inner[1] } : { x: outer[0] - 1, y: outer[1] };
  const start: readonly [number, number] = sides.inwards || !pointed ? outer : [outer[0] + towards * (HEAD + 1), outer[1]];
  const end: readonly [number, number] = sides.inwards && pointed ? [inner[0] - towards * 5, inner[1]] : [inner[0], inner[1]];
  return { id, path: curve(start, end), state, head: pointed ? tip : undefined, stop: undefined, rows };
}

function spine(landing: Landing, sides: Sides): Line {
  const x = sides.column + away(sides) * (6 + (landing.spine ?? 0) * 6);
  const ys = landing.rows.map(([, y]) => y);
  const ticks = ys.map((y) => `M${sides.column} ${y}H${x}`).join('');
  return { id: `${landing.rows[0]?.[0]}-spine${landing.spine}`, path: `M${x} ${Math.min(...ys)}V${Math.max(...ys)}${ticks}`, state: landing.state, head: undefined, stop: undefined, rows: landing.rows.map(([id]) => id) };
}

function curve([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
