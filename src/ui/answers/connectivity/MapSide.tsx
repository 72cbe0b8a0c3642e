import { X } from 'lucide-react';
import { type ReactElement, useContext } from 'react';
import type { ConnectivityMap, MapEdge, MapEnd, MapNode } from '../../../answers/map';
import type { EdgeEnd } from '../../../answers/mapEdge';
import { drawbridge, useDrawbridge } from '../../../store/store';
import { counted } from '../../../words';
import { notDrawnWords, seenEdgeTold } from '../../../words/mapSeenWords';
import { edgeNote, edgeState, endsName, lettingWords, nodeName, wallSentence } from '../../../words/mapWords';
import { lineAt } from '../../../workspace/lineAt';
import { fileOf, objectOf, placeOf } from '../../../workspace/workspace';
import { useAnswer } from '../useAnswer';
import { GoTo } from './PlaceLink';
import { meets, type Picked } from './picked';

export interface SideProps {
  readonly map: ConnectivityMap;
  /** What each edge says. */
  readonly names: ReadonlyMap<string, string>;
  readonly nodes: ReadonlyMap<string, MapNode>;
  readonly picked: Picked | undefined;
  readonly ageing: boolean;
  readonly onPick: (picked: Picked | undefined) => void;
  readonly onTurn: (namespace: string, fold: boolean) => void;
}

/** What was picked, in words; else everything. */
export function MapSide({ map, names, nodes, picked, ageing, onPick, onTurn }: SideProps): ReactElement {
  const node = picked?.type === 'node' ? nodes.get(picked.id) : undefined;
  const edge = picked?.type === 'edge' ? map.edges.find(({ id }) => id === picked.id) : undefined;
  const nameOf = (one: MapEdge): string => names.get(one.id) ?? '';
  if (edge) {
    return (
      <>
        <SideHead title={endsName(edge, nodes)} onClose={() => onPick(undefined)} />
        {isRuled(edge) && <p>{capital(edgeState(edge))}.</p>}
        {edge.seen && seenEdgeTold(edge, edge.seen).map((text) => <p key={text}>{text}</p>)}
        {isRuled(edge) && (
          <>
            <Rules edge={edge} nodes={nodes} ageing={ageing} />
            {edgeNote(edge) && <p className="dim">{edgeNote(edge)}</p>}
          </>
        )}
      </>
    );
  }
  if (node) {
    const into = map.edges.filter(({ to }) => meets(to, node));
    const out = map.edges.filter(({ from }) => meets(from, node));
    return (
      <>
        <SideHead title={nodeName(node)} onClose={() => onPick(undefined)} />
        <p>{wallSentence(node)}</p>
        {node.type === 'namespace' && (
          <button type="button" className="btn btn--line btn--small" onClick={() => onTurn(node.namespace, false)}>
            Show its workloads
          </button>
        )}
        <MapEdges title="Rules let in" edges={into.filter(isRuled)} nameOf={nameOf} onPick={onPick} />
        <MapEdges title="Rules let out" edges={out.filter(isRuled)} nameOf={nameOf} onPick={onPick} />
        <SeenBesides edges={[...new Set([...into, ...out])]} nameOf={nameOf} onPick={onPick} />
      </>
    );
  }
  const ruled = map.edges.filter(isRuled);
  const notDrawn = notDrawnWords(map.seenNotDrawn);
  return (
    <>
      <p className="dim">
        {map.seenNotDrawn === undefined
          ? 'The map draws only what a rule allows. A workload that accepts everyone says so and carries no lines.'
          : 'The map draws what a rule allows, the thicker the more was seen of it, and what was seen besides.'}{' '}
        Pick a workload or a line to read about it.
      </p>
      <SeenBesides edges={map.edges} nameOf={nameOf} onPick={onPick} />
      <MapEdges
        title={ruled.length === 0 ? 'No rule allows anything here' : `Rules allow ${counted(ruled.length, 'connection')}`}
        edges={ruled}
        nameOf={nameOf}
        onPick={onPick}
      />
      {notDrawn && <p className="dim">{notDrawn}</p>}
    </>
  );
}

/** Whether a rule allows it: what was seen is drawn, too. */
function isRuled({ seen }: MapEdge): boolean {
  return seen === undefined || seen.kind === 'rule';
}

/** What was seen and no rule allows. */
function SeenBesides({ edges, ...rest }: Omit<EdgesProps, 'title'>): ReactElement {
  const kinds = [
    { title: 'Dropped', kinds: ['dropped', 'openDropped'] },
    { title: 'Seen, though no rule allows it', kinds: ['unruled'] },
    { title: 'Seen where nothing isolates', kinds: ['open'] },
  ];
  return (
    <>
      {kinds.map(({ title, kinds: its }) => {
        const own = edges.filter(({ seen }) => seen !== undefined && its.includes(seen.kind));
        return own.length > 0 && <MapEdges key={title} title={title} edges={own} {...rest} />;
      })}
    </>
  );
}

/** Whom it is about, and the way back to everything. */
export function SideHead({ title, onClose }: { readonly title: string; readonly onClose: () => void }): ReactElement {
  return (
    <div className="map__head">
      <p className="map__title">{title}</p>
      <button type="button" className="btn btn--icon btn--small" aria-label="Show all again" onClick={onClose}>
        <X size={14} className="icon" />
      </button>
    </div>
  );
}

interface EdgesProps {
  readonly title: string;
  readonly edges: readonly MapEdge[];
  readonly nameOf: (edge: MapEdge) => string;
  readonly onPick: (picked: Picked) => void;
}

/** Edges by name, to be picked. */
export function MapEdges({ title, edges, nameOf, onPick }: EdgesProps): ReactElement {
  return (
    <>
      <p className="map__sub">{edges.length === 0 && title.startsWith('Rules let') ? `${title} nothing` : title}</p>
      {edges.length > 0 && (
        <ul className="map__list" aria-label={title}>
          {edges.map((edge) => (
            <li key={edge.id}>
              <button type="button" onClick={() => onPick({ type: 'edge', id: edge.id })}>
                {nameOf(edge)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The rules that let an edge through, each a link to its line. */
function Rules({
  edge,
  nodes,
  ageing,
}: {
  readonly edge: MapEdge;
  readonly nodes: SideProps['nodes'];
  readonly ageing: boolean;
}) {
  const [from, to] = [askedEnd(edge.from, nodes), askedEnd(edge.to, nodes)];
  const { answer, ageing: older } = useAnswer(from && to ? { type: 'mapEdge', from, to } : undefined);
  const workspace = useDrawbridge((state) => state.workspace);
  const goTo = useContext(GoTo);
  if (answer === undefined) return <p className="dim">Looking for its rules …</p>;
  return (
    <ul className="map__list" aria-label="Rules that let it through">
      {answer.map((rule) => {
        const [file, object] = [fileOf(workspace, rule.file), objectOf(workspace, rule.object)];
        const place = object && placeOf(object, rule.path);
        const line = file && place && lineAt(file, place.start);
        return (
          <li key={`${rule.object} ${rule.direction} ${rule.rule}`}>
            <button
              type="button"
              disabled={ageing || older || line === undefined}
              onClick={() => {
                if (line === undefined) return;
                drawbridge.getState().activate(rule.file, rule.object);
                goTo(line, rule.file);
              }}
            >
              {lettingWords(rule)}.{' '}
              {file && line && (
                <span className="dim">
                  {file.name} <span className="link">line {line}</span>
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function askedEnd(end: MapEnd, nodes: SideProps['nodes']): EdgeEnd | undefined {
  if (end.type === 'anyone') return end;
  if (end.type === 'group') return { type: 'namespace', namespace: end.namespace };
  const node = nodes.get(end.id);
  switch (node?.type) {
    case undefined:
      return undefined;
    case 'workload':
      return { type: 'workload', namespace: node.namespace, kind: node.kind, name: node.name };
    case 'namespace':
      return { type: 'namespace', namespace: node.namespace };
    case 'outside':
      return { type: 'addresses', samples: node.samples };
  }
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
