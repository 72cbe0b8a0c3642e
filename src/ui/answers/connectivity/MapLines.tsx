import { type ReactElement, useState } from 'react';
import type { MapEdge } from '../../../answers/map';
import type { MapLine } from '../../../picture/map/drawMap';
import { arrowOf, pathOf, STOP_RADIUS, stopped } from '../../../picture/map/lineShapes';
import type { Point } from '../../../picture/map/mapSizes';
import { seenStep } from '../../../words/flows/seenWords';
import { isDropped } from '../../../words/mapSeenWords';
import type { Picked } from './picked';
import { SvgButton } from './SvgButton';

export interface MapLinesProps {
  readonly lines: readonly MapLine[];
  readonly picked: Picked | undefined;
  readonly lit: ReadonlySet<string>;
  readonly onPick: (picked: Picked | undefined) => void;
}

/** The lines with their ends; what is not lit is quiet, and what is there besides says nothing. */
export function MapLines({ lines, picked, lit, onPick }: MapLinesProps): ReactElement {
  const [tab, setTab] = useState<string>();
  const telling = lines.filter(({ quiet }) => !quiet);
  const reached = telling.some(({ edge }) => edge.id === tab) ? tab : telling[0]?.edge.id;
  return (
    <>
      <g className="map__besides">
        {lines.map(
          ({ edge, quiet, points }) =>
            quiet && (
              <g key={edge.id}>
                <path d={pathOf(points)} />
                <polygon points={arrowOf(points)} />
              </g>
            ),
        )}
      </g>
      {telling.map(({ edge, name, points }) => {
        const isPicked = picked?.type === 'edge' && picked.id === edge.id;
        const quiet = lit.has(edge.id) ? '' : ' map__edge--quiet';
        return (
          <SvgButton
            key={edge.id}
            name={name}
            className={`map__edge${isPicked ? ' map__edge--picked' : ''}${quiet}`}
            sort="edge"
            tab={edge.id === reached}
            pressed={isPicked}
            onPress={() => onPick(isPicked ? undefined : { type: 'edge', id: edge.id })}
            onFocus={() => setTab(edge.id)}
          >
            <title>{name}</title>
            <path className="map__reach" d={pathOf(points)} />
            {edge.change?.kind === 'refused' || isDropped(edge.seen) ? (
              <Refused points={points} step={edge.seen && seenStep(edge.seen)} />
            ) : (
              <>
                <path
                  className={`map__line map__line--${lineOf(edge)}`}
                  data-seen={edge.seen && seenStep(edge.seen)}
                  d={pathOf(points)}
                />
                <polygon className={`map__arrow map__arrow--${lineOf(edge)}`} points={arrowOf(points)} />
              </>
            )}
          </SvgButton>
        );
      })}
    </>
  );
}

/** What no rule allows and was seen all the same says nothing of a verdict. */
function lineOf({ state, seen }: MapEdge): string {
  return seen === undefined || seen.kind === 'rule' ? state : 'besides';
}

/** Dots that end at a ring with a cross, in front of where they do not get in. */
function Refused({ points, step }: { readonly points: readonly Point[]; readonly step: number | undefined }): ReactElement {
  const { points: way, at } = stopped(points);
  const arm = STOP_RADIUS * 0.42;
  return (
    <>
      <path className="map__line map__line--refused" data-seen={step} d={pathOf(way)} />
      <circle className="map__stop" cx={at.x} cy={at.y} r={STOP_RADIUS} />
      <path className="map__stop" d={`M${at.x - arm} ${at.y - arm}l${arm * 2} ${arm * 2}m0 ${-arm * 2}l${-arm * 2} ${arm * 2}`} />
    </>
  );
}
