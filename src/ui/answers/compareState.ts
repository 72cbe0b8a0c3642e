import { create, useStore } from 'zustand';
import { others } from '../../store/others';

export type Against = 'opened' | 'others';

/** What the open files are compared with, and whether the map shows what changes; kept while other tabs are looked at. */
interface CompareState {
  /** Undefined until somebody chose: then other files count, where there are some. */
  readonly against: Against | undefined;
  readonly onMap: boolean;
}

export const useCompare = create<CompareState>()(() => ({ against: undefined, onMap: false }));

/** What is compared with; `ready`: it is there. */
export function useAgainst(): { readonly against: Against; readonly ready: boolean } {
  const chosen = useCompare((state) => state.against);
  const hasOthers = useStore(others, ({ files }) => files !== undefined);
  const against = chosen ?? (hasOthers ? 'others' : 'opened');
  return { against, ready: against === 'opened' || hasOthers };
}

export function chooseAgainst(against: Against): void {
  useCompare.setState({ against });
}

/** Has the map show what changes, or what rules allow. */
export function showOnMap(onMap: boolean): void {
  useCompare.setState({ onMap });
}
