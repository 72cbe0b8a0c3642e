import type { ReactElement, ReactNode } from 'react';
import { TableHead, type TableHeadProps } from './TableHead';

/** So many rows are shown at first, and with every wish for more. */
export const STEP = 200;

export interface TablePartProps {
  readonly label: string;
  readonly head: TableHeadProps;
  readonly columns: readonly { readonly title: string; readonly isNumber?: boolean }[];
  /** What is said in place of the table where it has no row at all. */
  readonly none: string;
  /** Undefined before the first answer. */
  readonly total: number | undefined;
  readonly shown: number;
  /** The rows are of an earlier text, or of an earlier wish: newer ones are on their way. */
  readonly ageing: boolean;
  readonly onMore: () => void;
  /** The rows. */
  readonly children: ReactNode;
}

/** A table of which as much is shown as was wished for, under its heading. */
export function TablePart({ label, head, columns, none, total, shown, ageing, onMore, children }: TablePartProps): ReactElement {
  return (
    <section className="tables__part" aria-label={label}>
      <TableHead {...head} />
      {total === 0 ? (
        <p className="tables__none">{none}</p>
      ) : (
        <div className="tables__scroll" data-scrolls="">
          <table className={ageing && total !== undefined ? 'table table--ageing' : 'table'} aria-busy={ageing}>
            <thead>
              <tr>
                {columns.map(({ title, isNumber = false }) => (
                  <th key={title} scope="col" className={isNumber ? 'table__number' : undefined}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
          {total !== undefined && shown < total && (
            <button type="button" className="btn btn--small tables__more" onClick={onMore}>
              Show {Math.min(STEP, total - shown)} more of {total}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
