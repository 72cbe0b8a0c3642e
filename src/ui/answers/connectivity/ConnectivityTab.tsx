import './connectivity.css';
import { Table } from 'lucide-react';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { Overview } from '../../../answers/overview';
import { NoWorkloads } from '../NoWorkloads';
import { Uncounted } from '../Uncounted';
import { useAnswer } from '../useAnswer';
import { MatrixView } from './MatrixView';

export interface ViewProps {
  readonly overview: Overview | undefined;
  /** Stands first in the view's own bar. */
  readonly switcher: ReactNode;
}

const VIEWS = [{ id: 'matrix', title: 'Matrix', Icon: Table, View: MatrixView }] as const;

/** Who may connect to whom, asked in several ways. */
export function Tab(): ReactElement {
  const [chosen, choose] = useState<(typeof VIEWS)[number]['id']>('matrix');
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
    <div className="connectivity">
      <Uncounted uncounted={overview?.uncounted ?? []} />
      <View
        overview={overview}
        switcher={
          <fieldset className="segments" aria-label="How to look at it">
            {VIEWS.map(({ id, title, Icon }) => (
              <button key={id} type="button" aria-pressed={id === chosen} onClick={() => choose(id)}>
                <Icon size={14} className="icon" />
                {title}
              </button>
            ))}
          </fieldset>
        }
      />
    </div>
  );
}
