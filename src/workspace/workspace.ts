import type { Policy } from '../engine/policy';
import type { Path } from '../text/path';
import type { TextRange } from '../text/textEdit';

/** Identifies an open file for as long as it is open; survives renaming. */
export type FileId = string;
/** Identifies one object (a document, or an item of a List) of an open file; carried along when edits move it. */
export type ObjectKey = string;

/** Something to tell about a text. `range` is in the file's text; `line` is 1-based. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly source: 'yaml' | 'kubernetes';
  /** The API server or kubectl would refuse the object for it. */
  readonly refused: boolean;
  readonly message: string;
  /** The server's field path, when the problem has one. */
  readonly field: string | undefined;
  readonly range: TextRange;
  readonly line: number;
}

/**
 * One Kubernetes object of a file. `policy` is the engine's form when the object is a policy we read.
 * When its text is broken at the moment, `stale` is true and everything else is as it last could be read.
 * `ranges` leads from a formatted path (`formatPath`) inside the object to its place in the file's text.
 */
export interface OpenObject {
  readonly key: ObjectKey;
  readonly file: FileId;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly range: TextRange;
  /** Where the object stands in its document: empty, or `['items', n]` in a List. */
  readonly base: Path;
  readonly policy: Policy | undefined;
  readonly ranges: ReadonlyMap<string, TextRange>;
  readonly problems: readonly Problem[];
  readonly stale: boolean;
}

/** An open file. `opened` is its text as it came in (or was created), `text` as it stands now: every byte counts. */
export interface OpenFile {
  readonly id: FileId;
  readonly name: string;
  readonly opened: string;
  readonly text: string;
  readonly objects: readonly OpenObject[];
  /** All problems of the file, those of its objects included, by place. */
  readonly problems: readonly Problem[];
  /** True while a large document is being read again off the main thread: `objects` may lag behind `text`. */
  readonly reading: boolean;
}

/** All open files, read. Immutable; a file that did not change keeps its identity. */
export interface Workspace {
  readonly files: readonly OpenFile[];
  readonly defaultNamespace: string;
}
