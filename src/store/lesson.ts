import { createStore } from 'zustand/vanilla';
import type { FileId } from '../workspace/workspace';

/** The lesson that is gone through: which, at which step, and the files it opened, in its order. */
export interface OpenLesson {
  readonly id: string;
  readonly step: number;
  readonly files: readonly FileId[];
}

/** Undefined: none. It is not kept between visits; its files are, as all files. */
export const lesson = createStore<{ readonly open: OpenLesson | undefined }>()(() => ({ open: undefined }));

export function leaveLesson(): void {
  lesson.setState({ open: undefined });
}

export function toStep(step: number): void {
  lesson.setState(({ open }) => ({ open: open && { ...open, step } }));
}
