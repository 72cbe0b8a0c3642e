import type { NetworkPlugin } from '../workspace/profile';

/** What plugins differ in: `policies` is NetworkPolicy at all. */
export type PluginFeature = 'policies' | 'endPort' | 'sctp';

/**
 * What is known of the plugins' present releases; what is not listed is not known, and nothing is said about it.
 *
 * - Azure NPM: endPort (npm/pkg/controlplane/translation/translatePolicy.go in Azure/azure-container-networking).
 * - Cilium: endPort since 1.16 (cilium/cilium pull request 32807); SCTP is beta and off unless `sctp.enabled`
 *   (https://docs.cilium.io/en/stable/configuration/sctp/).
 * - Flannel: enforces nothing by itself (https://github.com/flannel-io/flannel/blob/master/Documentation/netpol.md).
 * - kube-router: endPort (cloudnativelabs/kube-router pull request 1080).
 * - OVN-Kubernetes: endPort (ovn-kubernetes/ovn-kubernetes pull request 2466).
 * - Weave Net: its last release, 2.8.1 of January 2021, is older than endPort, and npc/analyser.go reads `port` alone.
 */
const KNOWN: Readonly<Partial<Record<NetworkPlugin, Readonly<Partial<Record<PluginFeature, boolean>>>>>> = {
  'azure-npm': { policies: true, endPort: true },
  cilium: { policies: true, endPort: true, sctp: false },
  flannel: { policies: false },
  'gke-dataplane-v2': { policies: true },
  'kube-network-policies': { policies: true },
  'kube-router': { policies: true, endPort: true },
  'ovn-kubernetes': { policies: true, endPort: true },
  'weave-net': { policies: true, endPort: false },
};

/** Whether a plugin does what a field asks for, as it is set up unless someone changes that. */
export function supports(plugin: NetworkPlugin, feature: PluginFeature): boolean | 'unknown' {
  return KNOWN[plugin]?.[feature] ?? 'unknown';
}
