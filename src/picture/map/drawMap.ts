import type { ConnectivityMap, MapEdge, MapEnd, MapNode } from '../../answers/map';
import { endId } from '../../answers/mapTypes';
import { isAllPorts } from '../../engine';
import { changedEdgeName } from '../../words/mapChangesSheet';
import { seenEdgeName } from '../../words/mapSeenWords';
import { edgeName } from '../../words/mapWords';
import { portBadges } from '../../words/portsWords';
import type { Arrangement, Home } from './arrange';
import { type MapLabel, placeLabels } from './labels';
import { CARD, CORRIDOR, cardAt, MARGIN, PADDING, type Point, type Rect } from './mapSizes';
import { type LineEnd, route } from './routes';
import { apart, isInside, type Stub, stubOf } from './stubs';

export interface MapCard extends Rect {
  readonly node: MapNode;
}

/** A namespace, or all addresses outside, around their cards. */
export interface MapBox extends Rect {
  readonly home: Home;
}

/**
 * A line with its arrow at the last point. Those of one `bundle` run together and share a label, which is drawn once. `word`
 * beside the label says whom a line means that comes from nowhere; `name` says all of it. `quiet`: it is there besides, and
 * says nothing.
 */
export interface MapLine {
  readonly edge: MapEdge;
  readonly name: string;
  readonly quiet: boolean;
  readonly bundle: string;
  readonly points: readonly Point[];
  readonly label: MapLabel | undefined;
  readonly word: string | undefined;
}

export interface MapPicture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly MapBox[];
  readonly cards: readonly MapCard[];
  readonly lines: readonly MapLine[];
}

/** The map on its places. */
export function drawMap(map: ConnectivityMap, { homes, cells }: Arrangement): MapPicture {
  const cards = map.nodes.flatMap((node): readonly MapCard[] => {
    const cell = cells.get(node.id);
    return cell === undefined ? [] : [{ node, ...cardAt(cell) }];
  });
  const boxes = homes.filter(({ type }) => type !== 'namespace').map((home): MapBox => ({ home, ...around(home) }));
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const cardOf = new Map(cards.map((card) => [card.node.id, card]));
  const boxOf = new Map(boxes.map((box) => [box.home.namespace, box]));
  const endOf = (end: MapEnd): LineEnd | undefined => {
    if (end.type === 'anyone') return undefined;
    if (end.type === 'group') {
      const box = boxOf.get(end.namespace);
      return box && { id: `all ${end.namespace}`, rect: box, from: box.home.from, to: box.home.to };
    }
    const [rect, cell] = [cardOf.get(end.id), cells.get(end.id)];
    return rect && cell && { id: end.id, rect, from: cell, to: cell };
  };
  const isQuiet = (edge: MapEdge): boolean => map.compared === true && edge.change === undefined;
  const routed: { readonly edge: MapEdge; readonly from: LineEnd; readonly to: LineEnd }[] = [];
  const stubs: (Stub & { readonly edge: MapEdge })[] = [];
  for (const edge of map.edges) {
    const [from, to] = [endOf(edge.from), endOf(edge.to)];
    const isWithin = from?.id === to?.id || isInside(edge.from, to, cardOf) || isInside(edge.to, from, cardOf);
    if (from !== undefined && to !== undefined && !isWithin) routed.push({ edge, from, to });
    else stubs.push({ edge, ...stubOf(edge, from, to, cardOf) });
  }
  const ways = route(routed.map((line) => ({ ...line, bundle: bundleOf(line.edge, isQuiet(line.edge)) })));
  const drawn = [
    ...apart(stubs).map((stub) => ({ ...stub, bundle: stub.edge.id })),
    ...routed.map(({ edge }, index) => {
      const points = ways[index] ?? [];
      const end = points.at(-1);
      return { edge, points, word: undefined, bundle: `${bundleOf(edge, isQuiet(edge))} ${end?.x} ${end?.y}` };
    }),
  ];
  const labels = placeLabels(
    drawn.map(({ edge, points, word, bundle }) => {
      const isSigned = edge.change !== undefined;
      return { points, text: isQuiet(edge) ? '' : labelOf(edge), isSigned, word, bundle };
    }),
  );
  const columns = Math.max(0, ...[...cells.values()].map(({ column }) => column));
  const rows = Math.max(0, ...[...cells.values()].map(({ row }) => row));
  const last = cardAt({ column: columns, row: rows });
  return {
    width: last.x + CARD.width + Math.max(MARGIN, CORRIDOR.across / 2 + PADDING.side),
    height: last.y + CARD.height + Math.max(MARGIN, CORRIDOR.down / 2 + PADDING.bottom / 2),
    boxes,
    cards,
    lines: drawn.map((line, index) => {
      const { edge } = line;
      return { ...line, name: nameOf(edge, nodes), quiet: isQuiet(edge), label: labels[index] };
    }),
  };
}

function nameOf(edge: MapEdge, nodes: ReadonlyMap<string, MapNode>): string {
  if (edge.change !== undefined) return changedEdgeName(edge, edge.change, nodes);
  return edge.seen === undefined ? edgeName(edge, nodes) : seenEdgeName(edge, edge.seen, nodes);
}

function around({ from, to }: Home): Rect {
  const [first, last] = [cardAt(from), cardAt(to)];
  const [x, y] = [first.x - PADDING.side, first.y - PADDING.top];
  return { x, y, width: last.x + CARD.width + PADDING.side - x, height: last.y + CARD.height + PADDING.bottom - y };
}

function bundleOf(edge: MapEdge, quiet: boolean): string {
  if (quiet) return `${endId(edge.to)} quiet`;
  return `${endId(edge.to)} ${edge.change?.kind ?? edge.seen?.kind ?? ''} ${edge.state} ${labelOf(edge)}`;
}

/** What rides on a line: its ports, and that it is not so for all. None for every port. */
export function labelOf({ state, sure, perhaps }: MapEdge): string {
  const ports = state === 'allowed' ? sure : perhaps;
  const [first, ...others] = isAllPorts(ports) ? [] : portBadges(ports);
  const more =
    others.length === 0 ? '' : others.length === 1 && `${first}${others[0]}`.length < 9 ? ` ${others[0]}` : ` +${others.length}`;
  return [state === 'mixed' ? 'some' : '', `${first ?? ''}${more}`].filter(Boolean).join(' ');
}
