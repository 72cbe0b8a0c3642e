import { lineOf, lineStarts } from '../text';
import type { OpenFile } from './workspace';

const known = new WeakMap<OpenFile, readonly number[]>();
/** When a file has been read, it is another file with the same text. */
let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: lineStarts('') };

/** Where the lines of a file's text begin; worked out once for a file as it stands. */
export function lineStartsOf(file: OpenFile): readonly number[] {
  const starts = known.get(file) ?? (last.text === file.text ? last.starts : lineStarts(file.text));
  known.set(file, starts);
  last = { text: file.text, starts };
  return starts;
}

/** The 1-based line an offset of a file's text stands in. */
export function lineAt(file: OpenFile, offset: number): number {
  return lineOf(lineStartsOf(file), offset);
}
