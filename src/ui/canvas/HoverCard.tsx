import { Pencil } from 'lucide-react';
import { type ReactElement, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import type { Path } from '../../text/path';
import { type CanvasActions, menuOf, type Reword, type Target, targetDirection } from './canvasContext';
import { Meaning } from './Meaning';
import { placeCard } from './placeCard';

export interface HoverCardProps {
  readonly id: string;
  readonly policy: Policy;
  readonly reword: Reword | undefined;
  readonly target: Target;
  readonly element: HTMLElement;
  /** The canvas: the card stays within it. */
  readonly within: RefObject<HTMLElement | null>;
  /** What can be done to it; undefined while editing is off. */
  readonly actions: CanvasActions | undefined;
  readonly lineOf: (path: Path) => number | undefined;
  readonly onGoTo: (path: Path) => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onDismiss: () => void;
}

/**
 * Tells about a row or a rule beside it: the verdict first, then what decides it. Not in the order of Tab; the arrow
 * key that points to it leads to its links, and the other one, or Escape, back.
 */
export function HoverCard({
  id,
  policy,
  reword,
  target,
  element,
  within,
  actions,
  lineOf,
  onGoTo,
  onEnter,
  onLeave,
  onDismiss,
}: HoverCardProps): ReactElement {
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number }>();
  const direction = targetDirection(target);
  // Its size is known only once it is drawn with these words, and the row's place only then too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the target.
  useLayoutEffect(() => {
    const [own, canvas] = [card.current, within.current];
    if (own && canvas) setPlace(placeCard(element.getBoundingClientRect(), own, canvas.getBoundingClientRect(), direction));
  }, [target, element, within, direction]);
  return (
    <div
      ref={card}
      id={id}
      className="pc-told"
      role="tooltip"
      style={place === undefined ? { visibility: 'hidden' } : place}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      onBlur={onLeave}
      onFocus={onEnter}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== awayFrom(direction)) return;
        event.preventDefault();
        event.stopPropagation();
        element.focus({ preventScroll: true });
        if (event.key === 'Escape') onDismiss();
      }}
    >
      <Meaning policy={policy} reword={reword} target={target} lineOf={lineOf} onGoTo={onGoTo} tabIndex={-1} />
      {actions !== undefined && <Actions target={target} element={element} actions={actions} />}
    </div>
  );
}

/** What can be done to a rule or a peer, for those who do not press the right mouse button. */
function Actions({
  target,
  element,
  actions,
}: Pick<HoverCardProps, 'target' | 'element'> & { readonly actions: CanvasActions }): ReactElement | null {
  const menu = menuOf(target);
  if (menu.type !== 'ruleMenu') return null;
  return (
    <p className="pc-told__foot">
      <button type="button" className="btn btn--small" tabIndex={-1} onClick={() => actions.press(target, element)}>
        <Pencil size={14} className="icon" aria-hidden="true" />
        Edit
      </button>
      <button type="button" className="btn btn--small" tabIndex={-1} onClick={() => actions.menu(menu, element)}>
        <span className="dots" />
        More
      </button>
    </p>
  );
}

function awayFrom(direction: Direction): string {
  return direction === 'ingress' ? 'ArrowLeft' : 'ArrowRight';
}
