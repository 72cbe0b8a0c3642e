import { isMapping, type Mapping, own } from './networkPolicy/mapping';
import { nearestNames } from './networkPolicy/nearestNames';
import type { KindProblem } from './policyKind';

/**
 * What kubectl says to an object that is surely meant to be a NetworkPolicy of networking.k8s.io/v1 and does not say so:
 * its kind is misspelt or missing, or its apiVersion is missing, gone since Kubernetes 1.16, or one that never was.
 * Undefined for all other objects, also for kinds of that name in the groups of others (Calico, Antrea).
 */
export function misnamedPolicy(object: Mapping, apiVersion: string, kind: string): KindProblem | undefined {
  const spec = own(object, 'spec');
  const meant =
    kind === '' ? isMapping(spec) && Object.hasOwn(spec, 'podSelector') : nearestNames(kind, ['NetworkPolicy']).length > 0;
  // The groups of others have a dot in their name; of Kubernetes' own, those from before 1.8 have none.
  if (!meant || !/^([^./]*|networking\.k8s\.io)(\/|$)/.test(apiVersion)) return undefined;
  const field = kind === 'NetworkPolicy' ? 'apiVersion' : 'kind';
  const missing = (field === 'kind' ? kind : apiVersion) === '';
  const said = missing ? `${field} not set` : `no matches for kind "${kind}" in version "${apiVersion}"`;
  const gone = field === 'apiVersion' && apiVersion === 'extensions/v1beta1';
  return {
    severity: gone ? 'warning' : 'error',
    refused: !gone,
    code: 'wrong-kind',
    path: [field],
    field,
    message: `${said}${gone ? ' since Kubernetes 1.16' : ''}: write apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy`,
    since: gone ? 16 : undefined,
  };
}
