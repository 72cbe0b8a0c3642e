import type { NetworkPlugin } from '../workspace/profile';

/** What plugins differ in: `policies` is NetworkPolicy at all. */
export type PluginFeature = 'policies' | 'endPort' | 'sctp';

/**
 * What is known of the plugins' present releases; what is not listed is not known, and nothing is said about it.
 *
 * - Antrea: endPort since 1.3, SCTP (https://antrea.io/docs/main/docs/feature-gates/, Kubernetes conformance).
 * - Azure NPM: endPort (npm/pkg/controlplane/translation/translatePolicy.go in Azure/azure-container-networking).
 * - Calico: endPort since 3.20, SCTP since 3.3 (https://docs.tigera.io/calico/latest/network-policy/).
 * - Cilium: endPort since 1.16 (cilium/cilium pull request 32807); SCTP is beta and off unless `sctp.enabled`
 *   (https://docs.cilium.io/en/stable/configuration/sctp/).
 * - Flannel: enforces nothing by itself (https://github.com/flannel-io/flannel/blob/master/Documentation/netpol.md).
 * - kube-router: endPort (cloudnativelabs/kube-router pull request 1080).
 * - OVN-Kubernetes: endPort (ovn-kubernetes/ovn-kubernetes pull request 2466), SCTP.
 * - Weave Net: its last release, 2.8.1 of January 2021, is older than endPort, and npc/analyser.go reads `port` alone.
 */
const KNOWN: Readonly<Partial<Record<NetworkPlugin, Readonly<Partial<Record<PluginFeature, boolean>>>>>> = {
  antrea: { policies: true, endPort: true, sctp: true },
  'aws-vpc-cni': { policies: true },
  'azure-npm': { policies: true, endPort: true },
  calico: { policies: true, endPort: true, sctp: true },
  cilium: { policies: true, endPort: true, sctp: false },
  flannel: { policies: false },
  'gke-dataplane-v2': { policies: true },
  'kube-network-policies': { policies: true },
  'kube-router': { policies: true, endPort: true },
  'ovn-kubernetes': { policies: true, endPort: true, sctp: true },
  'weave-net': { policies: true, endPort: false },
};

/** Whether a plugin does what a field asks for, as it is set up unless someone changes that. */
export function supports(plugin: NetworkPlugin, feature: PluginFeature): boolean | 'unknown' {
  return KNOWN[plugin]?.[feature] ?? 'unknown';
}
