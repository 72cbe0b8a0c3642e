import type { ReactElement } from 'react';
import type { NamedBar } from '../../../words/flows/flowChartsSheet';
import { addFlags } from './addFlags';
import { ChartFrame } from './ChartFrame';

export interface TopBarsProps {
  readonly title: string;
  readonly name: string;
  readonly column: string;
  readonly bars: readonly NamedBar[];
  /** What the bars are parts of. */
  readonly all: number;
}

/** The most frequent of something, as hatched bars that carry their numbers. */
export function TopBars({ title, name, column, bars, all }: TopBarsProps): ReactElement {
  const largest = bars[0]?.count ?? 0;
  return (
    <ChartFrame
      title={title}
      name={name}
      about=""
      columns={[column, 'Dropped', 'of 100']}
      rows={bars.map(({ name: called, flags, count }) => ({
        name: called,
        flags,
        numbers: [count, Math.round((count / all) * 100)],
      }))}
    >
      {bars.length === 0 ? (
        <p className="flow-chart__none">Nothing was dropped.</p>
      ) : (
        <ol className="top-bars">
          {bars.map(({ name: called, count, flags }) => (
            <li key={called}>
              <button type="button" title={`Show what was dropped: ${called}`} onClick={() => addFlags(flags)}>
                <span className="top-bars__name truncate">{called}</span>
                <span className="top-bars__track">
                  <span className="top-bars__bar" style={{ width: `${Math.max(2, (count / largest) * 100)}%` }} />
                </span>
                <b>{count.toLocaleString('en')}</b>
              </button>
            </li>
          ))}
        </ol>
      )}
    </ChartFrame>
  );
}
