import type { Found } from './dropPlace';
import type { Answer } from './plan';

/** From the pointer to the words beside it, in px. */
const BESIDE = 14;

/** What shows a drag under way: words at the pointer, and a mark where the item would go. */
export interface DragMarks {
  readonly show: (at: { readonly x: number; readonly y: number }, found: Found | undefined, answer: Answer) => void;
  readonly remove: () => void;
}

/** Begins to show a drag of `element`. It is seen only: by keyboard the same is done with other words. */
export function dragMarks(element: HTMLElement, name: string): DragMarks {
  const words = part('rules-drag');
  const mark = part('rules-mark');
  const title = document.createElement('b');
  const plan = document.createElement('span');
  words.append(title, plan);
  title.textContent = name;
  element.dataset.dragged = '';
  document.body.classList.add('rules-dragging');
  return {
    show({ x, y }, found, answer) {
      plan.textContent = answer === undefined ? '' : answer.ok ? answer.plan.words : answer.reason;
      words.dataset.answer = answer === undefined ? 'none' : answer.ok ? 'yes' : 'no';
      const left = Math.min(x + BESIDE, window.innerWidth - words.offsetWidth - 8);
      const top = Math.min(y + BESIDE, window.innerHeight - words.offsetHeight - 8);
      words.style.transform = `translate(${Math.max(8, left)}px, ${top}px)`;
      mark.hidden = found === undefined || answer?.ok !== true;
      if (found === undefined) return;
      const box = found.element.getBoundingClientRect();
      const [from, height] = found.line === undefined ? [box.top, box.height] : [found.line - 1.5, 3];
      mark.dataset.kind = found.line === undefined ? 'whole' : 'line';
      Object.assign(mark.style, { left: `${box.left}px`, top: `${from}px`, width: `${box.width}px`, height: `${height}px` });
    },
    remove() {
      words.remove();
      mark.remove();
      delete element.dataset.dragged;
      document.body.classList.remove('rules-dragging');
    },
  };
}

function part(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.setAttribute('aria-hidden', 'true');
  document.body.append(element);
  return element;
}
