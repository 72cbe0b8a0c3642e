import type { Ref } from 'react';
import type { Policy } from '../../engine/policy';
import {
  type Box,
  type LaidSide,
  type Layout,
  type Picture,
  type PictureSide,
  type RowId,
  type Sizes,
  sideRows,
} from '../../picture';
import type { CanvasNode } from './flowParts';

/** What every node has: its place, and its size known beforehand, so that React Flow neither hides nor measures it. */
function placed({ x, y, width, height }: Box) {
  return {
    position: { x, y },
    width,
    height,
    measured: { width, height },
    // Nothing is connected here; being told so, React Flow does not look for handles in the page.
    handles: [],
    // React Flow lets pointers through to the ground where nothing is to be dragged or selected.
    style: { pointerEvents: 'all' as const },
    domAttributes: { 'aria-roledescription': undefined },
  };
}

/** The nodes of both columns, which stand still while the card follows the eye. */
export interface ColumnNodes {
  readonly ingress: readonly CanvasNode[];
  readonly egress: readonly CanvasNode[];
}

export function columnsOf(picture: Picture, layout: Layout, sizes: Sizes): ColumnNodes {
  const column = (side: PictureSide, laid: LaidSide): readonly CanvasNode[] => [
    {
      id: `${side.direction}.column`,
      type: 'column',
      data: { side },
      ...placed({ ...laid.head, width: layout.columnWidth, height: sizes.columnHead }),
    },
    ...side.groups.flatMap((group): CanvasNode[] => {
      const box = layout.groups.get(group.id);
      return box === undefined
        ? []
        : [{ id: group.id, type: 'peers', data: { group, hubs: side.hubs, many: laid.many }, ...placed(box) }];
    }),
  ];
  return { ingress: column(picture.ingress, layout.ingress), egress: column(picture.egress, layout.egress) };
}

/** What stands on the whole picture, at places of its own, and lets the pointer through where it is empty. */
const OVERLAY = { ...placed({ x: 0, y: 0, width: 0, height: 0 }), style: { pointerEvents: 'none' as const } };

/** A side's circles: one node, since there may be hundreds of them, and React Flow looks after each node at every change. */
export function hubsOf({ direction, hubs }: PictureSide, laid: LaidSide): CanvasNode {
  const hubOf = new Map(hubs.map((hub) => [hub.rule, hub]));
  const here = laid.hubs.flatMap(({ rule, x, y }) => {
    const hub = hubOf.get(rule);
    return hub === undefined ? [] : [{ hub, x, y }];
  });
  return { id: `${direction}.rules`, type: 'rules', zIndex: 2, data: { direction, hubs: here }, ...OVERLAY };
}

/** All lines: one node too, above the groups and the card, below the circles. */
export function linesOf(ingress: LaidSide, egress: LaidSide, steps: Steps): CanvasNode {
  return { id: 'lines', type: 'lines', zIndex: 1, data: { lines: [...ingress.lines, ...egress.lines], steps }, ...OVERLAY };
}

/** How much was seen, by row; of rows that do not tell it nothing. */
export type Steps = ReadonlyMap<RowId, number>;

export function stepsOf({ ingress, egress }: Picture): Steps {
  return new Map([ingress, egress].flatMap(sideRows).flatMap(({ id, seen }) => (seen ? [[id, seen.step] as const] : [])));
}

export function cardOf(policy: Policy, layout: Layout, contentRef: Ref<HTMLDivElement>): CanvasNode {
  return { id: 'card', type: 'policy', data: { policy, layout, contentRef }, ...placed(layout.card) };
}
