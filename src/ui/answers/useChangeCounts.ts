import { useEffect, useState } from 'react';
import { drawbridge, useDrawbridge } from '../../store/store';
import type { ChangeCounts } from '../../words/changesSheet';
import type { Workspace } from '../../workspace/workspace';
import { useAnswer } from './useAnswer';

/** How long nothing has to change before it is counted anew, ms: who types is not slowed down by what nobody reads yet. */
const PAUSE = 400;

/** How much changes since the files were opened; `undefined` where nothing can, or is not known yet. */
export function useChangeCounts(): { readonly counts: ChangeCounts | undefined; readonly ageing: boolean } {
  const worthAsking = useDrawbridge(({ workspace }) => canChange(workspace));
  const settled = useSettledWorkspace();
  const workspace = useDrawbridge((state) => state.workspace);
  const asks = worthAsking && settled === workspace;
  const { answer, ageing } = useAnswer(asks ? { type: 'changeCounts' } : undefined);
  const [last, setLast] = useState<ChangeCounts>();
  useEffect(() => {
    if (!worthAsking) setLast(undefined);
    else if (answer !== undefined) setLast(answer);
  }, [worthAsking, answer]);
  return worthAsking ? { counts: answer ?? last, ageing: ageing || answer === undefined } : { counts: undefined, ageing: false };
}

/** Whether connections can have changed: something was edited, and something is open that may be somebody. */
export function canChange({ files }: Workspace): boolean {
  return (
    files.some(({ text, opened }) => text !== opened) &&
    files.some(({ objects }) => objects.some(({ resource }) => resource !== undefined && resource.type !== 'namespace'))
  );
}

/** The workspace once it has not changed for a while. */
export function useSettledWorkspace(): Workspace | undefined {
  const [settled, setSettled] = useState<Workspace>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setSettled(drawbridge.getState().workspace), PAUSE);
    };
    wait();
    const stop = drawbridge.subscribe((state, before) => {
      if (state.workspace !== before.workspace) wait();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return settled;
}
