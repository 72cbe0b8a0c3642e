import { type Situation, situationIn } from '../answers/situation';
import type { Cluster } from '../engine/cluster';
import type { Workspace } from '../workspace/workspace';
import { drawbridge, useDrawbridge } from './store';

let last: { readonly workspace: Workspace; readonly situation: Situation } | undefined;

function situationFor(workspace: Workspace): Situation {
  if (last?.workspace !== workspace) last = { workspace, situation: situationIn(workspace, last?.situation) };
  return last.situation;
}

/** What all open files say: worked out at most once for each state of the workspace, its cluster once for each of its resources. */
export function currentSituation(): Situation {
  return situationFor(drawbridge.getState().workspace);
}

/** Who there is, as the open files show it; the same value while their resources are the same. */
export function useCluster(): Cluster {
  return useDrawbridge(({ workspace }) => situationFor(workspace).cluster);
}

/** What all open files say; another value with every change of the workspace. */
export function useSituation(): Situation {
  return useDrawbridge(({ workspace }) => situationFor(workspace));
}
