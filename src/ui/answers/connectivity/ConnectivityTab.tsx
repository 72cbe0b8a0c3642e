import './connectivity.css';
import { Search, Table, Waypoints } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Overview } from '../../../answers/overview';
import { view } from '../../../store/view';
import { regainFocus } from '../../frame/regainFocus';
import { NoWorkloads } from '../NoWorkloads';
import { Uncounted } from '../Uncounted';
import { useAnswer } from '../useAnswer';
import { CheckView } from './CheckView';
import { chooseView } from './checkState';
import { MapView } from './MapView';
import { MatrixView } from './MatrixView';
import { GoTo, type GoToLine } from './PlaceLink';

export interface ViewProps {
  readonly overview: Overview | undefined;
  /** Stands first in the view's own bar. */
  readonly switcher: ReactNode;
}

const VIEWS = [
  { id: 'check', title: 'Check', Icon: Search, View: CheckView },
  { id: 'matrix', title: 'Matrix', Icon: Table, View: MatrixView },
  { id: 'map', title: 'Map', Icon: Waypoints, View: MapView },
] as const;

/** Who may connect to whom, asked in several ways. */
export function Tab({ onGoToLine }: { readonly onGoToLine: GoToLine }): ReactElement {
  const chosen = useStore(view, (state) => state.connectivity ?? 'check');
  const { answer: overview } = useAnswer({ type: 'overview' });
  const { View } = VIEWS.find(({ id }) => id === chosen) ?? VIEWS[0];
  if (overview?.workloads === 0) {
    return (
      <div className="connectivity">
        <Uncounted uncounted={overview.uncounted} />
        <NoWorkloads />
      </div>
    );
  }
  return (
    <GoTo value={onGoToLine}>
      <div className="connectivity">
        <Uncounted uncounted={overview?.uncounted ?? []} />
        <View
          overview={overview}
          switcher={
            <fieldset className="segments" aria-label="How to look at it">
              {VIEWS.map(({ id, title, Icon }) => (
                <button
                  key={id}
                  type="button"
                  aria-pressed={id === chosen}
                  onClick={() => {
                    chooseView(id);
                    // Each view draws these buttons anew.
                    regainFocus('[aria-label="How to look at it"] [aria-pressed="true"]');
                  }}
                >
                  <Icon size={14} className="icon" />
                  {title}
                </button>
              ))}
            </fieldset>
          }
        />
      </div>
    </GoTo>
  );
}
