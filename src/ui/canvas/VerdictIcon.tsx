import type { ReactElement } from 'react';
import type { RowState } from '../../engine';

/**
 * The state of a row on a 16 px grid. The shape carries it: full, half, hollow, dashed, no ring at all. What is allowed
 * on ports has the icon of what is allowed: the ports stand beside it.
 */
export function VerdictIcon({ state, size = 16 }: { readonly state: RowState; readonly size?: number }): ReactElement {
  return (
    <svg className="icon pc-verdict" width={size} height={size} viewBox="0 0 16 16" fill="none" aria-hidden="true">
      {shapeOf(state)}
    </svg>
  );
}

function shapeOf(state: RowState): ReactElement {
  switch (state) {
    case 'allowed':
    case 'ports':
      return (
        <>
          <circle cx="8" cy="8" r="7" fill="var(--allowed-line)" />
          <path
            d="m4.8 8.2 2.3 2.3 4.2-4.6"
            stroke="var(--verdict-glyph)"
            strokeWidth="1.8"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      );
    case 'depends':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" stroke="var(--depends-line)" strokeWidth="1.7" />
          <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="var(--depends-line)" />
        </>
      );
    case 'denied':
      return (
        <g stroke="var(--denied-line)" strokeWidth="1.6" strokeLinecap="round">
          <circle cx="8" cy="8" r="6.2" />
          <path d="m5.7 5.7 4.6 4.6m0-4.600-4.6 4.6" />
        </g>
      );
    case 'unknown':
      return (
        <g stroke="var(--unknown-line)" strokeLinecap="round">
          <circle cx="8" cy="8" r="6.2" strokeWidth="1.6" strokeDasharray="3 2.2" strokeLinecap="butt" />
          <path d="M6.3 6.5a1.7 1.7 0 1 1 2.4 1.600c-.5.2-.7.5-.7 1M8 11.300v0" strokeWidth="1.5" />
        </g>
      );
    case 'nobody':
    case 'ignored':
      return <path d="M4 8h8" stroke="var(--nobody-line)" strokeWidth="1.8" strokeLinecap="round" />;
  }
}
