import { createStore } from 'zustand/vanilla';

/** Where this tab's work is kept. */
export interface Place {
  /** The workspace, by the key of its record; empty while nothing is kept. */
  readonly key: string;
  readonly title: string;
  /**
   * Why this tab keeps nothing: another had the workspace when this one began (`busy`) or took it over (`taken`); or the
   * page is about to be loaded anew (`leaving`).
   */
  readonly elsewhere: 'busy' | 'taken' | 'leaving' | undefined;
}

export const place = createStore<Place>()(() => ({ key: '', title: '', elsewhere: undefined }));
