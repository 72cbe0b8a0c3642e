import type { Box } from './layoutTypes';
import type { LineState, PictureRow, PictureSide } from './picture';
import { groupRows, sideRows } from './picture';
import type { RowId } from './rowId';
import { SPINES_OVER } from './sizes';

/**
 * What leaves a group as one line: a row, or several rows of one verdict gathered on a spine. `ys` are the rows' middles;
 * `lane` is the spine's place beside its group, undefined for a single row.
 */
export interface Strand {
  readonly state: LineState;
  /** The rule whose circle it goes through. */
  readonly joins: number | undefined;
  readonly rows: readonly RowId[];
  readonly ys: readonly number[];
  readonly lane: number | undefined;
}

/** All that leaves a side's groups, in the order of their rows; rows without a line are left out. */
export interface Strands {
  readonly strands: readonly Strand[];
  /** There are too many for a line and a circle per rule: each group has one line per verdict, and no circles. */
  readonly many: boolean;
}

export function strandsOf(side: PictureSide, boxes: ReadonlyMap<RowId, Box>): Strands {
  const gathers = sideRows(side).length > SPINES_OVER;
  const strands = gather(side, boxes, ({ id, joins, line }) => (gathers && joins !== undefined ? `${joins} ${line}` : id));
  if (strands.length <= SPINES_OVER) return { strands, many: false };
  const byVerdict = gather(side, boxes, ({ line }) => `${line}`);
  return { strands: byVerdict.map((strand) => ({ ...strand, joins: undefined })), many: true };
}

/** The rows of each group, those of the same key together. */
function gather(side: PictureSide, boxes: ReadonlyMap<RowId, Box>, keyOf: (row: PictureRow) => string): readonly Strand[] {
  return side.groups.flatMap((group) => {
    const bundles = new Map<string, { row: PictureRow; state: LineState; y: number }[]>();
    for (const row of groupRows(group)) {
      const box = boxes.get(row.id);
      if (row.line === undefined || box === undefined) continue;
      const key = keyOf(row);
      const bundle = bundles.get(key) ?? [];
      bundle.push({ row, state: row.line, y: box.y + box.height / 2 });
      bundles.set(key, bundle);
    }
    const lanes: number[] = [];
    return [...bundles.values()].flatMap((bundle): readonly Strand[] => {
      const [first] = bundle;
      if (first === undefined) return [];
      const ys = bundle.map(({ y }) => y);
      const lane = bundle.length > 1 ? freeLane(lanes, Math.min(...ys), Math.max(...ys)) : undefined;
      return [{ state: first.state, joins: first.row.joins, rows: bundle.map(({ row }) => row.id), ys, lane }];
    });
  });
}

/** The first lane whose last spine has ended above `from`; `lanes` holds where each ends. */
function freeLane(lanes: number[], from: number, to: number): number {
  const free = lanes.findIndex((end) => end < from);
  const lane = free === -1 ? lanes.length : free;
  lanes[lane] = to;
  return lane;
}

/** How many lanes a side's spines take. */
export function laneCount(strands: readonly Strand[]): number {
  return strands.reduce((most, { lane }) => Math.max(most, lane === undefined ? 0 : lane + 1), 0);
}
