import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Frame, type Viewport, ZOOM } from '../../picture';

/** Fit and zoom take this long, in ms. */
const GLIDE = 240;

export interface ViewportControl {
  readonly viewport: Viewport;
  /** Moves at once, as by hand. */
  readonly move: (viewport: Viewport) => void;
  /** Zooms about the middle of the window. */
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Ends a glide that is under way. */
  readonly stop: () => void;
}

/**
 * Where the picture stands in its window. Until it is moved by hand it stays fitted, whatever changes; fit makes it so
 * again. React Flow's own transitions end at the first frame when the viewport is held here, so gliding is done here too.
 */
export function useViewport(fitted: Viewport, { width, height }: Frame): ViewportControl {
  const [moved, move] = useState<Viewport>();
  const viewport = moved ?? fitted;
  const frame = useRef(0);
  const stop = useCallback(() => cancelAnimationFrame(frame.current), []);
  useEffect(() => stop, [stop]);

  return useMemo((): ViewportControl => {
    const glide = (to: Viewport, done: () => void): void => {
      stop();
      const began = performance.now();
      const step = (now: number): void => {
        const share = reducedMotion() ? 1 : Math.min(1, (now - began) / GLIDE);
        if (share === 1) {
          done();
          return;
        }
        move(between(viewport, to, 1 - (1 - share) ** 3));
        frame.current = requestAnimationFrame(step);
      };
      frame.current = requestAnimationFrame(step);
    };
    return {
      viewport,
      move,
      stop,
      fit: () => glide(fitted, () => move(undefined)),
      zoomBy(factor) {
        const zoom = Math.min(ZOOM.most, Math.max(ZOOM.least, viewport.zoom * factor));
        const about = (middle: number, at: number): number => middle - ((middle - at) / viewport.zoom) * zoom;
        const to = { x: about(width / 2, viewport.x), y: about(height / 2, viewport.y), zoom };
        glide(to, () => move(to));
      },
    };
  }, [viewport, fitted, width, height, stop]);
}

function between(from: Viewport, to: Viewport, share: number): Viewport {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), zoom: mix(from.zoom, to.zoom) };
}

function reducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
