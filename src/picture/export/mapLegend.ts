import { ruler } from './frames';
import { stopMarkup, strokeOf } from './mapLines';
import { type Font, type Pen, write } from './pen';
import { badgesMarkup, badgesRoom } from './rows';
import { all, el, type Markup } from './svg';

/** A map of what rules allow, of what changes, or of that with what was seen. */
export type MapKind = 'rules' | 'changes' | 'seen';

export const MAP_LEGEND_HEIGHT = 40;
const FONT: Font = { size: 12 };
const GAP = 16;
const SAMPLE = 26;

interface Entry {
  readonly sample?: (pen: Pen, x: number, y: number) => Markup;
  readonly badge?: string;
  readonly text: string;
}

const solid =
  (state: 'allowed' | 'depends' | 'besides', width = 2.25) =>
  (pen: Pen, x: number, y: number): Markup =>
    el('path', { d: `M${x + 1} ${y}H${x + 25}`, ...strokeOf(pen, state, width) });

const arrow = (pen: Pen, x: number, y: number): Markup =>
  all([
    el('path', { d: `M${x + 1} ${y}H${x + 19}`, ...strokeOf(pen, 'allowed', 2.25) }),
    el('polygon', {
      points: `${x + 26},${y} ${x + 17},${y - 4.5} ${x + 17},${y + 4.5}`,
      fill: pen.color('allowed-line'),
    }),
  ]);

const refused = (pen: Pen, x: number, y: number): Markup =>
  all([el('path', { d: `M${x + 2} ${y}H${x + 13}`, ...strokeOf(pen, 'refused', 2.25) }), stopMarkup(pen, x + 19.5, y, 5.5)]);

const besides = (pen: Pen, x: number, y: number): Markup =>
  el('path', { d: `M${x + 1} ${y}H${x + 25}`, stroke: pen.color('border-strong'), opacity: 0.55 });

const wall =
  (inset: number, thick: number) =>
  (pen: Pen, x: number, y: number): Markup =>
    el('rect', {
      x: x + 2 + inset,
      y: y - 5.5 + inset,
      width: 22 - 2 * inset,
      height: 11 - 2 * inset,
      rx: inset > 0 ? 1.5 : 3,
      fill: 'none',
      stroke: pen.color('denied-line'),
      'stroke-width': thick,
    });

const ENTRIES: Readonly<Record<MapKind, readonly Entry[]>> = {
  rules: [
    { sample: solid('allowed'), badge: '80', text: 'allowed by a rule' },
    { sample: solid('depends'), text: 'depends' },
    { sample: wall(0, 2.5), text: 'closed by default' },
    { sample: (...at) => all([wall(0, 2.5)(...at), wall(3, 1.25)(...at)]), text: 'closed both ways' },
  ],
  changes: [
    { sample: arrow, badge: '+ 80', text: 'newly allowed' },
    { sample: refused, badge: '− 80', text: 'newly refused' },
    { badge: '~ 80', text: 'other ports than before' },
    { sample: besides, text: 'allowed as before' },
  ],
  seen: [
    { sample: solid('allowed', 1), text: 'allowed, never seen' },
    { sample: solid('allowed', 4.5), text: 'much seen' },
    { sample: refused, text: 'dropped' },
    { sample: solid('besides'), text: 'seen, no rule' },
  ],
};

/** The strip below a map that tells what its lines and walls mean. `width` is what it takes. */
export function mapLegend(
  pen: Pen,
  kind: MapKind,
): { readonly width: number; readonly draw: (top: number, width: number) => Markup } {
  let x = 14;
  const waiting = ENTRIES[kind].map(({ sample, badge, text }) => {
    const at = x;
    if (sample !== undefined) x += SAMPLE + 7;
    const badges = badge === undefined ? undefined : { shown: [badge], more: 0 };
    const badgeAt = x;
    if (badges !== undefined) x += badgesRoom(pen, badges) + 7;
    const textAt = x;
    x += pen.width(text, FONT) + GAP;
    return (y: number): Markup =>
      all([
        ...(sample === undefined ? [] : [sample(pen, at, y)]),
        ...(badges === undefined ? [] : [badgesMarkup(pen, badges, badgeAt, y, 17, 99, badge?.startsWith('−'))]),
        write(pen, text, { x: textAt, y, font: FONT, fill: 'text-secondary' }),
      ]);
  });
  return {
    width: x,
    draw: (top, width) =>
      all([
        el('rect', { x: 0, y: top, width, height: MAP_LEGEND_HEIGHT, fill: pen.color('surface-pane') }),
        ruler(pen, 0, top, width),
        ...waiting.map((entry) => entry(top + MAP_LEGEND_HEIGHT / 2)),
      ]),
  };
}
