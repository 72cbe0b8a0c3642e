import { type Assumptions, NOTHING_ASSUMED } from './assumptions';
import {
  type Decision,
  decide,
  type Endpoint,
  isolation,
  type PodEndpoint,
  peerVerdict,
  resolvePorts,
  ruleVerdict,
  type Slice,
  type Verdict,
} from './decide';
import type { Direction, Peer, Policy, Requirement, Rule, Selector } from './policy';
import { ALL_PORTS, type PortSet, type Protocol } from './portSet';
import { fulfils, NAMESPACE_NAME } from './selector';

/**
 * Why a peer does not mean an endpoint: a label of its pod or its namespace, another namespace than the policy's own,
 * an address that is not in the block, or that it is of the other sort (an address where pods are meant, or a pod that
 * no block matches).
 */
export type Miss =
  | { readonly type: 'podLabel' | 'namespaceLabel'; readonly requirement: Requirement; readonly has: string | undefined }
  | { readonly type: 'namespace'; readonly own: string }
  | { readonly type: 'block' }
  | { readonly type: 'sort' };

/** What a rule of an isolating policy has to say about one endpoint: whether it means it, by which peer, or what is missing. */
export interface RuleFinding {
  /** The policy's place among those that were asked about, and the rule's in its direction. */
  readonly policy: number;
  readonly rule: number;
  /** Whether the rule means the other end, whatever the port. */
  readonly verdict: Verdict;
  /** The peer that does, or the one that comes closest; undefined where the rule names none. */
  readonly peer: number | undefined;
  /** What the closest peer lacks; empty when one means the endpoint. */
  readonly misses: readonly Miss[];
  /** The ports the rule opens there, names looked up. */
  readonly ports: PortSet;
}

/** One end's part in a connection: which policies isolate the pod there, what their rules say, and what comes of it. */
export interface Side {
  readonly direction: Direction;
  readonly isolating: readonly number[];
  readonly findings: readonly RuleFinding[];
  readonly decision: Decision;
}

/** What the policies say at one end of a connection: of its destination for ingress, of its source for egress. */
export function sideOf(
  policies: readonly Policy[],
  direction: Direction,
  subject: PodEndpoint,
  other: Endpoint,
  assumptions: Assumptions = NOTHING_ASSUMED,
): Side {
  const isolating = policies.flatMap((policy, index) =>
    isolation(policy, direction, subject, assumptions) === false ? [] : [index],
  );
  const destination = direction === 'ingress' ? subject : other;
  const findings = isolating.flatMap((index) => {
    const policy = policies[index];
    return (policy?.[direction].rules ?? []).map((rule, place) => ({
      policy: index,
      rule: place,
      ...findingOf(rule, policy?.namespace ?? '', other, destination, assumptions),
    }));
  });
  return { direction, isolating, findings, decision: decide(policies, direction, subject, other, assumptions) };
}

/** The slice of a decision that holds a port. */
export function sliceAt(decision: Decision, protocol: Protocol, port: number): Slice | undefined {
  return decision.find(({ ports }) => holdsPort(ports, protocol, port));
}

export function holdsPort(ports: PortSet, protocol: Protocol, port: number): boolean {
  return ports[protocol].ranges.some(([from, to]) => from <= port && port <= to);
}

function findingOf(
  rule: Rule,
  own: string,
  other: Endpoint,
  destination: Endpoint,
  assumptions: Assumptions,
): Pick<RuleFinding, 'verdict' | 'peer' | 'misses' | 'ports'> {
  const ports = rule.ports === 'unreadable' || rule.unreadable !== undefined ? ALL_PORTS : resolvePorts(rule.ports, destination);
  const verdict = ruleVerdict(rule, own, other, assumptions);
  if (rule.peers === 'anyone') return { verdict, peer: undefined, misses: [], ports };
  const peers = rule.peers.map((peer, index) => ({
    index,
    verdict: peerVerdict(peer, own, other, assumptions),
    misses: missesOf(peer, own, other),
  }));
  const meant = peers.find((peer) => peer.verdict !== 'denied' && (peer.verdict === verdict || verdict === 'unknown'));
  if (meant !== undefined) return { verdict, peer: meant.index, misses: [], ports };
  const closest = peers.toSorted((a, b) => distance(a.misses) - distance(b.misses))[0];
  return { verdict, peer: closest?.index, misses: closest?.misses ?? [], ports };
}

// One label that differs is nearer than two, and any label nearer than being of another sort.
function distance(misses: readonly Miss[]): number {
  return misses.reduce((sum, { type }) => sum + (type === 'sort' ? 100 : type === 'block' ? 50 : 1), 0);
}

function missesOf(peer: Peer, own: string, other: Endpoint): readonly Miss[] {
  switch (peer.type) {
    case 'unreadable':
      return [];
    case 'addresses':
      return [{ type: other.type === 'address' ? 'block' : 'sort' }];
    case 'pods': {
      if (other.type === 'address') return [{ type: 'sort' }];
      const namespace = new Map(other.namespaceLabels).set(NAMESPACE_NAME, other.namespace);
      return [
        ...(peer.namespaces === undefined
          ? other.namespace === own
            ? []
            : [{ type: 'namespace' as const, own }]
          : missing('namespaceLabel', peer.namespaces, namespace)),
        ...(peer.pods === undefined ? [] : missing('podLabel', peer.pods, other.labels)),
      ];
    }
  }
}

function missing(type: 'podLabel' | 'namespaceLabel', selector: Selector, labels: ReadonlyMap<string, string>): readonly Miss[] {
  return selector.requirements
    .filter((requirement) => !fulfils(requirement, labels))
    .map((requirement) => ({ type, requirement, has: labels.get(requirement.key) }));
}
