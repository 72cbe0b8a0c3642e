import type { Node, NodeProps, NodeTypes } from '@xyflow/react';
import type { ReactElement, Ref } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import type { Layout, Line, PictureGroup, PictureHub, PictureSide, RowId } from '../../picture';
import { cardFor, offProps, ruleKey, useCanvas, useLight } from './canvasContext';
import { GroupBox } from './GroupBox';
import { HubButton } from './HubButton';
import { LineDrawing } from './LineDrawing';
import { PolicyCard } from './PolicyCard';
import { WallDrawing } from './WallDrawing';

export type HeadNode = Node<{ readonly side: PictureSide }, 'column'>;
export type GroupNode = Node<
  { readonly group: PictureGroup; readonly hubs: readonly PictureHub[]; readonly many: boolean },
  'peers'
>;
export type HubsNode = Node<
  {
    readonly direction: Direction;
    readonly hubs: readonly { readonly hub: PictureHub; readonly x: number; readonly y: number }[];
  },
  'rules'
>;
export type LinesNode = Node<{ readonly lines: readonly Line[]; readonly steps: ReadonlyMap<RowId, number> }, 'lines'>;
export type CardNode = Node<
  { readonly policy: Policy; readonly layout: Layout; readonly contentRef: Ref<HTMLDivElement> },
  'policy'
>;
export type CanvasNode = HeadNode | GroupNode | HubsNode | LinesNode | CardNode;

export function ColumnHead({ side }: { readonly side: PictureSide }): ReactElement {
  const { actions, disabledReason } = useCanvas();
  const { direction } = side;
  const menu = direction === 'ingress' ? 'Incoming actions' : 'Outgoing actions';
  return (
    <div className="pc-head">
      <h2>{side.heading}</h2>
      <span>{side.about}</span>
      <button
        type="button"
        className="btn btn--icon btn--small pc-head__menu"
        aria-label={menu}
        title={menu}
        {...offProps(disabledReason)}
        onClick={(event) => actions.menu({ type: 'directionMenu', direction }, event.currentTarget)}
      >
        <span className="dots" />
      </button>
    </div>
  );
}

function HeadPart({ data }: NodeProps<HeadNode>): ReactElement {
  return <ColumnHead side={data.side} />;
}

function GroupPart({ data }: NodeProps<GroupNode>): ReactElement {
  return <GroupBox group={data.group} hubs={data.hubs} stacked={data.many} />;
}

/** So far from the next one, in px, a circle has all the room it can use. */
const ALONE = 99;

function HubsPart({ data: { direction, hubs } }: NodeProps<HubsNode>): readonly ReactElement[] {
  const light = useLight();
  return hubs.map(({ hub, x, y }, index) => {
    const id = ruleKey(direction, hub.rule);
    const near = Math.min(y - (hubs[index - 1]?.y ?? y - ALONE), (hubs[index + 1]?.y ?? y + ALONE) - y);
    return (
      <HubButton
        key={id}
        direction={direction}
        hub={hub}
        x={x}
        y={y}
        room={near / 2}
        lit={light.litRules.has(id)}
        card={cardFor(light, id)}
      />
    );
  });
}

/** Lines say nothing that the rows they start at do not, so they are hidden from screen readers. */
function LinesPart({ data }: NodeProps<LinesNode>): ReactElement {
  const { lit } = useLight();
  return (
    <svg style={{ position: 'absolute', overflow: 'visible' }} width={1} height={1} aria-hidden="true">
      {data.lines.map((line) => (
        <LineDrawing key={line.id} line={line} lit={litPath(line, lit)} step={stepOf(line, data.steps)} />
      ))}
    </svg>
  );
}

/** How much its rows saw; undefined where they do not tell it. */
function stepOf({ rows }: Line, steps: ReadonlyMap<RowId, number>): number | undefined {
  const told = rows.flatMap((row) => steps.get(row) ?? []);
  return told.length > 0 ? Math.max(...told) : undefined;
}

/** What of a line is lit: all of it, or the threads of its lit rows. */
function litPath({ path, rows, threads }: Line, lit: ReadonlySet<RowId>): string {
  if (threads === undefined) return rows.some((row) => lit.has(row)) ? path : '';
  return threads.filter((_, index) => lit.has(rows[index] ?? '')).join('');
}

function CardPart({ data: { policy, layout, contentRef } }: NodeProps<CardNode>): ReactElement {
  return (
    <div className="pc-card">
      <div style={{ transform: `translateY(${layout.card.contentY}px)` }}>
        <PolicyCard policy={policy} contentRef={contentRef} />
      </div>
      <svg className="pc-card__walls" aria-hidden="true">
        <WallDrawing wall={layout.ingress.wall} card={layout.card} />
        <WallDrawing wall={layout.egress.wall} card={layout.card} />
      </svg>
    </div>
  );
}

export const NODE_TYPES: NodeTypes = { column: HeadPart, peers: GroupPart, rules: HubsPart, lines: LinesPart, policy: CardPart };
