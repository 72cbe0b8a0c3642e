import { createStore } from 'zustand/vanilla';

/** The filter of the flows that are shown, as it is typed: flags of `hubble observe`, and words. */
export const flowFilter = createStore<{ readonly text: string }>()(() => ({ text: '' }));
