import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ProposalSheet } from '../../../words/flows/proposalSheet';
import { VerdictIcon } from '../../canvas/VerdictIcon';

/** So much of the text is drawn: more nobody reads here, and it is all in the file. */
const MOST = 60_000;

/** What a proposal comes to as it is chosen: what would break, what changes, what has to be known, and its text. */
export function WhatComes({
  sheet: { text, breaks, unsure, line, breaking, moreBreaking, changes, notes },
  ageing,
  name,
}: {
  readonly sheet: ProposalSheet;
  readonly ageing: boolean;
  readonly name: string;
}): ReactElement {
  const shown = text.length <= MOST ? text : text.slice(0, text.lastIndexOf('\n', MOST));
  return (
    <div className={ageing ? 'proposal__comes proposal__comes--ageing' : 'proposal__comes'}>
      <section aria-label="What would break" role="status">
        <p className={breaks.flows === 0 ? 'proposal__verdict' : 'proposal__verdict proposal__verdict--warns'}>
          {breaks.flows === 0 ? (
            <VerdictIcon state={unsure === 0 ? 'allowed' : 'unknown'} size={14} />
          ) : (
            <TriangleAlert size={14} className="icon" />
          )}
          <span>{line}</span>
        </p>
        {breaking.length > 0 && (
          <ul className="proposal__breaking">
            {breaking.map((one) => (
              <li key={one.text}>
                <code>{one.text}</code> <span className="dim">×&nbsp;{one.count.toLocaleString('en')}</span>
              </li>
            ))}
            {moreBreaking && <li className="dim">and more</li>}
          </ul>
        )}
      </section>
      <section aria-label="What changes">
        <h3>Connections between workloads</h3>
        {changes.length === 0 ? (
          <p className="dim">No connection changes.</p>
        ) : (
          <ul className="proposal__figures">
            {changes.map(({ kind, count, words }) => (
              <li key={kind}>
                <b>{count.toLocaleString('en')}</b> {words}
              </li>
            ))}
          </ul>
        )}
      </section>
      {notes.length > 0 && (
        <ul className="proposal__notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {text !== '' && (
        <section className="proposal__yaml" aria-label="YAML">
          <h3 className="truncate">{name}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <pre tabIndex={0}>{shown}</pre>
          {shown.length < text.length && <p className="dim">The rest is in the file.</p>}
        </section>
      )}
    </div>
  );
}
