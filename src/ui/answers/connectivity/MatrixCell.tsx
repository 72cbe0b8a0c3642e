import type { ReactElement } from 'react';
import type { CellState } from '../../../answers/matrix';
import type { PortSet } from '../../../engine';
import { portBadges } from '../../../words';
import { VerdictIcon } from '../../canvas/VerdictIcon';

export interface MatrixCellProps {
  readonly state: CellState;
  readonly ports: PortSet | undefined;
  readonly name: string;
  /** Row and column, for walking with the arrow keys. */
  readonly place: string;
  readonly tab: boolean;
  readonly first: boolean;
  readonly picked: boolean;
  readonly onFocus: () => void;
  readonly onPick: () => void;
}

/** One cell: its state by tint, icon and name, its ports below. */
export function MatrixCell({ state, ports, name, place, tab, first, picked, onFocus, onPick }: MatrixCellProps): ReactElement {
  const badges = ports === undefined || state === 'depends' ? [] : portBadges(ports);
  // Two ports or a long range find no room below the icon: then their number, and all of them in the name.
  const [badge] = badges.length > 1 ? [`${badges.length} ports`] : badges;
  return (
    <td
      className={`matrix__cell matrix__cell--${state}${first ? ' matrix__cell--first' : ''}${picked ? ' matrix__cell--picked' : ''}`}
    >
      <button
        type="button"
        data-cell={place}
        tabIndex={tab ? 0 : -1}
        aria-label={name}
        aria-pressed={picked}
        title={name}
        onFocus={onFocus}
        onClick={onPick}
      >
        {state === 'self' ? '·' : <StateIcon state={state} />}
        {badge !== undefined && <small className="truncate">{badge}</small>}
      </button>
    </td>
  );
}

/** As on the canvas; where those behind a cell differ, a disc of both. */
export function StateIcon({ state }: { readonly state: Exclude<CellState, 'self'> }): ReactElement {
  if (state !== 'mixed') return <VerdictIcon state={state} size={14} />;
  return (
    <svg className="icon" width={14} height={14} viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <circle cx="8" cy="8" r="6.2" stroke="var(--allowed-line)" strokeWidth="1.6" strokeDasharray="4 2.5" />
      <path
        d="m5 8.200 2 2 4-4.200"
        stroke="var(--allowed-line)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
