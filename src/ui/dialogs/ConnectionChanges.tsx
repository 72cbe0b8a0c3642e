import type { ReactElement } from 'react';
import { showTab } from '../answers/showTab';
import { useChangeCounts } from '../answers/useChangeCounts';
import { closeDialog } from './request';

/** What the changes of all open files do to connections, and the way to them; nothing where that is not known. */
export function ConnectionChanges(): ReactElement | null {
  const { counts, ageing } = useChangeCounts();
  if (counts === undefined || counts.workloads === 0) return null;
  const show = (): void => {
    closeDialog();
    showTab('changes');
  };
  return (
    <p className={ageing ? 'connection-changes connection-changes--ageing' : 'connection-changes'} role="status">
      In all open files: {counts.count === 0 ? 'no connection changes.' : counts.summary}{' '}
      {counts.count > 0 && (
        <button type="button" className="link" onClick={show}>
          Show them
        </button>
      )}
    </p>
  );
}
