import { useEffect, useState } from 'react';
import type { OpenFile } from '../../workspace/workspace';
import type { LineDiff } from './lineDiff';

/** Together longer than this, two texts are compared only when typing pauses. */
const LARGE = 400_000;
const PAUSE = 300;
const NONE: LineDiff = { added: 0, modified: 0, removed: 0, blocks: [] };

/** How a file's lines differ from those it was opened with. Worked out beside the typing, never in its way. */
export function useLineDiff(file: OpenFile | undefined): LineDiff {
  const [found, setFound] = useState<{ readonly of: string; readonly diff: LineDiff }>({ of: '', diff: NONE });
  const id = file?.id ?? '';
  const opened = file?.opened ?? '';
  const text = file?.text ?? '';
  useEffect(() => {
    // What was made here is new as a whole: that needs no mark at each line.
    if (opened === text || opened === '') return setFound({ of: id, diff: NONE });
    let wanted = true;
    const timer = setTimeout(
      async () => {
        const { lineDiff } = await import('./lineDiff');
        if (wanted) setFound({ of: id, diff: lineDiff(opened, text) });
      },
      opened.length + text.length > LARGE ? PAUSE : 0,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, opened, text]);
  return found.of === id ? found.diff : NONE;
}
