import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode, useState } from 'react';
import type { FlowSort } from '../../../flows/selection';
import type { EndWords, FlowRow, FlowSheet } from '../../../words/flows/flowSheet';
import { VerdictIcon } from '../../canvas/VerdictIcon';
import { FlowDetails } from './FlowDetails';
import { OutcomeMark } from './OutcomeMark';

export interface FlowTableProps {
  readonly sheet: FlowSheet;
  readonly ageing: boolean;
  readonly filtered: boolean;
  readonly sort: FlowSort;
  readonly onSort: (sort: FlowSort) => void;
  readonly step: number;
  readonly onMore: () => void;
}

/** How many columns the details of a row go over, besides that of the outcomes. */
const COLUMNS = 9;

/** The flows as `hubble observe` prints them, those that are alike in one row; a row opens to what is known of it. */
export function FlowTable({ sheet, ageing, filtered, sort, onSort, step, onMore }: FlowTableProps): ReactElement {
  const [open, setOpen] = useState<number>();
  // Whose edit was asked for, so that the focus goes there.
  const [allowing, setAllowing] = useState<number>();
  const { rows, total, all, flows, outcomes } = sheet;
  const replayed = outcomes !== undefined;
  const head = { sort, onSort };
  if (total === 0) {
    return <p className="flows__none">{filtered ? 'No flow is kept by this filter.' : 'No flow was found in these files.'}</p>;
  }
  return (
    <>
      <table
        className={`table flow-table${replayed ? ' flow-table--replayed' : ''}${ageing ? ' table--ageing' : ''}`}
        aria-label="Flows"
        aria-busy={ageing}
      >
        <thead>
          <tr>
            <Sortable by="last" {...head} className="flow__time" title="In UTC; times without a zone as they were written">
              Timestamp
            </Sortable>
            <Sortable by="from" {...head}>
              Source
            </Sortable>
            <th scope="col" className="flow__arrow">
              <span className="visually-hidden">Direction</span>
            </th>
            <Sortable by="to" {...head}>
              Destination
            </Sortable>
            <th scope="col" className="flow__port">
              Port
            </th>
            <th scope="col" className="flow__type">
              Type
            </th>
            <Sortable by="verdict" {...head} className="flow__fate">
              Verdict
            </Sortable>
            <th scope="col" className="flow__reason">
              Reason
            </th>
            <Sortable by="count" {...head} className="table__number">
              Count
            </Sortable>
            {replayed && (
              <th scope="col" className="flow__now" title="As the open policies say; of others in the cluster nothing is known">
                With these policies
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.place}>
              <Row
                row={row}
                replayed={replayed}
                open={open === row.place}
                onOpen={() => {
                  setAllowing(undefined);
                  setOpen(open === row.place ? undefined : row.place);
                }}
                onAllow={() => {
                  setAllowing(row.place);
                  setOpen(row.place);
                }}
              />
              {open === row.place && (
                <tr className="flow__opened">
                  <td colSpan={replayed ? COLUMNS + 1 : COLUMNS} id={`flow-${row.place}`}>
                    <FlowDetails row={row} allowing={allowing === row.place} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="flows__foot">
        {total > rows.length && (
          <button type="button" className="btn btn--small" onClick={onMore}>
            Show {Math.min(step, total - rows.length).toLocaleString('en')} more
          </button>
        )}
        <span>
          {flows.toLocaleString('en')} {flows === 1 ? 'flow' : 'flows'}, {rows.length.toLocaleString('en')} of{' '}
          {(filtered ? total : all).toLocaleString('en')} {total === 1 ? 'row' : 'rows'} shown
        </span>
      </p>
    </>
  );
}

function Sortable({
  by,
  sort,
  onSort,
  className,
  title,
  children,
}: {
  readonly by: FlowSort['by'];
  readonly sort: FlowSort;
  readonly onSort: (sort: FlowSort) => void;
  readonly className?: string;
  readonly title?: string;
  readonly children: ReactNode;
}): ReactElement {
  const chosen = sort.by === by;
  // Times and numbers begin with the largest.
  const down = (by === 'last' || by === 'count') !== sort.reversed;
  return (
    <th scope="col" className={className} title={title} aria-sort={chosen ? (down ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="flow__sort" onClick={() => onSort({ by, reversed: chosen && !sort.reversed })}>
        <span className="flow__title">{children}</span>
        {chosen && (down ? <ArrowDown size={12} className="icon" /> : <ArrowUp size={12} className="icon" />)}
      </button>
    </th>
  );
}

const ARROWS: Readonly<Record<FlowRow['arrow'], string>> = {
  '->': 'request to',
  '<-': 'reply from',
  '<>': 'and',
};

function Row({
  row,
  replayed,
  open,
  onOpen,
  onAllow,
}: {
  readonly row: FlowRow;
  readonly replayed: boolean;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onAllow: () => void;
}): ReactElement {
  const { from, to, arrow, port, fate, verdict, outcome } = row;
  return (
    // The button in it does the same for the keyboard.
    <tr
      className={open ? 'flow table__row--picked' : 'flow'}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('button')) && getSelection()?.isCollapsed !== false)
          onOpen();
      }}
    >
      <td className="flow__time" title={row.since}>
        {row.time}
      </td>
      <th scope="row">
        <button
          type="button"
          className="table__name flow__open"
          aria-expanded={open}
          aria-controls={open ? `flow-${row.place}` : undefined}
          aria-label={`${from.name} ${ARROWS[arrow]} ${to.name} ${port}, ${verdict}${outcome === undefined ? '' : `, ${outcome.words}`}`}
          title={from.name}
          onClick={onOpen}
        >
          {from.name}
        </button>
        <Aside end={from} />
      </th>
      <td className="flow__arrow">
        <span aria-hidden="true">{arrow}</span>
        <span className="visually-hidden">{ARROWS[arrow]}</span>
      </td>
      <td className="flow__end" title={to.name}>
        {to.name}
        <Aside end={to} />
        {outcome && !outcome.status.startsWith('still') && (
          <span className="flow__under">
            <OutcomeMark outcome={outcome} />
          </span>
        )}
      </td>
      <td className="flow__port">{port}</td>
      <td className="flow__type">{row.type}</td>
      <td className="flow__fate">
        <span className={`flow__verdict flow__verdict--${fate}`}>
          {fate !== 'other' && <VerdictIcon state={fate === 'dropped' ? 'denied' : 'allowed'} size={14} />}
          <span className="flow__word">{verdict}</span>
        </span>
      </td>
      <td className="flow__reason">{row.reason}</td>
      <td className="table__number">{row.count.toLocaleString('en')}</td>
      {replayed && (
        <td className="flow__now">
          <span className="flow__outcome">
            {outcome && <OutcomeMark outcome={outcome} />}
            {(outcome?.status === 'stillDropped' || outcome?.status === 'nowDropped') && !open && (
              <button
                type="button"
                className="btn btn--small btn--line flow__allow"
                aria-label={`Allow this: ${from.name} to ${to.name} ${port}`}
                title="Allow this…"
                onClick={onAllow}
              >
                <Plus size={14} className="icon" />
                <span className="flow__allows">Allow this</span>
              </button>
            )}
          </span>
        </td>
      )}
    </tr>
  );
}

function Aside({ end: { aside } }: { readonly end: EndWords }): ReactElement | null {
  return aside === undefined ? null : <span className="dim"> ({aside})</span>;
}
