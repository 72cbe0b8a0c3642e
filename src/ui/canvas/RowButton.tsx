import { type CSSProperties, memo, type ReactElement } from 'react';
import type { RowState } from '../../engine';
import type { PictureRow, RowId } from '../../picture';
import { breakable } from '../frame/breakable';
import { offProps, pointsAt, useCanvas } from './canvasContext';
import { PortBadges } from './PortBadges';
import { VerdictIcon } from './VerdictIcon';

/** The verdict as one word, where there is no line to show it. */
const WORD: Readonly<Record<RowState, string>> = {
  allowed: 'allowed',
  ports: 'allowed',
  depends: 'depends',
  denied: 'denied',
  nobody: 'nobody left',
  unknown: 'unknown',
  ignored: 'ignored',
};

/**
 * A row: whom it means, its ports, what it hangs on and its verdict. `card`: the element that tells about it. `tabStop`: the
 * one row of its group that Tab stops at; arrow keys reach the others.
 */
export const RowButton = memo(function RowButton({
  row,
  lit,
  card,
  tabStop,
  onFocus,
}: {
  readonly row: PictureRow;
  readonly lit: boolean;
  readonly card: string | undefined;
  readonly tabStop: boolean;
  readonly onFocus: (row: RowId) => void;
}): ReactElement {
  const { actions, disabledReason } = useCanvas();
  const { words, covered } = row;
  const target = { type: 'row', row } as const;
  const pointing = pointsAt(actions, target);
  const badges = row.badges.shown.length > 0 && <PortBadges badges={row.badges} />;
  const seen = row.seen && (
    <span className="pc-seen" data-mark={row.seen.mark} data-ageing={row.seen.ageing}>
      {row.seen.word}
    </span>
  );
  const place = row.seen?.place;
  return (
    <button
      type="button"
      className={`pc-row pc-row--${row.role} ${lit ? 'pc-row--lit' : ''}`}
      data-state={covered.state}
      data-walk={covered.direction}
      data-target={row.id}
      aria-label={words.accessibleName}
      aria-description={words.by}
      aria-describedby={card}
      style={{ '--pc-more': row.lines - 1 } as CSSProperties}
      tabIndex={tabStop ? 0 : -1}
      {...offProps(disabledReason)}
      {...pointing}
      onFocus={(event) => {
        onFocus(row.id);
        pointing.onFocus(event);
      }}
      onClick={(event) => actions.press(target, event.currentTarget)}
    >
      <span className="pc-row__text">
        <span className="pc-row__line">
          <span className={`pc-row__title truncate ${words.mono ? 'pc-row__title--mono' : ''}`}>{breakable(words.title)}</span>
          {!row.badgesBelow && badges}
          {place === 'title' && seen}
        </span>
        {row.badgesBelow && <span className="pc-row__line">{badges}</span>}
        {words.and !== undefined && (
          <span className="pc-row__line">
            <span className="pc-and">AND</span>
            <span className="pc-row__quiet truncate">{breakable(words.and)}</span>
          </span>
        )}
        {words.detail !== undefined && (
          <span className="pc-row__line">
            <span className="pc-row__quiet truncate">{words.detail}</span>
            {place === 'detail' && seen}
          </span>
        )}
        {place === 'line' && <span className="pc-row__line">{seen}</span>}
      </span>
      <span className="pc-row__word">{WORD[covered.state]}</span>
      <VerdictIcon state={covered.state} />
    </button>
  );
});
