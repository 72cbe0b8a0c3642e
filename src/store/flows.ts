import { createStore } from 'zustand/vanilla';

/** The flow files that were read, beside the open files: their texts are not kept, and nothing of them is kept between visits. */
export interface OpenFlows {
  readonly files: readonly { readonly name: string; readonly records: number }[];
  /** So many flows they tell of, all together. */
  readonly flows: number;
  /** So many readings are going on. */
  readonly reading: number;
  /** Files that ended before their end, and why. */
  readonly broken: readonly { readonly name: string; readonly why: string }[];
}

export const NO_FLOWS: OpenFlows = { files: [], flows: 0, reading: 0, broken: [] };

export const flows = createStore<OpenFlows>()(() => NO_FLOWS);

/** Whether there is something to show of flows, or soon will be. */
export function hasFlows({ files, reading }: OpenFlows): boolean {
  return files.length > 0 || reading > 0;
}
