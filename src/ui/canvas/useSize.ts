import { type RefObject, useLayoutEffect, useState } from 'react';
import { watchSize } from '../frame/watchSize';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** An element's size, before the first paint and whenever it changes; undefined until it is there. */
export function useSize(element: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const observed = element.current;
    if (observed === null) return;
    return watchSize(observed, () =>
      setSize((now) => {
        const { offsetWidth: width, offsetHeight: height } = observed;
        return now?.width === width && now.height === height ? now : { width, height };
      }),
    );
  }, [element]);
  return size;
}
