import { Fragment, type ReactElement } from 'react';
import type { OutcomeSheet } from '../../../words/flows/outcomeSheet';
import { PlaceLink } from '../connectivity/PlaceLink';
import { OutcomeMark } from './OutcomeMark';

/** What the open policies make of a flow, and why: the policies that refuse it are links to their lines. */
export function FlowOutcome({ outcome, ageing }: { readonly outcome: OutcomeSheet; readonly ageing: boolean }): ReactElement {
  const { status, reason, refused } = outcome;
  return (
    <section className={ageing ? 'flow-outcome flow-outcome--ageing' : 'flow-outcome'} aria-busy={ageing}>
      <h2>With the policies as they stand</h2>
      {status !== 'notAsked' && <OutcomeMark outcome={outcome} />}
      {reason !== undefined && <p>{reason}</p>}
      {refused.map(({ side, policies, more }) => (
        <p key={side}>
          Refused by {side}
          {policies.length > 0 && ': '}
          {policies.length > 0 && (policies.length + more === 1 ? 'no rule for it in ' : 'no rule for it in any of ')}
          {policies.map(({ name, object, file }, index) => (
            <Fragment key={object}>
              {index > 0 && (index === policies.length - 1 && more === 0 ? ' and ' : ', ')}
              <PlaceLink place={{ object, file, path: [] }} ageing={ageing}>
                {name}
              </PlaceLink>
            </Fragment>
          ))}
          {more > 0 && ` and ${more} more`}.
        </p>
      ))}
    </section>
  );
}
