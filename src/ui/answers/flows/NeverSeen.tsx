import { type ReactElement, useState } from 'react';
import { useLastAnswer } from '../useLastAnswer';

const STEP = 100;

/** What rules allow and nobody was seen to use; worked out when it is opened. */
export function NeverSeen(): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <details className="never-seen" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Allowed, but never seen</summary>
      {open && <Connections />}
    </details>
  );
}

function Connections(): ReactElement {
  const [most, setMost] = useState(STEP);
  const { answer, ageing } = useLastAnswer<'neverSeen'>({ type: 'neverSeen', most });
  if (answer === undefined) return <p className="flows__none">Working it out …</p>;
  const { total, rows } = answer;
  if (total === 0) return <p className="flows__none">No rule allows a connection between workloads that was not seen.</p>;
  return (
    <>
      <p className="never-seen__about">
        {total.toLocaleString('en')} {total === 1 ? 'connection' : 'connections'} between workloads that a rule allows. What is
        not seen here may be seen on another day.
      </p>
      <table className={ageing ? 'table table--ageing' : 'table'} aria-label="Allowed, but never seen" aria-busy={ageing}>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Destination</th>
            <th scope="col">Ports never seen</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, to, ports, some }) => (
            <tr key={`${from} ${to}`}>
              <th scope="row">{from}</th>
              <td>{to}</td>
              <td>
                {ports}
                {some && <span className="dim"> (others were)</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && (
        <button type="button" className="btn btn--small never-seen__more" onClick={() => setMost(most + STEP)}>
          Show {Math.min(STEP, total - rows.length).toLocaleString('en')} more
        </button>
      )}
    </>
  );
}
