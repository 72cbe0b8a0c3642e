import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { watchSize } from '../../frame/watchSize';

/** How wide an element is, in px, kept up; 0 until it is known. */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    return current === null ? undefined : watchSize(current, () => setWidth(Math.floor(current.clientWidth)));
  }, []);
  return [element, width];
}
