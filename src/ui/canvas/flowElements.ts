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
    domAttributes: { 'aria-roledescription': undefined },
  };
}

function sideNodes(side: PictureSide, laid: LaidSide, layout: Layout, sizes: Sizes): readonly CanvasNode[] {
  const { direction, groups, hubs } = side;
  return [
    {
      id: `${direction}.head`,
      type: 'column',
      data: { side },
      ...placed({ ...laid.head, width: layout.columnWidth, height: sizes.columnHead }),
    },
    ...groups.flatMap((group): CanvasNode[] => {
      const box = layout.groups.get(group.id);
      return box === undefined ? [] : [{ id: group.id, type: 'peers', data: { group }, ...placed(box) }];
    }),
    ...laid.hubs.flatMap(({ rule, x, y }): CanvasNode[] => {
      const hub = hubs.find((each) => each.rule === rule);
      if (hub === undefined) return [];
      const box = { x: x - HUB / 2, y: y - HUB / 2, width: HUB, height: HUB };
      return [{ id: hubNode(direction, rule), type: 'rule', zIndex: 2, data: { direction, hub }, ...placed(box) }];
    }),
  ];
}

/** In the order in which one reads them, and Tab goes: ingress, the policy, egress. */
export function nodesOf(
  policy: Policy,
  picture: Picture,
  layout: Layout,
  sizes: Sizes,
  contentRef: Ref<HTMLDivElement>,
): CanvasNode[] {
  const card: CanvasNode = { id: CARD, type: 'policy', data: { policy, layout, contentRef }, ...placed(layout.card) };
  return [
    ...sideNodes(picture.ingress, layout.ingress, layout, sizes),
    card,
    ...sideNodes(picture.egress, layout.egress, layout, sizes),
  ];
}

function hubNode(direction: Direction, rule: number): string {
  return `${direction}.rule.${rule}`;
}

/** Lines say nothing that the rows they start at do not, so they are hidden from screen readers. */
export function edgesOf(layout: Layout): LineEdge[] {
  return [...layout.ingress.lines, ...layout.egress.lines].map((line) => ({
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
  const outer = line.rule === undefined ? `${line.direction}.head` : hubNode(line.direction, line.rule);
  return line.direction === 'ingress' ? { source: outer, target: CARD } : { source: CARD, target: outer };
}
