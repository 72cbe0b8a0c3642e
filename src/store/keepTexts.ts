import type { SavedFile } from './contract';
import { withTexts } from './withTexts';

/** What to write and what to take away, so that what is kept is these files. In `files` keys stand for the texts. */
export interface Kept {
  readonly files: readonly SavedFile[];
  readonly fresh: [key: string, text: string][];
  readonly gone: string[];
}

export interface Keeping {
  next(files: readonly SavedFile[]): Kept;
  /** Writing failed: what was kept before the last `next` counts as kept again. */
  takeBack(): void;
}

/** Gives texts keys, each once however many files hold it. `kept`: those that have one already. */
export function keepTexts(kept: ReadonlyMap<string, string>, freshKey: () => string): Keeping {
  let before = kept;
  let earlier = kept;
  return {
    next(files) {
      const now = new Map<string, string>();
      const fresh: [string, string][] = [];
      const keyed = withTexts(files, (text) => {
        const known = now.get(text) ?? before.get(text);
        const key = known ?? freshKey();
        if (known === undefined) fresh.push([key, text]);
        now.set(text, key);
        return key;
      });
      const gone = [...before].flatMap(([text, key]) => (now.has(text) ? [] : [key]));
      earlier = before;
      before = now;
      return { files: keyed, fresh, gone };
    },
    takeBack() {
      before = earlier;
    },
  };
}
