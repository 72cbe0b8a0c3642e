import { type ReactElement, useMemo } from 'react';
import type { EdgeChange, EdgeSeen } from '../../../answers/mapTypes';
import type { MapLine } from '../../../picture/map/drawMap';
import type { MapLinesProps } from './MapLines';

/** The ports and words of the lines, above all of them. What they say, the lines are called. */
export function MapLabels({ lines, picked, lit, onPick }: MapLinesProps): ReactElement {
  const isSelected = lit.size < lines.length;
  const shown = useMemo(() => labelled(lines, lit), [lines, lit]);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of a drawing takes no focus
    <g aria-hidden="true">
      {lines.map(({ edge, bundle, quiet, points, label, word }) => {
        const hasRoom = label !== undefined && (!label.crowded || isSelected);
        const isShown = hasRoom && shown.get(bundle) === edge.id;
        if (quiet || !lit.has(edge.id) || (word === undefined && !isShown)) return null;
        const kind = edge.change?.kind;
        const isPicked = picked?.type === 'edge' && picked.id === edge.id;
        const sign = kind && SIGNS[kind];
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the line below is the button, for the keyboard too
          <g
            key={edge.id}
            className={`map__tag map__tag--${kind === 'refused' || isBesides(edge.seen) ? 'refused' : edge.state}`}
            onClick={() => onPick(isPicked ? undefined : { type: 'edge', id: edge.id })}
          >
            {word && <Word points={points} label={label} word={word} />}
            {isShown && (
              <>
                <rect className="map__label" x={label.x} y={label.y} width={label.width} height={label.height} rx={4} />
                {sign && (
                  <>
                    <circle className="map__sign" cx={label.x + 9} cy={label.y + 9} r={6} />
                    <path className="map__glyph" d={`M${label.x + 9} ${label.y + 9}${sign}`} />
                  </>
                )}
                <text className="map__ports" x={label.x + (label.width + (sign && label.text ? 14 : 0)) / 2} y={label.y + 13}>
                  {label.text}
                </text>
              </>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Whether it was seen though no rule allows it. */
function isBesides(seen: EdgeSeen | undefined): boolean {
  return seen !== undefined && seen.kind !== 'rule';
}

/** From the middle of a disc: plus, minus, a wave. */
const SIGNS: Readonly<Record<EdgeChange['kind'], string>> = {
  allowed: 'm-3 0h6m-3-3v6',
  widened: 'm-3.200 .6q1.600-2.400 3.200-.6t3.200-.6',
  shifted: 'm-3.200 .6q1.600-2.400 3.200-.6t3.200-.6',
  narrowed: 'm-3.200 .6q1.600-2.400 3.200-.6t3.200-.6',
  refused: 'm-3 0h6',
};

/** By bundle, the line that carries the label: one that is lit, if there is one. */
function labelled(lines: readonly MapLine[], lit: ReadonlySet<string>): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  for (const { bundle, edge } of lines) {
    const before = shown.get(bundle);
    if (before === undefined || (!lit.has(before) && lit.has(edge.id))) shown.set(bundle, edge.id);
  }
  return shown;
}

/** Whom a line from nowhere means: left of its ports, or below the border it lies on. */
function Word({ points, label, word }: Pick<MapLine, 'points' | 'label'> & { readonly word: string }): ReactElement {
  const [from = { x: 0, y: 0 }, to = from] = points;
  if (from.y === to.y) {
    return (
      <text className="map__word map__word--after" x={to.x + 6} y={to.y + 14}>
        {word}
      </text>
    );
  }
  const y = label === undefined ? from.y + (to.y - from.y) * 0.45 + 4 : label.y + 13;
  return (
    <text className="map__word" x={from.x - (label?.width ?? 0) / 2 - 6} y={y}>
      {word}
    </text>
  );
}
