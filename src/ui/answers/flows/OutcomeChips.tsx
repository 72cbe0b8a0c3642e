import type { ReactElement } from 'react';
import { flowFilter } from '../../../store/flowFilter';
import type { FlowSheet } from '../../../words/flows/flowSheet';
import { HelpButton } from '../../frame/HelpButton';
import { OutcomeIcon } from './OutcomeMark';

export interface OutcomeChipsProps {
  readonly outcomes: NonNullable<FlowSheet['outcomes']>;
  readonly chosen: string | undefined;
  readonly ageing: boolean;
}

/** How many flows become what under the open policies; pressed, only those are shown. */
export function OutcomeChips({ outcomes, chosen, ageing }: OutcomeChipsProps): ReactElement {
  return (
    <fieldset className={ageing ? 'outcomes outcomes--ageing' : 'outcomes'}>
      <legend className="outcomes__legend">With the policies as they stand</legend>
      {outcomes
        .filter(({ status, count }) => count > 0 || status === chosen)
        .map(({ status, words, count }) => (
          <button
            key={status}
            type="button"
            className="outcomes__chip"
            aria-pressed={status === chosen}
            onClick={() => flowFilter.setState({ outcome: status === chosen ? undefined : status })}
          >
            <OutcomeIcon status={status} />
            {words} <b>{count.toLocaleString('en')}</b>
          </button>
        ))}
      <HelpButton topic="replay" about="the replay" />
    </fieldset>
  );
}
