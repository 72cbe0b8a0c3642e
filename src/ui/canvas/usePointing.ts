import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Target } from './canvasContext';

/** Before the hover card opens, and before it closes once the pointer has left, in ms. */
const OPEN_AFTER = 300;
const CLOSE_AFTER = 140;

/**
 * What is pointed at, and the element it is drawn as. `told`: the hover card tells about it. `held`: it was pressed, and
 * stays lit while its dialog is open.
 */
export interface Pointing {
  readonly target: Target;
  readonly element: HTMLElement;
  readonly told: boolean;
  readonly held: boolean;
}

export interface PointingHandlers {
  readonly enter: (target: Target, element: HTMLElement) => void;
  readonly leave: () => void;
  readonly focus: (target: Target, element: HTMLElement) => void;
  readonly blur: () => void;
  /** It was pressed: lit without being told, until the focus comes back to it or something else is pointed at. */
  readonly hold: (target: Target, element: HTMLElement) => void;
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

  const release = useCallback(() => setPointing((now) => (now?.held === true ? now : undefined)), []);
  const handlers = useMemo(
    (): PointingHandlers => ({
      enter(target, element) {
        // While one card is open, the next one comes without waiting.
        setPointing((now) => ({ target, element, told: now?.told ?? false, held: false }));
        later(() => setPointing((now) => (now?.element === element ? { ...now, told: true } : now)), OPEN_AFTER);
      },
      leave: () => later(release, CLOSE_AFTER),
      focus(target, element) {
        if (element.matches(':focus-visible')) {
          stop();
          setPointing({ target, element, told: true, held: false });
        } else setPointing((now) => (now?.held === true ? { ...now, held: false } : now));
      },
      hold(target, element) {
        stop();
        setPointing({ target, element, told: false, held: true });
      },
      blur: () => later(release, CLOSE_AFTER),
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
    [later, stop, release],
  );
  return [pointing, handlers];
}
