import { getMany, keys } from 'idb-keyval';
import type { FileId } from '../workspace/workspace';
import type { SavedFile } from './contract';
import type { View } from './view';

/** What is written today. Older ones are read; newer ones are left alone. */
export const VERSION = 3;

/**
 * What is kept of a workspace in IndexedDB. The texts stand apart, so that a change writes those that changed and no
 * others: in `files` their keys stand for them. In version 1 the texts themselves stood there; version 2 had no title,
 * no view and no history. See decision 7.
 */
export interface Saved {
  readonly version: number;
  readonly at: number;
  readonly title?: string;
  /** The tab that has it: no other writes it. */
  readonly owner?: string;
  readonly files: readonly SavedFile[];
  readonly activeFile: FileId | undefined;
  /** The place of the policy on the canvas among the file's objects. */
  readonly activeObject?: number;
  readonly view?: View;
}

/** Of a workspace's key. */
export const PREFIX = 'drawbridge:';
/** Of a workspace's file handles: kept apart, since they change seldom and cost more than text. */
export const HANDLES = 'drawbridge-handles:';
/** The cluster is the same for all workspaces. */
export const PROFILE = 'drawbridge-profile';

/** Something of its own; also where the page is not served securely. */
export function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

/** This page, for as long as it lives. */
export const OWNER = freshId();

/** All workspaces that are kept in this browser, newest first. */
export async function allSaved(): Promise<readonly (readonly [key: string, saved: Saved])[]> {
  const names = (await keys()).filter((key) => typeof key === 'string').filter((key) => key.startsWith(PREFIX));
  const all = await getMany<Saved | undefined>(names);
  const found = names.flatMap((key, index) => (all[index] ? [[key, all[index]] as const] : []));
  return found.sort(([, one], [, other]) => other.at - one.at);
}
