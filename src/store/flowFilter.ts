import { createStore } from 'zustand/vanilla';
import type { ReplayStatus } from '../flows/replay/replay';

export interface FlowFilterState {
  /** As it is typed: flags of `hubble observe`, and words. */
  readonly text: string;
  /** Only flows that become this under the open policies; undefined: all. */
  readonly outcome: ReplayStatus | undefined;
}

export const NO_FILTER: FlowFilterState = { text: '', outcome: undefined };

/** The filter of the flows that are shown. */
export const flowFilter = createStore<FlowFilterState>()(() => NO_FILTER);
