import type { Box } from './layoutTypes';
import type { PictureFrame, PictureGroup, PictureItem, PictureRow, PictureSide } from './picture';
import type { GroupId, RowId } from './rowId';
import type { Sizes } from './sizes';

/** Height of a row, in px. */
export function rowHeight({ lines }: PictureRow, sizes: Sizes): number {
  return sizes.row + (lines - 1) * sizes.rowLine;
}

/** Height of what stands above the rows of a rule's frame, in px. */
export function frameHead({ reason }: PictureFrame, sizes: Sizes): number {
  return sizes.frameHead + (reason === undefined ? 0 : sizes.frameReason);
}

function stacked(heights: readonly number[], gap: number): number {
  return heights.reduce((sum, height) => sum + height, 0) + Math.max(0, heights.length - 1) * gap;
}

/** Height of a row, or of a frame with its rows. */
export function itemHeight(item: PictureItem, sizes: Sizes): number {
  if (item.type === 'row') return rowHeight(item.row, sizes);
  const rows = item.frame.rows.map((row) => rowHeight(row, sizes));
  return frameHead(item.frame, sizes) + stacked(rows, sizes.rowGap) + sizes.framePad;
}

export function groupHeight({ items }: PictureGroup, sizes: Sizes): number {
  return (
    sizes.groupHead +
    stacked(
      items.map((item) => itemHeight(item, sizes)),
      sizes.rowGap,
    ) +
    sizes.groupPad
  );
}

export function columnHeight({ groups }: PictureSide, sizes: Sizes): number {
  return (
    sizes.columnHead +
    stacked(
      groups.map((group) => groupHeight(group, sizes)),
      sizes.groupGap,
    )
  );
}

/** Where the groups of one side stand, and their rows in them. */
export interface Column {
  readonly groups: ReadonlyMap<GroupId, Box>;
  readonly rows: ReadonlyMap<RowId, Box>;
}

/** Stacks a side's groups from `top` downwards; the column's head stands above them. */
export function layColumn(side: PictureSide, sizes: Sizes, x: number, width: number, top: number): Column {
  const groups = new Map<GroupId, Box>();
  const rows = new Map<RowId, Box>();
  let y = top + sizes.columnHead;
  for (const group of side.groups) {
    const height = groupHeight(group, sizes);
    groups.set(group.id, { x, y, width, height });
    let itemY = y + sizes.groupHead;
    for (const item of group.items) {
      layItem(item, sizes, { x: x + sizes.groupPad, y: itemY, width: width - 2 * sizes.groupPad }, rows);
      itemY += itemHeight(item, sizes) + sizes.rowGap;
    }
    y += height + sizes.groupGap;
  }
  return { groups, rows };
}

function layItem(item: PictureItem, sizes: Sizes, at: Omit<Box, 'height'>, rows: Map<RowId, Box>): void {
  if (item.type === 'row') {
    rows.set(item.row.id, { ...at, height: rowHeight(item.row, sizes) });
    return;
  }
  let y = at.y + frameHead(item.frame, sizes);
  for (const row of item.frame.rows) {
    const height = rowHeight(row, sizes);
    rows.set(row.id, { x: at.x + sizes.framePad, y, width: at.width - 2 * sizes.framePad, height });
    y += height + sizes.rowGap;
  }
}
