import { CircleDashed } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Segment, Sentence } from '../../words';
import { VerdictIcon } from '../canvas/VerdictIcon';

/** The state the row of a rule being written will have; `open` while the form does not say enough. */
export type WrittenState = 'allowed' | 'ports' | 'ignored' | 'unknown' | 'open';

/** What the form will do, in a sentence that follows the typing. */
export function LiveSentence({ sentence, state }: { readonly sentence: Sentence; readonly state: WrittenState }): ReactElement {
  return (
    <div className="say">
      {state === 'open' ? <CircleDashed size={16} className="icon" aria-hidden="true" /> : <VerdictIcon state={state} />}
      <p aria-live="polite">
        {sentence.map((segment, place) => {
          // The words of a sentence have no identity but their place.
          const key = `${place} ${segment.style}`;
          return <Part key={key} segment={segment} />;
        })}
      </p>
    </div>
  );
}

function Part({ segment: { text, style } }: { readonly segment: Segment }): ReactElement {
  if (style === 'plain') return <span>{text}</span>;
  if (style === 'strong') return <strong>{text}</strong>;
  if (!PORTS.test(text)) return <b className="mono">{text}</b>;
  const ports = text.split(', ');
  const shown = ports.length > MOST_PORTS ? ports.slice(0, MOST_PORTS - 1) : ports;
  return (
    <span className="say__ports">
      {shown.map((port, index) => (
        <span key={port}>
          {index > 0 && <span className="visually-hidden">, </span>}
          <span className="badge badge--port">{port}</span>
        </span>
      ))}
      {shown.length < ports.length && <span title={text}>and {ports.length - shown.length} more</span>}
    </span>
  );
}

/** So many ports stand in the sentence: it is above the fields, and the whole list is in one of them. */
const MOST_PORTS = 8;

const PORTS = /^(every )?(TCP|UDP|SCTP) /;
