import { lineOf, lineStarts } from '../text';
import type { OpenFile } from './workspace';

const known = new WeakMap<OpenFile, readonly number[]>();

/** The 1-based line an offset of a file's text stands in. Where the lines begin is worked out once for a file as it stands. */
export function lineAt(file: OpenFile, offset: number): number {
  const starts = known.get(file) ?? lineStarts(file.text);
  known.set(file, starts);
  return lineOf(starts, offset);
}
