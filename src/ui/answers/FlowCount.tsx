import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { flows } from '../../store/flows';

/** How many flows were read; nothing where none were. */
export function FlowCount(): ReactElement | null {
  const count = useStore(flows, (state) => state.flows);
  return count === 0 ? null : <span className="count">{count.toLocaleString('en')}</span>;
}
