import { Check, OctagonAlert, TriangleAlert, X } from 'lucide-react';
import { type FocusEvent, type ReactElement, useEffect, useState } from 'react';
import type { Notice } from '../../store/contract';
import { drawbridge, useDrawbridge } from '../../store/store';
import './toasts.css';

/** How long a message stays that needs no answer, ms. */
const STAY = 6000;

const ICONS = { info: Check, warning: TriangleAlert, error: OctagonAlert };

/** The store's notices, bottom right. The two places that screen readers listen to are always there. */
export function Toasts(): ReactElement {
  const notices = useDrawbridge((state) => state.notices);
  return (
    <section className="toasts" aria-label="Messages">
      <div role="status">
        {notices
          .filter(({ tone }) => tone === 'info')
          .map((notice) => (
            <Toast key={notice.id} notice={notice} />
          ))}
      </div>
      <div role="alert">
        {notices
          .filter(({ tone }) => tone !== 'info')
          .map((notice) => (
            <Toast key={notice.id} notice={notice} />
          ))}
      </div>
    </section>
  );
}

function Toast({ notice }: { readonly notice: Notice }): ReactElement {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const { dismiss, undo } = drawbridge.getState();
  // What went wrong stays until it is read.
  const stays = notice.stays || notice.tone !== 'info' || pointed || focused;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismiss(notice.id), STAY);
    return () => clearTimeout(timer);
  }, [stays, dismiss, notice.id]);
  const Icon = ICONS[notice.tone];
  const left = (event: FocusEvent): boolean => !event.currentTarget.contains(event.relatedTarget);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only keeps it from going
    <div
      className={`toast toast--${notice.tone}`}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event) => left(event) && setFocused(false)}
    >
      <Icon size={16} className="icon" aria-hidden="true" />
      <p>{notice.text}</p>
      {notice.undo && (
        <button
          type="button"
          className="toast__undo"
          onClick={() => {
            undo();
            dismiss(notice.id);
          }}
        >
          Undo
        </button>
      )}
      {notice.link && (
        <button
          type="button"
          className="toast__undo"
          onClick={() => {
            notice.link?.follow();
            dismiss(notice.id);
          }}
        >
          {notice.link.text}
        </button>
      )}
      <button type="button" className="toast__close" aria-label="Dismiss message" onClick={() => dismiss(notice.id)}>
        <X size={14} className="icon" />
      </button>
    </div>
  );
}
