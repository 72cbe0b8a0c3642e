import '../connectivity/check.css';
import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { AllowBox } from '../connectivity/AllowBox';
import { useLastAnswer } from '../useLastAnswer';

export interface AllowFlowProps {
  readonly flow: number;
  /** It was asked for by its button: the focus comes here. */
  readonly asked: boolean;
}

/** Offers the edit that would let a flow through, or says why there is none. It is shown as text before it is made. */
export function AllowFlow({ flow, asked }: AllowFlowProps): ReactElement | null {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [cidr, setCidr] = useState<string>();
  const { answer: sheet, ageing } = useLastAnswer<'allowFlow'>({ type: 'allowFlow', flow, cidr });
  const type = sheet?.type;
  useEffect(() => {
    if (!asked || type === undefined) return;
    const [first] = place.current?.querySelectorAll<HTMLElement>('input, button') ?? [];
    (first ?? place.current)?.focus();
  }, [asked, type]);
  if (sheet === undefined) return null;
  if (sheet.type === 'none') {
    return (
      <div ref={place} tabIndex={-1} className="flow-allow__none">
        {sheet.text}
      </div>
    );
  }
  const { ways, label, ranges, note } = sheet;
  return (
    <div ref={place} className="flow-allow">
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
