import { useEffect, useMemo, useRef } from 'react';
import type { OpenFile } from '../../workspace/workspace';
import { attachEditor } from './editorHandle';
import { modelText } from './textModel';

const MOST_LINES = 2000;
/** A single line may be the whole text, and too long to be laid out. In UTF-16 code units. */
const MOST = 1_000_000;

interface Props {
  readonly file: OpenFile;
  /** Told where the text is scrolled to, in px, so that the editor can take over there. */
  readonly onScroll: (top: number) => void;
}

/** The text before the editor is loaded: to be read, selected and copied, on the very same lines. */
export function PlainText({ file, onScroll }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { text, count, whole } = useMemo(() => firstLines(file.text), [file.text]);
  const numbers = useMemo(() => Array.from({ length: count }, (_, index) => index + 1).join('\n'), [count]);

  useEffect(
    () =>
      attachEditor({
        file: () => file.id,
        keeps: false,
        revealLine(line) {
          const box = scroller.current;
          if (box) box.scrollTop = (line - 1) * 20 - box.clientHeight / 2;
        },
      }),
    [file.id],
  );

  return (
    <div
      className="plain-text"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard
      tabIndex={0}
      role="document"
      aria-label="YAML text"
      onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
    >
      <pre
        className="plain-text-numbers"
        style={{ minWidth: `calc(34px + round(${Math.max(3, String(count).length)}ch, 1px))` }}
        aria-hidden="true"
      >
        {numbers}
      </pre>
      <pre className="plain-text-lines">{text}</pre>
      {!whole && <p className="plain-text-more">The rest follows when the editor is there.</p>}
    </div>
  );
}

function firstLines(text: string): { readonly text: string; readonly count: number; readonly whole: boolean } {
  const start = text.slice(0, MOST);
  const breaks = /\r\n|\r|\n/g;
  let count = 0;
  for (let found = breaks.exec(start); found; found = breaks.exec(start)) {
    count++;
    if (count === MOST_LINES) return { text: modelText(start.slice(0, found.index)), count, whole: false };
  }
  return { text: modelText(start), count: count + 1, whole: start.length === text.length };
}
