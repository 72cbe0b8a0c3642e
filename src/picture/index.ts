export { badgesBelow, type Box, type LaidOutPicture, type LaidOutSide, layout, type Metrics, type PlacedGroup, type PlacedHub, rowHeight, SIZES } from './layout';
export type { Line } from './lines';
export { type PictureFrame, type PictureGroup, type PictureRow, type PictureSide, pictureSide, rowsOf, ruleOf } from './picture';
