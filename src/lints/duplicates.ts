import { isClusterWide, unreadKind } from '../kinds/unreadKinds';
import type { ObjectKey, OpenObject, Workspace } from '../workspace/workspace';
import type { Where } from './neighbours';
import type { Observation } from './observation';

/** Policies of one kind, namespace and name that are open more than once, by the key of each but the first. */
export function duplicates(workspace: Workspace, where: Where): ReadonlyMap<ObjectKey, Observation> {
  const firsts = new Map<string, OpenObject>();
  const found = new Map<ObjectKey, Observation>();
  for (const object of workspace.files.flatMap(({ objects }) => objects)) {
    const isPolicy = object.policy !== undefined || unreadKind(object.apiVersion, object.kind) !== undefined;
    if (!isPolicy || object.stale || object.name === '') continue;
    const namespace = isClusterWide(object.kind) ? undefined : (object.namespace ?? workspace.defaultNamespace);
    const place = namespace === undefined ? '' : ` in namespace ${namespace}`;
    const [group = ''] = object.apiVersion.split('/');
    const identity = JSON.stringify([group, object.kind, namespace, object.name]);
    const first = firsts.get(identity);
    if (first === undefined) {
      firsts.set(identity, object);
      continue;
    }
    found.set(object.key, {
      rule: 'duplicate-policy',
      severity: 'warning',
      path: ['metadata', 'name'],
      message: () =>
        `${object.kind} ${object.name}${place} is also in ${where(first, object)}: the one applied last replaces the other.`,
      related: [{ object: first, path: ['metadata', 'name'] }],
      remedies: [],
    });
  }
  return found;
}
