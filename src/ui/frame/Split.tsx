import { type KeyboardEvent, type PointerEvent, type ReactElement, useState } from 'react';

export interface SplitProps {
  readonly label: string;
  readonly vertical: boolean;
  /** The size of the pane after the split, px; undefined while it has its default. */
  readonly size: number | undefined;
  readonly onSize: (size: number | undefined) => void;
  readonly min: number;
  /** The largest share of the window the pane may take, 0 to 1. */
  readonly share: number;
}

/** A border that can be dragged, moved by 16 px with the arrow keys, and reset with a double click. */
export function Split({ label, vertical, size, onSize, min, share }: SplitProps): ReactElement {
  const [dragging, setDragging] = useState(false);
  const max = Math.round((vertical ? window.innerWidth : window.innerHeight) * share);
  const clamped = (wanted: number): number => Math.min(max, Math.max(min, wanted));
  const measured = (element: HTMLElement): number => {
    const box = element.parentElement?.getBoundingClientRect();
    return box ? (vertical ? box.width : box.height) : min;
  };
  const onMove = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (dragging && box) onSize(clamped(Math.round(vertical ? box.right - event.clientX : box.bottom - event.clientY)));
  };
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowLeft: 16, ArrowUp: 16, ArrowRight: -16, ArrowDown: -16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onSize(clamped((size ?? measured(event.currentTarget)) + step));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the window splitter pattern; <hr> takes no keys.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={size ?? min}
      className={vertical ? 'split split--vertical' : 'split split--horizontal'}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={onMove}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onDoubleClick={() => onSize(undefined)}
      onKeyDown={onKey}
    />
  );
}
