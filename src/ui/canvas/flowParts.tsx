import {
  type Edge,
  type EdgeProps,
  type EdgeTypes,
  Handle,
  type Node,
  type NodeProps,
  type NodeTypes,
  Position,
} from '@xyflow/react';
import type { ReactElement, Ref } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import type { Layout, Line, PictureGroup, PictureHub, PictureSide } from '../../picture';
import { offProps, useCanvas } from './canvasContext';
import { GroupBox } from './GroupBox';
import { HubButton } from './HubButton';
import { LineDrawing } from './LineDrawing';
import { PolicyCard } from './PolicyCard';
import { WallDrawing } from './WallDrawing';

export type HeadNode = Node<{ readonly side: PictureSide }, 'column'>;
export type GroupNode = Node<{ readonly group: PictureGroup; readonly hubs: readonly PictureHub[] }, 'peers'>;
export type HubNode = Node<{ readonly direction: Direction; readonly hub: PictureHub }, 'rule'>;
export type CardNode = Node<
  { readonly policy: Policy; readonly layout: Layout; readonly contentRef: Ref<HTMLDivElement> },
  'policy'
>;
export type CanvasNode = HeadNode | GroupNode | HubNode | CardNode;
export type LineEdge = Edge<{ readonly line: Line }, 'line'>;

export function ColumnHead({ side }: { readonly side: PictureSide }): ReactElement {
  const { actions, disabledReason } = useCanvas();
  const { direction } = side;
  const menu = direction === 'ingress' ? 'Incoming actions' : 'Outgoing actions';
  return (
    <div className="pc-head">
      <h3>{side.heading}</h3>
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

/** React Flow draws a line only between nodes with handles, and looks for them again when it measures. */
function LineEnds(): ReactElement {
  return (
    <>
      <Handle type="source" position={Position.Right} isConnectable={false} className="pc-end" />
      <Handle type="target" position={Position.Left} isConnectable={false} className="pc-end" />
    </>
  );
}

function HeadPart({ data }: NodeProps<HeadNode>): ReactElement {
  return (
    <>
      <ColumnHead side={data.side} />
      <LineEnds />
    </>
  );
}

function GroupPart({ data }: NodeProps<GroupNode>): ReactElement {
  return <GroupBox group={data.group} hubs={data.hubs} />;
}

function HubPart({ data }: NodeProps<HubNode>): ReactElement {
  return (
    <>
      <HubButton direction={data.direction} hub={data.hub} />
      <LineEnds />
    </>
  );
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
      <LineEnds />
    </div>
  );
}

function LinePart({ data }: EdgeProps<LineEdge>): ReactElement | null {
  const { lit } = useCanvas();
  return data === undefined ? null : <LineDrawing line={data.line} lit={data.line.rows.some((row) => lit.has(row))} />;
}

export const NODE_TYPES: NodeTypes = { column: HeadPart, peers: GroupPart, rule: HubPart, policy: CardPart };
export const EDGE_TYPES: EdgeTypes = { line: LinePart };
