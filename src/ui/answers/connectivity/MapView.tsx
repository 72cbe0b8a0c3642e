import './map.css';
import { type ReactElement, useMemo, useState } from 'react';
import type { MapNode } from '../../../answers/map';
import { counted } from '../../../words';
import type { DrawnMap } from '../../../worker/questions';
import { useAgainst, useCompare } from '../compareState';
import { useLastAnswer } from '../useLastAnswer';
import type { ViewProps } from './ConnectivityTab';
import { MapCanvas } from './MapCanvas';
import { MapChangesSide } from './MapChangesSide';
import { MapCompared } from './MapCompared';
import { MapDownload } from './MapDownload';
import { MapChangesLegend, MapLegend, MapSeenLegend } from './MapLegend';
import { MapObserved, useObservedOnMap } from './MapObserved';
import { MapSide } from './MapSide';
import { type Filters, MatrixFilters, NO_FILTERS } from './MatrixFilters';
import { isLit, type Picked, unchangedOf } from './picked';

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
  const isCompared = useCompare((state) => state.onMap);
  const { against: chosen, ready } = useAgainst();
  const against = isCompared && ready ? chosen : undefined;
  const observed = useObservedOnMap();
  const [sitting] = useState(() => ++sittings);
  const { answer, ageing, failed } = useLastAnswer({
    type: 'map',
    ...filters,
    ...turned,
    most: MOST,
    sitting,
    against,
    observed: observed && against === undefined,
  });
  if (failed) return <p className="answers__note">The map could not be worked out. It is tried again with the next change.</p>;
  if (!answer) return <p className="answers__note">Working it out …</p>;
  const { map, changes } = answer;
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
        {against === undefined && <MapObserved />}
        {changes ? <MapChangesLegend /> : map.seenNotDrawn === undefined ? <MapLegend /> : <MapSeenLegend />}
        <MapDownload drawn={answer} picked={picked} />
      </MatrixFilters>
      {against && <MapCompared against={against} ageing={ageing} summary={changes?.summary ?? 'working it out …'} />}
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

function Drawn({ drawn: { map, picture, changes }, ageing, picked, onPick, onTurn }: DrawnProps): ReactElement {
  const [hovered, hover] = useState<string>();
  const nodes = useMemo(() => new Map(map.nodes.map((node): [string, MapNode] => [node.id, node])), [map]);
  const lookedAt = useMemo(
    () => picked ?? (hovered === undefined ? undefined : ({ type: 'node', id: hovered } as const)),
    [picked, hovered],
  );
  const lit = useMemo(
    () => new Set(map.edges.filter((edge) => isLit(edge, lookedAt, nodes)).map(({ id }) => id)),
    [map, lookedAt, nodes],
  );
  const unchanged = useMemo(() => unchangedOf(map), [map]);
  const names = useMemo(() => new Map(picture.lines.map(({ edge, name }) => [edge.id, name])), [picture]);
  const side = { map, names, nodes, picked, ageing, onPick, onTurn };
  const { workloads, edges } = map.leftOut;
  return (
    <div className={ageing ? 'map map--ageing' : 'map'} aria-busy={ageing}>
      <MapCanvas
        picture={picture}
        unchanged={unchanged}
        picked={picked}
        lit={lit}
        onHover={hover}
        onPick={onPick}
        onTurn={onTurn}
      />
      <aside className="map__side" aria-label="The map in words" data-scrolls="">
        {workloads + edges > 0 && (
          <p className="map__left-out" role="note">
            {workloads > 0 && `${counted(workloads, 'workload')} found no room on the map. `}
            {edges > 0 && `${counted(edges, 'connection')} more are not drawn. `}
            Narrow it by a namespace or by words, or fold some namespaces.
          </p>
        )}
        {changes ? <MapChangesSide {...side} changes={changes} /> : <MapSide {...side} />}
      </aside>
    </div>
  );
}
