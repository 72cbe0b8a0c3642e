import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { flows } from '../../../store/flows';
import { useDrawbridge } from '../../../store/store';
import type { ReplaySheet } from '../../../words/flows/replaySheet';
import { useAnswer } from '../useAnswer';
import { useSettledWorkspace } from '../useChangeCounts';

/**
 * What the open policies make of all flows, asked when nothing was typed for a while. `undefined`: nothing is open to be
 * asked about, or it is not known yet.
 */
export function useReplay(): { readonly replay: ReplaySheet | undefined; readonly ageing: boolean } {
  const hasFlows = useStore(flows, ({ files }) => files.length > 0);
  const workspace = useDrawbridge((state) => state.workspace);
  const settled = useSettledWorkspace();
  const hasPolicies = workspace.files.some(({ objects }) => objects.some(({ policy }) => policy !== undefined));
  const worthAsking = hasFlows && hasPolicies;
  const { answer, ageing } = useAnswer<'replay'>(worthAsking && settled === workspace ? { type: 'replay' } : undefined);
  const [last, setLast] = useState<ReplaySheet>();
  useEffect(() => {
    if (!worthAsking) setLast(undefined);
    else if (answer !== undefined) setLast(answer);
  }, [worthAsking, answer]);
  return worthAsking ? { replay: answer ?? last, ageing: ageing || answer === undefined } : { replay: undefined, ageing: false };
}
