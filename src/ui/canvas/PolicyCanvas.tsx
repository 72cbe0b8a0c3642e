import './canvas.css';
import './targets.css';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import type { Group } from '../../engine';
import type { Direction, Policy } from '../../engine/policy';
import type { Picture } from '../../picture';
import type { Path } from '../../text/path';
import { useLater } from '../frame/useLater';
import { NARROW, useMedia } from '../frame/useMedia';
import {
  type CanvasActions,
  type CanvasMenu,
  CanvasProvider,
  type CanvasState,
  type Light,
  LightProvider,
  menuOf,
  type Reword,
  type Target,
  type Told,
  targetDirection,
  targetId,
} from './canvasContext';
import { FlowCanvas } from './FlowCanvas';
import { showing } from './onScreen';
import { currentOf, litBy, pathsOf } from './pointedAt';
import { StackedCanvas } from './StackedCanvas';
import { usePointing } from './usePointing';
import { walk } from './walk';

export interface PolicyCanvasProps {
  readonly policy: Policy;
  readonly picture: Picture;
  /** The picture is the last good one of a text that cannot be read now. */
  readonly stale: boolean;
  /** Why nothing can be edited; undefined while it can. */
  readonly disabledReason: string | undefined;
  /** Whether what is pointed at elsewhere, in the text or the list of rules, has to do with this path of the object. */
  readonly lit: (path: Path) => boolean;
  readonly onAdd: (direction: Direction, group: Group, anchor: HTMLElement) => void;
  /** A rule is to be edited; `peer` is the peer whose row was pressed, if it was one's. */
  readonly onEdit: (direction: Direction, rule: number, peer: number | undefined, anchor: HTMLElement) => void;
  readonly onMenu: (menu: CanvasMenu, anchor: HTMLElement) => void;
  readonly onTell: (told: Told) => void;
  readonly onEditPolicy: (anchor: HTMLElement) => void;
  readonly onToggle: (direction: Direction, anchor: HTMLElement) => void;
  /** The places in the policy's object that what is pointed at rests on; undefined when nothing is pointed at. */
  readonly onPoint: (paths: readonly Path[] | undefined) => void;
  readonly onGoTo: (path: Path) => void;
  /** The 1-based line of a place in the policy's object, if it is known. */
  readonly lineOf: (path: Path) => number | undefined;
  /** What stands below the picture on a phone. */
  readonly below: ReactNode;
  readonly Matched: CanvasState['Matched'];
  /** A row or a rule was pressed while nothing can be edited. */
  readonly onPressOff?: (target: Target) => void;
  /** The hover card's words with rules called otherwise. */
  readonly reword?: Reword | undefined;
}

/** Fetches the hover card before one is wanted. */
export const loadHoverCard = () => import('./HoverCard');

/** One policy as a picture: who may connect to its pods, the policy, and where they may connect to. */
export function PolicyCanvas(props: PolicyCanvasProps): ReactElement {
  const { policy, picture, stale, disabledReason, lit, Matched } = props;
  const root = useRef<HTMLDivElement>(null);
  const card = useId();
  const narrow = useMedia(NARROW);
  const coarse = useMedia('(pointer: coarse)');
  const [pointing, pointer] = usePointing();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  // After an edit the same row, if it is still there, says something else.
  const pointed = useMemo(() => pointing && currentOf(picture, pointing.target), [picture, pointing]);
  useEffect(() => {
    latest.current.onPoint(pointed && pathsOf(policy, pointed));
  }, [pointed, policy]);

  useEffect(() => showing({ policy, picture, stale }), [policy, picture, stale]);

  // Whether the last press was a finger's, which cannot rest on a thing to ask about it first.
  const finger = useRef(false);
  const actions = useMemo(
    (): CanvasActions => ({
      ...pointer,
      press(target, element) {
        const { disabledReason: off, onAdd, onEdit, onTell, lineOf, onGoTo } = latest.current;
        const edit = (): void => {
          const menu = menuOf(target);
          if (menu.type === 'ruleMenu') onEdit(menu.direction, menu.rule, menu.peer, element);
          else if (target.type === 'row') onAdd(target.row.covered.direction, target.row.covered.group, element);
        };
        if (off !== undefined && !finger.current) {
          latest.current.onPressOff?.(target);
          return;
        }
        pointer.hold(target, element);
        if (!finger.current) edit();
        else onTell({ anchor: element, target, lineOf, onGoTo, onEdit: off === undefined ? edit : undefined });
      },
      add: (direction, group, element) =>
        latest.current.disabledReason === undefined && latest.current.onAdd(direction, group, element),
      menu: (menu, element) => latest.current.disabledReason === undefined && latest.current.onMenu(menu, element),
      editPolicy: (element) => latest.current.disabledReason === undefined && latest.current.onEditPolicy(element),
      toggle: (direction, element) => latest.current.disabledReason === undefined && latest.current.onToggle(direction, element),
    }),
    [pointer],
  );

  const litRows = useMemo(() => litBy(picture, policy, pointed, lit), [picture, policy, pointed, lit]);
  const told = pointing?.told === true && pointed !== undefined ? { element: pointing.element, target: pointed } : undefined;
  const cardPart = useLater(loadHoverCard, told !== undefined);
  const toldId = told && targetId(told.target);
  const state = useMemo((): CanvasState => ({ disabledReason, actions, Matched }), [disabledReason, actions, Matched]);
  const light = useMemo(
    (): Light => ({ ...litRows, told: toldId === undefined ? undefined : { target: toldId, card } }),
    [litRows, toldId, card],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const { target, key } = event;
    finger.current = false;
    if (root.current === null || !(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'Escape' && told !== undefined) {
      pointer.hush();
      event.stopPropagation();
      return;
    }
    const link = told !== undefined && told.element === target && key === towardsCard(told.target) ? linkIn(card) : undefined;
    link?.focus({ preventScroll: true });
    if (link !== undefined || walk(root.current, target, key)) event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move the focus between the buttons in it.
    <div
      ref={root}
      className={`pc ${stale ? 'pc--stale' : ''}`}
      onKeyDown={onKeyDown}
      onPointerDownCapture={(event) => {
        finger.current = event.pointerType !== 'mouse';
      }}
    >
      <CanvasProvider value={state}>
        <LightProvider value={light}>
          {narrow ? (
            <StackedCanvas policy={policy} picture={picture} below={props.below} />
          ) : (
            <FlowCanvas policy={policy} picture={picture} stale={stale} coarse={coarse} onMove={pointer.dismiss} />
          )}
        </LightProvider>
      </CanvasProvider>
      {told !== undefined && cardPart !== undefined && cardPart !== 'failed' && (
        <cardPart.HoverCard
          id={card}
          policy={policy}
          target={told.target}
          element={told.element}
          actions={disabledReason === undefined ? actions : undefined}
          reword={props.reword}
          within={root}
          lineOf={props.lineOf}
          onGoTo={props.onGoTo}
          onEnter={pointer.stay}
          onLeave={pointer.leave}
          onDismiss={pointer.hush}
        />
      )}
    </div>
  );
}

/** The arrow key that leads from a row to its card, which stands towards the middle. */
function towardsCard(target: Target): string {
  return targetDirection(target) === 'ingress' ? 'ArrowRight' : 'ArrowLeft';
}

function linkIn(card: string): HTMLElement | undefined {
  return document.getElementById(card)?.querySelector('button') ?? undefined;
}
