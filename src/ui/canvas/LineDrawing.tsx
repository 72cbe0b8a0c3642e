import { memo, type ReactElement } from 'react';
import { type Head, type Line, STOP_RADIUS } from '../../picture';

/** One line with its ends. Lit lines are wider; their arrow heads grow with them. */
export const LineDrawing = memo(function LineDrawing({
  line,
  lit,
}: {
  readonly line: Line;
  readonly lit: boolean;
}): ReactElement {
  return (
    <g className={`pc-line ${lit ? 'pc-line--lit' : ''}`} data-state={line.state}>
      <path className="pc-line__path" d={line.path} />
      {line.heads.map((head) => (
        <path key={`${head.x} ${head.y}`} className="pc-line__head" d={arrow(head, lit ? 5.5 : 4.5)} />
      ))}
      {line.stop !== undefined && <Stop x={line.stop.x} y={line.stop.y} />}
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
