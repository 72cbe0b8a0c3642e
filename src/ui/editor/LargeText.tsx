import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDrawbridge } from '../../store/store';
import { lineOf } from '../../text';
import { lineStartsOf } from '../../workspace/lineAt';
import type { OpenFile } from '../../workspace/workspace';
import { attachEditor } from './editorHandle';
import { textWindow, WINDOW_LINES } from './textWindow';

/** px, as in the stylesheet. */
const LINE = 20;

/** Lines to look at, 1-based, both included. */
interface Marked {
  readonly from: number;
  readonly to: number;
}

/** A text too large for the editor: a stretch of its lines at a time, to be read, selected and copied. */
export function LargeText({ file }: { readonly file: OpenFile }) {
  const starts = lineStartsOf(file);
  const [first, setFirst] = useState(1);
  const [marked, setMarked] = useState<Marked>();
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => textWindow(file.text, starts, Math.min(first, starts.length)), [file.text, starts, first]);
  const numbers = useMemo(
    () => Array.from({ length: shown.last - shown.first + 1 }, (_, index) => shown.first + index).join('\n'),
    [shown],
  );
  const pointed = useDrawbridge((state) =>
    state.pointed?.from === 'canvas' && state.pointed.file === file.id ? state.pointed.ranges[0] : undefined,
  );

  useEffect(
    () =>
      attachEditor({
        file: () => file.id,
        keeps: true,
        revealLine: (line) => setMarked({ from: line, to: line }),
      }),
    [file.id],
  );
  useEffect(() => {
    if (pointed) setMarked({ from: lineOf(starts, pointed.start), to: lineOf(starts, Math.max(pointed.start, pointed.end - 1)) });
  }, [pointed, starts]);
  // What is to be looked at comes into view: first its stretch of the text, then the lines in it.
  useLayoutEffect(() => {
    if (!marked) return;
    const { from } = marked;
    setFirst((now) => (from >= now && from < now + WINDOW_LINES - 100 ? now : Math.max(1, from - WINDOW_LINES / 2)));
  }, [marked]);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const line = marked && marked.from >= shown.first && marked.from <= shown.last ? marked.from : shown.first;
    box.scrollTop = line === shown.first ? 0 : (line - shown.first) * LINE - box.clientHeight / 2;
  }, [marked, shown.first, shown.last]);

  const go = (line: number): void => {
    setMarked(undefined);
    setFirst(line);
  };
  const count = (number: number): string => number.toLocaleString('en');
  return (
    <>
      <p className="large-text-note">
        This text is too large for the editor. It can be read and copied here; policies in it can be changed on the picture.
      </p>
      <div className="large-text-tools">
        <span className="grow">
          Lines {count(shown.first)} to {count(shown.last)} of {count(starts.length)}
        </span>
        <button
          type="button"
          className="btn btn--small"
          disabled={shown.first === 1}
          onClick={() => go(Math.max(1, shown.first - WINDOW_LINES))}
        >
          <ChevronUp size={14} className="icon" aria-hidden="true" />
          Earlier lines
        </button>
        <button
          type="button"
          className="btn btn--small"
          disabled={shown.last >= starts.length}
          onClick={() => go(shown.last + 1)}
        >
          <ChevronDown size={14} className="icon" aria-hidden="true" />
          Later lines
        </button>
      </div>
      <div
        className="plain-text"
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard
        tabIndex={0}
        role="document"
        aria-label="YAML text"
      >
        <pre className="plain-text-numbers" aria-hidden="true">
          {numbers}
        </pre>
        <pre className="plain-text-lines">{shown.text}</pre>
        {marked && marked.from >= shown.first && marked.from <= shown.last && (
          <div
            className="large-text-marked"
            style={{
              top: 6 + (marked.from - shown.first) * LINE,
              height: (Math.min(marked.to, shown.last) - marked.from + 1) * LINE,
            }}
          />
        )}
      </div>
    </>
  );
}
