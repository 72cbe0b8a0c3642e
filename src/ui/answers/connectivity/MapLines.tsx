import { type ReactElement, useMemo, useState } from 'react';
import type { MapLine } from '../../../picture/map/drawMap';
import type { Point } from '../../../picture/map/mapSizes';
import type { Picked } from './picked';
import { SvgButton } from './SvgButton';

/** The lines with their arrows and ports; what is not lit is quiet. */
export function MapLines({
  lines,
  picked,
  lit,
  onPick,
}: {
  readonly lines: readonly MapLine[];
  readonly picked: Picked | undefined;
  readonly lit: ReadonlySet<string>;
  readonly onPick: (picked: Picked | undefined) => void;
}): ReactElement {
  const [tab, setTab] = useState<string>();
  const reached = lines.some(({ edge }) => edge.id === tab) ? tab : lines[0]?.edge.id;
  const shown = useMemo(() => labelled(lines, lit), [lines, lit]);
  return (
    <>
      {lines.map(({ edge, name, bundle, points, label, word }) => {
        const isPicked = picked?.type === 'edge' && picked.id === edge.id;
        const path = pathOf(points);
        const quiet = lit.has(edge.id) ? '' : ' map__edge--quiet';
        return (
          <SvgButton
            key={edge.id}
            name={name}
            className={`map__edge map__edge--${edge.state}${isPicked ? ' map__edge--picked' : ''}${quiet}`}
            sort="edge"
            tab={edge.id === reached}
            pressed={isPicked}
            onPress={() => onPick(isPicked ? undefined : { type: 'edge', id: edge.id })}
            onFocus={() => setTab(edge.id)}
          >
            <title>{name}</title>
            <path className="map__reach" d={path} />
            <path className={`map__line map__line--${edge.state}`} d={path} />
            <polygon className={`map__arrow map__arrow--${edge.state}`} points={arrowOf(points)} />
            {word !== undefined && (
              <Word points={points} label={label?.width ?? 0}>
                {word}
              </Word>
            )}
            {label && shown.get(bundle) === edge.id && (
              <>
                <rect className="map__label" x={label.x} y={label.y} width={label.width} height={label.height} rx={4} />
                <text className="map__ports" x={label.x + label.width / 2} y={label.y + 13}>
                  {label.text}
                </text>
              </>
            )}
          </SvgButton>
        );
      })}
    </>
  );
}

/** By bundle, the line that carries the label: one that is lit, if there is one. */
function labelled(lines: readonly MapLine[], lit: ReadonlySet<string>): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  for (const { bundle, edge } of lines) {
    const before = shown.get(bundle);
    if (before === undefined || (!lit.has(before) && lit.has(edge.id))) shown.set(bundle, edge.id);
  }
  return shown;
}

/** Whom a line from nowhere means, left of its ports. */
function Word({
  points,
  label,
  children,
}: {
  readonly points: readonly Point[];
  readonly label: number;
  readonly children: string;
}) {
  const [from = { x: 0, y: 0 }, to = from] = points;
  const y = from.y + (to.y - from.y) * 0.45 + 4;
  const isFlat = from.y === to.y;
  return (
    <text className="map__word" x={from.x - (isFlat ? 6 : label / 2 + 6)} y={isFlat ? from.y - 8 : y}>
      {children}
    </text>
  );
}

/** Straight stretches with round corners, from the arrow back: so the dashes of lines that run together fall on each other. */
function pathOf(line: readonly Point[]): string {
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

function arrowOf(points: readonly Point[]): string {
  const to = points.at(-1) ?? { x: 0, y: 0 };
  const from = points.at(-2) ?? to;
  const [x, y] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  const back = { x: to.x - x * 9, y: to.y - y * 9 };
  return `${to.x},${to.y} ${back.x - y * 5},${back.y - x * 5} ${back.x + y * 5},${back.y + x * 5}`;
}
