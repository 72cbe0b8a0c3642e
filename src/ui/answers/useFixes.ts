import { useEffect, useState } from 'react';
import type { Fix } from '../../workspace/fix';
import { fixesOf } from '../../workspace/fixes';
import type { Workspace } from '../../workspace/workspace';
import { type Entry, fixesFor } from './entry';

// Working out the fixes of one problem takes some ms, and there may be hundreds: one after the other, with room between
// them for a key or a click; what is asked for no longer is never begun.
const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function next(): void {
  timer = undefined;
  const [task] = waiting;
  if (task === undefined) return;
  waiting.delete(task);
  task();
  wake();
}

function wake(): void {
  if (waiting.size > 0 && timer === undefined) timer = setTimeout(next, 8);
}

/** The fixes of an entry. After a change those of before stay, with `ready` false, until the new ones are worked out. */
export function useFixes(entry: Entry, workspace: Workspace): { readonly fixes: readonly Fix[]; readonly ready: boolean } {
  const [made, setMade] = useState<{ readonly of: Entry; readonly fixes: readonly Fix[] }>();
  useEffect(() => {
    const task = (): void => setMade({ of: entry, fixes: fixesFor(entry, workspace, fixesOf) });
    waiting.add(task);
    wake();
    return () => {
      waiting.delete(task);
    };
  }, [entry, workspace]);
  return { fixes: made?.fixes ?? [], ready: made?.of === entry };
}
