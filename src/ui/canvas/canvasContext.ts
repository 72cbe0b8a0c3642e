import { type ComponentType, createContext, type FocusEvent, type PointerEvent, useContext } from 'react';
import type { Group } from '../../engine';
import type { Direction, Policy } from '../../engine/policy';
import type { PictureHub, PictureRow, RowId } from '../../picture';
import type { Path } from '../../text/path';
import type { Sentence } from '../../words/segment';

/** What the pointer or the focus rests on. */
export type Target =
  | { readonly type: 'row'; readonly row: PictureRow }
  | { readonly type: 'rule'; readonly direction: Direction; readonly hub: PictureHub };

/** Identifies a target: the row's id, or the rule's circle. */
export function targetId(target: Target): string {
  return target.type === 'row' ? target.row.id : ruleKey(target.direction, target.hub.rule);
}

export function ruleKey(direction: Direction, rule: number): string {
  return `${direction}.rule.${rule}`;
}

export function targetDirection(target: Target): Direction {
  return target.type === 'row' ? target.row.covered.direction : target.direction;
}

/** A menu that the canvas opens; `rule` and `peer` are places in the policy. */
export type CanvasMenu =
  | { readonly type: 'ruleMenu'; readonly direction: Direction; readonly rule: number; readonly peer: number | undefined }
  | { readonly type: 'directionMenu'; readonly direction: Direction }
  | { readonly type: 'policyMenu' };

/** The menu of a target: its rule's or peer's; a fixed row has that of its direction. */
export function menuOf(target: Target): CanvasMenu {
  const direction = targetDirection(target);
  if (target.type === 'rule') return { type: 'ruleMenu', direction, rule: target.hub.rule, peer: undefined };
  const { subject } = target.row.covered;
  if (subject.type === 'peer') return { type: 'ruleMenu', direction, rule: subject.rule, peer: subject.peer };
  return subject.type === 'anyone'
    ? { type: 'ruleMenu', direction, rule: subject.rule, peer: undefined }
    : { type: 'directionMenu', direction };
}

/** What was pressed by a finger, which cannot rest on a thing to ask about it: to be told first, and edited from there. */
export interface Told {
  readonly anchor: HTMLElement;
  readonly target: Target;
  /** The 1-based line of a place in the policy's object, and the way there. */
  readonly lineOf: (path: Path) => number | undefined;
  readonly onGoTo: (path: Path) => void;
  /** Does what pressing it by mouse does; undefined while editing is off. */
  readonly onEdit: (() => void) | undefined;
}

/** What the parts of the canvas do; stays the same object while the canvas lives. */
export interface CanvasActions {
  readonly enter: (target: Target, element: HTMLElement) => void;
  readonly leave: () => void;
  readonly focus: (target: Target, element: HTMLElement) => void;
  readonly blur: () => void;
  readonly press: (target: Target, element: HTMLElement) => void;
  readonly add: (direction: Direction, group: Group, element: HTMLElement) => void;
  readonly menu: (menu: CanvasMenu, element: HTMLElement) => void;
  readonly editPolicy: (element: HTMLElement) => void;
  readonly toggle: (direction: Direction, element: HTMLElement) => void;
}

/** What an element that stands for a target does when it is pointed at, and when it has the focus. */
export function pointsAt(actions: CanvasActions, target: Target) {
  return {
    onPointerEnter: ({ pointerType, currentTarget }: PointerEvent<HTMLElement>): void => {
      if (pointerType === 'mouse') actions.enter(target, currentTarget);
    },
    onPointerLeave: actions.leave,
    onFocus: ({ currentTarget }: FocusEvent<HTMLElement>): void => actions.focus(target, currentTarget),
    onBlur: actions.blur,
  };
}

/** Changes what is said of a direction's rules. */
export type Reword = (direction: Direction, words: Sentence) => Sentence;

export interface CanvasState {
  /** Why controls are off; undefined while they are on. */
  readonly disabledReason: string | undefined;
  readonly actions: CanvasActions;
  /** Tells which open pods a policy selects; undefined until it is loaded. */
  readonly Matched: ComponentType<{ readonly policy: Policy }> | undefined;
}

/** What stands out for now. It changes with every move of the pointer, so few parts ask for it, and hand it on to the others. */
export interface Light {
  /** Rows that the pointer, the focus or the caret in the text lights; their lines are lit with them. */
  readonly lit: ReadonlySet<RowId>;
  /** Lit rules, by `ruleKey`. */
  readonly litRules: ReadonlySet<string>;
  /** The target that the hover card tells about, and the card's element id. */
  readonly told: { readonly target: string; readonly card: string } | undefined;
}

/** Nothing stands out. */
export const DARK: Light = { lit: new Set(), litRules: new Set(), told: undefined };

/** The element that tells about a target, if the hover card does. */
export function cardFor({ told }: Light, target: string): string | undefined {
  return told?.target === target ? told.card : undefined;
}

const CanvasContext = createContext<CanvasState | undefined>(undefined);
export const CanvasProvider = CanvasContext.Provider;

export function useCanvas(): CanvasState {
  const state = useContext(CanvasContext);
  if (state === undefined) throw new Error('A part of the canvas stands outside of it.');
  return state;
}

const LightContext = createContext(DARK);
export const LightProvider = LightContext.Provider;

export function useLight(): Light {
  return useContext(LightContext);
}

/** The attributes of a control that is off for a reason: still reachable, and saying why. */
export function offProps(reason: string | undefined): { readonly 'aria-disabled'?: true; readonly title?: string } {
  return reason === undefined ? {} : { 'aria-disabled': true, title: reason };
}
