import type { ReactElement } from 'react';
import { useChangeCounts } from './useChangeCounts';

/** How many connections change since the files were opened; nothing where none can. */
export function ChangeCount(): ReactElement | null {
  const { counts, ageing } = useChangeCounts();
  if (counts === undefined || counts.workloads === 0) return null;
  return (
    <span className={ageing ? 'count count--ageing' : 'count'} title={counts.summary}>
      {counts.count}
    </span>
  );
}
