import { type ReactElement, useId } from 'react';
import type { Scope } from '../../../flows/propose/subjects';
import type { ScopeChoice } from '../../../words/flows/scopesSheet';

/** Of what belongs to the cluster itself nobody wants policies first. */
const LAST = 'kube-system';

export function startingScope(scopes: readonly ScopeChoice[]): Scope | undefined {
  const first = scopes.find(({ namespace }) => namespace !== LAST) ?? scopes[0];
  return first && { type: 'namespace', namespace: first.namespace };
}

export function scopeKey(scope: Scope): string {
  return scope.type === 'namespace' ? scope.namespace : `${scope.namespace} ${scope.kind} ${scope.name}`;
}

export interface ScopeFieldsProps {
  readonly scopes: readonly ScopeChoice[];
  readonly scope: Scope;
  readonly onChoose: (scope: Scope) => void;
}

/** For whom policies are proposed: a namespace, or one workload of it. */
export function ScopeFields({ scopes, scope, onChoose }: ScopeFieldsProps): ReactElement {
  const id = useId();
  const { namespace } = scope;
  const workloads = scopes.find((one) => one.namespace === namespace)?.workloads ?? [];
  const keyOf = (kind: string, name: string): string => `${kind} ${name}`;
  const chosen = scope.type === 'namespace' ? '' : keyOf(scope.kind, scope.name);
  const chooseWorkload = (key: string): void => {
    const workload = workloads.find(({ kind, name }) => keyOf(kind, name) === key);
    onChoose(workload ? { type: 'workload', namespace, ...workload } : { type: 'namespace', namespace });
  };
  return (
    <div className="proposal__scope">
      <label htmlFor={`${id}-namespace`}>Namespace</label>
      <select
        id={`${id}-namespace`}
        className="proposal__select"
        value={namespace}
        onChange={(event) => onChoose({ type: 'namespace', namespace: event.target.value })}
      >
        {scopes.map((one) => (
          <option key={one.namespace} value={one.namespace}>
            {one.namespace}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-workload`}>For</label>
      <select
        id={`${id}-workload`}
        className="proposal__select"
        value={chosen}
        onChange={(event) => chooseWorkload(event.target.value)}
      >
        <option value="">all that was seen there</option>
        {workloads.map(({ kind, name }) => (
          <option key={keyOf(kind, name)} value={keyOf(kind, name)}>
            {kind} {name}
          </option>
        ))}
      </select>
    </div>
  );
}
