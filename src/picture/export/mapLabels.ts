import type { EdgeChange, MapEdge } from '../../answers/mapTypes';
import type { MapLine } from '../map/drawMap';
import { type Font, type Pen, type Role, writeOn } from './pen';
import { all, el, type Markup } from './svg';

const PORTS: Font = { size: 11, mono: true };
const WORD: Font = { size: 11 };

interface Look {
  readonly fill: Role;
  readonly border: Role;
  readonly text: Role;
}

const LOOKS = {
  allowed: { fill: 'allowed-soft', border: 'allowed-border', text: 'allowed-text' },
  depends: { fill: 'depends-soft', border: 'depends-border', text: 'depends-text' },
  refused: { fill: 'surface-pane', border: 'border-strong', text: 'text-secondary' },
} as const satisfies Readonly<Record<string, Look>>;

const CHANGED = 'm-3.2 .6q1.6-2.4 3.2-.6t3.2-.6';
/** From the middle of a disc: plus, minus, a wave. */
export const SIGNS: Readonly<Record<EdgeChange['kind'], string>> = {
  allowed: 'm-3 0h6m-3-3v6',
  widened: CHANGED,
  shifted: CHANGED,
  narrowed: CHANGED,
  refused: 'm-3 0h6',
};

/** The ports and words of the lines: each bundle's once, on a line of it that is lit. */
export function labelMarkups(pen: Pen, lines: readonly MapLine[], lit: ReadonlySet<string>): readonly Markup[] {
  const isSelected = lit.size < lines.length;
  const carriers = new Map<string, string>();
  for (const { bundle, edge } of lines) {
    const before = carriers.get(bundle);
    if (before === undefined || (!lit.has(before) && lit.has(edge.id))) carriers.set(bundle, edge.id);
  }
  return lines.flatMap((line) => {
    const { edge, quiet, label, word, bundle } = line;
    const isShown = label !== undefined && (!label.crowded || isSelected) && carriers.get(bundle) === edge.id;
    if (quiet || !lit.has(edge.id)) return [];
    return [
      ...(word === undefined ? [] : [wordMarkup(pen, line, word)]),
      ...(isShown ? [labelMarkup(pen, label, lookOf(edge), edge.change && SIGNS[edge.change.kind])] : []),
    ];
  });
}

function lookOf({ state, change, seen }: MapEdge): Look {
  if (change?.kind === 'refused' || (seen !== undefined && seen.kind !== 'rule')) return LOOKS.refused;
  return state === 'depends' ? LOOKS.depends : LOOKS.allowed;
}

function labelMarkup(pen: Pen, label: NonNullable<MapLine['label']>, look: Look, sign: string | undefined): Markup {
  const { x, y, width, height, text } = label;
  return all([
    el('rect', { x, y, width, height, rx: 4, fill: pen.color(look.fill), stroke: pen.color(look.border) }),
    ...(sign === undefined
      ? []
      : [
          el('circle', { cx: x + 9, cy: y + 9, r: 6, fill: pen.color(look.text) }),
          el('path', {
            d: `M${x + 9} ${y + 9}${sign}`,
            fill: 'none',
            stroke: pen.color('surface-pane'),
            'stroke-width': 1.6,
            'stroke-linecap': 'round',
          }),
        ]),
    writeOn(pen, text, {
      x: x + (width + (sign !== undefined && text !== '' ? 14 : 0)) / 2,
      y: y + 13,
      font: PORTS,
      fill: look.text,
      anchor: 'middle',
    }),
  ]);
}

/** Whom a line from nowhere means: left of its ports, or below the border it lies on. */
function wordMarkup(pen: Pen, { points, label }: MapLine, word: string): Markup {
  const [from = { x: 0, y: 0 }, to = from] = points;
  const look = { font: WORD, fill: 'text-secondary', rim: 'surface-canvas' } as const;
  if (from.y === to.y) return writeOn(pen, word, { x: to.x + 6, y: to.y + 14, ...look });
  const y = label === undefined ? from.y + (to.y - from.y) * 0.45 + 4 : label.y + 13;
  return writeOn(pen, word, { x: from.x - (label?.width ?? 0) / 2 - 6, y, anchor: 'end', ...look });
}
