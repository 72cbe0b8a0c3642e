import type { Group } from './coverage';
import { ANY_VALUE, commonValues, valuesOf } from './labelValues';
import type { Peer, Policy, Selector } from './policy';
import { NAMESPACE_NAME } from './selector';

/** The cluster's name server, as Kubernetes sets it up. */
export const DNS_NAMESPACE = 'kube-system';
const DNS_LABEL = { key: 'k8s-app', value: 'kube-dns' } as const;

/** The kube-dns pods in kube-system, as a peer. */
export const KUBE_DNS: Peer = {
  type: 'pods',
  namespaces: { requirements: [{ key: NAMESPACE_NAME, operator: 'Equals', value: DNS_NAMESPACE }] },
  pods: { requirements: [{ ...DNS_LABEL, operator: 'Equals' }] },
  origin: [],
};

/** Where a peer that cannot be read stands: nothing says which pods it means, so the widest group shows it. */
export const UNREADABLE_PEER_GROUP = 'cluster' satisfies Group;

/** Whether the requirements on a namespace's name leave the policy's own one alone. */
function onlyOwn(namespaces: Selector, own: string): boolean {
  const names = namespaces.requirements
    .filter(({ key }) => key === NAMESPACE_NAME)
    .map(valuesOf)
    .reduce(commonValues, ANY_VALUE);
  return !names.negated && names.values.size === 1 && names.values.has(own);
}

/**
 * The group a peer's row stands in: an ipBlock outside the cluster; a peer without namespaceSelector, or with one that
 * only the policy's own namespace can satisfy by its name, in the namespace; every other one in the cluster.
 */
export function groupOf(peer: Peer, policy: Policy): Exclude<Group, 'anyone'> {
  switch (peer.type) {
    case 'addresses':
      return 'outside';
    case 'unreadable':
      return UNREADABLE_PEER_GROUP;
    case 'pods':
      return peer.namespaces === undefined || onlyOwn(peer.namespaces, policy.namespace) ? 'namespace' : 'cluster';
  }
}

/** Whether a selector is one requirement: this key with this value alone. */
function isOnly(selector: Selector, key: string, value: string): boolean {
  const [first, ...others] = selector.requirements;
  if (first === undefined || others.length > 0 || first.key !== key) return false;
  if (first.operator === 'Equals') return first.value === value;
  return first.operator === 'In' && first.values.length > 0 && first.values.every((one) => one === value);
}

/**
 * Whether a peer selects exactly the name server's pods: `k8s-app=kube-dns` in kube-system, chosen by its name (a
 * policy of kube-system may leave the namespace out).
 */
export function isKubeDns(peer: Peer, policy: Policy): boolean {
  if (peer.type !== 'pods' || peer.pods === undefined || !isOnly(peer.pods, DNS_LABEL.key, DNS_LABEL.value)) return false;
  return peer.namespaces === undefined
    ? policy.namespace === DNS_NAMESPACE
    : isOnly(peer.namespaces, NAMESPACE_NAME, DNS_NAMESPACE);
}
