import {
  type AddressSet,
  addressesMeet,
  blockAddresses,
  isNoAddresses,
  PRIVATE_ADDRESSES,
  parseBlock,
  subtractAddresses,
  unionAddresses,
} from '../engine/ipBlock';
import { DNS_NAMESPACE, KUBE_DNS } from '../engine/placement';
import type { Peer, Policy, PortEntry, Rule } from '../engine/policy';
import { containsPorts, type PortSet, portsOf } from '../engine/portSet';
import { matchOf, meetPods } from '../engine/region';
import { NAMESPACE_NAME } from '../engine/selector';
import type { PeerWish, PortWish } from '../kinds/intent';
import { portWish } from '../kinds/networkPolicy/wish';
import { isReadable } from './coverage';
import type { Observation } from './observation';
import { known } from './peerIndex';

/** What a policy may let its pods ask a name server; where something cannot be read, both. */
export interface DnsReach {
  readonly udp: boolean;
  readonly tcp: boolean;
}

const PORT = 53;
const UDP: PortSet = portsOf([{ protocol: 'UDP', port: PORT, endPort: undefined }]);
const TCP: PortSet = portsOf([{ protocol: 'TCP', port: PORT, endPort: undefined }]);
/** Other set-ups of DNS: OpenShift's answers on 5353, and some name the container's ports. */
const OTHER_DNS_PORTS: readonly (number | string | undefined)[] = [5353, 'dns', 'dns-tcp'];

/**
 * Other places of a cluster's DNS, where a block names them on purpose: the cache on the node (NodeLocal DNSCache, which
 * listens on a link-local address) and services in the shared address space (RFC 6598).
 */
const OTHER_DNS_ADDRESSES: AddressSet = ['169.254.0.0/16', '100.64.0.0/10', 'fe80::/10']
  .map((cidr) => parseBlock(cidr) ?? { v4: [], v6: [] })
  .reduce(unionAddresses);

const DNS_PORT_WISHES: readonly PortWish[] = [
  { protocol: 'UDP', port: PORT, endPort: undefined },
  { protocol: 'TCP', port: PORT, endPort: undefined },
];
const DNS_PEER: PeerWish = {
  type: 'pods',
  namespaces: { requirements: [{ key: NAMESPACE_NAME, operator: 'Equals', value: DNS_NAMESPACE }] },
  pods: { requirements: [{ key: 'k8s-app', operator: 'Equals', value: 'kube-dns' }] },
};

/** What is known of a policy and DNS. `missing` is to be told unless another policy of the same pods helps. */
export interface DnsOfPolicy {
  readonly reach: DnsReach;
  readonly missing: readonly Observation[];
}

const remembered = new WeakMap<Policy, DnsOfPolicy>();

export function dnsOf(policy: Policy): DnsOfPolicy {
  const before = remembered.get(policy);
  if (before) return before;
  const reach = dnsReach(policy);
  const missing = [withoutDns(policy, reach), withoutTcp(policy, reach)].filter((one) => one !== undefined);
  const found = { reach, missing };
  remembered.set(policy, found);
  return found;
}

/**
 * Whether a policy's egress rules may let DNS through. Careful not to call it missing: a rule that names port 53
 * counts whomever it names (DNS may run on the node, or outside), and a block of private addresses may hold kube-dns.
 */
function dnsReach(policy: Policy): DnsReach {
  const reaches = policy.egress.rules.map((rule) => reachOf(rule, policy));
  return { udp: reaches.some(({ udp }) => udp), tcp: reaches.some(({ tcp }) => tcp) };
}

function reachOf(rule: Rule, policy: Policy): DnsReach {
  if (!isReadable(rule) || rule.ports === 'unreadable') return { udp: true, tcp: true };
  if (rule.entries.some(({ port }) => OTHER_DNS_PORTS.includes(port))) return { udp: true, tcp: true };
  const mayReach = rule.peers === 'anyone' || rule.peers.some((peer) => mayBeDns(peer, policy.namespace));
  const named = (protocol: PortEntry['protocol']): boolean => rule.entries.some((entry) => isDnsEntry(entry, protocol));
  return {
    udp: named('UDP') || (mayReach && containsPorts(rule.ports, UDP)),
    tcp: named('TCP') || (mayReach && containsPorts(rule.ports, TCP)),
  };
}

function isDnsEntry({ protocol, port, endPort }: PortEntry, wanted: PortEntry['protocol']): boolean {
  return protocol === wanted && port === PORT && (endPort === undefined || endPort === PORT);
}

// Seen from any other namespace, kube-system is one of the others.
const DNS_AT_HOME = known(KUBE_DNS, DNS_NAMESPACE);
const DNS_ELSEWHERE = known(KUBE_DNS, '');

function mayBeDns(peer: Peer, namespace: string): boolean {
  switch (peer.type) {
    case 'unreadable':
      return true;
    case 'addresses': {
      const block = blockAddresses(peer.cidr, peer.except);
      if (block === undefined || addressesMeet(block, PRIVATE_ADDRESSES)) return true;
      return isNoAddresses(subtractAddresses(block, OTHER_DNS_ADDRESSES));
    }
    case 'pods': {
      const match = matchOf(peer, namespace, true);
      const { region: dns } = namespace === DNS_NAMESPACE ? DNS_AT_HOME : DNS_ELSEWHERE;
      return dns.pods.some((region) => meetPods(region, match, { steps: Number.POSITIVE_INFINITY }) !== 'none');
    }
  }
}

/** Egress is restricted, something is allowed, and DNS is not. */
function withoutDns(policy: Policy, reach: DnsReach): Observation | undefined {
  const { isolated, rules } = policy.egress;
  if (isolated !== true || rules.length === 0 || reach.udp) return undefined;
  return {
    rule: 'egress-without-dns',
    severity: 'warning',
    path: ['spec', 'egress'],
    message: () =>
      'These pods cannot look up names: no open policy lets them reach the DNS of the cluster on UDP 53. What they connect to by name fails, also where its address is allowed.',
    related: [],
    remedies: [
      {
        title: 'Allow Kubernetes DNS',
        intent: { type: 'addRule', direction: 'egress', peers: [DNS_PEER], ports: DNS_PORT_WISHES },
      },
    ],
  };
}

/** DNS is allowed on UDP only. */
function withoutTcp(policy: Policy, reach: DnsReach): Observation | undefined {
  const { isolated, rules } = policy.egress;
  if (isolated !== true || reach.tcp) return undefined;
  const index = rules.findIndex((rule) => rule.entries.some((entry) => isDnsEntry(entry, 'UDP')));
  const rule = rules[index];
  if (rule === undefined) return undefined;
  const entry = rule.entries.find((one) => isDnsEntry(one, 'UDP'));
  const tcp: PortWish = { protocol: 'TCP', port: PORT, endPort: undefined };
  return {
    rule: 'dns-without-tcp',
    severity: 'warning',
    path: entry?.origin ?? rule.origin,
    message: () =>
      `Rule ${index + 1} allows DNS on UDP 53 only. An answer too long for UDP is asked for again on TCP 53, and that is denied.`,
    related: [],
    remedies: [
      {
        title: 'Allow TCP 53 too',
        intent: { type: 'editRule', direction: 'egress', rule: index, ports: [...rule.entries.map(portWish), tcp] },
      },
    ],
  };
}

/** Rules for port 53 alone that name nobody, or every pod of the cluster. */
export function dnsToEveryPod(policy: Policy): readonly Observation[] {
  if (policy.egress.isolated !== true) return [];
  return policy.egress.rules.flatMap((rule, index): readonly Observation[] => {
    const isForDns =
      rule.entries.length > 0 && rule.entries.every((entry) => isDnsEntry(entry, 'UDP') || isDnsEntry(entry, 'TCP'));
    if (!isForDns || !isReadable(rule)) return [];
    if (rule.peers === 'anyone') return [tooWide(rule, index, undefined)];
    return rule.peers.flatMap((peer, at) => (isEveryPod(peer) ? [tooWide(rule, index, at)] : []));
  });
}

function isEveryPod(peer: Peer): boolean {
  if (peer.type !== 'pods' || peer.namespaces === undefined) return false;
  return peer.namespaces.requirements.length === 0 && (peer.pods === undefined || peer.pods.requirements.length === 0);
}

function tooWide(rule: Rule, index: number, peer: number | undefined): Observation {
  const whom = peer === undefined ? 'anyone, in the cluster or outside' : 'every pod of the cluster';
  const path = peer === undefined || rule.peers === 'anyone' ? rule.origin : (rule.peers[peer]?.origin ?? rule.origin);
  return {
    rule: 'dns-to-every-pod',
    severity: 'info',
    path,
    message: () =>
      `Rule ${index + 1} allows port 53 to ${whom}. The DNS of the cluster is the pods labelled k8s-app=kube-dns in namespace kube-system.`,
    related: [],
    remedies: [
      {
        title: 'Allow kube-dns only',
        intent: { type: 'editRule', direction: 'egress', rule: index, peer: { index: peer ?? 0, wish: DNS_PEER } },
      },
    ],
  };
}
