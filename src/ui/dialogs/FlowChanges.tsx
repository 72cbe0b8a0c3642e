import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { showBroken } from '../answers/flows/BrokenFlows';
import { useReplay } from '../answers/flows/useReplay';
import { closeDialog } from './request';

/** What the open files do to the flows that were seen, and the way to them; nothing where no flows are open. */
export function FlowChanges(): ReactElement | null {
  const { replay, ageing } = useReplay();
  if (replay === undefined) return null;
  const breaks = replay.short !== undefined;
  const show = (): void => {
    closeDialog();
    showBroken();
  };
  return (
    <p className={ageing ? 'connection-changes connection-changes--ageing' : 'connection-changes'} role="status">
      {breaks && <TriangleAlert size={14} className="icon connection-changes__warns" />}
      In the open flows: {replay.breaking ?? `${replay.line}.`}{' '}
      {breaks && (
        <button type="button" className="link" onClick={show}>
          Show what would be dropped
        </button>
      )}
    </p>
  );
}
