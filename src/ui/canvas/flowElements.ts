import { Position } from '@xyflow/react';
import type { Ref } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import { type Box, HUB, type LaidSide, type Layout, type Line, type Picture, type PictureSide, type Sizes } from '../../picture';
import type { CanvasNode, LineEdge } from './flowParts';

const CARD = 'card';

/** What every node has: its place, and its size known beforehand, so that React Flow neither hides nor measures it. */
function placed({ x, y, width, height }: Box) {
  const side = { x: 0, y: 0, width, height, position: Position.Right };
  return {
    position: { x, y },
    width,
    height,
    measured: { width, height },
    // Lines bring their own path; these let React Flow draw them at once, before it finds the handles in the page.
    handles: [
      { ...side, type: 'source' as const },
      { ...side, type: 'target' as const },
    ],
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
      id: columnNode(side.direction),
      type: 'column',
      data: { side },
      ...placed({ ...laid.head, width: layout.columnWidth, height: sizes.columnHead }),
    },
    ...side.groups.flatMap((group): CanvasNode[] => {
      const box = layout.groups.get(group.id);
      return box === undefined ? [] : [{ id: group.id, type: 'peers', data: { group, hubs: side.hubs }, ...placed(box) }];
    }),
  ];
  return { ingress: column(picture.ingress, layout.ingress), egress: column(picture.egress, layout.egress) };
}

/** The nodes of a side's circles. */
export function hubsOf({ direction, hubs }: PictureSide, laid: LaidSide): readonly CanvasNode[] {
  return laid.hubs.flatMap(({ rule, x, y }): CanvasNode[] => {
    const hub = hubs.find((each) => each.rule === rule);
    if (hub === undefined) return [];
    const box = { x: x - HUB / 2, y: y - HUB / 2, width: HUB, height: HUB };
    return [{ id: hubNode(direction, rule), type: 'rule', zIndex: 2, data: { direction, hub }, ...placed(box) }];
  });
}

export function cardOf(policy: Policy, layout: Layout, contentRef: Ref<HTMLDivElement>): CanvasNode {
  return { id: CARD, type: 'policy', data: { policy, layout, contentRef }, ...placed(layout.card) };
}

function columnNode(direction: Direction): string {
  return `${direction}.column`;
}

function hubNode(direction: Direction, rule: number): string {
  return `${direction}.rule.${rule}`;
}

/** Lines say nothing that the rows they start at do not, so they are hidden from screen readers. */
export function edgesOf(ingress: LaidSide, egress: LaidSide): LineEdge[] {
  return [...ingress.lines, ...egress.lines].map((line) => ({
    id: line.id,
    type: 'line',
    ...endsOf(line),
    data: { line },
    zIndex: 1,
    domAttributes: { 'aria-hidden': true, 'aria-roledescription': undefined },
  }));
}

/** The card and the circle, or itself: where the line is drawn is its own affair. */
function endsOf(line: Line): { readonly source: string; readonly target: string } {
  const outer = line.rule === undefined ? columnNode(line.direction) : hubNode(line.direction, line.rule);
  return line.direction === 'ingress' ? { source: outer, target: CARD } : { source: CARD, target: outer };
}
