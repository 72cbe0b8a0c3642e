import type { FileId } from '../../workspace/workspace';

type GoToLine = (line: number, file?: FileId) => void;

let shown: GoToLine = () => {};

/** Shows a line (1-based) of a file's text, from wherever something leads to it; on a phone the text comes into view. */
export function goToLine(line: number, file?: FileId): void {
  shown(line, file);
}

/** Called by whoever lays the page out. */
export function onGoToLine(show: GoToLine): void {
  shown = show;
}
