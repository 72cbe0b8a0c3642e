import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Rule } from '../../engine/policy';
import { Field } from './Field';
import { portsLabel, ruleSummary, takesNoPeer } from './ruleSummary';

export interface AddToProps {
  readonly rules: readonly Rule[];
  readonly into: number | undefined;
  readonly onChange: (into: number | undefined) => void;
}

/** Whether peers become a rule of their own or go into one that is there, whose ports they then have. */
export function AddTo({ rules, into, onChange }: AddToProps): ReactElement {
  const rule = into === undefined ? undefined : rules[into];
  return (
    <Field label="Add to" fault={undefined} insist={false} hint={rule && `Gets the ports of that rule: ${portsLabel(rule)}.`}>
      {(described) => (
        <span className="select">
          <select
            {...described}
            className="input input--select"
            value={into ?? ''}
            onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
          >
            <option value="">A new rule</option>
            {rules.map((one, index) => {
              const reason = takesNoPeer(one);
              return (
                // Rules have no identity but their place.
                <option key={[index, ruleSummary(one)].join()} value={index} disabled={reason !== undefined}>
                  {`Rule ${index + 1}: ${ruleSummary(one)}${reason === undefined ? '' : ' (takes no peer)'}`}
                </option>
              );
            })}
          </select>
          <ChevronDown size={14} className="icon" aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}
