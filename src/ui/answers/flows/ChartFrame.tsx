import { Table2 } from 'lucide-react';
import { type ReactElement, type ReactNode, useId, useState } from 'react';
import type { Flags } from '../../../words/flows/flowChartsSheet';
import { addFlags } from './addFlags';

export interface ChartFrameProps {
  readonly title: string;
  /** What the title leaves unsaid, where the chart is known by a longer name. */
  readonly name?: string;
  readonly about: string;
  /** The table behind the chart: a row for each bar, of which the first column narrows the filter. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly flags: Flags; readonly numbers: readonly number[] }[];
  /** The help for all charts, in the first of them. */
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

/** A chart with its title, its legend, and the button to the table behind it. */
export function ChartFrame({ title, name = title, about, columns, rows, help, children }: ChartFrameProps): ReactElement {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const what = asTable ? `Show ${name} as a chart` : `Show ${name} as a table`;
  return (
    <section className="flow-chart" aria-labelledby={id}>
      <header>
        <h2 id={id} title={name}>
          {title}
        </h2>
        {help}
        <span className="flow-chart__about truncate">{about}</span>
        <span className="grow" />
        <button
          type="button"
          className="btn btn--icon btn--small"
          aria-label={what}
          title={what}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          <Table2 size={14} className="icon" />
        </button>
      </header>
      {asTable ? (
        <div className="flow-chart__table">
          <table aria-label={name}>
            <thead>
              <tr>
                {columns.map((column, at) => (
                  <th key={column} scope="col" className={at > 0 ? 'table__number' : undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link"
                      title={`Show the flows of ${row.name}`}
                      onClick={() => addFlags(row.flags)}
                    >
                      {row.name}
                    </button>
                  </th>
                  {row.numbers.map((number, at) => (
                    <td key={columns[at + 1]} className="table__number">
                      {number.toLocaleString('en')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
    </section>
  );
}
