import type { Direction } from '../engine/policy';
import type { Head, Line, PlacedHub } from './layoutTypes';
import type { LineState } from './picture';
import { HUB, HUB_SPACING, LANE, STOP_DISTANCE, STOP_RADIUS } from './sizes';
import { spread } from './spread';
import type { Strand } from './strands';
import { passes, type Term } from './terms';

/** Arrow heads are 11 px long; the line ends a little inside. */
const HEAD = 11;
const HEAD_OVERLAP = 2;
/** The tip stands this far inside the card's edge, in the wall's opening. */
const TIP_INSIDE = 5;
const STOP_GAP = 2.5;
const LANE_START = 9;
const BEND = 6;
/** Lines end at a circle's rim, not at its middle: on a long way down they would run through the circles beside it. */
const RIM = HUB / 2 - 1;
/** A line that passes between circles is straight there for so far to both sides, and no steeper than this: else it would touch them. */
const STRAIGHT = 11;
const STEEPEST = 1.8;

/** The space between a side's column and the card: `column` and `card` are the x of their edges facing each other. */
export interface Passage {
  readonly direction: Direction;
  readonly column: number;
  readonly card: number;
  readonly lanes: number;
}

/** Room that lanes of spines take beside a column. */
export function lanesWidth(direction: Direction, lanes: number): number {
  return lanes === 0 ? 0 : LANE_START + (lanes - 1) * LANE + (direction === 'egress' ? HEAD : 0);
}

type Point = readonly [x: number, y: number];
/** Draws a way from a group's side of the passage to the card's. */
type Way = (from: Point, to: Point) => string;

function at(...points: readonly Point[]): string {
  return points.flat().map(round).join(' ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Horizontal at both ends; never leaves the space between the two x. `turn`: the share of the way after which it goes up or down. */
function curve([x1, y1]: Point, [x2, y2]: Point, turn = 0.5): string {
  const x = x1 + (x2 - x1) * turn;
  return `M${at([x1, y1])}C${at([x, y1], [x, y2], [x2, y2])}`;
}

/** The same, through a slot; where the slot is on its way, it hardly shows. */
function through({ x, y }: Slot): Way {
  return ([x1, y1], [x2, y2]) => {
    const slopes = [(y - y1) / (x - x1), (y2 - y) / (x2 - x)] as const;
    // Level where it turns back, as a curve through points has to be that rises no higher than they are.
    const slope =
      slopes[0] * slopes[1] > 0 ? Math.sign(slopes[0]) * Math.min(STEEPEST, ...slopes.map((one) => 2 * Math.abs(one))) : 0;
    const on = (to: number): Point => [to, y + (to - x) * slope];
    const [from, to] = x1 < x2 ? [x - STRAIGHT, x + STRAIGHT] : [x + STRAIGHT, x - STRAIGHT];
    const [before, after] = [from - x1, x2 - to];
    return `M${at([x1, y1])}C${at([x1 + before / 2, y1], on(from - before / 4), on(from))}L${at(on(to))}C${at(on(to + after / 3), [x2 - after / 2, y2], [x2, y2])}`;
  };
}

/** Where a term passes the height of the circles: at its own, or between them. */
interface Slot {
  readonly x: number;
  readonly y: number;
}

/** Draws a side's lines to the landing points, through its circles. */
export function drawLines(
  terms: readonly Term[],
  landings: readonly number[],
  passage: Passage,
): { readonly hubs: readonly PlacedHub[]; readonly lines: readonly Line[] } {
  const slots = placeSlots(terms, landings, passage);
  const hubs: PlacedHub[] = [];
  const lines = terms.flatMap((term, index) => {
    const landing = landings[index] ?? 0;
    const slot = slots[index];
    if (term.hub && slot) {
      const hub: PlacedHub = { ...slot, direction: passage.direction, rule: term.hub.rule, state: term.state };
      hubs.push(hub);
      return [trunk(term, hub, landing, passage), ...term.strands.map((strand) => branch(strand, hub, passage))];
    }
    const way = slot ? through(slot) : passage.lanes > 0 ? nested(index / terms.length) : curve;
    return term.strands.map((strand) => ownLine(strand, landing, passage, way));
  });
  return { hubs, lines };
}

/** Of lines that come from far, each turns a little before the next, so that they neither merge nor cross. `place`: from 0 below 1. */
function nested(place: number): Way {
  return (from, to) => curve(from, to, 0.2 + 0.6 * (from[1] < to[1] ? 1 - place : place));
}

/** A slot for each term, also for those without a circle: their lines pass between the circles. None where there are no circles. */
function placeSlots(terms: readonly Term[], landings: readonly number[], passage: Passage): readonly Slot[] {
  if (!terms.some(({ hub }) => hub)) return [];
  const outward = Math.sign(passage.column - passage.card);
  const gap = Math.abs(passage.card - passage.column) - lanesWidth(passage.direction, passage.lanes);
  // Nearer to the rows than to the wall, but clear of the arrow heads and crosses at both ends.
  const close = gap < 110;
  const x = passage.card + outward * gap * (close ? 0.6 : 0.68);
  // Where a curve would be there by itself.
  const share = close ? 0.3 : 0.2;
  const wished = terms.map(({ y }, index) => y + ((landings[index] ?? 0) - y) * share);
  return spread(wished, HUB_SPACING).map((y) => ({ x, y }));
}

/** How a line runs, and where it ends. */
type Run = Pick<Line, 'path' | 'heads' | 'threads' | 'stop'>;
/** What a line speaks for. */
type Spoken = Pick<Line, 'state' | 'rows' | 'rule'>;

function line({ direction }: Passage, { state, rows, rule }: Spoken, run: Run, name = rows[0]): Line {
  const heads = passes(state) ? run.heads : [];
  return { ...run, id: `${direction}.line.${name}`, direction, state, rows, rule, heads };
}

/** Between a circle and the card. */
function trunk({ state, strands }: Term, { rule, x, y }: PlacedHub, landing: number, passage: Passage): Line {
  const { end, heads } = arrive(state, landing, passage);
  const path = curve([x + inward(passage) * RIM, y], end);
  const rows = strands.flatMap((strand) => strand.rows);
  return line(passage, { state, rows, rule }, { path, heads, threads: undefined, stop: undefined }, `rule.${rule}`);
}

/** Between a group and a circle. */
function branch(strand: Strand, { rule, x, y }: PlacedHub, passage: Passage): Line {
  return line(passage, { ...strand, rule }, leave(strand, passage, [x - inward(passage) * RIM, y], curve));
}

/** Between a group and the card, with no circle in between. */
function ownLine(strand: Strand, landing: number, passage: Passage, way: Way): Line {
  const spoken = { ...strand, rule: undefined };
  if (strand.state === 'denied') {
    const stop = { x: passage.card - inward(passage) * STOP_DISTANCE, y: landing };
    const before: Point = [stop.x - inward(passage) * (STOP_RADIUS + STOP_GAP), landing];
    return line(passage, spoken, { ...leave(strand, passage, before, way), stop });
  }
  const { end, heads } = arrive(strand.state, landing, passage);
  const run = leave(strand, passage, end, way);
  return line(passage, spoken, { ...run, heads: [...heads, ...run.heads] });
}

/** From a group towards the card: 1 to the right. */
function inward({ direction }: Passage): 1 | -1 {
  return direction === 'ingress' ? 1 : -1;
}

/** The end of a line at the card, with its arrow head where the line leads into the policy. */
function arrive(
  state: LineState,
  y: number,
  { direction, card }: Passage,
): { readonly end: Point; readonly heads: readonly Head[] } {
  if (direction === 'egress') return { end: [card + 2, y], heads: [] };
  const x = passes(state) ? card + TIP_INSIDE - HEAD + HEAD_OVERLAP : card - TIP_INSIDE;
  return { end: [x, y], heads: [{ x: card + TIP_INSIDE, y, direction: 1 }] };
}

/** A strand's way from its group; at egress rows it ends in arrow heads. */
function leave({ state, ys, lane }: Strand, passage: Passage, to: Point, way: Way): Run {
  const egress = passage.direction === 'egress';
  const into = inward(passage);
  const start = passage.column + into * (egress && passes(state) ? HEAD - HEAD_OVERLAP + 1 : 2);
  const heads = egress ? ys.map((y): Head => ({ x: passage.column - 1, y, direction: 1 })) : [];
  if (lane === undefined) return { path: way([start, ys[0] ?? to[1]], to), heads, threads: undefined, stop: undefined };
  const x = passage.column + into * lanesWidth(passage.direction, lane + 1);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const exit = Math.min(bottom - BEND, Math.max(top + BEND, to[1]));
  const stubs = ys.map((y) => {
    const bend = y === top ? BEND : y === bottom ? -BEND : 0;
    const corner = bend === 0 ? '' : `H${round(x - into * BEND)}Q${at([x, y], [x, y + bend])}`;
    return `M${at([start, y])}${corner || `H${round(x)}`}`;
  });
  const out = way([x, exit], to);
  const spine = `M${at([x, top + BEND])}V${round(bottom - BEND)}`;
  const threads = stubs.map((stub) => `${stub}V${round(exit)}${out}`);
  return { path: [...stubs, spine, out].join(''), heads, threads, stop: undefined };
}
