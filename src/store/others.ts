import { createStore } from 'zustand/vanilla';
import type { OtherFile } from '../answers/analyst';

/** The files that the open ones are compared with, as they were chosen; undefined: none are. Not kept between visits. */
export const others = createStore<{ readonly files: readonly OtherFile[] | undefined }>()(() => ({ files: undefined }));
