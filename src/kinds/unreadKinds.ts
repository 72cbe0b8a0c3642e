/**
 * Why an object that restricts connections is not counted, in a sentence; undefined for kinds that are read and for
 * all that are no policies.
 */
export function unreadKind(apiVersion: string, kind: string): string | undefined {
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  if (group === 'extensions' && kind === 'NetworkPolicy') {
    return 'Kubernetes removed NetworkPolicy of extensions/v1beta1 in 1.16: write networking.k8s.io/v1. Until then it is not counted.';
  }
  if (group === 'networking.k8s.io' && kind === 'NetworkPolicy' && apiVersion !== 'networking.k8s.io/v1') {
    return `There is no NetworkPolicy of ${apiVersion}: write networking.k8s.io/v1. Until then it is not counted.`;
  }
  return UNREAD.get(group)?.includes(kind)
    ? `${kind} (${group}) is not read yet: it stays as it is, and is not counted.`
    : undefined;
}

/**
 * As `unreadKind`, of kinds that nobody has listed: their name says that they may restrict connections all the same.
 * Undefined for all others, and for the policies that are read.
 */
export function unlistedPolicy(apiVersion: string, kind: string): string | undefined {
  const isRead = apiVersion === 'networking.k8s.io/v1' && kind === 'NetworkPolicy';
  if (!/NetworkPolicy$/.test(kind) || isRead) return undefined;
  return `${kind} of ${apiVersion === '' ? 'no apiVersion' : apiVersion} is not read: it stays as it is, and is not counted.`;
}

const CALICO = [
  'NetworkPolicy',
  'GlobalNetworkPolicy',
  'StagedNetworkPolicy',
  'StagedGlobalNetworkPolicy',
  'StagedKubernetesNetworkPolicy',
];

const UNREAD: ReadonlyMap<string, readonly string[]> = new Map([
  ['cilium.io', ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy']],
  ['policy.networking.k8s.io', ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy']],
  ['crd.projectcalico.org', CALICO],
  ['projectcalico.org', CALICO],
]);

const CLUSTER_WIDE = [
  'CiliumClusterwideNetworkPolicy',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
  'GlobalNetworkPolicy',
  'StagedGlobalNetworkPolicy',
];

/** Whether policies of a kind are the whole cluster's and have no namespace. */
export function isClusterWide(kind: string): boolean {
  return CLUSTER_WIDE.includes(kind);
}
