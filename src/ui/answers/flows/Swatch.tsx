import type { ReactElement } from 'react';

/** What a part of a chart is filled with: the names of patterns that `Patterns` defines once for the tab. */
export const FORWARDED = 'flow-forwarded';
export const HATCHES = ['flow-hatch', 'flow-dots', 'flow-lines', 'flow-cross', 'flow-back', 'flow-upright'] as const;

/** A small square of a pattern, for a legend. */
export function Swatch({ fill }: { readonly fill: string }): ReactElement {
  return (
    <svg className="flow-swatch" width="12" height="12" aria-hidden="true">
      <rect x="0.5" y="0.5" width="11" height="11" rx="2" className={`flow-fill flow-fill--${fill}`} fill={`url(#${fill})`} />
    </svg>
  );
}

/** What is let through is solid, what is dropped hatched, each reason in a way of its own: no colour has to be told apart. */
export function Patterns(): ReactElement {
  return (
    <svg className="flow-patterns" aria-hidden="true">
      <defs>
        <Pattern id={FORWARDED} />
        <Pattern id="flow-hatch" turn={45} marks="M0 1.1H5" />
        <Pattern id="flow-dots" marks="M1.2 1.2h0.01M3.7 3.7h0.01" round />
        <Pattern id="flow-lines" marks="M0 1.1H5" />
        <Pattern id="flow-cross" turn={45} marks="M0 2.5H5M2.5 0V5" thin />
        <Pattern id="flow-back" turn={-45} marks="M0 1.1H5" thin />
        <Pattern id="flow-upright" turn={90} marks="M0 1.1H5" />
      </defs>
    </svg>
  );
}

function Pattern({
  id,
  turn,
  marks,
  thin = false,
  round = false,
}: {
  readonly id: string;
  readonly turn?: number;
  readonly marks?: string;
  readonly thin?: boolean;
  readonly round?: boolean;
}): ReactElement {
  return (
    <pattern
      id={id}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform={turn === undefined ? undefined : `rotate(${turn})`}
    >
      <rect width="5" height="5" className={marks === undefined ? 'flow-pattern__solid' : 'flow-pattern__ground'} />
      {marks !== undefined && (
        <path d={marks} className="flow-pattern__marks" strokeWidth={thin ? 1.1 : 2.2} strokeLinecap={round ? 'round' : 'butt'} />
      )}
    </pattern>
  );
}
