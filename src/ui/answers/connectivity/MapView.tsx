import './map.css';
import { type ReactElement, useMemo, useState } from 'react';
import type { MapNode } from '../../../answers/map';
import { counted } from '../../../words';
import type { DrawnMap } from '../../../worker/questions';
import type { ViewProps } from './ConnectivityTab';
import { MapCanvas } from './MapCanvas';
import { MapLegend } from './MapLegend';
import { MapSide } from './MapSide';
import { type Filters, MatrixFilters, NO_FILTERS } from './MatrixFilters';
import { isLit, type Picked } from './picked';
import { useLastAnswer } from './useLastAnswer';

/** With more workloads than these, namespaces begin folded. */
const MOST = 60;

let sittings = 0;

/** What rules allow, drawn; and beside it in words. */
export function MapView({ overview, switcher }: ViewProps): ReactElement {
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [turned, setTurned] = useState<{ readonly unfolded: readonly string[]; readonly folded: readonly string[] }>({
    unfolded: [],
    folded: [],
  });
  const [picked, pick] = useState<Picked>();
  const [sitting] = useState(() => ++sittings);
  const { answer, ageing, failed } = useLastAnswer({ type: 'map', ...filters, ...turned, most: MOST, sitting });
  if (failed) return <p className="answers__note">The map could not be worked out. It is tried again with the next change.</p>;
  if (!answer) return <p className="answers__note">Working it out …</p>;
  const { map } = answer;
  const turn = (namespace: string, fold: boolean): void =>
    setTurned(({ unfolded, folded }) => ({
      unfolded: [...unfolded.filter((one) => one !== namespace), ...(fold ? [] : [namespace])],
      folded: [...folded.filter((one) => one !== namespace), ...(fold ? [namespace] : [])],
    }));
  return (
    <>
      <MatrixFilters
        switcher={switcher}
        filters={filters}
        namespaces={map.namespaces}
        policies={overview?.choices ?? []}
        hidden={map.hidden}
        onFilters={setFilters}
      >
        <MapLegend />
      </MatrixFilters>
      <Drawn drawn={answer} ageing={ageing} picked={picked} onPick={pick} onTurn={turn} />
    </>
  );
}

interface DrawnProps {
  readonly drawn: DrawnMap;
  readonly ageing: boolean;
  readonly picked: Picked | undefined;
  readonly onPick: (picked: Picked | undefined) => void;
  readonly onTurn: (namespace: string, fold: boolean) => void;
}

function Drawn({ drawn: { map, picture }, ageing, picked, onPick, onTurn }: DrawnProps): ReactElement {
  const nodes = useMemo(() => new Map(map.nodes.map((node): [string, MapNode] => [node.id, node])), [map]);
  const lit = useMemo(
    () => new Set(map.edges.filter((edge) => isLit(edge, picked, nodes)).map(({ id }) => id)),
    [map, picked, nodes],
  );
  const names = useMemo(() => new Map(picture.lines.map(({ edge, name }) => [edge.id, name])), [picture]);
  const { workloads, edges } = map.leftOut;
  return (
    <div className={ageing ? 'map map--ageing' : 'map'} aria-busy={ageing}>
      <MapCanvas picture={picture} picked={picked} lit={lit} onPick={onPick} onTurn={onTurn} />
      <aside className="map__side" aria-label="The map in words" data-scrolls="">
        {workloads + edges > 0 && (
          <p className="map__left-out" role="note">
            {workloads > 0 && `${counted(workloads, 'workload')} found no room on the map. `}
            {edges > 0 && `${counted(edges, 'connection')} more are not drawn. `}
            Narrow it by a namespace or by words, or fold some namespaces.
          </p>
        )}
        <MapSide map={map} names={names} nodes={nodes} picked={picked} ageing={ageing} onPick={onPick} onTurn={onTurn} />
      </aside>
    </div>
  );
}
