import { useEffect, useState } from 'react';

/**
 * A part of the page that the first picture does not need: fetched when it is wanted. `undefined` until it is there,
 * `'failed'` when it could not be fetched; wanted anew, it is tried again. `load` has to stay the same function.
 */
export function useLater<T extends object>(load: () => Promise<T>, wanted: boolean): T | 'failed' | undefined {
  const [part, setPart] = useState<T | 'failed'>();
  useEffect(() => {
    if (!wanted) return;
    let waits = true;
    load().then(
      (loaded) => waits && setPart(loaded),
      () => waits && setPart('failed'),
    );
    return () => {
      waits = false;
    };
  }, [load, wanted]);
  return part;
}

/** What is said of a file while it is read, or left unread. */
export const loadReading = () => import('./Reading');
