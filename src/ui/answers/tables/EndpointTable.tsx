import { Lock, LockOpen } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import type { Overview } from '../../../answers/overview';
import type { EndpointRow } from '../../../answers/tables';
import { showPolicy } from '../../../store/showPolicy';
import { counted } from '../../../words';
import { useLastAnswer } from '../useLastAnswer';
import { STEP, TablePart } from './TablePart';
import type { Picked } from './TablesTab';

/** So many policies of a pod are named; the others are counted. */
const NAMED = 4;

const COLUMNS = ['Namespace', 'Endpoint', 'Ingress enforcement', 'Egress enforcement', 'Labels', 'Policies that select it'].map(
  (title) => ({ title }),
);

export interface EndpointTableProps {
  readonly picked: Picked;
  readonly onPick: (row: EndpointRow | undefined) => void;
  readonly overview: Overview | undefined;
}

/** The pods of the open files with the enforcement of `cilium endpoint list`, and the policies that select each. */
export function EndpointTable({ picked, onPick, overview }: EndpointTableProps): ReactElement {
  const [filter, setFilter] = useState('');
  const [most, setMost] = useState(STEP);
  const policy = picked?.type === 'policy' ? picked.row : undefined;
  const { answer, ageing } = useLastAnswer<'endpoints'>({
    type: 'endpoints',
    window: { filter, first: 0, most },
    policy: policy?.object,
  });
  const rows = answer?.rows ?? [];
  return (
    <TablePart
      label="Endpoints"
      head={{
        title: 'Endpoints',
        about: answer && `${counted(answer.total, 'pod')}, enforcement as cilium endpoint list shows it${completed(overview)}`,
        only: policy && `selected by ${policy.name}`,
        onAll: () => onPick(undefined),
        filter,
        onFilter: setFilter,
        filterLabel: 'Filter pods',
      }}
      columns={COLUMNS}
      none={noPods(filter, policy?.name, overview?.pods ?? 0)}
      total={answer?.total}
      shown={rows.length}
      ageing={ageing}
      onMore={() => setMost(most + STEP)}
    >
      {rows.map((row) => (
        <tr key={row.pod} className={isPicked(picked, row) ? 'table__row--picked' : undefined}>
          <td className="dim">{row.namespace}</td>
          <th scope="row">
            <button
              type="button"
              className="table__name"
              aria-pressed={isPicked(picked, row)}
              title={`Show the policies that select ${row.name}`}
              onClick={() => onPick(isPicked(picked, row) ? undefined : row)}
            >
              {row.name}
            </button>
            <small className="dim"> {about(row)}</small>
          </th>
          <td>
            <Enforcement on={row.ingress} />
          </td>
          <td>
            <Enforcement on={row.egress} />
          </td>
          <td className="table__chips" title={row.labels.join(', ')}>
            {row.labels.slice(0, 3).map((label) => (
              <code key={label} className="chip truncate">
                {label}
              </code>
            ))}
            {row.labels.length > 3 && <span className="dim">+{row.labels.length - 3}</span>}
          </td>
          <td>
            <Policies policies={row.policies} />
          </td>
        </tr>
      ))}
    </TablePart>
  );
}

function completed(overview: Overview | undefined): string {
  if (overview === undefined || overview.completed === 0) return '';
  return `; ${counted(overview.completed, 'completed pod')} left out`;
}

function noPods(filter: string, policy: string | undefined, all: number): string {
  if (all === 0) {
    return 'No workload is open. Open the manifests of your Deployments and Namespaces beside the policies, or what kubectl get pods,namespaces,services -A -o yaml prints.';
  }
  if (filter !== '') return 'No pod holds these words.';
  return policy === undefined ? 'There is no pod.' : `${policy} selects none of the ${counted(all, 'pod')} that are open.`;
}

function isPicked(picked: Picked, { pod }: EndpointRow): boolean {
  return picked?.type === 'pod' && picked.row.pod === pod;
}

function about({ kind, workload, name, template, hostNetwork }: EndpointRow): string {
  const from = template ? `${kind}’s template` : kind === 'Pod' ? '' : `${kind} ${workload === name ? '' : workload}`.trim();
  return [from, hostNetwork ? 'on the node’s network' : ''].filter(Boolean).join(', ');
}

function Enforcement({ on }: { readonly on: boolean }): ReactElement {
  const Icon = on ? Lock : LockOpen;
  return (
    <span className={on ? 'table__state' : 'table__state dim'}>
      <Icon size={14} className="icon" />
      {on ? 'Enabled' : 'Disabled'}
    </span>
  );
}

function Policies({ policies }: { readonly policies: EndpointRow['policies'] }): ReactElement {
  if (policies.length === 0) return <span className="dim">none selects it</span>;
  return (
    <>
      {policies.slice(0, NAMED).map(({ object, name }, index) => (
        <span key={object}>
          {index > 0 && ', '}
          <button type="button" className="link" title={`Show ${name} on the canvas`} onClick={() => showPolicy(object)}>
            {name}
          </button>
        </span>
      ))}
      {policies.length > NAMED && <span className="dim"> and {policies.length - NAMED} more</span>}
    </>
  );
}
