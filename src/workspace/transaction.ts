import type { TextEdit } from '../text/textEdit';
import type { FileId } from './workspace';

/** A caret or selection in a file's text, in UTF-16 offsets; `head` is where the caret blinks. */
export interface TextSelection {
  readonly anchor: number;
  readonly head: number;
}

export interface FileSelections {
  readonly file: FileId;
  readonly selections: readonly TextSelection[];
}

/** One step of the one history: what changed in which file, how to take it back, and where the caret was. */
export interface Transaction {
  readonly edits: ReadonlyMap<FileId, readonly TextEdit[]>;
  readonly inverse: ReadonlyMap<FileId, readonly TextEdit[]>;
  /** In words, for "Undo …": `add app=frontend`. */
  readonly label: string;
  readonly origin: 'typing' | 'canvas';
  readonly before: FileSelections | undefined;
  readonly after: FileSelections | undefined;
}
