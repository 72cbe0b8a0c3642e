import { type ReactElement, useId, useState } from 'react';
import type { TypedQuestion } from '../../../answers/firstQuestion';
import type { ReachRow } from '../../../words/reachTable';
import { HelpButton } from '../../frame/HelpButton';
import { useLastAnswer } from '../useLastAnswer';
import { PlaceLink } from './PlaceLink';
import { VerdictSign } from './Trail';

const STEP = 100;
/** With more rows than these there is a filter. */
const MANY = 12;

export interface ReachTableProps {
  readonly question: TypedQuestion;
  readonly onPick: (from: string) => void;
  readonly onAssumptions: () => void;
}

const WORDS: Readonly<Record<ReachRow['verdict'], string>> = {
  allowed: 'Allowed',
  denied: 'Denied',
  depends: 'Depends',
  differs: 'Some',
};

/** Who reaches the destination that is asked about: everybody, with the verdict and what decides it. */
export function ReachTable({ question, onPick, onAssumptions }: ReachTableProps): ReactElement | null {
  const id = useId();
  const [filter, setFilter] = useState('');
  const [most, setMost] = useState(STEP);
  const { to, port } = question;
  const { answer, ageing } = useLastAnswer<'reachers'>({ type: 'reachers', to, port, window: { filter, first: 0, most } });
  if (answer === undefined) return null;
  return (
    <section className="reach" aria-labelledby={id}>
      <header>
        <h2 id={id}>Who reaches {answer.title}</h2>
        <HelpButton topic="reach" about="who reaches it" />
        {answer.all > MANY && (
          <input
            type="search"
            className="ask"
            aria-label="Filter who reaches it"
            placeholder="name or verdict"
            value={filter}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setFilter(event.target.value)}
          />
        )}
        <span className="grow" />
        <span className="dim">
          {answer.reaching} of {answer.all} do
        </span>
      </header>
      <table className={ageing ? 'reach__table reach__table--ageing' : 'reach__table'} aria-labelledby={id} aria-busy={ageing}>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Verdict</th>
            <th scope="col">Decided by</th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <tr key={row.text} className={row.text === question.from ? 'reach__row reach__row--picked' : 'reach__row'}>
              <th scope="row">
                <button
                  type="button"
                  className="reach__pick"
                  aria-pressed={row.text === question.from}
                  title={row.outside ? `Ask about an address such as ${row.text}` : `Ask about ${row.text}`}
                  onClick={() => onPick(row.text)}
                >
                  {!row.outside && <span className="dim">{row.namespace} / </span>}
                  <b>{row.name}</b>
                </button>
                {row.itself && <span className="dim"> itself</span>}
              </th>
              <td>
                <span className={`state state--${row.verdict}`}>
                  <VerdictSign verdict={row.verdict} />
                  {WORDS[row.verdict]}
                </span>
              </td>
              <td className="reach__by">
                {row.by.text} {row.by.place && <PlaceLink place={row.by.place} ageing={ageing} />}
                {row.by.assumed && (
                  <button type="button" className="link" onClick={onAssumptions}>
                    change
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.total > answer.rows.length && (
        <button type="button" className="btn btn--small" onClick={() => setMost(most + STEP)}>
          Show {Math.min(STEP, answer.total - answer.rows.length)} more of {answer.total}
        </button>
      )}
    </section>
  );
}
