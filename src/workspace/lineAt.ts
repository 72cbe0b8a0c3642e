import { lineOf, lineStarts } from '../text';
import type { OpenFile } from './workspace';

const known = new WeakMap<OpenFile, readonly number[]>();

/** Where the lines of a file's text begin; worked out once for a file as it stands. */
export function lineStartsOf(file: OpenFile): readonly number[] {
  const starts = known.get(file) ?? lineStarts(file.text);
  known.set(file, starts);
  return starts;
}

/** The 1-based line an offset of a file's text stands in. */
export function lineAt(file: OpenFile, offset: number): number {
  return lineOf(lineStartsOf(file), offset);
}
