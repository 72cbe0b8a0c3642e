import { CARD, CORRIDOR, corridorX, LABEL_HEIGHT, MARGIN, onCard, overlap, type Point, type Rect } from './mapSizes';

/** A text on a line; the rectangle is what it takes. */
export interface MapLabel extends Rect {
  readonly text: string;
}

const CHARACTER = 6.7;
/** No wider than a corridor. */
const MOST = CORRIDOR.across - 8;
const SHARES = [0.5, 0.35, 0.65, 0.2, 0.8];

interface Labelled {
  readonly points: readonly Point[];
  readonly text: string;
  readonly word: string | undefined;
  readonly bundle: string;
}

/** Puts the labels on their lines, beside each other and on no card: one for each bundle. Without a text there is none. */
export function placeLabels(lines: readonly Labelled[]): readonly (MapLabel | undefined)[] {
  const sizes = new Map<string, number>();
  for (const { bundle } of lines) sizes.set(bundle, (sizes.get(bundle) ?? 0) + 1);
  const taken: Rect[] = [];
  const placed = new Map<string, MapLabel>();
  return lines.map(({ points, text, word, bundle }) => {
    const before = placed.get(bundle);
    if (text === '' || before !== undefined) return before;
    const width = Math.min(MOST, text.length * CHARACTER + 10);
    // Of several the last stretch is what they have in common.
    const found = places((sizes.get(bundle) ?? 1) > 1 ? points.slice(-2) : points, width, word);
    const free = found.find((rect) => !taken.some((other) => overlap(rect, other))) ?? found[0];
    if (free === undefined) return undefined;
    taken.push(free);
    const label = { ...free, text };
    placed.set(bundle, label);
    return label;
  });
}

/** Where a label of a width may be: on the longest stretch first. */
function places(points: readonly Point[], width: number, word: string | undefined): readonly Rect[] {
  const stretches = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  const length = ({ from, to }: (typeof stretches)[number]): number => Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
  return stretches
    .toSorted((a, b) => length(b) - length(a))
    .flatMap(({ from, to }) =>
      (word === undefined ? SHARES : [0.45]).flatMap((share) => {
        const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
        const rect = { x: inCorridor(x, width) - width / 2, y: y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT };
        return onCard(rect) ? [] : [rect];
      }),
    );
}

/** Moved so that it stays beside the cards, where it is between two columns. */
function inCorridor(x: number, width: number): number {
  const corridor = corridorX(Math.round((x + CORRIDOR.across / 2 - MARGIN) / (CARD.width + CORRIDOR.across)));
  if (Math.abs(x - corridor) > CORRIDOR.across / 2) return x;
  const room = Math.max(0, CORRIDOR.across / 2 - width / 2);
  return Math.min(corridor + room, Math.max(corridor - room, x));
}
