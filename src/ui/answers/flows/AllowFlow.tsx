import '../connectivity/check.css';
import { type ReactElement, useId, useState } from 'react';
import { AllowBox } from '../connectivity/AllowBox';
import { useLastAnswer } from '../useLastAnswer';

/** Offers the edit that would let a flow through, or says why there is none. It is shown as text before it is made. */
export function AllowFlow({ flow }: { readonly flow: number }): ReactElement | null {
  const id = useId();
  const [cidr, setCidr] = useState<string>();
  const { answer: sheet, ageing } = useLastAnswer<'allowFlow'>({ type: 'allowFlow', flow, cidr });
  if (sheet === undefined) return null;
  if (sheet.type === 'none') return <p className="flow-allow__none">{sheet.text}</p>;
  const { ways, label, ranges, note } = sheet;
  return (
    <div className="flow-allow">
      <AllowBox ways={ways} label={label} ageing={ageing}>
        {note !== undefined && <p>{note}</p>}
        {ranges.length > 1 && (
          <p className="flow-allow__range">
            <label htmlFor={id}>The rule names</label>
            <select id={id} value={cidr ?? ranges[0]} onChange={(event) => setCidr(event.target.value)}>
              {ranges.map((range) => (
                <option key={range} value={range}>
                  {range}
                </option>
              ))}
            </select>
          </p>
        )}
      </AllowBox>
    </div>
  );
}
