import { Lock, LockOpen, OctagonAlert, TriangleAlert } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import type { PolicyRow } from '../../../answers/tables';
import { useFindings } from '../../../store/findings';
import { drawbridge, useDrawbridge } from '../../../store/store';
import { counted } from '../../../words';
import type { ObjectKey } from '../../../workspace/workspace';
import { type Entry, entriesOf } from '../entry';
import { useLastAnswer } from '../useLastAnswer';
import { STEP, TablePart } from './TablePart';
import type { Picked } from './TablesTab';

const COLUMNS = [
  { title: 'Namespace' },
  { title: 'Name' },
  { title: 'Pod selector' },
  { title: 'Pods', isNumber: true },
  { title: 'Ingress' },
  { title: 'Egress' },
  { title: 'Problems' },
];

export interface PolicyTableProps {
  readonly picked: Picked;
  readonly onPick: (row: PolicyRow | undefined) => void;
}

/** NAMESPACE, NAME and POD-SELECTOR of `kubectl get netpol`, and what each policy comes to. */
export function PolicyTable({ picked, onPick }: PolicyTableProps): ReactElement {
  const [filter, setFilter] = useState('');
  const [most, setMost] = useState(STEP);
  const pod = picked?.type === 'pod' ? picked.row : undefined;
  const { answer, ageing } = useLastAnswer<'policies'>({ type: 'policies', window: { filter, first: 0, most }, pod: pod?.pod });
  const problems = useProblemsByObject();
  const rows = answer?.rows ?? [];
  return (
    <TablePart
      label="Policies that count"
      head={{
        title: 'Policies',
        about: answer && `${answer.total}, as kubectl get netpol prints them`,
        only: pod && `select ${pod.name}`,
        onAll: () => onPick(undefined),
        filter,
        onFilter: setFilter,
        filterLabel: 'Filter policies',
      }}
      columns={COLUMNS}
      none={noPolicies(filter, pod?.name)}
      total={answer?.total}
      shown={rows.length}
      ageing={ageing}
      onMore={() => setMost(most + STEP)}
    >
      {rows.map((row) => (
        <tr key={row.object} className={isPicked(picked, row) ? 'table__row--picked' : undefined}>
          <td className="dim">{row.namespace}</td>
          <th scope="row">
            <button
              type="button"
              className="table__name"
              title={`Show ${row.name} on the canvas`}
              onClick={() => drawbridge.getState().activate(row.file, row.object)}
            >
              {row.name || '(no name)'}
            </button>
            {row.stale && <span className="badge">stale</span>}
          </th>
          <td>
            <code className="chip truncate" title={row.selector}>
              {row.selector}
            </code>
          </td>
          <td className="table__number">
            <button
              type="button"
              className="link"
              aria-pressed={isPicked(picked, row)}
              aria-label={`${row.pods}: show the pods that ${row.name} selects`}
              onClick={() => onPick(isPicked(picked, row) ? undefined : row)}
            >
              {row.pods}
            </button>
          </td>
          <td>
            <Rules count={row.ingress} />
          </td>
          <td>
            <Rules count={row.egress} />
          </td>
          <td>
            <Problems entries={problems.get(row.object) ?? []} />
          </td>
        </tr>
      ))}
    </TablePart>
  );
}

function noPolicies(filter: string, pod: string | undefined): string {
  if (filter !== '') return 'No policy holds these words.';
  return pod === undefined
    ? 'No policy of the open files counts.'
    : `No policy selects ${pod}: it accepts everyone and may connect anywhere.`;
}

function isPicked(picked: Picked, { object }: PolicyRow): boolean {
  return picked?.type === 'policy' && picked.row.object === object;
}

function Rules({ count }: { readonly count: number | undefined }): ReactElement {
  const Icon = count === undefined ? LockOpen : Lock;
  return (
    <span className={count === undefined ? 'table__state dim' : 'table__state'}>
      <Icon size={14} className="icon" />
      {count === undefined ? 'open' : count === 0 ? 'no rule' : counted(count, 'rule')}
    </span>
  );
}

function Problems({ entries }: { readonly entries: readonly Entry[] }): ReactElement {
  const [first] = entries;
  if (first === undefined) return <span className="dim">none</span>;
  const Icon = first.severity === 'error' ? OctagonAlert : TriangleAlert;
  const more = entries.length > 1 ? ` and ${entries.length - 1} more` : '';
  return (
    <span className="table__state" title={entries.map(({ message }) => message).join('\n')}>
      <Icon size={14} className={`icon problem__icon--${first.severity}`} />
      <span className="truncate">
        {first.message}
        {more}
      </span>
    </span>
  );
}

/** What the Problems tab tells, by the object it is told of. */
function useProblemsByObject(): ReadonlyMap<ObjectKey, readonly Entry[]> {
  const workspace = useDrawbridge((state) => state.workspace);
  const { findings } = useFindings();
  return useMemo(() => {
    const byObject = new Map<ObjectKey, Entry[]>();
    for (const entry of entriesOf(workspace, findings)) {
      const object = entry.from.type === 'problem' ? entry.from.problem.object : entry.from.finding.object;
      if (object === undefined) continue;
      const before = byObject.get(object);
      if (before === undefined) byObject.set(object, [entry]);
      else before.push(entry);
    }
    return byObject;
  }, [workspace, findings]);
}
