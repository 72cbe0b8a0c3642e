import { type ReactElement, type ReactNode, useId, useState } from 'react';
import type { MatrixQuestion } from '../../../answers/matrix';
import type { Overview } from '../../../answers/overview';
import { parsePorts } from '../../../kinds/networkPolicy/portsText';

export type Filters = Pick<MatrixQuestion, 'namespaces' | 'words' | 'port' | 'policy'>;
export const NO_FILTERS: Filters = { namespaces: [], words: '', port: undefined, policy: undefined };

/** What the matrix and the map are narrowed to: a namespace, a policy's pods and who may talk to them, words, a port. */
export function MatrixFilters({
  switcher,
  filters,
  namespaces,
  policies,
  hidden,
  onFilters,
  children,
}: {
  readonly switcher: ReactNode;
  readonly filters: Filters;
  readonly namespaces: readonly string[];
  readonly policies: Overview['choices'];
  /** So many workloads are left out. */
  readonly hidden: number;
  readonly onFilters: (filters: Filters) => void;
  readonly children?: ReactNode;
}): ReactElement {
  const id = useId();
  const [port, setPort] = useState('');
  const read = portOf(port);
  return (
    <div className="connectivity__bar">
      {switcher}
      <label htmlFor={`${id}-namespace`} className="visually-hidden">
        Namespace
      </label>
      <select
        id={`${id}-namespace`}
        className="ask"
        value={filters.namespaces[0] ?? ''}
        onChange={(event) => onFilters({ ...filters, namespaces: event.target.value === '' ? [] : [event.target.value] })}
      >
        <option value="">every namespace</option>
        {namespaces.map((namespace) => (
          <option key={namespace} value={namespace}>
            {namespace}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-policy`} className="visually-hidden">
        Policy
      </label>
      <select
        id={`${id}-policy`}
        className="ask"
        value={filters.policy ?? ''}
        title="Workloads that the policy selects, and whoever they may talk to"
        onChange={(event) => onFilters({ ...filters, policy: event.target.value || undefined })}
      >
        <option value="">every policy</option>
        {policies.map(({ object, name }) => (
          <option key={object} value={object}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-words`} className="visually-hidden">
        Workloads that hold these words
      </label>
      <input
        id={`${id}-words`}
        type="search"
        className="ask"
        placeholder="name or label"
        value={filters.words}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onFilters({ ...filters, words: event.target.value })}
      />
      <label htmlFor={`${id}-port`} className="visually-hidden">
        Port
      </label>
      <input
        id={`${id}-port`}
        type="text"
        className="ask ask--port"
        placeholder="every port"
        value={port}
        aria-invalid={read === 'wrong'}
        title="A port such as 8080 or 53/UDP; empty: every port"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setPort(event.target.value);
          const next = portOf(event.target.value);
          if (next !== 'wrong') onFilters({ ...filters, port: next });
        }}
      />
      {read === 'wrong' && (
        <span className="connectivity__fault" role="status">
          Write a port such as 8080 or 53/UDP.
        </span>
      )}
      {hidden > 0 && (
        <button
          type="button"
          className="btn btn--small"
          onClick={() => {
            setPort('');
            onFilters(NO_FILTERS);
          }}
        >
          {hidden} left out: show all
        </button>
      )}
      <span className="grow" />
      {children}
    </div>
  );
}

/** One port by its number, as the form of a rule takes it. */
export function portOf(text: string): MatrixQuestion['port'] | 'wrong' {
  if (text.trim() === '') return undefined;
  const parsed = parsePorts(text);
  const [only, ...others] = parsed.ok ? parsed.ports : [];
  if (only === undefined || others.length > 0 || typeof only.port !== 'number' || only.endPort !== undefined) return 'wrong';
  return { protocol: only.protocol, number: only.port };
}
