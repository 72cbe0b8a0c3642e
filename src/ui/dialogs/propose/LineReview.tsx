import type { ReactElement } from 'react';
import type { Direction } from '../../../engine/policy';
import type { Choice } from '../../../flows/propose/drafts';
import type { ProposalLine } from '../../../words/flows/proposalSheet';
import { VerdictIcon } from '../../canvas/VerdictIcon';
import { Words } from '../../frame/Words';

export interface LineReviewProps {
  readonly line: ProposalLine;
  readonly direction: Direction;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** One line of a proposal: whether it is written, whom it names, and the flows that ask for it. */
export function LineReview({ line, direction, choice, onChoice }: LineReviewProps): ReactElement {
  const { key, peer, ports, dropped, packets, behind, more, ranges } = line;
  return (
    <li className="proposal__line">
      <label className="proposal__check">
        <input
          type="checkbox"
          checked={choice.lines[key] ?? line.chosen}
          onChange={(event) => onChoice({ ...choice, lines: { ...choice.lines, [key]: event.target.checked } })}
        />
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
          value={choice.ranges[key] ?? line.range}
          onChange={(event) => onChoice({ ...choice, ranges: { ...choice.ranges, [key]: event.target.value } })}
        >
          {ranges.map((range) => (
            <option key={range} value={range}>
              {range === 'internet' ? 'the Internet' : range}
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
