import type { Direction } from '../engine/policy';
import type { Head, Line, PlacedHub } from './layoutTypes';
import type { LineState } from './picture';
import { HUB_SPACING, LANE, STOP_DISTANCE, STOP_RADIUS } from './sizes';
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

/** From (x1, y1) to (x2, y2), horizontal at both ends; never leaves the space between the two x. */
export function curve(x1: number, y1: number, x2: number, y2: number): string {
  const half = (x1 + x2) / 2;
  return `M${round(x1)} ${round(y1)}C${round(half)} ${round(y1)} ${round(half)} ${round(y2)} ${round(x2)} ${round(y2)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Draws a side's lines to the landing points, through its circles. */
export function drawLines(
  terms: readonly Term[],
  landings: readonly number[],
  passage: Passage,
): { readonly hubs: readonly PlacedHub[]; readonly lines: readonly Line[] } {
  const hubs = placeHubs(terms, landings, passage);
  const hubOf = new Map(hubs.map((hub) => [hub.rule, hub]));
  const lines = terms.flatMap((term, index) => {
    const landing = landings[index] ?? 0;
    const hub = term.hub && hubOf.get(term.hub.rule);
    if (hub === undefined) return term.strands.map((strand) => ownLine(strand, landing, passage));
    return [trunk(term, hub, landing, passage), ...term.strands.map((strand) => branch(strand, hub, passage))];
  });
  return { hubs, lines };
}

function placeHubs(terms: readonly Term[], landings: readonly number[], passage: Passage): readonly PlacedHub[] {
  const outward = Math.sign(passage.column - passage.card);
  const gap = Math.abs(passage.card - passage.column) - lanesWidth(passage.direction, passage.lanes);
  // Nearer to the rows than to the wall, but clear of the arrow heads and crosses at both ends.
  const x = passage.card + outward * gap * (gap < 110 ? 0.6 : 0.68);
  const joined = terms.flatMap(({ hub, y }, index) =>
    hub === undefined ? [] : [{ hub, wished: y * 0.7 + (landings[index] ?? 0) * 0.3 }],
  );
  const heights = spread(
    joined.map(({ wished }) => wished),
    HUB_SPACING,
  );
  return joined.map(({ hub }, index) => ({
    direction: passage.direction,
    rule: hub.rule,
    state: hub.state,
    x,
    y: heights[index] ?? 0,
  }));
}

/** What a line speaks for. */
interface Spoken {
  readonly name: string;
  readonly state: LineState;
  readonly rows: Strand['rows'];
  readonly rule: number | undefined;
}

function line(
  { direction }: Passage,
  { name, state, rows, rule }: Spoken,
  path: string,
  heads: readonly Head[],
  stop?: Line['stop'],
): Line {
  return { id: `${direction}.line.${name}`, direction, state, path, rows, rule, heads: passes(state) ? heads : [], stop };
}

/** Between a circle and the card. */
function trunk(term: Term, hub: PlacedHub, landing: number, passage: Passage): Line {
  const spoken = { name: `rule.${hub.rule}`, state: term.state, rows: term.strands.flatMap(({ rows }) => rows), rule: hub.rule };
  if (passage.direction === 'egress') return line(passage, spoken, curve(passage.card + 2, landing, hub.x, hub.y), []);
  return line(passage, spoken, curve(hub.x, hub.y, cardEnd(passage, term.state), landing), [cardHead(passage, landing)]);
}

/** Between a group and a circle. */
function branch(strand: Strand, hub: PlacedHub, passage: Passage): Line {
  const spoken = { name: strand.rows[0] ?? '', state: strand.state, rows: strand.rows, rule: hub.rule };
  const { path, heads } = leave(strand, passage, hub.x, hub.y);
  return line(passage, spoken, path, heads);
}

/** Between a group and the card, with nothing in between. */
function ownLine(strand: Strand, landing: number, passage: Passage): Line {
  const ingress = passage.direction === 'ingress';
  const spoken = { name: strand.rows[0] ?? '', state: strand.state, rows: strand.rows, rule: undefined };
  if (strand.state === 'denied') {
    const outward = ingress ? -1 : 1;
    const stop = { x: passage.card + outward * STOP_DISTANCE, y: landing };
    const { path } = leave(strand, passage, stop.x + outward * (STOP_RADIUS + STOP_GAP), landing);
    return line(passage, spoken, path, [], stop);
  }
  const { path, heads } = leave(strand, passage, ingress ? cardEnd(passage, strand.state) : passage.card + 2, landing);
  return line(passage, spoken, path, ingress ? [cardHead(passage, landing)] : heads);
}

function cardEnd(passage: Passage, state: LineState): number {
  return passes(state) ? passage.card + TIP_INSIDE - HEAD + HEAD_OVERLAP : passage.card - TIP_INSIDE;
}

function cardHead(passage: Passage, y: number): Head {
  return { x: passage.card + TIP_INSIDE, y, direction: 1 };
}

/** A strand's way between its group and (x, y); at egress rows it ends in arrow heads. */
function leave(
  strand: Strand,
  passage: Passage,
  x: number,
  y: number,
): { readonly path: string; readonly heads: readonly Head[] } {
  const inward = passage.direction === 'ingress' ? 1 : -1;
  const egress = passage.direction === 'egress';
  const start = passage.column + inward * (egress && passes(strand.state) ? HEAD - HEAD_OVERLAP + 1 : 2);
  const heads = egress ? strand.ys.map((at): Head => ({ x: passage.column - 1, y: at, direction: 1 })) : [];
  const [only = y] = strand.ys;
  if (strand.lane === undefined) return { path: egress ? curve(x, y, start, only) : curve(start, only, x, y), heads };
  const lane = passage.column + inward * lanesWidth(passage.direction, strand.lane + 1);
  const [top, bottom] = [Math.min(...strand.ys), Math.max(...strand.ys)];
  const exit = Math.min(bottom - BEND, Math.max(top + BEND, y));
  const stubs = strand.ys.map((at) => {
    if (at !== top && at !== bottom) return `M${round(start)} ${round(at)}H${round(lane)}`;
    const bend = at === top ? BEND : -BEND;
    return `M${round(start)} ${round(at)}H${round(lane - inward * BEND)}Q${round(lane)} ${round(at)} ${round(lane)} ${round(at + bend)}`;
  });
  const spine = `M${round(lane)} ${round(top + BEND)}V${round(bottom - BEND)}`;
  return { path: [...stubs, spine, egress ? curve(x, y, lane, exit) : curve(lane, exit, x, y)].join(''), heads };
}
