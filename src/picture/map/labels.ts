import { CARD, CORRIDOR, corridorX, LABEL_HEIGHT, MARGIN, onCard, overlap, type Point, type Rect } from './mapSizes';

/** A text on a line; the rectangle is what it takes. */
export interface MapLabel extends Rect {
  readonly text: string;
}

const CHARACTER = 6.7;
/** No wider than a corridor. */
const MOST = CORRIDOR.across - 8;
const SHARES = [0.5, 0.35, 0.65, 0.2, 0.8];

/** Puts the labels on their lines, beside each other and on no card. A label without a text takes no place. */
export function placeLabels(
  lines: readonly { readonly points: readonly Point[]; readonly texts: string; readonly word: string | undefined }[],
): readonly (MapLabel | undefined)[] {
  const taken: Rect[] = [];
  return lines.map(({ points, texts: text, word }) => {
    if (text === '') return undefined;
    const width = Math.min(MOST, text.length * CHARACTER + 10);
    const found = places(points, width, word);
    const free = found.find((rect) => !taken.some((other) => overlap(rect, other))) ?? found[0];
    if (free === undefined) return undefined;
    taken.push(free);
    return { ...free, text };
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
