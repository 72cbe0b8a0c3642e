import type { Point } from './mapSizes';

/** Straight stretches with round corners, from the arrow back: so the dashes of lines that run together fall on each other. */
export function pathOf(line: readonly Point[]): string {
  const points = line.toReversed();
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${point.x} ${point.y}`;
      if (after === undefined) return `L${point.x} ${point.y}`;
      const [a, b] = [towards(point, before), towards(point, after)];
      return `L${a.x} ${a.y}Q${point.x} ${point.y} ${b.x} ${b.y}`;
    })
    .join('');
}

function towards(from: Point, to: Point): Point {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const share = length === 0 ? 0 : Math.min(8, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The head of an arrow at the end of a line. */
export function arrowOf(points: readonly Point[]): string {
  const { to, back, x, y } = lastStep(points, 9);
  return `${to.x},${to.y} ${back.x - y * 5},${back.y - x * 5} ${back.x + y * 5},${back.y + x * 5}`;
}

/** A line that stops in front of its end, and the middle of what stops it. */
export function stopped(points: readonly Point[]): { readonly points: readonly Point[]; readonly at: Point } {
  const { back: at } = lastStep(points, STOP);
  const { back: end } = lastStep(points, STOP + STOP_RADIUS);
  return { points: [...points.slice(0, -1), end], at };
}

const STOP = 10;
export const STOP_RADIUS = 6;

/** The end of a line, and a place so far before it. */
function lastStep(points: readonly Point[], far: number) {
  const to = points.at(-1) ?? { x: 0, y: 0 };
  const from = points.at(-2) ?? to;
  const [x, y] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  return { to, x, y, back: { x: to.x - x * far, y: to.y - y * far } };
}
