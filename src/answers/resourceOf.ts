import type { ClusterObject } from '../engine';
import { readResource } from '../kinds/resources/readResource';
import type { OpenObject, ReadObject } from '../workspace/workspace';

/** What an object says about who there is in the cluster; undefined of policies and of all that says nothing about it. */
export function resourceOf(
  { apiVersion, kind, resource }: Pick<OpenObject | ReadObject, 'apiVersion' | 'kind' | 'resource'>,
  defaultNamespace: string,
): ClusterObject | undefined {
  return resource?.type === 'raw' ? readResource(apiVersion, kind, resource.value, defaultNamespace) : resource;
}
