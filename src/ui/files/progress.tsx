import './progress.css';
import { type ReactElement, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';

/** How far the opening of a folder is, told while it goes on. */
export interface Progress {
  /** What is being opened. */
  readonly name: string;
  cancelled(): boolean;
  /** `words` say more than how many files are done. */
  tell(done: number, total: number, words?: string): void;
}

interface Shown {
  readonly progress: Progress;
  readonly done: number;
  readonly total: number;
  readonly words: string | undefined;
  readonly cancel: () => void;
}

let shown: readonly Shown[] = [];
const listeners = new Set<() => void>();
let mounted = false;

function show(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Begins to show the progress of something; `onCancel` is called when it is cancelled. What is over soon is never seen: the styles wait. */
export function begin(name: string, onCancel: () => void = () => {}): Progress {
  let cancelled = false;
  const progress: Progress = {
    name,
    cancelled: () => cancelled,
    tell: (done, total, words) => show(shown.map((one) => (one.progress === progress ? { ...one, done, total, words } : one))),
  };
  if (!mounted) {
    mounted = true;
    // Of its own, since nobody needs it before a folder is opened.
    createRoot(document.body.appendChild(document.createElement('div'))).render(<Opening />);
  }
  const cancel = (): void => {
    cancelled = true;
    end(progress);
    onCancel();
  };
  show([...shown, { progress, done: 0, total: 0, words: undefined, cancel }]);
  return progress;
}

export function end(progress: Progress): void {
  show(shown.filter((one) => one.progress !== progress));
}

function Opening(): ReactElement {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <>
      {all.map(({ progress, done, total, words, cancel }) => (
        <section key={progress.name} className="opening" aria-label={`Opening ${progress.name}`}>
          <div
            className="opening__bar"
            role="progressbar"
            aria-label={`Opening ${progress.name}`}
            aria-valuemin={0}
            aria-valuemax={Math.max(1, total)}
            aria-valuenow={done}
          >
            <span style={{ width: `${total === 0 ? 4 : Math.max(4, (done / total) * 100)}%` }} />
          </div>
          <p>
            {words !== undefined
              ? words
              : total === 0
                ? `Looking through ${progress.name}.`
                : `Opening ${progress.name}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} files.`}
          </p>
          <button type="button" className="btn btn--line btn--small" onClick={cancel}>
            Cancel
          </button>
        </section>
      ))}
    </>
  );
}
