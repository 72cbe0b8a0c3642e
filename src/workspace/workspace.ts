import type { ClusterObject } from '../engine/cluster';
import type { Policy } from '../engine/policy';
import type { ProblemCode } from '../kinds/policyKind';
import { formatPath, type Path } from '../text/path';
import type { TextRange } from '../text/textEdit';
import type { YamlProblemCode } from '../yaml';
import type { ClusterProfile } from './profile';

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
  /** The check that found it, by a name that stays: for fixes, reports and links. */
  readonly code: ProblemCode | YamlProblemCode;
  /** Only servers from Kubernetes 1.`since` on refuse it. */
  readonly since: number | undefined;
  /** The object it is in, and the path of the value there; undefined for a problem of the YAML itself. */
  readonly object: ObjectKey | undefined;
  readonly path: Path | undefined;
  /** The server's field path, when the problem has one. */
  readonly field: string | undefined;
  readonly range: TextRange;
  readonly line: number;
}

/**
 * One Kubernetes object of a file. `policy` is the engine's form when the object is a policy we read.
 * When its text is broken at the moment, `stale` is true and everything else is as it last could be read.
 */
export interface OpenObject {
  readonly key: ObjectKey;
  readonly file: FileId;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly policy: Policy | undefined;
  /** What the object says about who there is in the cluster, or all it says; undefined of a policy. Use `resourceOf`. */
  readonly resource: ClusterObject | RawObject | undefined;
  /** Where the object stands in its document: empty, or `['items', n]` in a List, and so on in a List inside that. */
  readonly base: Path;
  /** The document's key, and its place in the file's text. */
  readonly document: string;
  readonly documentRange: TextRange;
  /** From a formatted path inside the object to a place in the document. Use `placeOf`. */
  readonly ranges: ReadonlyMap<string, TextRange>;
  readonly problems: readonly Problem[];
  readonly stale: boolean;
}

/**
 * An open file. `opened` is its text as it came in, empty for one that was made here; `text` is it as it stands now: every byte counts.
 * `saved` is what is on disk as far as is known: `opened`, or what was last saved back. "Modified" is told against `saved`,
 * "What changes" against `opened`, so that saving does not hide what a session changed.
 */
export interface OpenFile {
  readonly id: FileId;
  readonly name: string;
  /** Where it stood in the folder or zip it came from, that one's name first: `manifests/shop/web.yaml`. */
  readonly path: string | undefined;
  readonly opened: string;
  readonly saved: string;
  readonly text: string;
  readonly documents: readonly OpenDocument[];
  readonly objects: readonly OpenObject[];
  /** All problems of the file, those of its objects included, by place. */
  readonly problems: readonly Problem[];
  /** The cluster its problems are told for. */
  readonly profile: ClusterProfile;
  /** True while a large part is being read off the main thread: `objects` may lag behind `text`. */
  readonly reading: boolean;
  /** True when reading was ended before it was done: a part of `text` is not read, and nobody reads it. */
  readonly unread: boolean;
  /** The text as it was last downloaded, if it was. */
  readonly downloaded: string | undefined;
  /** The policy the file was named after when it was opened; its download follows that policy's name. */
  readonly namedAfter: ObjectKey | undefined;
}

/** One document of a file: `text` is the file's slice `[start, end)`. `reading` is of exactly this text, or not there yet. */
export interface OpenDocument {
  readonly key: string;
  readonly start: number;
  readonly text: string;
  readonly reading: DocumentReading | undefined;
  /** The last reading without a YAML error, and the keys of its objects. */
  readonly good: DocumentReading | undefined;
  readonly objectKeys: readonly ObjectKey[];
}

/** What one document's text says, as plain data that can cross to and from a worker. Ranges are in the document. */
export interface DocumentReading {
  /** The YAML cannot be read: `objects` is empty. */
  readonly broken: boolean;
  readonly objects: readonly ReadObject[];
  readonly problems: readonly ReadProblem[];
}

export interface ReadObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly policy: Policy | undefined;
  readonly resource: ClusterObject | RawObject | undefined;
  readonly base: Path;
  readonly ranges: ReadonlyMap<string, TextRange>;
  readonly problems: readonly ReadProblem[];
}

/** An object of another kind than a policy's, as it stands: what it says of the cluster is read when that is asked for. */
export interface RawObject {
  readonly type: 'raw';
  readonly value: unknown;
}

export type ReadProblem = Omit<Problem, 'line' | 'object'>;

/** All open files, read. Immutable; a file that did not change keeps its identity. */
export interface Workspace {
  readonly files: readonly OpenFile[];
  readonly defaultNamespace: string;
}

/** Where the value at `path` of an object stands in the file's text; the nearest parent's place when it has none. */
export function placeOf(object: OpenObject, path: Path): TextRange | undefined {
  for (let length = path.length; length >= 0; length--) {
    const range = object.ranges.get(formatPath(path.slice(0, length)));
    if (range) return { start: range.start + object.documentRange.start, end: range.end + object.documentRange.start };
  }
  return undefined;
}

export function fileOf(workspace: Workspace, id: FileId | undefined): OpenFile | undefined {
  return workspace.files.find((file) => file.id === id);
}

export function objectOf(workspace: Workspace, key: ObjectKey | undefined): OpenObject | undefined {
  for (const file of workspace.files) {
    const object = file.objects.find((one) => one.key === key);
    if (object) return object;
  }
  return undefined;
}

/** Whether a file's text is another than what is on disk. */
export function isModified(file: OpenFile): boolean {
  return file.text !== file.saved;
}

/** The objects of a file that have a picture: its policies. */
export function policiesOf(file: OpenFile): readonly OpenObject[] {
  return file.objects.filter((object) => object.policy !== undefined);
}
