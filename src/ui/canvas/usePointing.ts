import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Target } from './canvasContext';

/** Before the hover card opens, and before it closes once the pointer has left, in ms. */
const OPEN_AFTER = 300;
const CLOSE_AFTER = 140;

/** What is pointed at, and the element it is drawn as. `told`: the hover card tells about it. */
export interface Pointing {
  readonly target: Target;
  readonly element: HTMLElement;
  readonly told: boolean;
}

export interface PointingHandlers {
  readonly enter: (target: Target, element: HTMLElement) => void;
  readonly leave: () => void;
  readonly focus: (target: Target, element: HTMLElement) => void;
  readonly blur: () => void;
  /** The pointer went onto the hover card, which keeps it open. */
  readonly stay: () => void;
  /** Lights nothing and tells nothing any more. */
  readonly dismiss: () => void;
  /** Takes the hover card away; what is pointed at stays lit. */
  readonly hush: () => void;
}

/** Follows pointer and focus: what they rest on is lit at once, and told after a moment, for the focus at once. */
export function usePointing(): readonly [Pointing | undefined, PointingHandlers] {
  const [pointing, setPointing] = useState<Pointing>();
  const timer = useRef<number>(undefined);
  const stop = useCallback(() => window.clearTimeout(timer.current), []);
  const later = useCallback(
    (action: () => void, after: number) => {
      stop();
      timer.current = window.setTimeout(action, after);
    },
    [stop],
  );
  useEffect(() => stop, [stop]);

  const handlers = useMemo(
    (): PointingHandlers => ({
      enter(target, element) {
        // While one card is open, the next one comes without waiting.
        setPointing((now) => ({ target, element, told: now?.told ?? false }));
        later(() => setPointing((now) => (now?.element === element ? { ...now, told: true } : now)), OPEN_AFTER);
      },
      leave: () => later(() => setPointing(undefined), CLOSE_AFTER),
      focus(target, element) {
        if (!element.matches(':focus-visible')) return;
        stop();
        setPointing({ target, element, told: true });
      },
      blur: () => later(() => setPointing(undefined), CLOSE_AFTER),
      stay: stop,
      dismiss() {
        stop();
        setPointing(undefined);
      },
      hush() {
        stop();
        setPointing((now) => (now === undefined ? now : { ...now, told: false }));
      },
    }),
    [later, stop],
  );
  return [pointing, handlers];
}
