import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { sentenceText } from '../../../words';
import type { ChangesSheet } from '../../../words/changesSheet';
import type { FileId } from '../../../workspace/workspace';
import { Words } from '../../frame/Words';
import { ChangesTable } from './ChangesTable';

export interface ChangesSheetViewProps {
  readonly sheet: ChangesSheet;
  readonly against: 'opened' | 'others';
  /** It is of an earlier text: a newer one is on its way. */
  readonly ageing: boolean;
  readonly step: number;
  readonly onMore: () => void;
  readonly onGoToLine: (line: number, file: FileId) => void;
}

/** What changes: how much in figures, each connection, what else is to be known, and all of it as Markdown. */
export function ChangesSheetView({ sheet, against, ageing, step, onMore, onGoToLine }: ChangesSheetViewProps): ReactElement {
  const { figures, total, rows, workloadNotes, notes, markdown } = sheet;
  const weighty = notes.filter((note) => note.weighty);
  const others = notes.filter((note) => !note.weighty);
  const told = against === 'opened' && workloadNotes.length === 0 ? 'The text changed; no connection does.' : sheet.summary;
  return (
    <div className={ageing ? 'changes__sheet changes__sheet--ageing' : 'changes__sheet'} aria-busy={ageing}>
      {weighty.length > 0 && (
        <div className="uncounted" role="note">
          <TriangleAlert size={14} className="icon" />
          <ul>
            {weighty.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {total === 0 ? (
        <p className="changes__none">{told}</p>
      ) : (
        <>
          <ul className="changes__figures" aria-label="How much changes">
            {figures.map(({ kind, count, words }) => (
              <li key={kind}>
                <strong className={`changes__figure changes__figure--${kind}`}>{count}</strong> {words}
              </li>
            ))}
          </ul>
          <ChangesTable rows={rows} total={total} ageing={ageing} onGoToLine={onGoToLine} />
          {rows.length < total && (
            <button type="button" className="btn btn--small changes__more" onClick={onMore}>
              Show {Math.min(step, total - rows.length)} more of {total}
            </button>
          )}
        </>
      )}
      {workloadNotes.length + others.length > 0 && (
        <ul className="changes__notes" aria-label="What else is to be known">
          {workloadNotes.map((words) => (
            <li key={sentenceText(words)}>
              <Words words={words} />
            </li>
          ))}
          {others.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <section className="changes__markdown" aria-label="As Markdown for a review">
        <h2>As Markdown for a review</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled with the keyboard, too */}
        <pre tabIndex={0}>
          <code>{markdown}</code>
        </pre>
      </section>
    </div>
  );
}
