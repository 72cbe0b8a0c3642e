import { Lock, LockOpen, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Choice } from '../../../flows/propose/drafts';
import type { ProposalSide, ProposalSubject } from '../../../words/flows/proposalSheet';
import { LineReview } from './LineReview';
import type { Choosing } from './useChoice';

export interface SubjectReviewProps {
  readonly subject: ProposalSubject;
  readonly choice: Choice;
  readonly choosing: Choosing;
}

/** The policy for one workload: whom it selects, and both directions with their lines. */
export function SubjectReview({ subject, choice, choosing }: SubjectReviewProps): ReactElement {
  const { name, selector, sides } = subject;
  return (
    <section className="proposal__subject" aria-label={`Policy for ${name}`}>
      <h3>
        {name} <code className="chip">{selector}</code>
      </h3>
      {sides.map((side) => (
        <Side key={side.key} side={side} of={name} choice={choice} choosing={choosing} />
      ))}
    </section>
  );
}

function Side({
  side,
  of,
  choice,
  choosing,
}: {
  readonly side: ProposalSide;
  readonly of: string;
  readonly choice: Choice;
  readonly choosing: Choosing;
}): ReactElement {
  const { direction, key, left, cut, breaks, lines } = side;
  // At once, not when the answer is in.
  const isolated = choice.directions[key] ?? side.isolated;
  const title = direction === 'ingress' ? 'Ingress' : 'Egress';
  const Sign = isolated ? Lock : LockOpen;
  return (
    <fieldset className="proposal__side">
      <legend className="visually-hidden">
        {title} of {of}
      </legend>
      <label className="proposal__check proposal__isolate">
        <input type="checkbox" checked={isolated} onChange={(event) => choosing.direction(key, event.target.checked)} />
        <Sign size={14} className="icon" />
        <span>
          <b>{title}</b>{' '}
          {isolated
            ? lines.length === 0
              ? 'closed: nothing was seen'
              : 'closed but for these'
            : 'left open: everything may pass'}
        </span>
      </label>
      {(left.length > 0 || (breaks && isolated)) && (
        <div className={breaks && isolated ? 'proposal__left proposal__left--warns' : 'proposal__left'}>
          {breaks && isolated && <TriangleAlert size={14} className="icon" />}
          <div>
            {cut !== undefined && <p>{cut}</p>}
            {left.length > 0 && <p>No rule surely lets through {left.join('; ')}.</p>}
            {breaks && isolated && cut === undefined && (
              <p>Its labels are those of other pods, too, for which it is left open.</p>
            )}
          </div>
        </div>
      )}
      {isolated && lines.length > 0 && (
        <ul className="proposal__rules">
          {lines.map((line) => (
            <LineReview
              key={line.key}
              line={line}
              direction={direction}
              chosen={choice.lines[line.key] ?? line.chosen}
              range={choice.ranges[line.key] ?? line.range}
              choosing={choosing}
            />
          ))}
        </ul>
      )}
    </fieldset>
  );
}
