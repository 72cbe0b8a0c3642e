import { useEffect, useState } from 'react';
import type { Finding } from '../../lints';
import type { Fix } from '../../workspace/fix';
import { fixesOf } from '../../workspace/fixes';
import type { Problem, Workspace } from '../../workspace/workspace';
import type { Entry } from './entry';

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
export function useFixes({ from }: Entry, workspace: Workspace): { readonly fixes: readonly Fix[]; readonly ready: boolean } {
  // The problem itself, not its entry: a button that is off for a moment for nothing would lose a click.
  const source = from.type === 'problem' ? from.problem : from.finding;
  const [made, setMade] = useState<{ readonly of: Problem | Finding; readonly fixes: readonly Fix[] }>();
  useEffect(() => {
    const task = (): void => setMade({ of: source, fixes: 'fixes' in source ? source.fixes : fixesOf(workspace, source) });
    waiting.add(task);
    wake();
    return () => {
      waiting.delete(task);
    };
  }, [source, workspace]);
  return { fixes: made?.fixes ?? [], ready: made?.of === source };
}
