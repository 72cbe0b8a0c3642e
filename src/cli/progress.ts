import type { Io } from './command';

/** Tells how far a long work is, on one line that is written over and gone in the end; on a terminal alone. */
export interface Progress {
  /** `done` of `all`, where that is known. */
  at(done: number, all?: number): void;
  end(): void;
}

/** So long a line stands at least before it is written over. */
const STEADY_MS = 100;

export function progress({ interactive, complain }: Io, doing: string, things: string): Progress {
  if (!interactive) return { at: () => {}, end: () => {} };
  let last = 0;
  let shown = false;
  return {
    at: (done, all) => {
      const now = Date.now();
      if (now - last < STEADY_MS) return;
      last = now;
      shown = true;
      complain(`\r\u001b[K${doing} ${done}${all === undefined ? '' : ` of ${all}`} ${things} …`);
    },
    end: () => {
      if (shown) complain('\r\u001b[K');
    },
  };
}
