import { type KeyboardEvent, type ReactElement, useState } from 'react';

/** How broad the list may be, and how far an arrow key moves its edge, in px. */
const LEAST = 180;
const MOST = 360;
const STEP = 16;

/** The right edge of the list: dragged, moved by arrow keys, reset by a double click. `undefined`: as at first. */
export function SideSplit({
  width,
  onWidth,
}: {
  readonly width: number | undefined;
  readonly onWidth: (width: number | undefined) => void;
}): ReactElement {
  const [dragging, setDragging] = useState(false);
  const set = (wanted: number): void => onWidth(Math.round(Math.min(MOST, Math.max(LEAST, wanted))));
  const sideOf = (element: HTMLElement): DOMRect | undefined => element.closest('.side')?.getBoundingClientRect();
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set((width ?? sideOf(event.currentTarget)?.width ?? LEAST) + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the window splitter pattern; <hr> takes no keys.
    <div
      role="separator"
      tabIndex={0}
      aria-label="Width of the list"
      aria-orientation="vertical"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={width ?? 216}
      className="split split--vertical side__split"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={(event) => {
        const side = sideOf(event.currentTarget);
        if (dragging && side) set(event.clientX - side.left);
      }}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onDoubleClick={() => onWidth(undefined)}
      onKeyDown={onKey}
    />
  );
}
