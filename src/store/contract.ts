import type { Intent } from '../kinds/intent';
import type { TextEdit, TextRange } from '../text/textEdit';
import type { ReadingProgress } from '../worker/read';
import type { DocumentChange } from '../workspace/documentChange';
import type { Fix } from '../workspace/fix';
import type { History } from '../workspace/history';
import type { ClusterProfile } from '../workspace/profile';
import type { FileSelections } from '../workspace/transaction';
import type { FileId, ObjectKey, Workspace } from '../workspace/workspace';

/** An edit that was made, or why it was not. A refusal leaves everything as it was. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** What an intent would do to the text, before it is done. Lines are 1-based. */
export type Preview =
  | {
      readonly ok: true;
      readonly added: number;
      readonly removed: number;
      readonly changed: readonly number[];
      readonly text: string;
    }
  | { readonly ok: false; readonly reason: string };

/** What the pointer or the focus rests on, so that rows and lines light each other. */
export type Pointed =
  | { readonly from: 'canvas'; readonly file: FileId; readonly ranges: readonly TextRange[] }
  | { readonly from: 'text'; readonly file: FileId; readonly offset: number }
  | undefined;

/** Something to say that is not visible anyway. `undo` offers to take the last change back, `link` leads to more. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly undo: boolean;
  readonly link?: { readonly text: string; readonly follow: () => void };
  /** It stays until it is dismissed, whatever its tone. */
  readonly stays?: true;
}

/** Edits made to one file, told to whoever shows its text. `selections` is where the caret should go, if anywhere. */
export interface EditsMade {
  readonly file: FileId;
  readonly edits: readonly TextEdit[];
  readonly by: 'typing' | 'canvas' | 'undo' | 'redo';
  readonly selections: FileSelections | undefined;
}

/** A file as it comes in, before anything of it is believed. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** See `OpenFile`. */
  readonly path?: string | undefined;
  /** Where it can be saved back to. */
  readonly handle?: FileSystemFileHandle | undefined;
  /** It may be on nobody's disk: it counts as modified until it is saved somewhere. */
  readonly unsaved?: boolean | undefined;
}

/** What is kept between visits. */
export interface SavedFile {
  readonly id: FileId;
  readonly name: string;
  readonly opened: string;
  readonly text: string;
  /** Left out while it is what was opened. */
  readonly saved?: string | undefined;
  readonly path?: string | undefined;
  readonly downloaded: string | undefined;
  /** The zero-based place, among the file's objects, of the policy it was named after. */
  readonly namedAfter: number | undefined;
}

export interface DrawbridgeState {
  readonly workspace: Workspace;
  readonly history: History;
  readonly activeFile: FileId | undefined;
  /** The object on the canvas; undefined while the active file has none. */
  readonly activeObject: ObjectKey | undefined;
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
  readonly pointed: Pointed;
  readonly notices: readonly Notice[];
  /** The cluster the policies are for, as far as it was chosen; kept between visits. */
  readonly profile: ClusterProfile;
  /** How far files are that are being read off the main thread, as far as it is known. */
  readonly reading: ReadonlyMap<FileId, ReadingProgress>;

  /** The files that can be saved back where they came from. A browser's handles are no plain data: they stand beside the workspace. */
  readonly handles: ReadonlyMap<FileId, FileSystemFileHandle>;

  /**
   * Opens files beside what is open; each is decoded, refused ones are told in words. `more`: they follow others of the same
   * folder, and what is shown stays.
   */
  open(files: readonly IncomingFile[], more?: boolean): void;
  /** Opens a file that was made here: it counts as modified, and all it does as a change, until it is saved somewhere. */
  create(name: string, text: string): void;
  /** Opens a text that was brought from somewhere else, and may be on nobody's disk: it counts as modified. */
  paste(name: string, text: string): void;
  /** Puts files from an earlier visit back. Does nothing when something is open already. */
  restore(files: readonly SavedFile[], active: FileId | undefined, handles?: DrawbridgeState['handles']): void;
  /** Puts the history of an earlier visit below what was done since. It has to fit the files that were put back. */
  remember(history: History): void;
  close(file: FileId): void;
  activate(file: FileId, object?: ObjectKey): void;
  /** Ends reading a file, or all files: their text stays, unread. */
  cancelReading(file?: FileId): void;
  /** Reads what is unread of a file. */
  readAgain(file: FileId): void;
  /** Notes that the file's text as it stands was downloaded. */
  downloaded(file: FileId): void;
  /** Notes that this text of the file is on disk now. */
  saved(file: FileId, text: string): void;

  /** Makes an edit a person wishes for. For large documents it is worked out off the main thread. */
  dispatch(object: ObjectKey, intent: Intent): Promise<Outcome>;
  preview(object: ObjectKey, intent: Intent): Preview;
  /** Adds, duplicates or deletes an object of a file, and shows what there is then. */
  change(file: FileId, change: DocumentChange): Promise<Outcome>;
  /** Makes edits that were worked out for the texts as they are now, of several files as one step of the history. */
  make(edits: ReadonlyMap<FileId, readonly TextEdit[]>, label: string): void;
  /** Carries out a fix. */
  mend(fix: Fix): Promise<Outcome>;
  /** Takes over edits typed into a file's text. `group`: belongs to the step before (composition). */
  type(
    file: FileId,
    edits: readonly TextEdit[],
    selections: { readonly before?: FileSelections; readonly after?: FileSelections },
    group?: boolean,
  ): void;
  undo(): void;
  redo(): void;

  setProfile(profile: ClusterProfile): void;
  point(pointed: Pointed): void;
  notify(notice: Omit<Notice, 'id'>): void;
  dismiss(notice: number): void;
}
