import { type Assumptions, NOTHING_ASSUMED } from './assumptions';
import { addressesMeet, blockAddresses, holdsAddress, PRIVATE_ADDRESSES } from './ipBlock';
import type { Direction, Peer, Policy, Rule } from './policy';
import { ALL_PORTS, isNoPorts, NO_PORTS, type PortSet, type Protocol, portsOf, subtractPorts, unionPorts } from './portSet';
import { NAMESPACE_NAME, selects } from './selector';

/**
 * A pod as the decision needs it. `ips` are its addresses (one of each family at most); empty: not known. `hostNetwork`:
 * it is on its node's network. `ports` are its containers' named ports; absent, they are not known, and a named port
 * stays a port of its own in the answer.
 */
export interface PodEndpoint {
  readonly type: 'pod';
  readonly namespace: string;
  readonly namespaceLabels: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly ips: readonly string[];
  readonly hostNetwork: boolean;
  readonly ports: readonly { readonly name: string; readonly protocol: Protocol; readonly number: number }[] | undefined;
}
export type Endpoint = PodEndpoint | { readonly type: 'address'; readonly ip: string };

/** `depends`: on an address that is not known; `unknown`: on something in a policy that cannot be read. */
export type Verdict = 'allowed' | 'denied' | 'depends' | 'unknown';

/** Ports with one verdict and what made it: a rule of a policy (by index), isolation without a matching rule, or nothing that isolates. */
export interface Slice {
  readonly ports: PortSet;
  readonly verdict: Verdict;
  readonly by:
    | { readonly type: 'rule'; readonly policy: number; readonly rule: number }
    | { readonly type: 'isolated' }
    | { readonly type: 'open' };
}
/** All port numbers in slices that do not overlap, in the order they were decided. */
export type Decision = readonly Slice[];

/** Sure before unsure: what one rule surely allows does not hang on another. */
const ORDER: readonly Verdict[] = ['allowed', 'unknown', 'depends'];

/**
 * Decides one direction between a pod and another endpoint under policies of the namespace tier: they add up; a pod
 * that none isolates is open; isolated and unmatched means denied. Named ports are resolved on the destination, with
 * the rule's protocol. An ipBlock matches a pod by its address unless it is assumed never to. Replies are always let
 * through and not asked about here.
 */
export function decide(
  policies: readonly Policy[],
  direction: Direction,
  subject: PodEndpoint,
  other: Endpoint,
  assumptions: Assumptions = NOTHING_ASSUMED,
): Decision {
  const destination = direction === 'ingress' ? subject : other;
  const isolating = policies.flatMap((policy, index) => {
    const isolates = isolation(policy, direction, subject, assumptions);
    return isolates === false ? [] : [{ policy, index, isolates }];
  });
  if (isolating.length === 0) return [{ ports: ALL_PORTS, verdict: 'allowed', by: { type: 'open' } }];

  const hits = isolating.flatMap(({ policy, index, isolates }) =>
    policy[direction].rules.flatMap((rule, place): Slice[] => {
      const found = ruleVerdict(rule, policy.namespace, other, assumptions);
      if (found === 'denied') return [];
      // Whether the policy counts is not known, so neither is what its rules add.
      const verdict = isolates === 'unknown' ? 'unknown' : found;
      const ports =
        rule.ports === 'unreadable' || rule.unreadable !== undefined ? ALL_PORTS : resolvePorts(rule.ports, destination);
      return [{ ports, verdict, by: { type: 'rule', policy: index, rule: place } }];
    }),
  );
  const slices: Slice[] = [];
  let taken = NO_PORTS;
  for (const hit of ORDER.flatMap((verdict) => hits.filter((one) => one.verdict === verdict))) {
    const ports = subtractPorts(hit.ports, taken);
    if (isNoPorts(ports)) continue;
    slices.push({ ...hit, ports });
    taken = unionPorts(taken, hit.ports);
  }
  const rest = subtractPorts(ALL_PORTS, taken);
  if (isNoPorts(rest)) return slices;
  const isolated = isolating.some(({ isolates }) => isolates === true);
  return [...slices, { ports: rest, verdict: isolated ? 'denied' : 'unknown', by: { type: 'isolated' } }];
}

/** The ports that a decision gives one of the verdicts. */
export function portsWith(decision: Decision, ...verdicts: readonly Verdict[]): PortSet {
  return decision
    .filter(({ verdict }) => verdicts.includes(verdict))
    .reduce((sum, { ports }) => unionPorts(sum, ports), NO_PORTS);
}

/** The ports a decision surely lets through. */
export function allowedPorts(decision: Decision): PortSet {
  return portsWith(decision, 'allowed');
}

/** Whether a policy isolates a pod in a direction. */
export function isolation(
  policy: Policy,
  direction: Direction,
  subject: PodEndpoint,
  assumptions: Assumptions,
): boolean | 'unknown' {
  const { isolated } = policy[direction];
  if (policy.namespace !== subject.namespace || isolated === false || isApart(subject, assumptions)) return false;
  if (policy.subject === 'unreadable') return 'unknown';
  return selects(policy.subject, subject.labels) ? isolated : false;
}

/** Whether a rule of a policy in the namespace `own` means an endpoint, on whatever ports. */
export function ruleVerdict(rule: Rule, own: string, other: Endpoint, assumptions: Assumptions): Verdict {
  if (rule.unreadable !== undefined) return 'unknown';
  const found =
    rule.peers === 'anyone' ? ['allowed' as const] : rule.peers.map((peer) => peerVerdict(peer, own, other, assumptions));
  const verdict = ORDER.find((one) => found.includes(one)) ?? 'denied';
  return rule.ports === 'unreadable' && verdict !== 'denied' ? 'unknown' : verdict;
}

/** Whether a peer of a policy in the namespace `own` means an endpoint. */
export function peerVerdict(peer: Peer, own: string, other: Endpoint, assumptions: Assumptions): Verdict {
  switch (peer.type) {
    case 'unreadable':
      return 'unknown';
    case 'addresses':
      return blockVerdict(peer, other, assumptions);
    case 'pods':
      return other.type === 'pod' && !isApart(other, assumptions) && matchesPod(peer, own, other) ? 'allowed' : 'denied';
  }
}

function blockVerdict(peer: Extract<Peer, { type: 'addresses' }>, other: Endpoint, { ipBlocksMatchPods }: Assumptions): Verdict {
  const block = blockAddresses(peer.cidr, peer.except);
  if (block === undefined) return 'unknown';
  if (other.type === 'pod' && ipBlocksMatchPods === 'never') return 'denied';
  const ips = other.type === 'pod' ? other.ips : [other.ip];
  if (ips.length === 0 && ipBlocksMatchPods === 'known') return 'denied';
  if (ips.length === 0) return addressesMeet(block, PRIVATE_ADDRESSES) ? 'depends' : 'denied';
  return ips.some((ip) => holdsAddress(block, ip)) ? 'allowed' : 'denied';
}

function isApart({ hostNetwork }: PodEndpoint, { hostNetworkPods }: Assumptions): boolean {
  return hostNetwork && hostNetworkPods === 'apart';
}

function matchesPod(peer: Extract<Peer, { type: 'pods' }>, own: string, pod: PodEndpoint): boolean {
  // The API server puts the name's label on every namespace, whether the text shows it or not.
  const labels = new Map(pod.namespaceLabels).set(NAMESPACE_NAME, pod.namespace);
  if (peer.namespaces ? !selects(peer.namespaces, labels) : pod.namespace !== own) return false;
  return peer.pods === undefined || selects(peer.pods, pod.labels);
}

/**
 * Ports with their names looked up on the destination, with the rule's protocol. A name that it does not have is no
 * connection; an address outside has no names; names stay where the pod's are not known.
 */
export function resolvePorts(ports: PortSet, destination: Endpoint): PortSet {
  const known = destination.type === 'pod' ? destination.ports : [];
  if (known === undefined) return ports;
  const named = known.filter(({ name, protocol }) => ports[protocol].names.includes(name));
  const numbers: PortSet = {
    TCP: { ...ports.TCP, names: [] },
    UDP: { ...ports.UDP, names: [] },
    SCTP: { ...ports.SCTP, names: [] },
  };
  if (named.length === 0) return numbers;
  return unionPorts(numbers, portsOf(named.map(({ protocol, number }) => ({ protocol, port: number, endPort: undefined }))));
}
