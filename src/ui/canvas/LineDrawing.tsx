import { memo, type ReactElement } from 'react';
import { type Head, type Line, STOP_RADIUS } from '../../picture';

/**
 * One line with its ends. `lit`: the path in it that is lit, and so wider, empty for none; arrow heads grow with all of it.
 * `step`: how much was seen on it, which makes it wider, too.
 */
export const LineDrawing = memo(function LineDrawing({
  line: { state, path, rule, threads, heads, stop },
  lit,
  step,
}: {
  readonly line: Line;
  readonly lit: string;
  readonly step: number | undefined;
}): ReactElement {
  const whole = lit === path;
  return (
    <g className={`pc-line ${rule === undefined && threads ? 'pc-line--many' : ''}`} data-state={state} data-seen={step}>
      {!whole && <path className="pc-line__path" d={path} />}
      {lit && !whole && <path className="pc-line__edge" d={lit} />}
      {lit && <path className="pc-line__path pc-line__path--lit" d={lit} />}
      {heads.map((head) => (
        <path key={`${head.x} ${head.y}`} className="pc-line__head" d={arrow(head, whole ? 5.5 : 4.5)} />
      ))}
      {stop !== undefined && <Stop x={stop.x} y={stop.y} />}
    </g>
  );
});

function arrow({ x, y, direction }: Head, half: number): string {
  const back = x - direction * half * 2.3;
  return `M${x} ${y}L${back} ${y - half}V${y + half}Z`;
}

function Stop({ x, y }: { readonly x: number; readonly y: number }): ReactElement {
  return (
    <g className="pc-line__stop">
      <circle cx={x} cy={y} r={STOP_RADIUS} />
      <path d={`M${x - 2.4} ${y - 2.4}l4.8 4.800m0-4.800l-4.8 4.8`} />
    </g>
  );
}
