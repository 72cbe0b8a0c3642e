import type { NetworkPlugin } from './profile';

const TITLES: Readonly<Record<NetworkPlugin, string>> = {
  antrea: 'Antrea',
  'aws-vpc-cni': 'Amazon VPC CNI',
  'azure-npm': 'Azure Network Policy Manager',
  calico: 'Calico',
  cilium: 'Cilium',
  flannel: 'Flannel',
  'gke-dataplane-v2': 'GKE Dataplane V2',
  'kube-network-policies': 'kube-network-policies',
  'kube-router': 'kube-router',
  'ovn-kubernetes': 'OVN-Kubernetes',
  'weave-net': 'Weave Net',
  other: 'Another plugin',
};

/** A plugin's name as its makers write it. */
export function pluginTitle(plugin: NetworkPlugin): string {
  return TITLES[plugin];
}

const NEWEST = 37;
const OLDEST = 20;

/** The minor versions of Kubernetes a profile can name, newest first: 37 for 1.37. */
export const KUBERNETES_VERSIONS: readonly number[] = Array.from({ length: NEWEST - OLDEST + 1 }, (_, back) => NEWEST - back);
