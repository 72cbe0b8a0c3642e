import { type Assumptions, NOTHING_ASSUMED } from '../engine';

/** The network plugins people run NetworkPolicies with; `other` is one that is none of these. */
export const NETWORK_PLUGINS = [
  'antrea',
  'aws-vpc-cni',
  'azure-npm',
  'calico',
  'cilium',
  'flannel',
  'gke-dataplane-v2',
  'kube-network-policies',
  'kube-router',
  'ovn-kubernetes',
  'weave-net',
  'other',
] as const;

export type NetworkPlugin = (typeof NETWORK_PLUGINS)[number];

/** The cluster the policies are for, as far as it was chosen. `kubernetes` is the minor version: 31 for 1.31. */
export interface ClusterProfile {
  readonly kubernetes: number | undefined;
  readonly plugin: NetworkPlugin | undefined;
}

export const NO_PROFILE: ClusterProfile = { kubernetes: undefined, plugin: undefined };

/** A profile that was written somewhere. It may be of another version, or anyone's: only what is known is taken. */
export function readProfile(value: unknown): ClusterProfile {
  const { kubernetes, plugin } = (value ?? {}) as { readonly kubernetes?: unknown; readonly plugin?: unknown };
  return {
    kubernetes: Array.from({ length: 100 }, (_, minor) => minor).find((minor) => minor === kubernetes),
    plugin: NETWORK_PLUGINS.find((one) => one === plugin),
  };
}

/**
 * What the rows of the canvas may assume. Cilium, and GKE Dataplane V2 which is made of it, never match an ipBlock
 * against a pod ("ipBlock set with a pod IP", https://docs.cilium.io/en/stable/network/kubernetes/policy/). Antrea, the
 * AWS VPC CNI, Azure NPM, Calico, kube-network-policies, kube-router and OVN-Kubernetes match addresses, whoever has
 * them. Of the others it is not known.
 */
export function assumptionsOf(profile: ClusterProfile): Assumptions {
  switch (profile.plugin) {
    case 'cilium':
    case 'gke-dataplane-v2':
      return { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'never' };
    case undefined:
    case 'flannel':
    case 'weave-net':
    case 'other':
      return { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'notChosen' };
    case 'antrea':
    case 'aws-vpc-cni':
    case 'azure-npm':
    case 'calico':
    case 'kube-network-policies':
    case 'kube-router':
    case 'ovn-kubernetes':
      return { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'always' };
  }
}
