import type { Policy } from '../../engine/policy';
import { drawbridge } from '../../store/store';
import { objectOf } from '../../workspace/workspace';
import { carryOut } from './carryOut';
import { dragMarks } from './dragMarks';
import { type Found, placeAt } from './dropPlace';
import { type Item, parseItem } from './item';
import { type Answer, dropPlan, peerName, ruleName } from './plan';

/** The pointer has to move this far for a press to become a drag, in px. */
const THRESHOLD = 5;
/** This near to the edge of a list it scrolls, and by so much a frame, in px. */
const NEAR = 36;
const SCROLL = 9;

/** What can be dragged: items of the list, and on the canvas the rows of peers, the circles and the heads of frames. */
const ITEMS = '.rules [data-target], .pc [data-target]';

/**
 * Lets rules and peers be dragged by mouse, in the list and from the canvas; by touch at their grips, so that everything
 * else scrolls. Answers with the way to stop.
 */
export function listenToDrags(): () => void {
  const stop = new AbortController();
  document.addEventListener('pointerdown', (event) => grab(event), { signal: stop.signal });
  return () => stop.abort();
}

function grab(event: PointerEvent): void {
  if (event.button !== 0 || !event.isPrimary || !(event.target instanceof Element)) return;
  const touch = event.pointerType === 'touch';
  if (touch && event.target.closest('[data-grip]') === null) return;
  const element = event.target.closest<HTMLElement>(ITEMS);
  const item = parseItem(element?.dataset.target);
  const object = objectOf(drawbridge.getState().workspace, drawbridge.getState().activeObject);
  if (!element || item === undefined || !object?.policy || object.stale) return;
  // Else the canvas would be panned.
  element.addEventListener('mousedown', (pressed) => pressed.stopPropagation(), { once: true });
  follow(event, element, item, object.key, object.policy);
}

function follow(start: PointerEvent, element: HTMLElement, item: Item, object: string, policy: Policy): void {
  const stop = new AbortController();
  const { signal } = stop;
  const name = item.peer === undefined ? ruleName(item) : peerName(policy, item);
  let marks: ReturnType<typeof dragMarks> | undefined;
  let answer: Answer;
  let found: Found | undefined;
  let at = { x: start.clientX, y: start.clientY };
  let frame = 0;

  const look = (): void => {
    const next = placeAt(at.x, at.y, item.peer !== undefined);
    if (JSON.stringify(next?.place) !== JSON.stringify(found?.place))
      answer = next && checked(object, dropPlan(policy, item, next.place));
    found = next;
    marks?.show(at, found, answer);
  };
  const scroll = (): void => {
    const list = document.querySelector<HTMLElement>('[data-scrolls]');
    const box = list?.getBoundingClientRect();
    if (list && box && at.x > box.left && at.x < box.right) {
      const by = at.y < box.top + NEAR ? -SCROLL : at.y > box.bottom - NEAR ? SCROLL : 0;
      const before = list.scrollTop;
      list.scrollTop += by;
      if (list.scrollTop !== before) look();
    }
    frame = requestAnimationFrame(scroll);
  };
  const end = (): void => {
    stop.abort();
    cancelAnimationFrame(frame);
    marks?.remove();
  };

  document.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== start.pointerId) return;
      if (event.buttons === 0) return end();
      at = { x: event.clientX, y: event.clientY };
      if (marks === undefined) {
        if (Math.hypot(at.x - start.clientX, at.y - start.clientY) < THRESHOLD) return;
        marks = dragMarks(element, name);
        frame = requestAnimationFrame(scroll);
      }
      look();
    },
    { signal },
  );
  document.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== start.pointerId) return;
      const dropped = marks === undefined ? undefined : answer;
      if (marks !== undefined) swallowClick('now');
      end();
      // What was taken is not there any more as it was: undone meanwhile, or edited in the text.
      const same = objectOf(drawbridge.getState().workspace, object)?.policy === policy;
      if (dropped !== undefined && same) void carryOut(object, dropped, element.closest('.rules') !== null);
    },
    { signal },
  );
  document.addEventListener('pointercancel', end, { signal });
  window.addEventListener('blur', end, { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || marks === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      swallowClick('released');
      end();
    },
    { signal, capture: true },
  );
}

/** What the planner itself would refuse is said before the drop. */
function checked(object: string, answer: Answer): Answer {
  if (!answer?.ok) return answer;
  const preview = drawbridge.getState().preview(object, answer.plan.intent);
  return preview.ok ? answer : preview;
}

/** The click that ends a drag presses nothing, whether the button is let go of now or later. */
function swallowClick(when: 'now' | 'released'): void {
  const stop = new AbortController();
  const { signal } = stop;
  const soon = (): void => {
    setTimeout(() => stop.abort());
  };
  window.addEventListener(
    'click',
    (event) => {
      event.preventDefault();
      event.stopPropagation();
    },
    { signal, capture: true },
  );
  if (when === 'now') soon();
  else window.addEventListener('pointerup', soon, { signal, capture: true });
}
