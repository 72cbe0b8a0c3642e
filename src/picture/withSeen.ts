import { FRAMED_ROW_TEXT, ROW_TEXT } from './drawRow';
import type { Picture, PictureFrame, PictureItem, PictureRow, PictureSide } from './picture';
import type { SeenRow, SeenRows } from './seenRows';
import { titleWidth } from './textWidth';

/**
 * A picture whose rows and rules tell what they saw: beside the title where there is room, else at the end of the quiet line,
 * and only where there is none on a line of its own. `ageing`: it is of an earlier text.
 */
export function withSeen({ ingress, egress }: Picture, rows: SeenRows, ageing: boolean): Picture {
  return { ingress: sideWith(ingress, rows, ageing), egress: sideWith(egress, rows, ageing) };
}

function sideWith(side: PictureSide, rows: SeenRows, ageing: boolean): PictureSide {
  const row = (one: PictureRow, width: number): PictureRow => rowWith(one, rows.get(one.id), width, ageing);
  const frame = (one: PictureFrame): PictureFrame => ({ ...one, rows: one.rows.map((its) => row(its, FRAMED_ROW_TEXT)) });
  const item = (one: PictureItem): PictureItem =>
    one.type === 'row' ? { type: 'row', row: row(one.row, ROW_TEXT) } : { type: 'frame', frame: frame(one.frame) };
  return {
    ...side,
    groups: side.groups.map((group) => ({ ...group, items: group.items.map(item) })),
    hubs: side.hubs.map((hub) => {
      const seen = rows.get(`${side.direction}.rule.${hub.rule}`);
      return seen === undefined ? hub : { ...hub, name: `${hub.name}, ${seen.word}`, seen: seen.told };
    }),
  };
}

function rowWith(row: PictureRow, seen: SeenRow | undefined, width: number, ageing: boolean): PictureRow {
  const { state } = row.covered;
  if (seen === undefined || state === 'ignored' || (state === 'nobody' && seen.quiet)) return row;
  const words = { ...row.words, accessibleName: `${row.words.accessibleName}, ${seen.word}` };
  const { word, mark, told, step } = seen;
  const place = seen.quiet ? undefined : placeOf(row, seen, width);
  return {
    ...row,
    words,
    seen: { word, mark, told, step, ageing, place },
    lines: row.lines + (place === 'line' ? 1 : 0),
  };
}

/** Px that a letter at the end of a line takes, the distance before it, and the border of a mark. */
const CHARACTER = 5.3;
const DISTANCE = 10;
const BORDER = 12;

function placeOf(
  { words, badges, badgesBelow }: PictureRow,
  { word, mark }: SeenRow,
  width: number,
): 'title' | 'detail' | 'line' {
  const own = word.length * CHARACTER + DISTANCE + (mark ? BORDER : 0);
  const isAlone = badges.shown.length === 0 || badgesBelow;
  if (isAlone && titleWidth(words.title, words.mono) + own <= width) return 'title';
  return words.detail === undefined ? 'line' : 'detail';
}
