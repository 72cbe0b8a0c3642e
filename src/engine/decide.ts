import { type Assumptions, NOTHING_ASSUMED } from './cover';
import { blockAddresses, holdsAddress } from './ipBlock';
import type { Direction, Peer, Policy } from './policy';
import { ALL_PORTS, intersectPorts, isNoPorts, NO_PORTS, type PortSet, portsOf, subtractPorts, unionPorts } from './portSet';
import { selects } from './selector';

/** A pod as the decision needs it. `ports` are its containers' named ports. */
export interface PodEndpoint {
  readonly type: 'pod';
  readonly namespace: string;
  readonly namespaceLabels: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly ip: string | undefined;
  readonly ports: readonly { readonly name: string; readonly protocol: 'TCP' | 'UDP' | 'SCTP'; readonly number: number }[];
}
export type Endpoint = PodEndpoint | { readonly type: 'address'; readonly ip: string };

/** Ports with one verdict and what made it: a rule of a policy (by index), isolation without a matching rule, or nothing that isolates. */
export interface Slice {
  readonly ports: PortSet;
  readonly verdict: 'allowed' | 'denied';
  readonly by:
    | { readonly type: 'rule'; readonly policy: number; readonly rule: number }
    | { readonly type: 'isolated' }
    | { readonly type: 'open' };
}
/** All ports in slices, in the order they were decided. */
export type Decision = readonly Slice[];

/**
 * Decides one direction between a pod and another endpoint under policies of the namespace tier: they add up; a pod
 * that none isolates is open; isolated and unmatched means denied. Named ports are resolved on the destination. A
 * policy that cannot be read as a whole must not be handed in.
 */
export function decide(
  policies: readonly Policy[],
  direction: Direction,
  subject: PodEndpoint,
  other: Endpoint,
  assumptions: Assumptions = NOTHING_ASSUMED,
): Decision {
  const isolating = policies.flatMap((policy, index) => {
    const selected =
      policy.subject !== 'unreadable' && policy.namespace === subject.namespace && selects(policy.subject, subject.labels);
    return selected && policy[direction].isolated === true ? [{ policy, index }] : [];
  });
  if (isolating.length === 0) return [{ ports: ALL_PORTS, verdict: 'allowed', by: { type: 'open' } }];
  const destination = direction === 'ingress' ? subject : other;
  const slices: Slice[] = [];
  let remaining = ALL_PORTS;
  for (const { policy, index } of isolating) {
    policy[direction].rules.forEach((rule, place) => {
      if (rule.ports === 'unreadable' || rule.unreadable !== undefined) return;
      if (rule.peers !== 'anyone' && !rule.peers.some((peer) => matches(peer, policy.namespace, other, assumptions))) return;
      const hit = intersectPorts(remaining, resolved(rule.ports, destination));
      if (isNoPorts(hit)) return;
      slices.push({ ports: hit, verdict: 'allowed', by: { type: 'rule', policy: index, rule: place } });
      remaining = subtractPorts(remaining, hit);
    });
  }
  return isNoPorts(remaining) ? slices : [...slices, { ports: remaining, verdict: 'denied', by: { type: 'isolated' } }];
}

/** The ports a decision lets through. */
export function allowedPorts(decision: Decision): PortSet {
  return decision.filter(({ verdict }) => verdict === 'allowed').reduce((sum, { ports }) => unionPorts(sum, ports), NO_PORTS);
}

function matches(peer: Peer, own: string, other: Endpoint, assumptions: Assumptions): boolean {
  switch (peer.type) {
    case 'unreadable':
      return false;
    case 'addresses': {
      const block = blockAddresses(peer.cidr, peer.except);
      if (!block || other.ip === undefined || (other.type === 'pod' && assumptions.ipBlocksMatchPods === 'never')) return false;
      return holdsAddress(block, other.ip);
    }
    case 'pods':
      if (other.type !== 'pod') return false;
      if (peer.namespaces ? !selects(peer.namespaces, other.namespaceLabels) : other.namespace !== own) return false;
      return peer.pods === undefined || selects(peer.pods, other.labels);
  }
}

// A name nobody on the destination has is no connection; an address outside has no names.
function resolved(ports: PortSet, destination: Endpoint): PortSet {
  const known = destination.type === 'pod' ? destination.ports : [];
  const named = known.filter(({ name, protocol }) => ports[protocol].names.includes(name));
  const numbers: PortSet = {
    TCP: { ...ports.TCP, names: [] },
    UDP: { ...ports.UDP, names: [] },
    SCTP: { ...ports.SCTP, names: [] },
  };
  if (named.length === 0) return numbers;
  return unionPorts(numbers, portsOf(named.map(({ protocol, number }) => ({ protocol, port: number, endPort: undefined }))));
}
