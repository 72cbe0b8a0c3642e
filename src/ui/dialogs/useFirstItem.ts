import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * A menu that stands open from its first moment cannot tell what opened it. Opened by key, its first item is to have
 * the focus, as in every menu; opened by pointer, none is lit. Answers the ref of the menu's list.
 */
export function useFirstItem(): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const [byKey] = useState(() => document.activeElement?.matches(':focus-visible') === true);
  useEffect(() => {
    if (!byKey) return;
    // After the menu has taken the focus, which it does in the next frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, [byKey]);
  return list;
}
