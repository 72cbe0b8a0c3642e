import type { FocusEvent, MouseEvent } from 'react';

/** For a field whose text is selected when the focus comes to it, so that what is typed takes its place. */
export const selectsAll = {
  onFocus({ currentTarget }: FocusEvent<HTMLInputElement>): void {
    currentTarget.select();
  },
  /** Firefox would let the click that brings the focus put the caret where it was, and nothing be selected. */
  onMouseDown(event: MouseEvent<HTMLInputElement>): void {
    if (document.activeElement === event.currentTarget) return;
    event.preventDefault();
    event.currentTarget.focus();
  },
};
