import { type Pod, type Protocol, parseAddress, type Service } from '../engine';
import type { Analysis, Member } from './analysis';

/** Whom a question names. A workload's `kind` may be left out where its name is one of a kind. */
export type Asked =
  | { readonly type: 'pod'; readonly namespace: string; readonly name: string }
  | { readonly type: 'workload'; readonly namespace: string; readonly kind: string | undefined; readonly name: string }
  | { readonly type: 'service'; readonly namespace: string; readonly name: string }
  | { readonly type: 'address'; readonly ip: string };

/** Whom that is: pods by their places in the analysis, or an address outside the cluster. */
export type Found =
  | { readonly type: 'pods'; readonly pods: readonly number[]; readonly service: Service | undefined }
  | { readonly type: 'address'; readonly ip: string };

/** Why a question cannot be answered. */
export type Unanswerable =
  | { readonly type: 'noSuch'; readonly asked: Asked }
  | { readonly type: 'severalKinds'; readonly asked: Asked; readonly kinds: readonly string[] }
  | { readonly type: 'noAddress'; readonly text: string }
  | { readonly type: 'serviceWithoutSelector' | 'serviceWithoutPods'; readonly service: Service }
  | { readonly type: 'noServicePort'; readonly service: Service; readonly port: number | string; readonly protocol: Protocol }
  | { readonly type: 'noNamedPort'; readonly name: string; readonly protocol: Protocol }
  | { readonly type: 'addresses' };

/** Finds whom a question names. An address that one pod has is that pod; those of nodes are not told apart from others. */
export function findAsked(analysis: Analysis, asked: Asked): Found | Unanswerable {
  switch (asked.type) {
    case 'address': {
      if (parseAddress(asked.ip) === undefined) return { type: 'noAddress', text: asked.ip };
      const pods = podsAt(analysis, asked.ip);
      return pods.length === 1 ? { type: 'pods', pods, service: undefined } : { type: 'address', ip: asked.ip };
    }
    case 'pod': {
      const pods = analysis.reach.pods.flatMap((pod, index) =>
        pod.namespace === asked.namespace && nameOf(analysis, index) === asked.name ? [index] : [],
      );
      return pods.length > 0 ? { type: 'pods', pods, service: undefined } : { type: 'noSuch', asked };
    }
    case 'workload': {
      const members = analysis.members.filter(
        ({ workload: { namespace, kind, name } }) =>
          namespace === asked.namespace && name === asked.name && (asked.kind === undefined || asked.kind === kind),
      );
      const [only, ...others] = members;
      if (only === undefined) return { type: 'noSuch', asked };
      if (others.length > 0) return { type: 'severalKinds', asked, kinds: members.map(({ workload }) => workload.kind) };
      return { type: 'pods', pods: podsOf(only), service: undefined };
    }
    case 'service': {
      const service = analysis.situation.cluster.services.find(
        ({ namespace, name }) => namespace === asked.namespace && name === asked.name,
      );
      if (service === undefined) return { type: 'noSuch', asked };
      return findService(analysis, service);
    }
  }
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

function podsAt({ reach }: Analysis, ip: string): readonly number[] {
  const wanted = parseAddress(ip);
  return reach.pods.flatMap((pod, index) => {
    if (pod.hostNetwork) return [];
    const own = pod.ips.map(parseAddress);
    return own.some((one) => one?.family === wanted?.family && one?.value === wanted?.value) ? [index] : [];
  });
}
