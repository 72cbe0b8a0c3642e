import { Pencil } from 'lucide-react';
import { type ReactElement, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Direction, Policy } from '../../engine/policy';
import type { Path } from '../../text/path';
import { type ExplainLine, explainRow, type Sentence } from '../../words';
import { breakable } from '../frame/breakable';
import { type CanvasActions, menuOf, type Target, targetDirection } from './canvasContext';
import { placeCard } from './placeCard';
import { VerdictIcon } from './VerdictIcon';

export interface HoverCardProps {
  readonly id: string;
  readonly policy: Policy;
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
      <Content policy={policy} target={target} lineOf={lineOf} onGoTo={onGoTo} />
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

function Content({ policy, target, ...links }: Pick<HoverCardProps, 'policy' | 'target' | 'lineOf' | 'onGoTo'>): ReactElement {
  if (target.type === 'rule') {
    const { hub } = target;
    const origin = policy[target.direction].rules[hub.rule]?.origin;
    return (
      <>
        <p className="pc-told__head">
          <span className="pc-number">{hub.rule + 1}</span>
          <b>{hub.label}</b>
        </p>
        <p>
          {hub.meaning} <LineLink path={origin} {...links} />
        </p>
      </>
    );
  }
  const { covered } = target.row;
  const { heading, lines } = explainRow(policy, covered);
  return (
    <>
      <p className="pc-told__head">
        <VerdictIcon state={covered.state} size={18} />
        <b>
          <Words words={heading} />
        </b>
      </p>
      {lines.map((line) => (
        <Line key={`${line.term} ${line.text.map(({ text }) => text).join('')}`} line={line} {...links} />
      ))}
    </>
  );
}

function Line({ line, ...links }: { readonly line: ExplainLine } & Pick<HoverCardProps, 'lineOf' | 'onGoTo'>): ReactElement {
  return (
    <p className={line.term === undefined ? '' : 'pc-told__pair'}>
      {line.term !== undefined && (
        <span className="pc-told__term" data-term={line.term}>
          {line.term}
        </span>
      )}
      <span>
        <Words words={line.text} /> <LineLink path={line.path} {...links} />
      </span>
    </p>
  );
}

function LineLink({
  path,
  lineOf,
  onGoTo,
}: { readonly path: Path | undefined } & Pick<HoverCardProps, 'lineOf' | 'onGoTo'>): ReactElement | null {
  const line = path === undefined ? undefined : lineOf(path);
  if (path === undefined || line === undefined) return null;
  return (
    <button type="button" className="link" tabIndex={-1} onClick={() => onGoTo(path)}>
      line {line}
    </button>
  );
}

function Words({ words }: { readonly words: Sentence }): ReactElement {
  return (
    <>
      {words.map(({ text, style }, index) => {
        // Segments have no name of their own; they are only ever replaced as a whole.
        const key = `${index} ${text}`;
        if (style === 'label') return <code key={key}>{breakable(text)}</code>;
        return style === 'strong' ? <b key={key}>{breakable(text)}</b> : <span key={key}>{breakable(text)}</span>;
      })}
    </>
  );
}
