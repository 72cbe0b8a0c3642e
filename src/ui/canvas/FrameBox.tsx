import { memo, type ReactElement } from 'react';
import type { PictureFrame, PictureHub, RowId } from '../../picture';
import { cardFor, type Light, offProps, pointsAt, ruleKey, useCanvas } from './canvasContext';
import { Item, Items } from './Items';
import { PortBadges } from './PortBadges';
import { RowButton } from './RowButton';

/**
 * A rule's rows in one group. `stacked`: no circle stands beside it, so its head is the button that opens the rule.
 * `tabStop`: its row that Tab stops at, if it is one of these.
 */
export const FrameBox = memo(function FrameBox({
  frame,
  hub,
  where,
  stacked,
  light,
  tabStop,
  onFocus,
}: {
  readonly frame: PictureFrame;
  /** The rule's circle, if lines meet in it. */
  readonly hub: PictureHub | undefined;
  /** The group it stands in: a rule may stand in several. */
  readonly where: string;
  readonly stacked: boolean;
  readonly light: Light;
  readonly tabStop: RowId | undefined;
  readonly onFocus: (row: RowId) => void;
}): ReactElement {
  const { actions, disabledReason } = useCanvas();
  const id = ruleKey(frame.direction, frame.rule);
  const lit = light.litRules.has(id);
  const menu = `Actions for ${frame.direction} rule ${frame.rule + 1}, ${where}`;
  const target = hub && ({ type: 'rule', direction: frame.direction, hub } as const);
  const pointing = target && pointsAt(actions, target);
  const head = (
    <>
      <span className="pc-number">{frame.rule + 1}</span>
      {frame.everyPort ? <span>all ports</span> : <PortBadges badges={frame.ports} />}
      {frame.peers !== undefined && <span className="pc-frame__peers truncate">{frame.peers}</span>}
    </>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; this gathers buttons under a rule's name.
    <div
      className={`pc-frame ${lit ? 'pc-frame--lit' : ''} ${frame.reason === undefined ? '' : 'pc-frame--unreadable'}`}
      data-state={frame.state}
      data-rule={id}
      role="group"
      aria-label={frame.name}
    >
      <div className="pc-frame__top">
        {target !== undefined && stacked ? (
          <button
            type="button"
            className="pc-frame__head"
            data-target={id}
            aria-label={frame.peers === undefined ? target.hub.name : `${target.hub.name}, ${where}`}
            aria-description={target.hub.label}
            aria-describedby={cardFor(light, id)}
            {...offProps(disabledReason)}
            {...pointing}
            onClick={(event) => actions.press(target, event.currentTarget)}
          >
            {head}
          </button>
        ) : (
          <div className="pc-frame__head" data-target={id} {...pointing}>
            {head}
          </div>
        )}
        <button
          type="button"
          className="btn btn--icon btn--small pc-frame__menu"
          aria-label={menu}
          title={menu}
          tabIndex={-1}
          {...offProps(disabledReason)}
          onClick={({ currentTarget }) =>
            actions.menu({ type: 'ruleMenu', direction: frame.direction, rule: frame.rule, peer: undefined }, currentTarget)
          }
        >
          <span className="dots" />
        </button>
      </div>
      {frame.reason !== undefined && (
        <p className="pc-frame__reason truncate" title={frame.reason}>
          {frame.reason}
        </p>
      )}
      <Items className="pc-frame__rows">
        {frame.rows.map((row) => (
          <Item key={row.id}>
            <RowButton
              row={row}
              lit={light.lit.has(row.id)}
              card={cardFor(light, row.id)}
              tabStop={row.id === tabStop}
              onFocus={onFocus}
            />
          </Item>
        ))}
      </Items>
    </div>
  );
});
