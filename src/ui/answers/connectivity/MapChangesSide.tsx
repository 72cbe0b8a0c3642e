import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ConnectivityMap, MapEdge } from '../../../answers/map';
import { counted, sentenceText } from '../../../words';
import type { EdgeChangeSheet, MapChangesSheet } from '../../../words/mapChangesSheet';
import { edgeNote, nodeName } from '../../../words/mapWords';
import { Words } from '../../frame/Words';
import { PortPieces, StateIcon } from '../changes/ChangesTable';
import { MapEdges, SideHead, type SideProps } from './MapSide';
import { PlaceLink } from './PlaceLink';
import { meets } from './picked';

/** What changes, in words: of what was picked, else of everything. */
export function MapChangesSide({
  map,
  names,
  nodes,
  picked,
  ageing,
  onPick,
  changes,
}: SideProps & { readonly changes: MapChangesSheet }): ReactElement {
  const changed = map.edges.filter(({ change }) => change !== undefined);
  const node = picked?.type === 'node' ? nodes.get(picked.id) : undefined;
  const edge = picked?.type === 'edge' ? changed.find(({ id }) => id === picked.id) : undefined;
  const sheet = edge && changes.edges.get(edge.id);
  const nameOf = ({ id }: MapEdge): string => names.get(id) ?? '';
  if (edge && sheet) {
    const note = noteOf(edge);
    return (
      <>
        <SideHead title={nameOf(edge)} onClose={() => onPick(undefined)} />
        <Changed sheet={sheet} ageing={ageing} />
        {note && <p className="dim">{note}</p>}
      </>
    );
  }
  if (node) {
    const into = changed.filter(({ to }) => meets(to, node));
    const out = changed.filter(({ from }) => meets(from, node));
    return (
      <>
        <SideHead title={nodeName(node)} onClose={() => onPick(undefined)} />
        {into.length + out.length === 0 && <p>Nothing changes for it.</p>}
        {into.length > 0 && <MapEdges title="What changes into it" edges={into} nameOf={nameOf} onPick={onPick} />}
        {out.length > 0 && <MapEdges title="What changes out of it" edges={out} nameOf={nameOf} onPick={onPick} />}
      </>
    );
  }
  return (
    <>
      {changes.notes.map((text) => (
        <p key={text} className="map__left-out" role="note">
          {text}
        </p>
      ))}
      <p className="dim">
        Drawn are the connections that change. What rules allow besides is grey. Pick a line to read why it changes.
      </p>
      <MapEdges title={titleOf(map, changed)} edges={changed} nameOf={nameOf} onPick={onPick} />
      {changes.workloadNotes.map((words) => (
        <p key={sentenceText(words)} className="dim">
          <Words words={words} />
        </p>
      ))}
    </>
  );
}

function noteOf(edge: MapEdge): string | undefined {
  if (edge.from.type === 'anyone' || edge.to.type === 'anyone') return edgeNote(edge);
  return edge.change?.some ? 'Those who stand behind it differ: unfold them, or look at the table.' : undefined;
}

function titleOf({ hidden }: ConnectivityMap, changed: readonly MapEdge[]): string {
  if (changed.length > 0) return counted(changed.length, 'line that changes', 'lines that change');
  return hidden > 0 ? 'Nothing changes among those that are shown' : 'No connection changes';
}

function Changed({ sheet, ageing }: { readonly sheet: EdgeChangeSheet; readonly ageing: boolean }): ReactElement {
  const { was, is, ports, because } = sheet;
  return (
    <>
      <p className="map__was-is">
        <StateIcon state={was.state} /> was {was.words} <ArrowRight size={12} className="icon" aria-hidden="true" />{' '}
        <StateIcon state={is.state} /> is {is.words}
      </p>
      <p className="map__pieces">
        <PortPieces ports={ports} />
      </p>
      {because.length > 0 && <p className="map__sub">Because</p>}
      <ul aria-label="Because">
        {because.map(({ text, place }) => (
          <li key={sentenceText(text)} className="map__because">
            <Words words={text} /> <PlaceLink place={place} ageing={ageing} />
          </li>
        ))}
      </ul>
    </>
  );
}
