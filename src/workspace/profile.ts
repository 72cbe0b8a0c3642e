import type { Assumptions } from '../engine';

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

/** What the rows of the canvas may assume: Cilium never matches an ipBlock against a pod. */
export function assumptionsOf(profile: ClusterProfile): Assumptions {
  if (profile.plugin === undefined || profile.plugin === 'other') return { ipBlocksMatchPods: 'notChosen' };
  return { ipBlocksMatchPods: profile.plugin === 'cilium' || profile.plugin === 'gke-dataplane-v2' ? 'never' : 'always' };
}
