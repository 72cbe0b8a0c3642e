import type { Policy } from '../../engine/policy';
import type { Picture } from '../../picture';

/** What the canvas shows: one policy or all that select its pods as one, with what was seen or without. */
export interface OnScreen {
  readonly policy: Policy;
  readonly picture: Picture;
  readonly stale: boolean;
}

let now: OnScreen | undefined;

/** Told by the canvas what it shows, until the answer is called. */
export function showing(shown: OnScreen): () => void {
  now = shown;
  return () => {
    if (now === shown) now = undefined;
  };
}

/** What is on the canvas; undefined while there is none. */
export function onScreen(): OnScreen | undefined {
  return now;
}
