import { useSyncExternalStore } from 'react';

/**
 * One pane at a time, and sheets in place of popovers: on a phone, also when it lies on its side, and in any window that its
 * zoom leaves as little room. The styles write it out, since theirs cannot read it.
 */
export const NARROW = '(max-width: 719px), (max-height: 520px)';

/** Whether a media query holds now; the component is drawn again when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
