import type { ReactElement } from 'react';
import type { ReplayStatus } from '../../../flows/replay/replay';
import type { EndDetails } from '../../../words/flows/flowDetails';
import type { FlowRow } from '../../../words/flows/flowSheet';
import { useLastAnswer } from '../useLastAnswer';
import { AllowFlow } from './AllowFlow';
import { FlowOutcome } from './FlowOutcome';
import { ProposeButton } from './ProposeButton';

export interface FlowDetailsProps {
  readonly row: FlowRow;
  /** What allows it was asked for: the focus goes there. */
  readonly allowing: boolean;
}

/** What is known of a flow: what becomes of it, both ends, and its newest records as they were written. */
export function FlowDetails({ row, allowing }: FlowDetailsProps): ReactElement {
  const { answer, ageing } = useLastAnswer<'flowDetails'>({ type: 'flowDetails', place: row.place });
  if (answer === undefined) return <p>Looking it up …</p>;
  const { from, to, policies, records, about, outcome } = answer;
  return (
    <section className="flow-details" aria-label={answer.title}>
      <p className="flow-details__seen">
        {row.since}, as {row.type}
        {row.reason !== undefined && `: ${row.reason}`}
        {policies.length > 0 && `, by ${policies.join(', ')}`}.
      </p>
      {outcome && <FlowOutcome outcome={outcome} ageing={ageing} />}
      {mayBeAllowed(row, outcome?.status) && <AllowFlow flow={row.place} asked={allowing} />}
      <div className="flow-details__ends">
        <End title="Source" end={from} />
        <End title="Destination" end={to} />
      </div>
      <h2>{about}</h2>
      {records.length > 0 && (
        <ol className="flow-details__records">
          {records.map(({ place, text }) => (
            <li key={place}>
              <span className="dim">{place}</span>
              <code>{text}</code>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What was refused and what would be: not what is refused for another reason than a policy. */
function mayBeAllowed({ fate }: FlowRow, status: ReplayStatus | undefined): boolean {
  switch (status) {
    case 'stillDropped':
    case 'nowDropped':
    case 'nowForwarded':
      return true;
    case 'stillForwarded':
    case 'undecided':
    case 'notAsked':
      return false;
    case undefined:
      return fate === 'dropped';
  }
}

function End({
  title,
  end: { name, facts, labels, labelsFrom, scope },
}: {
  readonly title: string;
  readonly end: EndDetails;
}): ReactElement {
  return (
    <section>
      <h2>
        {title} <code>{name}</code>
      </h2>
      <dl>
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>Labels</dt>
          <dd>
            {labels?.map((label) => (
              <code key={label} className="chip">
                {label}
              </code>
            ))}
            <span className="dim">{labels === undefined ? labelsFrom : ` ${labelsFrom}`}</span>
          </dd>
        </div>
      </dl>
      {scope && <ProposeButton scope={scope} />}
    </section>
  );
}
