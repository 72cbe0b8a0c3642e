import type { FileId } from '../../workspace/workspace';

/** Where the text is shown: the editor, or the plain text until the editor is there. */
export interface TextView {
  /** The file it shows now. */
  file(): FileId | undefined;
  /** False for a view that another will take the place of: it is to carry out wishes as well. */
  readonly keeps: boolean;
  /** Brings a line (1-based) into view and puts the cursor there. */
  revealLine(line: number): void;
}

interface Wish {
  readonly line: number;
  readonly file: FileId | undefined;
}

let view: TextView | undefined;
let wish: Wish | undefined;

/** Shows a line (1-based) of a file, or of the file that is shown. Before the editor is there the wish is kept for it. */
export function revealLine(line: number, file?: FileId): void {
  wish = { line, file };
  grant();
}

/** Makes a view the one that shows the text; answers with the way to end that. */
export function attachEditor(next: TextView): () => void {
  view = next;
  grant();
  return () => {
    if (view === next) view = undefined;
  };
}

/** To be called when the view shows another file: a wish for a line of that file is carried out now. */
export function shownFileChanged(): void {
  grant();
}

function grant(): void {
  if (!view || !wish || (wish.file !== undefined && wish.file !== view.file())) return;
  const { line } = wish;
  if (view.keeps) wish = undefined;
  view.revealLine(line);
}
