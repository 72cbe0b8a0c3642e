export { applyEdits, invertEdits } from './applyEdits';
export { composeEdits } from './composeEdits';
export {
  contentEndOfLine,
  endOfLine,
  type LineMap,
  type LinePosition,
  lineMap,
  lineOf,
  lineStarts,
  offsetAt,
  positionAt,
  startOfLine,
} from './lineMap';
export { mapOffset, mapRange } from './mapOffset';
export { extendPath, formatAncestors, formatPath, type Path } from './path';
export type { Placement, YamlValue } from './placement';
export type { TextEdit, TextRange } from './textEdit';
