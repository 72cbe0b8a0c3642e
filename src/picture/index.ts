export { drawPicture } from './drawPicture';
export { type Fitted, type Frame, fitInto, focusOf, type Viewport, ZOOM } from './fit';
export { grouped } from './grouped';
export { keepEqual } from './keepEqual';
export { boundsOf, layout } from './layout';
export type { Box, Head, LaidSide, Layout, Line, PlacedHub, View, Wall } from './layoutTypes';
export {
  type Badges,
  groupRows,
  itemRows,
  type LineState,
  type Picture,
  type PictureFrame,
  type PictureGroup,
  type PictureHub,
  type PictureItem,
  type PictureRow,
  type PictureSide,
  type RowRole,
  type RowSeen,
  sideRows,
  type WallKind,
} from './picture';
export { type GroupId, groupId, type RowId, rowId, rowOrigin } from './rowId';
export { CARD_WIDTH, type Density, HUB, SIZES, type Sizes, STOP_RADIUS } from './sizes';
