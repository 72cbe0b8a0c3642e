import type { RowState } from '../../engine';
import type { Box } from '../layoutTypes';
import type { Badges, PictureRow, RowSeen } from '../picture';
import { boxOf } from './frames';
import { verdictIcon } from './icons';
import { type Font, type Pen, type Role, write } from './pen';
import { all, el, type Markup, words } from './svg';

const LINE = 16;
const GAP = 6;
const ICON = 16;
/** Between the text and the icon. */
const ICON_GAP = 7;
/** From a row's border to its text, on the side of the column's outer edge, and on the other to the icon. */
const PAD = { text: 9, icon: 8 } as const;
const QUIET: Font = { size: 12 };
const BADGE: Font = { size: 11, mono: true };
const SEEN: Font = { size: 11 };
const AND: Font = { size: 9.5, weight: 700, spacing: 0.38 };

interface Look {
  readonly fill: Role | undefined;
  readonly border: Role;
  readonly dash?: string;
  readonly text: Role;
}

/** A row with its texts, ports and sign; it is called what the canvas calls it. */
export function rowMarkup(pen: Pen, row: PictureRow, box: Box): Markup {
  const { state, direction } = row.covered;
  const look = lookOf(row);
  const isIngress = direction === 'ingress';
  const middle = box.y + box.height / 2;
  const left = box.x + 1 + (isIngress ? PAD.text : PAD.icon + ICON + ICON_GAP);
  let right = box.x + box.width - 1 - (isIngress ? PAD.icon + ICON + ICON_GAP : PAD.text);
  const sign = isIngress ? box.x + box.width - 1 - PAD.icon - ICON : box.x + 1 + PAD.icon;
  const word = state === 'nobody' ? 'nobody left' : undefined;
  const told =
    word === undefined ? undefined : write(pen, word, { x: right, y: middle, font: QUIET, fill: look.text, anchor: 'end' });
  if (word !== undefined) right -= pen.width(word, QUIET) + ICON_GAP;
  const top = middle - (row.lines * LINE) / 2;
  const lines = linesOf(pen, row, look, left, right).map((line, index) => line(top + (index + 0.5) * LINE));
  return el(
    'g',
    {},
    el('title', {}, words(row.words.accessibleName)),
    boxOf(pen, box, { radius: 5, fill: look.fill, border: look.border, ...(look.dash && { dash: look.dash }) }),
    ...lines,
    told,
    verdictIcon(pen, state, sign, middle),
  );
}

function lookOf({ covered: { state }, role }: PictureRow): Look {
  const plain: Look = { fill: 'surface-sunken', border: 'border-subtle', text: 'text-secondary' };
  switch (state) {
    case 'allowed':
      return role === 'open'
        ? { ...plain, text: 'text-primary' }
        : { fill: 'allowed-soft', border: 'allowed-border', text: 'text-primary' };
    case 'ports':
      return { fill: 'allowed-softer', border: 'allowed-border', text: 'text-primary' };
    case 'depends':
      return { fill: 'depends-soft', border: 'depends-border', dash: '3 2', text: 'text-primary' };
    case 'nobody':
    case 'ignored':
      return { fill: undefined, border: 'nobody-border', dash: '1 1', text: 'nobody-text' };
    case 'denied':
    case 'unknown':
      return plain;
  }
}

const LIGHT: ReadonlySet<RowState> = new Set(['denied', 'nobody', 'ignored', 'unknown']);

/** The row's lines of text, each waiting for the height of its middle. */
function linesOf(
  pen: Pen,
  { covered: { state }, words: said, role, badges, badgesBelow, seen }: PictureRow,
  { text }: Look,
  left: number,
  right: number,
): readonly ((y: number) => Markup)[] {
  const hasBadges = badges.shown.length > 0;
  const quiet = state === 'nobody' || state === 'ignored' ? 'nobody-text' : 'text-secondary';
  const weight = role === 'peer' && !LIGHT.has(state) ? 600 : 400;
  const title: Font = said.mono ? { size: 12, mono: true, weight } : { size: 13, weight };
  const seenAt = (place: NonNullable<RowSeen['place']>): RowSeen | undefined => (seen?.place === place ? seen : undefined);
  const beside = hasBadges && !badgesBelow ? badgesRoom(pen, badges) : 0;
  const lines = [
    (y: number): Markup => {
      const told = seenAt('title');
      const end = right - (told ? seenRoom(pen, told) + GAP : 0);
      const room = end - left - (beside > 0 ? beside + GAP : 0);
      // Beside what was seen the ports stand at the title's end, else at the row's.
      const at = told ? left + Math.min(room, pen.width(said.title, title)) + GAP : end - beside;
      return all([
        write(pen, said.title, { x: left, y, font: title, fill: text, room }),
        ...(beside > 0 ? [badgesMarkup(pen, badges, at, y, LINE, end - at)] : []),
        ...(told ? [seenMarkup(pen, told, right, y)] : []),
      ]);
    },
  ];
  if (badgesBelow && hasBadges) lines.push((y) => badgesMarkup(pen, badges, left, y, LINE, right - left));
  const { and, detail } = said;
  if (and !== undefined) {
    lines.push((y) => {
      const width = pen.width('AND', AND) + 8;
      const box = { x: left, y: y - 7, width, height: 14 };
      return all([
        boxOf(pen, box, { radius: 3, fill: 'surface-inverse', border: undefined }),
        write(pen, 'AND', { x: left + 4, y, font: AND, fill: 'text-inverse' }),
        write(pen, and, { x: left + width + GAP, y, font: QUIET, fill: quiet, room: right - left - width - GAP }),
      ]);
    });
  }
  if (detail !== undefined) {
    lines.push((y) => {
      const told = seenAt('detail');
      const room = right - left - (told ? seenRoom(pen, told) + GAP : 0);
      return all([
        write(pen, detail, { x: left, y, font: QUIET, fill: quiet, room }),
        ...(told ? [seenMarkup(pen, told, right, y)] : []),
      ]);
    });
  }
  const below = seenAt('line');
  if (below) lines.push((y) => seenMarkup(pen, below, right, y));
  return lines;
}

function seenRoom(pen: Pen, { word, mark }: RowSeen): number {
  return pen.width(word, SEEN) + (mark ? 12 : 0);
}

function seenMarkup(pen: Pen, seen: RowSeen, right: number, y: number): Markup {
  const width = seenRoom(pen, seen);
  const text = write(pen, seen.word, {
    x: right - (seen.mark ? 6 : 0),
    y,
    font: SEEN,
    fill: 'text-secondary',
    anchor: 'end',
  });
  if (!seen.mark) return text;
  const box = { x: right - width, y: y - 8, width, height: 16 };
  return all([boxOf(pen, box, { radius: 3, fill: undefined, border: 'border-strong', dash: '1 1' }), text]);
}

const PORT_GAP = 3;
const PORT_PAD = 5;

function texts({ shown, more }: Badges): readonly string[] {
  return more > 0 ? [...shown, `+${more}`] : shown;
}

/** How wide badges stand beside each other. */
export function badgesRoom(pen: Pen, badges: Badges): number {
  return texts(badges).reduce((sum, text) => sum + pen.width(text, BADGE) + 2 * PORT_PAD + PORT_GAP, -PORT_GAP);
}

/** Port badges from `x` on, in no more than `room`; `plain` where it is not known that they get through. */
export function badgesMarkup(
  pen: Pen,
  badges: Badges,
  x: number,
  y: number,
  height: number,
  room: number,
  plain = false,
): Markup {
  const wide = badgesRoom(pen, badges);
  let at = x;
  return all(
    texts(badges).map((text, index) => {
      const own = pen.width(text, BADGE) + 2 * PORT_PAD;
      // A single port that is too long for its place shortens.
      const width = index === 0 ? Math.max(2 * PORT_PAD, own - Math.max(0, wide - room)) : own;
      const isPort = !plain && index < badges.shown.length;
      const box = { x: at, y: y - height / 2, width, height };
      at += width + PORT_GAP;
      return all([
        boxOf(
          pen,
          box,
          isPort
            ? { radius: 4, fill: 'allowed-soft', border: 'allowed-border' }
            : { radius: 4, fill: 'surface-active', border: undefined },
        ),
        write(pen, text, {
          x: box.x + PORT_PAD,
          y,
          font: BADGE,
          fill: isPort ? 'allowed-text' : 'text-secondary',
          room: width - 2 * PORT_PAD,
        }),
      ]);
    }),
  );
}
