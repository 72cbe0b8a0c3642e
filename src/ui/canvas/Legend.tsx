import { type ReactElement, useState } from 'react';
import type { LineState } from '../../picture';
import { LEGEND } from '../../words';

const WIDTH = 34;
const HEIGHT = 14;
const MIDDLE = HEIGHT / 2;

/** What the lines mean; where there is little room, behind a button. Unknown and stale are told only while they are on screen. */
export function Legend({ unknown, stale }: { readonly unknown: boolean; readonly stale: boolean }): ReactElement {
  const [depends, on] = splitLast(LEGEND.depends);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn--small pc-legend__open" aria-expanded={open} onClick={() => setOpen(!open)}>
        Legend
      </button>
      <ul className="pc-legend" aria-label="Legend">
        <li>
          <LineSample state="allowed" />
          {LEGEND.allowed}
        </li>
        <li>
          <LineSample state="allowed" />
          <span className="badge badge--port">80</span>
          {LEGEND.ports}
        </li>
        <li>
          <LineSample state="depends" />
          {depends} <span className="pc-legend__more">{on}</span>
        </li>
        <li>
          <LineSample state="denied" />
          {LEGEND.denied}
        </li>
        {unknown && (
          <li>
            <LineSample state="unknown" />
            {LEGEND.unknown}
          </li>
        )}
        {stale && <li className="pc-legend__stale">{LEGEND.stale}</li>}
      </ul>
    </>
  );
}

/** The state itself, and what narrow canvases leave out. */
function splitLast(words: string): readonly [string, string] {
  const [first = '', ...rest] = words.split(' ');
  return [first, rest.join(' ')];
}

/** A line as it is drawn, a short stretch of it. */
export function LineSample({ state }: { readonly state: LineState }): ReactElement {
  const end = state === 'denied' ? WIDTH - 16 : state === 'unknown' ? WIDTH - 2 : WIDTH - 9;
  return (
    <svg className="pc-line" data-state={state} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path className="pc-line__path" d={`M2 ${MIDDLE}H${end}`} />
      {(state === 'allowed' || state === 'depends') && (
        <path className="pc-line__head" d={`M${WIDTH - 1} ${MIDDLE}L${WIDTH - 11} ${MIDDLE - 4.5}V${MIDDLE + 4.5}Z`} />
      )}
      {state === 'denied' && (
        <g className="pc-line__stop">
          <circle cx={WIDTH - 7} cy={MIDDLE} r={5.8} />
          <path d={`M${WIDTH - 9} ${MIDDLE - 2}l4 4m0-4l-4 4`} />
        </g>
      )}
    </svg>
  );
}
