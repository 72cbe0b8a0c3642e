import { type ReactElement, useState } from 'react';
import type { MapBox, MapCard } from '../../../picture/map/drawMap';
import { cardName, wallWords } from '../../../words/mapWords';
import type { Picked } from './picked';
import { SvgButton } from './SvgButton';

/** The borders around namespaces, with their names. */
export function MapBoxes({
  boxes,
  onTurn,
}: {
  readonly boxes: readonly MapBox[];
  readonly onTurn: (namespace: string, fold: boolean) => void;
}): ReactElement {
  return (
    <>
      {boxes.map(({ home, x, y, width, height }) => (
        <g key={home.id}>
          <rect className="map__box" x={x} y={y} width={width} height={height} rx={10} />
          {home.type === 'outside' ? (
            <text className="map__namespace" x={x + 14} y={y + 24}>
              outside the cluster
            </text>
          ) : (
            <SvgButton
              name={`Fold namespace ${home.namespace}`}
              className="map__fold"
              tab
              onPress={() => onTurn(home.namespace, true)}
            >
              <title>Fold it to one box</title>
              <rect x={x + 6} y={y + 6} width={Math.min(width - 12, home.namespace.length * 8 + 30)} height={24} rx={4} />
              <path className="map__chevron" d={`M${x + 13} ${y + 16}l4 4 4-4`} />
              <text className="map__namespace" x={x + 27} y={y + 23}>
                {short(home.namespace, (width - 40) / 7.5)}
              </text>
            </SvgButton>
          )}
        </g>
      ))}
    </>
  );
}

/** Workloads, folded namespaces, addresses: each with its walls. */
export function MapCards({
  cards,
  quiet,
  picked,
  onHover,
  onPick,
  onTurn,
}: {
  readonly cards: readonly MapCard[];
  readonly quiet: ReadonlySet<string> | undefined;
  readonly picked: Picked | undefined;
  readonly onHover: (node: string | undefined) => void;
  readonly onPick: (picked: Picked | undefined) => void;
  readonly onTurn: (namespace: string, fold: boolean) => void;
}): ReactElement {
  const [tab, setTab] = useState<string>();
  const reached = cards.some(({ node }) => node.id === tab) ? tab : cards[0]?.node.id;
  return (
    <>
      {cards.map(({ node, x, y, width, height }) => {
        const isPicked = picked?.type === 'node' && picked.id === node.id;
        const name = cardName(node);
        const isFolded = node.type === 'namespace';
        return (
          <g key={node.id} onPointerEnter={() => onHover(node.id)} onPointerLeave={() => onHover(undefined)}>
            <SvgButton
              name={name}
              className={quiet?.has(node.id) ? 'map__card map__card--quiet' : 'map__card'}
              sort="card"
              tab={node.id === reached}
              pressed={isPicked}
              onPress={() => onPick(isPicked ? undefined : { type: 'node', id: node.id })}
              onFocus={() => setTab(node.id)}
            >
              <title>{name}</title>
              <rect className="map__ground" x={x} y={y} width={width} height={height} rx={7} />
              {node.ingress !== 'none' && (
                <rect className={wall(node.ingress)} x={x} y={y} width={width} height={height} rx={7} />
              )}
              {node.egress !== 'none' && (
                <rect
                  className={`${wall(node.egress)} map__wall--inner`}
                  x={x + 4}
                  y={y + 4}
                  width={width - 8}
                  height={height - 8}
                  rx={4}
                />
              )}
              {isPicked && <rect className="map__picked" x={x - 4} y={y - 4} width={width + 8} height={height + 8} rx={10} />}
              <text className="map__name" x={x + 13} y={y + 19}>
                {short(node.name, isFolded ? 15 : 18)}
              </text>
              <text className="map__wall-words" x={x + 13} y={y + 34}>
                {short(wallWords(node), 26)}
              </text>
            </SvgButton>
            {isFolded && (
              <SvgButton
                name={`Show the workloads of ${node.namespace}`}
                className="map__fold"
                tab
                onPress={() => onTurn(node.namespace, false)}
              >
                <title>Show its workloads</title>
                <rect x={x + width - 28} y={y + 3} width={24} height={24} rx={4} />
                <path className="map__chevron" d={`M${x + width - 18} ${y + 11}l4 4-4 4`} />
              </SvgButton>
            )}
          </g>
        );
      })}
    </>
  );
}

function wall(isolation: 'all' | 'some'): string {
  return isolation === 'all' ? 'map__wall' : 'map__wall map__wall--some';
}

function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, Math.floor(most) - 1))}…`;
}
