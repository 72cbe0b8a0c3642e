import type { ReactElement } from 'react';
import type { Direction } from '../../engine/policy';
import type { PictureHub } from '../../picture';
import { offProps, ruleKey, useCanvas } from './canvasContext';

/** A rule's numbered circle, where the lines of its rows meet. */
export function HubButton({ direction, hub }: { readonly direction: Direction; readonly hub: PictureHub }): ReactElement {
  const { actions, disabledReason, litRules, told } = useCanvas();
  const target = { type: 'rule', direction, hub } as const;
  const id = ruleKey(direction, hub.rule);
  return (
    <button
      type="button"
      className={`pc-hub ${litRules.has(id) ? 'pc-hub--lit' : ''}`}
      data-state={hub.state}
      data-target={id}
      aria-label={`Rule ${hub.rule + 1}`}
      aria-description={hub.label}
      aria-describedby={told?.target === id ? told.card : undefined}
      {...offProps(disabledReason)}
      onPointerEnter={(event) => event.pointerType === 'mouse' && actions.enter(target, event.currentTarget)}
      onPointerLeave={actions.leave}
      onFocus={(event) => actions.focus(target, event.currentTarget)}
      onBlur={actions.blur}
      onClick={(event) => actions.press(target, event.currentTarget)}
    >
      {hub.rule + 1}
    </button>
  );
}
