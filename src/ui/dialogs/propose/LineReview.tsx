import { memo, type ReactElement } from 'react';
import type { Direction } from '../../../engine/policy';
import type { ProposalLine } from '../../../words/flows/proposalSheet';
import { VerdictIcon } from '../../canvas/VerdictIcon';
import { Words } from '../../frame/Words';
import type { Choosing } from './useChoice';

export interface LineReviewProps {
  readonly line: ProposalLine;
  readonly direction: Direction;
  /** As it was chosen, before the answer is in. */
  readonly chosen: boolean;
  readonly range: string;
  readonly choosing: Choosing;
}

/** One line of a proposal: whether it is written, whom it names, and the flows that ask for it. */
export const LineReview = memo(Line, isSame);

// With every answer all lines are new, and there may be thousands.
function isSame(a: LineReviewProps, b: LineReviewProps): boolean {
  return (
    a.chosen === b.chosen &&
    a.range === b.range &&
    a.choosing === b.choosing &&
    (a.line === b.line || JSON.stringify(a.line) === JSON.stringify(b.line))
  );
}

function Line({ line, direction, chosen, range, choosing }: LineReviewProps): ReactElement {
  const { key, peer, ports, dropped, packets, behind, more, ranges } = line;
  return (
    <li className="proposal__line">
      <label className="proposal__check">
        <input type="checkbox" checked={chosen} onChange={(event) => choosing.line(key, event.target.checked)} />
        <span className="proposal__peer">
          <span className="dim">{direction === 'ingress' ? 'from' : 'to'}</span> <Words words={peer} />{' '}
          <span className="badge badge--port">{ports}</span>{' '}
          {dropped && (
            <span className="proposal__dropped">
              <VerdictIcon state="denied" size={12} /> was refused
            </span>
          )}
        </span>
      </label>
      {ranges.length > 1 && (
        <select
          className="proposal__select proposal__range"
          aria-label="The rule names"
          value={range}
          onChange={(event) => choosing.range(key, event.target.value)}
        >
          {ranges.map((one) => (
            <option key={one} value={one}>
              {one === 'internet' ? 'the Internet' : one}
            </option>
          ))}
        </select>
      )}
      <details className="proposal__behind">
        <summary>
          {packets.toLocaleString('en')} {packets === 1 ? 'flow' : 'flows'}
        </summary>
        <ul>
          {behind.map(({ text, count }) => (
            <li key={text}>
              <code>{text}</code> <span className="dim">×&nbsp;{count.toLocaleString('en')}</span>
            </li>
          ))}
          {more > 0 && <li className="dim">and {more.toLocaleString('en')} more</li>}
        </ul>
      </details>
    </li>
  );
}
