import { type CSSProperties, memo, type ReactElement } from 'react';
import type { Direction } from '../../engine/policy';
import { HUB, type PictureHub } from '../../picture';
import { offProps, pointsAt, ruleKey, useCanvas } from './canvasContext';

/** A rule's numbered circle around (x, y), where the lines of its rows meet; above and below it `room` px are its own. `card`: the element that tells about it. */
export const HubButton = memo(function HubButton({
  direction,
  hub,
  x,
  y,
  room,
  lit,
  card,
}: {
  readonly direction: Direction;
  readonly hub: PictureHub;
  readonly x: number;
  readonly y: number;
  readonly room: number;
  readonly lit: boolean;
  readonly card: string | undefined;
}): ReactElement {
  const { actions, disabledReason } = useCanvas();
  const target = { type: 'rule', direction, hub } as const;
  return (
    <div
      style={
        {
          position: 'absolute',
          left: x - HUB / 2,
          top: y - HUB / 2,
          width: HUB,
          height: HUB,
          pointerEvents: 'all',
          '--pc-room': `${room}px`,
        } as CSSProperties
      }
    >
      <button
        type="button"
        className={`pc-hub ${lit ? 'pc-hub--lit' : ''}`}
        data-state={hub.state}
        data-target={ruleKey(direction, hub.rule)}
        aria-label={hub.name}
        aria-description={hub.label}
        aria-describedby={card}
        {...offProps(disabledReason)}
        {...pointsAt(actions, target)}
        onClick={(event) => actions.press(target, event.currentTarget)}
      >
        {hub.rule + 1}
      </button>
    </div>
  );
});
