import type { Pod, Protocol, Service } from '../engine';
import { isKind } from '../kinds/resources/kindNames';
import type { Analysis, Member } from './analysis';
import { addressKey, directoryOf, nameKey } from './directory';

/**
 * Whom a question names. `named` is a pod of that name, or else the workload. A workload's `kind` may be left out where
 * its name is one of a kind, and be typed as kubectl takes it.
 */
export type Asked =
  | { readonly type: 'pod'; readonly namespace: string; readonly name: string }
  | { readonly type: 'workload'; readonly namespace: string; readonly kind: string | undefined; readonly name: string }
  | { readonly type: 'named'; readonly namespace: string; readonly name: string }
  | { readonly type: 'service'; readonly namespace: string; readonly name: string }
  | { readonly type: 'address'; readonly ip: string };

/** Whom that is: pods by their places in the analysis, or an address outside the cluster. */
export type Found =
  | { readonly type: 'pods'; readonly pods: readonly number[]; readonly service: Service | undefined }
  | { readonly type: 'address'; readonly ip: string };

/** Why a question cannot be answered. */
export type Unanswerable =
  | { readonly type: 'noSuch'; readonly asked: Exclude<Asked, { type: 'address' }> }
  | { readonly type: 'severalKinds'; readonly asked: Exclude<Asked, { type: 'address' }>; readonly kinds: readonly string[] }
  | { readonly type: 'noAddress'; readonly text: string }
  | { readonly type: 'serviceWithoutSelector' | 'serviceWithoutPods'; readonly service: Service }
  | {
      readonly type: 'noServicePort';
      readonly service: Service;
      readonly port: number | string | undefined;
      readonly protocol: Protocol | undefined;
    }
  | { readonly type: 'noNamedPort'; readonly name: string; readonly protocol: Protocol }
  | { readonly type: 'addresses' };

/**
 * Finds whom one end of a question names. An address that a pod has is that pod, and one of a service, where a connection
 * goes to, is that service; those of nodes are not told apart from others.
 */
export function findAsked(analysis: Analysis, asked: Asked, end: 'from' | 'to'): Found | Unanswerable {
  const directory = directoryOf(analysis);
  switch (asked.type) {
    case 'address': {
      const key = addressKey(asked.ip);
      if (key === undefined) return { type: 'noAddress', text: asked.ip };
      const pods = directory.byAddress.get(key);
      if (pods !== undefined) return { type: 'pods', pods, service: undefined };
      const service = end === 'to' ? directory.byClusterIp.get(key) : undefined;
      return service === undefined ? { type: 'address', ip: asked.ip } : findService(analysis, service);
    }
    case 'pod':
      return findPod(analysis, asked) ?? { type: 'noSuch', asked };
    case 'workload':
      // A pod that something made is no workload of its own, and still a pod.
      return (
        findWorkload(analysis, asked, asked.kind) ??
        (asked.kind !== undefined && isKind(asked.kind, 'Pod') ? findPod(analysis, asked) : undefined) ?? {
          type: 'noSuch',
          asked,
        }
      );
    case 'named':
      return findPod(analysis, asked) ?? findWorkload(analysis, asked, undefined) ?? { type: 'noSuch', asked };
    case 'service': {
      const service = directory.services.get(nameKey(asked.namespace, asked.name));
      return service === undefined ? { type: 'noSuch', asked } : findService(analysis, service);
    }
  }
}

interface Name {
  readonly namespace: string;
  readonly name: string;
}

function findPod(analysis: Analysis, { namespace, name }: Name): Found | undefined {
  const pods = directoryOf(analysis).pods.get(nameKey(namespace, name));
  return pods === undefined ? undefined : { type: 'pods', pods, service: undefined };
}

function findWorkload(
  analysis: Analysis,
  asked: Exclude<Asked, { type: 'address' }>,
  kind: string | undefined,
): Found | Unanswerable | undefined {
  const { members: byName, byOwner } = directoryOf(analysis);
  const key = nameKey(asked.namespace, asked.name);
  const members = (byName.get(key) ?? []).filter(({ workload }) => kind === undefined || isKind(kind, workload.kind));
  const [only, ...others] = members;
  if (only === undefined) {
    const pods = (byOwner.get(key) ?? []).flatMap(({ owner, pod }) =>
      kind === undefined || isKind(kind, owner.kind) ? [pod] : [],
    );
    return pods.length === 0 ? undefined : { type: 'pods', pods, service: undefined };
  }
  if (others.length > 0) return { type: 'severalKinds', asked, kinds: members.map(({ workload }) => workload.kind) };
  return { type: 'pods', pods: podsOf(only), service: undefined };
}

/** The pods behind a service. */
function findService(analysis: Analysis, service: Service): Found | Unanswerable {
  const { selector, namespace } = service;
  if (selector === undefined) return { type: 'serviceWithoutSelector', service };
  const pods = analysis.reach.pods.flatMap((pod, index) =>
    pod.namespace === namespace && [...selector].every(([key, value]) => pod.labels.get(key) === value) ? [index] : [],
  );
  return pods.length > 0 ? { type: 'pods', pods, service } : { type: 'serviceWithoutPods', service };
}

/** The places of a workload's pods. */
export function podsOf({ first, workload }: Member): readonly number[] {
  return workload.pods.map((_, index) => first + index);
}

/** The workload a pod belongs to. */
export function memberOf({ members }: Analysis, pod: number): Member | undefined {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((members[middle]?.first ?? 0) <= pod) low = middle + 1;
    else high = middle;
  }
  return members[low - 1];
}

/** The pod at a place. */
export function podAt(analysis: Analysis, index: number): Pod | undefined {
  const member = memberOf(analysis, index);
  return member?.workload.pods[index - member.first];
}

/** A pod's own name, or its workload's where a template stands for it. */
export function nameOf(analysis: Analysis, index: number): string {
  return podAt(analysis, index)?.name ?? memberOf(analysis, index)?.workload.name ?? '';
}

/** Whether a pod stands for itself alone: a template may stand for several. */
export function isOnePod(analysis: Analysis, pod: number): boolean {
  const workload = memberOf(analysis, pod)?.workload;
  if (podAt(analysis, pod)?.name !== undefined) return true;
  // One is what the API server makes of a missing number; one on each node of a DaemonSet.
  return workload?.kind !== 'DaemonSet' && (workload?.replicas ?? 1) <= 1;
}
