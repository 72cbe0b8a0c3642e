import './rules.css';
import { type KeyboardEvent, type ReactElement, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Policy } from '../../engine/policy';
import type { Pointed } from '../../store/contract';
import { drawbridge, useDrawbridge } from '../../store/store';
import { EDITING_OFF } from '../../words';
import { type OpenObject, objectOf } from '../../workspace/workspace';
import { drawn } from '../canvas/drawn';
import { openDialog } from '../dialogs';
import { carryOut, useTold } from './carryOut';
import { itemId, parseItem } from './item';
import { keepEqual } from './keepEqual';
import { type ListedSide, listRules } from './listModel';
import { litItems, rangesOf } from './lit';
import { removePlan, stepPlan } from './plan';
import { RuleItem } from './RuleItem';

/** The rules of the policy on the canvas, in the order of its text. */
export function RuleList(): ReactElement | null {
  const object = useDrawbridge((state) => objectOf(state.workspace, state.activeObject));
  // The canvas comes first: with many rules, the list follows a moment later.
  const shown = useDeferredValue(object);
  if (shown?.policy === undefined) return <p className="rules__none">No policy is shown.</p>;
  return <List key={shown.key} object={shown} policy={shown.policy} />;
}

function List({ object, policy }: { readonly object: OpenObject; readonly policy: Policy }): ReactElement {
  const profile = useDrawbridge((state) => state.profile);
  const root = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const sides = useListed(policy, profile);
  const pointed = useDrawbridge((state) => state.pointed);
  const lit = useMemo(() => litItems(object, policy, pointed), [object, policy, pointed]);
  const point = usePoint(object, policy);
  useFollowedFocus(root, sides, object);

  const ids = sides.flatMap(({ rules }) => rules.flatMap((rule) => [rule.id, ...rule.peers.map(({ id }) => id)]));
  const stop = current !== undefined && ids.includes(current) ? current : ids[0];
  const off = object.stale ? EDITING_OFF : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only follows what happens to the buttons in it.
    <div
      ref={root}
      className="rules"
      data-rules=""
      onKeyDown={(event) => onKey(event, object, policy)}
      onClick={(event) => {
        const item = parseItem(targetOf(event.target)?.dataset.target);
        const anchor = targetOf(event.target);
        if (item === undefined || anchor === undefined || off !== undefined) return;
        openDialog({ type: 'editRule', anchor, object: object.key, ...item });
      }}
      onPointerOver={(event) => event.pointerType === 'mouse' && point(targetOf(event.target))}
      onPointerLeave={() => point(undefined)}
      onFocus={(event) => {
        const target = targetOf(event.target);
        if (target?.dataset.target !== undefined) setCurrent(target.dataset.target);
        if (event.target.matches(':focus-visible')) point(target);
      }}
      onBlur={() => point(undefined)}
    >
      <p id="rules-keys" hidden>
        Enter edits it, Alt with the arrow keys moves it, Delete removes it, Shift+F10 shows more.
      </p>
      {sides.map(({ direction, heading, about, rules }) => (
        <div key={direction} className="rules__side">
          <h3>{heading}</h3>
          {about !== undefined && <p className="rules__none">{about}</p>}
          {rules.length > 0 && (
            <ol aria-label={`${heading} rules`}>
              {rules.map((rule) => (
                <RuleItem
                  key={rule.id}
                  rule={rule}
                  tab={stop === rule.id || stop?.startsWith(`${rule.id}.`) ? stop : undefined}
                  lit={[rule.id, ...rule.peers.map(({ id }) => id)].filter((id) => lit.has(id)).join(' ')}
                  off={off}
                />
              ))}
            </ol>
          )}
        </div>
      ))}
    </div>
  );
}

function useListed(policy: Policy, profile: Parameters<typeof drawn>[1]): readonly ListedSide[] {
  const before = useRef<readonly ListedSide[]>([]);
  const sides = useMemo(() => keepEqual(before.current, listRules(policy, drawn(policy, profile).picture)), [policy, profile]);
  useEffect(() => {
    before.current = sides;
  }, [sides]);
  return sides;
}

/** Lights what an element stands for on the canvas and in the text; ends only what was lit from here. */
function usePoint(object: OpenObject, policy: Policy): (element: HTMLElement | undefined) => void {
  const own = useRef<Pointed>(undefined);
  return (element) => {
    const { pointed, point } = drawbridge.getState();
    const item = object.stale ? undefined : parseItem(element?.dataset.target);
    if (item === undefined) {
      if (own.current !== undefined && pointed === own.current) point(undefined);
      own.current = undefined;
      return;
    }
    own.current = { from: 'canvas', file: object.file, ranges: rangesOf(object, policy, item) };
    point(own.current);
  };
}

/** Gives the focus to what was moved, once it is drawn where it is now. */
function useFollowedFocus(root: React.RefObject<HTMLElement | null>, sides: readonly ListedSide[], object: OpenObject): void {
  const wanted = useTold((state) => state.focus);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it looks for may have come with the rules.
  useEffect(() => {
    if (wanted === undefined) return;
    const element = root.current?.querySelector<HTMLElement>(`[data-target="${itemId(wanted)}"]`);
    // The list may still be the one from before the edit.
    if (!element && objectOf(drawbridge.getState().workspace, object.key) !== object) return;
    useTold.setState({ focus: undefined });
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  }, [wanted, sides, object, root]);
}

function targetOf(target: EventTarget): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-target]') ?? undefined) : undefined;
}

function onKey(event: KeyboardEvent<HTMLElement>, object: OpenObject, policy: Policy): void {
  const element = targetOf(event.target);
  const item = parseItem(element?.dataset.target);
  if (!element || item === undefined || event.ctrlKey || event.metaKey) return;
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
  if (event.altKey) {
    if (step === undefined) return;
    event.preventDefault();
    void carryOut(object.key, stepPlan(policy, item, step), true);
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventDefault();
    void carryOut(object.key, removePlan(policy, item), true);
  } else {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-target]')];
    const at = items.indexOf(element);
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined ? undefined : at + step;
    if (to === undefined) return;
    event.preventDefault();
    items[to]?.focus();
  }
}
