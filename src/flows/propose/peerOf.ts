import type { Analysis } from '../../answers/analysis';
import { podAt } from '../../answers/asked';
import { lastingLabels } from '../../answers/lastingLabels';
import { type Direction, DNS_PORTS, holdsPort, NAMESPACE_NAME, type Protocol, parseAddress, type Selector } from '../../engine';
import type { PeerWish, PortWish } from '../../kinds/intent';
import { DNS_WISHES, KUBE_DNS } from '../../kinds/presetPeers';
import type { SeenConnection } from '../connections';
import type { FlowEnd, FlowProtocol } from '../flow';
import type { SeenEnd } from '../replay/seenCluster';

/** Why an end cannot be named in a rule; `node`: it can, but whether the rule means it is up to how Cilium is set up. */
export type Unnamed = 'protocol' | 'port' | 'labels' | 'noLabels' | 'address' | 'service' | 'identity' | 'node';

/**
 * Who is named in a rule, and on which ports; or why it cannot be. `outside`: an address, which a range may stand for.
 * `node`: an address that is a node's or may be one, which Cilium by default takes for none. `dns`: the cluster's name
 * server, by the preset.
 */
export type NamedPeer =
  | {
      readonly type: 'peer';
      readonly peer: PeerWish;
      readonly ports: readonly PortWish[];
      readonly outside: boolean;
      readonly node: boolean;
      readonly dns: boolean;
    }
  | { readonly type: 'unnamed'; readonly why: Unnamed };

/** A selector of labels, each with its value. */
export function equals(labels: ReadonlyMap<string, string>): Selector {
  return { requirements: [...labels].map(([key, value]) => ({ key, operator: 'Equals', value })) };
}

/** Names an end for a rule of a policy in a namespace: a pod by labels that last, another namespace by name, the rest by address. */
export function peerOf(
  analysis: Analysis,
  seen: SeenEnd,
  end: FlowEnd,
  own: string,
  direction: Direction,
  { protocol, port }: Pick<SeenConnection, 'protocol' | 'port'>,
): NamedPeer {
  if (protocol === undefined || (isProtocol(protocol) && port === undefined)) return { type: 'unnamed', why: 'port' };
  if (!isProtocol(protocol) || port === undefined) return { type: 'unnamed', why: 'protocol' };
  const onPort = { ports: [{ protocol, port, endPort: undefined }], dns: false };
  const byAddress = (ip: string | undefined, why: Unnamed, node: boolean): NamedPeer =>
    ip === undefined || parseAddress(ip) === undefined
      ? { type: 'unnamed', why }
      : { type: 'peer', peer: blockOf(ip), ...onPort, outside: true, node };
  const byNode = (): NamedPeer => byAddress(end.address, 'identity', true);
  const asDns = direction === 'egress' && holdsPort(DNS_PORTS, protocol, port);
  switch (seen.type) {
    case 'pod': {
      const pod = podAt(analysis, seen.pod);
      if (pod === undefined) return { type: 'unnamed', why: 'labels' };
      // On its node's network it has the node's address, and no selector means it.
      if (pod.hostNetwork && analysis.reach.assumptions.hostNetworkPods === 'apart') return byNode();
      if (asDns && pod.namespace === 'kube-system' && pod.labels.get('k8s-app') === 'kube-dns') return DNS;
      const labels = lastingLabels(analysis, seen.pod);
      if (labels.size === 0) return { type: 'unnamed', why: 'noLabels' };
      const namespaces = pod.namespace === own ? undefined : equals(new Map([[NAMESPACE_NAME, pod.namespace]]));
      return { type: 'peer', peer: { type: 'pods', namespaces, pods: equals(labels) }, ...onPort, outside: false, node: false };
    }
    case 'unlabelled':
      return asDns && isNamedAsDns(end) ? DNS : { type: 'unnamed', why: 'labels' };
    case 'address':
      return byAddress(seen.ip, 'address', !seen.outside);
    case 'service':
      return { type: 'unnamed', why: 'service' };
    case 'host':
    case 'special':
      return byNode();
  }
}

const DNS: NamedPeer = { type: 'peer', peer: KUBE_DNS, ports: DNS_WISHES, outside: false, node: false, dns: true };

/** The block of one address alone. */
export function blockOf(ip: string): PeerWish {
  return { type: 'addresses', cidr: `${ip}/${ip.includes(':') ? 128 : 32}`, except: [] };
}

// Without labels the name has to do: that of CoreDNS' Deployment in every distribution's manifests, and of its forerunner.
function isNamedAsDns({ namespace, pod }: FlowEnd): boolean {
  return namespace === 'kube-system' && pod !== undefined && /^(coredns|kube-dns)-/.test(pod);
}

export function isProtocol(protocol: FlowProtocol | undefined): protocol is Protocol {
  return protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP';
}
