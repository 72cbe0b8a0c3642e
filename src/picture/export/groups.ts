import { frameHead, itemHeight } from '../columns';
import type { Box, LaidSide, Layout } from '../layoutTypes';
import type { LineState, PictureFrame, PictureGroup, PictureRow, PictureSide } from '../picture';
import type { Sizes } from '../sizes';
import { boxOf } from './frames';
import { icon } from './icons';
import { type Font, type Pen, type Role, write } from './pen';
import { badgesMarkup, badgesRoom, rowMarkup } from './rows';
import { all, el, type Markup, words } from './svg';

const STRONG: Font = { size: 13, weight: 600 };
const SMALL: Font = { size: 12 };
const NUMBER: Font = { size: 11, weight: 600 };
/** How the hatched ground of a rule that cannot be read is called. */
export const HATCH = 'drawbridge-hatch';

/** The head of a side: what it is, and about whom. */
export function columnHead(pen: Pen, { heading, about }: PictureSide, { head: { x, y } }: LaidSide): Markup {
  return all([
    write(pen, heading, { x: x + 3, y: y + 10, font: STRONG, fill: 'text-primary' }),
    write(pen, about, { x: x + 3 + pen.width(heading, STRONG) + 7, y: y + 10, font: SMALL, fill: 'text-secondary' }),
  ]);
}

/** A group with its rows, and the frames of rules around them. */
export function groupMarkup(pen: Pen, group: PictureGroup, layout: Layout, sizes: Sizes): Markup {
  const box = layout.groups.get(group.id);
  if (box === undefined) return all([]);
  const middle = box.y + 1 + (sizes.groupHead - 1) / 2;
  const start = box.x + 11;
  const named = start + 16 + 6;
  const scoped = named + pen.width(group.heading, STRONG) + 6;
  const row = (one: PictureRow): Markup => {
    const at = layout.rows.get(one.id);
    return at === undefined ? all([]) : rowMarkup(pen, one, at);
  };
  let y = box.y + sizes.groupHead;
  const items = group.items.map((item): Markup => {
    const height = itemHeight(item, sizes);
    const at = { x: box.x + sizes.groupPad, y, width: box.width - 2 * sizes.groupPad, height };
    y += height + sizes.rowGap;
    if (item.type === 'row') return row(item.row);
    return el(
      'g',
      {},
      el('title', {}, words(item.frame.name)),
      frameMarkup(pen, item.frame, at, sizes),
      ...item.frame.rows.map(row),
    );
  });
  return el(
    'g',
    {},
    el('title', {}, words(group.name)),
    boxOf(pen, box, { radius: 10, fill: 'surface-raised', border: 'border-default' }),
    icon(pen, group.group, start, middle, 16, 'text-tertiary'),
    write(pen, group.heading, { x: named, y: middle, font: STRONG, fill: 'text-primary' }),
    group.scope === undefined
      ? undefined
      : write(pen, group.scope, {
          x: scoped,
          y: middle,
          font: SMALL,
          fill: 'text-tertiary',
          room: box.x + box.width - 11 - scoped,
        }),
    ...items,
  );
}

function frameMarkup(pen: Pen, frame: PictureFrame, box: Box, sizes: Sizes): Markup {
  const middle = box.y + 1 + (sizes.frameHead - 1) / 2;
  const left = box.x + sizes.framePad + 4;
  const right = box.x + box.width - sizes.framePad - 4;
  const number = String(frame.rule + 1);
  const width = Math.max(18, pen.width(number, NUMBER) + 8);
  const [line, text] = numberColors(frame.state);
  const after = left + width + 6;
  const used = frame.everyPort ? pen.width('all ports', SMALL) : badgesRoom(pen, frame.ports);
  return all([
    boxOf(pen, box, { radius: 7, fill: undefined, border: 'border-default' }),
    ...(frame.reason === undefined ? [] : [el('rect', { ...inner(box), fill: `url(#${HATCH})` })]),
    boxOf(
      pen,
      { x: left, y: middle - 9, width, height: 18 },
      {
        radius: 9,
        fill: 'surface-raised',
        border: line,
        width: 1.5,
        ...(frame.state === 'depends' && { dash: '3 2' }),
      },
    ),
    write(pen, number, { x: left + width / 2, y: middle, font: NUMBER, fill: text, anchor: 'middle' }),
    frame.everyPort
      ? write(pen, 'all ports', { x: after, y: middle, font: SMALL, fill: 'text-secondary' })
      : badgesMarkup(pen, frame.ports, after, middle, 18, right - after, isUnsure(frame.state)),
    ...(frame.peers === undefined ? [] : [peersMarkup(pen, frame.peers, right, middle, right - after - used - 6)]),
    ...(frame.reason === undefined
      ? []
      : [
          write(pen, frame.reason, {
            x: left,
            y: box.y + frameHead(frame, sizes) - sizes.frameReason + 8,
            font: SMALL,
            fill: 'warning-text',
            room: right - left,
          }),
        ]),
  ]);
}

function peersMarkup(pen: Pen, peers: string, right: number, y: number, room: number): Markup {
  const x = right - Math.min(room, pen.width(peers, SMALL));
  return write(pen, peers, { x, y, font: SMALL, fill: 'text-tertiary', room });
}

function inner({ x, y, width, height }: Box): Box & { readonly rx: number } {
  return { x: x + 1, y: y + 1, width: width - 2, height: height - 2, rx: 6 };
}

/** Whether it is not known that a rule's ports get through. */
function isUnsure(state: LineState | undefined): boolean {
  return state === undefined || state === 'unknown';
}

function numberColors(state: LineState | undefined): readonly [line: Role, text: Role] {
  switch (state) {
    case 'allowed':
      return ['allowed-line', 'allowed-text'];
    case 'depends':
      return ['depends-line', 'depends-text'];
    case 'denied':
    case 'unknown':
    case undefined:
      return ['unknown-line', 'unknown-text'];
  }
}
