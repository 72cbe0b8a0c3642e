import type { FileId } from '../workspace/workspace';
import type { SavedFile } from './contract';
import { drawbridge } from './store';

/**
 * What is kept of one tab's work in IndexedDB. The texts stand apart, so that a change writes those that changed and no
 * others: in `files` their keys stand for them. In version 1 the texts themselves stood there.
 */
export interface Saved {
  readonly version: 1 | 2;
  readonly at: number;
  readonly files: readonly SavedFile[];
  readonly activeFile: FileId | undefined;
}

/** Of a tab's name, under which its work is kept. */
export const PREFIX = 'drawbridge:';
/** Of a tab's file handles: kept apart, since they change seldom and cost more than text. */
export const HANDLES = 'drawbridge-handles:';
/** The cluster is the same for all tabs. */
export const PROFILE = 'drawbridge-profile';
/** Says once that nothing is kept. */
export function sayUnsaved(): void {
  drawbridge.getState().notify({
    tone: 'warning',
    text: 'This browser does not let Drawbridge keep your work between visits. Download what you want to keep.',
    undo: false,
  });
}
