import { Activity } from 'lucide-react';
import type { ReactElement } from 'react';
import { create, useStore } from 'zustand';
import { flows } from '../../../store/flows';

/** Whether the map shows what was seen beside what rules allow; kept while other tabs are looked at. */
const useShown = create<{ readonly shown: boolean }>()(() => ({ shown: false }));

/** Whether what was seen is to be drawn: somebody wants it, and flows are open. */
export function useObservedOnMap(): boolean {
  const shown = useShown((state) => state.shown);
  return useStore(flows, ({ files }) => files.length > 0) && shown;
}

/** Has the map show what was seen; nothing while no flows are open. */
export function MapObserved(): ReactElement | null {
  const isOpen = useStore(flows, ({ files }) => files.length > 0);
  const shown = useShown((state) => state.shown);
  if (!isOpen) return null;
  return (
    <button
      type="button"
      className="btn btn--small btn--line map__observed"
      aria-pressed={shown}
      title="What was seen in the open flows, beside what rules allow"
      onClick={() => useShown.setState({ shown: !shown })}
    >
      <Activity size={14} className="icon" aria-hidden="true" />
      Observed
    </button>
  );
}
