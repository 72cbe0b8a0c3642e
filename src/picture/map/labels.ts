import { CARD, CORRIDOR, corridorX, LABEL_HEIGHT, MARGIN, onCard, overlap, type Point, type Rect } from './mapSizes';

/**
 * A text on a line, behind a sign where it says what changes; the rectangle is what both take. `crowded`: there is no room
 * for it beside the others, so that it is drawn only where few are.
 */
export interface MapLabel extends Rect {
  readonly text: string;
  readonly crowded: boolean;
}

const CHARACTER = 6.7;
/** The sign that something changes, left of the text. */
const SIGN = 16;
/** No wider than a corridor. */
const MOST = CORRIDOR.across - 8;
const SHARES = [0.5, 0.35, 0.65, 0.2, 0.8];
/** On long stretches it is tried every so many px, but not too often. */
const STEP = 40;
const MOST_STEPS = 16;
/** How far from the line it may stand, still touching it. */
const BESIDE = 9;
/** The end of a line is left free for what is drawn there. */
const END = 9;

interface Labelled {
  readonly points: readonly Point[];
  readonly text: string;
  readonly isSigned: boolean;
  readonly word: string | undefined;
  readonly bundle: string;
}

/** With more lines than these a label stands at its arrow: elsewhere nobody sees whose it is. */
const MANY = 60;

/** Puts the labels on their lines, beside each other and on no card: one for each bundle. Without a text there is none. */
export function placeLabels(lines: readonly Labelled[]): readonly (MapLabel | undefined)[] {
  const sizes = new Map<string, number>();
  for (const { bundle } of lines) sizes.set(bundle, (sizes.get(bundle) ?? 0) + 1);
  const isDense = lines.length > MANY;
  const taken: Rect[] = [];
  const placed = new Map<string, MapLabel>();
  return lines.map(({ points, text, isSigned, word, bundle }) => {
    const before = placed.get(bundle);
    if ((text === '' && !isSigned) || before !== undefined) return before;
    const width = Math.min(MOST, (text === '' ? 2 : text.length * CHARACTER + 10) + (isSigned ? SIGN : 0));
    // Of several the last stretch is what they have in common.
    const common = (sizes.get(bundle) ?? 1) > 1 ? places(points.slice(-2), width, isDense) : [];
    const found = word === undefined ? [...common, ...places(points, width, isDense)] : [onStub(points, width, isSigned)];
    const free = found.find((rect) => !taken.some((other) => overlap(rect, other)));
    const rect = free ?? found[0];
    if (rect === undefined) return undefined;
    if (free !== undefined) taken.push(free);
    if (word !== undefined) taken.push(besideStub(points, rect, word.length * CHARACTER));
    const label = { ...rect, text, crowded: free === undefined };
    placed.set(bundle, label);
    return label;
  });
}

/** On a line from nowhere, which is short. */
function onStub([from, to]: readonly Point[], width: number, isSigned: boolean): Rect {
  const [a, b] = [from ?? { x: 0, y: 0 }, to ?? { x: 0, y: 0 }];
  // What refuses stands at its end.
  const share = isSigned ? 0.27 : 0.45;
  return rectAt(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, width);
}

/** Where a word of a width stands: left of the label, or below the border. */
function besideStub([from, to]: readonly Point[], rect: Rect, width: number): Rect {
  const isFlat = from?.y === to?.y;
  return isFlat ? { ...rect, x: to?.x ?? 0, y: rect.y + LABEL_HEIGHT / 2, width } : { ...rect, x: rect.x - width, width };
}

/** Where a label of a width may be, the best first: on the longest stretch, or on the last one; then beside the line. */
function places(points: readonly Point[], width: number, isDense: boolean): readonly Rect[] {
  const stretches = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  const length = ({ from, to }: (typeof stretches)[number]): number => Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const arrow = { x: end.x - END, y: end.y - END, width: 2 * END, height: 2 * END };
  return (isDense ? stretches.toReversed() : stretches.toSorted((a, b) => length(b) - length(a))).flatMap((stretch) => {
    const { from, to } = stretch;
    const isFlat = from.y === to.y;
    const steps = Math.min(MOST_STEPS, Math.floor(length(stretch) / STEP));
    const shares = [...SHARES, ...Array.from({ length: steps }, (_, index) => (index + 0.5) / steps)];
    return (isFlat ? [0, -BESIDE, BESIDE] : [0]).flatMap((aside) =>
      shares.flatMap((share) => {
        const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
        const rect = rectAt(inCorridor(x, width), y + aside, width);
        return onCard(rect) || overlap(rect, arrow) ? [] : [rect];
      }),
    );
  });
}

function rectAt(x: number, y: number, width: number): Rect {
  return { x: x - width / 2, y: y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT };
}

/** Moved so that it stays beside the cards, where it is between two columns. */
function inCorridor(x: number, width: number): number {
  const corridor = corridorX(Math.round((x + CORRIDOR.across / 2 - MARGIN) / (CARD.width + CORRIDOR.across)));
  if (Math.abs(x - corridor) > CORRIDOR.across / 2) return x;
  const room = Math.max(0, CORRIDOR.across / 2 - width / 2);
  return Math.min(corridor + room, Math.max(corridor - room, x));
}
