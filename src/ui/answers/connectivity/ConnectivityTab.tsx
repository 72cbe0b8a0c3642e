import './connectivity.css';
import { Table, Waypoints } from 'lucide-react';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { Overview } from '../../../answers/overview';
import { Uncounted } from '../Uncounted';
import { useAnswer } from '../useAnswer';
import { MapView } from './MapView';
import { MatrixView } from './MatrixView';

export interface ViewProps {
  readonly overview: Overview | undefined;
  /** Stands first in the view's own bar. */
  readonly switcher: ReactNode;
}

const VIEWS = [
  { id: 'matrix', title: 'Matrix', Icon: Table, View: MatrixView },
  { id: 'map', title: 'Map', Icon: Waypoints, View: MapView },
] as const;

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

function NoWorkloads(): ReactElement {
  return (
    <div className="connectivity__none">
      <h3>No workload is open</h3>
      <p>
        Policies say which labels may connect; who has these labels stands in other manifests. Open your Deployments,
        StatefulSets, Namespaces and Services beside the policies, or what the cluster has:
      </p>
      <pre>
        <code>kubectl get pods,namespaces,services,networkpolicies -A -o yaml &gt; cluster.yaml</code>
      </pre>
      <p>The file stays in this browser.</p>
    </div>
  );
}
