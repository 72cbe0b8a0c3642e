import type { Analysis } from '../answers/analysis';
import { type Asked, memberOf, podAt } from '../answers/asked';
import type { CountedPolicy } from '../answers/situation';
import { onOneLine } from './markdown';

/** How ends of a connection are called: with their namespaces, or by their names alone where all are in one. */
export type Naming = 'full' | 'short';

/** How whom a question names is called: `shop/frontend`, `the Deployment shop/web`, `service shop/backend`, `203.0.113.1`. */
export function askedWords(asked: Asked): string {
  switch (asked.type) {
    case 'address':
      return onOneLine(asked.ip);
    case 'named':
      return onOneLine(`${asked.namespace}/${asked.name}`);
    case 'pod':
      return onOneLine(`pod ${asked.namespace}/${asked.name}`);
    case 'service':
      return onOneLine(`service ${asked.namespace}/${asked.name}`);
    case 'workload':
      return onOneLine(`${asked.kind === undefined ? '' : `${asked.kind} `}${asked.namespace}/${asked.name}`);
  }
}

/** How one pod is called: by its own name, or by that of the workload whose template stands for it. */
export function podWords(analysis: Analysis, pod: number, naming: Naming): string {
  const own = podAt(analysis, pod)?.name;
  const workload = memberOf(analysis, pod)?.workload;
  const name = own ?? workload?.name ?? '';
  return onOneLine(naming === 'short' ? name : `${workload?.namespace ?? ''}/${name}`);
}

/** How a policy is called. */
export function policyName({ policy }: Pick<CountedPolicy, 'policy'>, naming: Naming): string {
  const name = policy.name === '' ? 'a policy without a name' : policy.name;
  return onOneLine(naming === 'short' ? name : `${policy.namespace}/${name}`);
}
