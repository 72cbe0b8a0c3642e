import type { MapEdge, MapEnd, MapNode } from '../../answers/map';
import type { Point } from './mapSizes';
import type { LineEnd } from './routes';

/** A short line where the other end is no place, and whom it means. */
export interface Stub {
  readonly points: readonly Point[];
  readonly word: string;
}

/** How long a line from nowhere is. */
const STUB = 34;
/** From one to the next, where several would be in one place. */
const APART = 60;

/** Side by side, where several would be in one place; the last of them keeps the word, which stands on its other side. */
export function apart<S extends Stub>(stubs: readonly S[]): readonly S[] {
  const places = new Map<string, number>();
  const keyOf = ({ points }: Stub): string => points.map(({ x, y }) => `${x} ${y}`).join();
  for (const stub of stubs) places.set(keyOf(stub), (places.get(keyOf(stub)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return stubs.map((stub): S => {
    const key = keyOf(stub);
    const [before, count] = [seen.get(key) ?? 0, places.get(key) ?? 1];
    seen.set(key, before + 1);
    const far = before * Math.min(APART, (2 * APART) / Math.max(1, count - 1));
    const step = isFlat(stub.points) ? far : -far;
    const points = stub.points.map(({ x, y }) => ({ x: x + step, y }));
    return { ...stub, points, word: before === count - 1 ? stub.word : '' };
  });
}

/** Whether an end is the whole namespace in which the other stands, or which it is. */
export function isInside(
  end: MapEnd,
  other: LineEnd | undefined,
  cards: ReadonlyMap<string, { readonly node: MapNode }>,
): boolean {
  if (end.type !== 'group' || other === undefined) return false;
  return other.id === `all ${end.namespace}` || cards.get(other.id)?.node.namespace === end.namespace;
}

/** Whether it lies on the border around a namespace. */
function isFlat([from, to]: readonly Point[]): boolean {
  return from?.y === to?.y;
}

/** A short line where the other end is no place: into a card from above or, from its own namespace, from below; out below. */
export function stubOf(
  edge: MapEdge,
  from: LineEnd | undefined,
  to: LineEnd | undefined,
  cards: ReadonlyMap<string, { readonly node: MapNode }>,
): Stub {
  if (edge.from.type === 'group' && edge.to.type === 'group') {
    const box = to?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
    const y = box.y + box.height;
    const from = box.x + 16;
    // What refuses needs room in front of it.
    const end = from + (edge.change === undefined ? 12 : 2 * STUB);
    return {
      points: [
        { x: from, y },
        { x: end, y },
      ],
      word: 'all here to each other',
    };
  }
  const itself = from?.id === to?.id ? cards.get(to?.id ?? '') : undefined;
  const isIn = edge.to.type === 'node';
  const { x, y, height, width } = (isIn ? to : from)?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
  const bottom = y + height;
  const isAnyone = edge.from.type === 'anyone' || edge.to.type === 'anyone';
  if (isIn && isAnyone) return { points: vertical(x + width * 0.84, y - STUB, y), word: 'anyone' };
  if (isIn) return { points: vertical(x + width * 0.84, bottom + STUB, bottom), word: wordWithin(itself) };
  return { points: vertical(x + width * 0.42, bottom, bottom + STUB), word: isAnyone ? 'to anyone' : 'to all here' };
}

function wordWithin(itself: { readonly node: MapNode } | undefined): string {
  if (itself === undefined) return 'all here';
  return itself.node.type === 'workload' ? 'its pods to each other' : 'within it';
}

function vertical(x: number, from: number, to: number): readonly Point[] {
  return [
    { x, y: from },
    { x, y: to },
  ];
}
