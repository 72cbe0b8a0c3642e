import type { Finding } from '../../lints';
import { currentFindings, listenToFindings } from '../../store/findings';
import { drawbridge } from '../../store/store';
import type { Workspace } from '../../workspace/workspace';

let last: { readonly findings: readonly Finding[]; readonly of: Workspace } | undefined;

// The lints look after a pause: what they tell is of the workspace there is at that moment.
function note(): boolean {
  const findings = currentFindings();
  if (last?.findings === findings) return false;
  last = { findings, of: drawbridge.getState().workspace };
  return true;
}

/** What the lints found in the workspace as it stands; undefined while they have not looked at it yet. */
export function freshFindings(): readonly Finding[] | undefined {
  if (!last) note();
  return last && last.of === drawbridge.getState().workspace ? last.findings : undefined;
}

/** Calls the listener whenever there are findings of the workspace as it stands. */
export function listenToFreshFindings(listener: () => void): () => void {
  note();
  return listenToFindings(() => {
    if (note()) listener();
  });
}
