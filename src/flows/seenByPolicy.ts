import {
  ALL_PORTS,
  type Direction,
  DNS_PORTS,
  type Group,
  groupOf,
  holdsPort,
  isNoPorts,
  type Peer,
  type Policy,
  type Rule,
  subtractPorts,
} from '../engine';
import { peerVerdict, type Verdict } from '../engine/decide';
import { KUBE_DNS } from '../engine/placement';
import { type SeenConnection, seenConnections } from './connections';
import { isProtocol } from './propose/peerOf';
import { type LooseEnds, looseEnds } from './replay/looseEnds';
import { every, opensSurely, peerSurely, type Sure, selectsSurely, some } from './replay/looseSide';
import type { SeenEnd } from './replay/seenCluster';
import type { SeenAnalysis } from './replay/seenSituation';
import { addSighting, isNothingSeen, NOTHING_SEEN, onlyPerhaps, type Sighting, sightingOf } from './sighting';

/** What was seen of a rule. `peers` are in the rule's order; none where it names none. */
export interface SeenByRule extends SeenByPeer {
  readonly peers: readonly SeenByPeer[];
}

/** `through`: on the rule's ports; `besides`: on ports that no rule of the policy opens to whom it was. */
export interface SeenByPeer {
  readonly through: Sighting;
  readonly besides: Sighting;
}

/**
 * What was seen of one direction of a policy. `fixed`: with whom each group's fixed row means, which are those of the group
 * whom no peer that is placed there means, on whatever ports; `dns`: with the cluster's name server, on its ports; `rest`: with
 * nodes, the API server and whom nobody tells.
 */
export interface SeenOfSide {
  /** None where the direction is not isolated: there rules have no effect. */
  readonly rules: readonly SeenByRule[];
  readonly fixed: Readonly<Record<Exclude<Group, 'anyone'>, Sighting>>;
  readonly dns: Sighting;
  readonly rest: Sighting;
}

export type SeenByPolicy = Readonly<Record<Direction, SeenOfSide>>;

/**
 * What was seen at the pods that a policy selects: requests only, counted once for each row of its picture that means them,
 * whatever became of them and whoever decided that. A rule's count is of connections whose other end one of its peers means,
 * on its ports; so it tells how much was seen of what the rule allows, not that the rule let it through. What cannot be told
 * for want of labels, addresses or ports is counted as perhaps. A pod that connects to itself is asked of no policy.
 */
export function seenByPolicy(base: SeenAnalysis, policy: Policy): SeenByPolicy {
  return { ingress: seenOfSide(base, policy, 'ingress'), egress: seenOfSide(base, policy, 'egress') };
}

/** A sighting that grows. */
interface Sum {
  seen: Sighting;
}
const sum = (): Sum => ({ seen: NOTHING_SEEN });

function add(to: Sum, seen: Sighting, sure: Sure): void {
  if (sure !== false) to.seen = addSighting(to.seen, sure === true ? seen : onlyPerhaps(seen));
}

function seenOfSide(base: SeenAnalysis, policy: Policy, direction: Direction): SeenOfSide {
  const { observed, seen } = base;
  const rules = policy[direction].isolated === false ? [] : policy[direction].rules;
  const ends = looseEnds(base);
  const isSubject = byEnd(base, (end) => isSelected(policy, end, ends));
  const means = meaningOf(base, policy, rules, ends);
  const sums = {
    rules: rules.map(({ peers }) => ({
      through: sum(),
      besides: sum(),
      peers: peers === 'anyone' ? [] : peers.map(() => ({ through: sum(), besides: sum() })),
    })),
    fixed: { outside: sum(), namespace: sum(), cluster: sum() },
    dns: sum(),
    rest: sum(),
  };
  for (const connection of seenConnections(observed).list) {
    const { from, to } = connection;
    const [subject, other] = direction === 'ingress' ? [to, from] : [from, to];
    const selected = from === to ? false : isSubject(subject);
    if (selected === false) continue;
    const counted = sightingOf(observed, connection);
    if (isNothingSeen(counted)) continue;
    const own = selected === true ? counted : onlyPerhaps(counted);
    const { rules: meant, placed, dns, group } = means(other);
    const destination = ends.looseEnd(seen.ends[to] ?? NOBODY);
    const opened = meant.map(({ rule }) => opens(rule, destination, connection));
    const besides = some(meant.map(({ any }, at) => every([any, opened[at]]))) === false;
    for (const [at, { place, any, peers }] of meant.entries()) {
      const one = sums.rules[place];
      if (one === undefined) continue;
      add(one.through, own, every([any, opened[at]]));
      if (besides) add(one.besides, own, any);
      for (const [peer, its] of one.peers.entries()) {
        add(its.through, own, every([peers[peer], opened[at]]));
        if (besides) add(its.besides, own, peers[peer]);
      }
    }
    add(group === undefined ? sums.rest : sums.fixed[group], own, group === undefined ? true : not(placed));
    add(sums.dns, own, every([dns, isDns(connection)]));
  }
  const { outside, namespace, cluster } = sums.fixed;
  return {
    rules: sums.rules.map((rule) => ({ ...seenIn(rule), peers: rule.peers.map(seenIn) })),
    fixed: { outside: outside.seen, namespace: namespace.seen, cluster: cluster.seen },
    dns: sums.dns.seen,
    rest: sums.rest.seen,
  };
}

const NOBODY: SeenEnd = { type: 'special', identity: 'unknown' };

function seenIn({ through, besides }: { readonly through: Sum; readonly besides: Sum }): SeenByPeer {
  return { through: through.seen, besides: besides.seen };
}

/** What holds of an end, worked out once for each. */
function byEnd<T>({ seen }: SeenAnalysis, of: (end: SeenEnd) => T): (place: number) => T {
  const known = new Map<number, T>();
  return (place) => {
    const before = known.get(place);
    if (before !== undefined) return before;
    const found = of(seen.ends[place] ?? NOBODY);
    known.set(place, found);
    return found;
  };
}

function isSelected({ namespace, subject }: Policy, end: SeenEnd, { looseEnd }: LooseEnds): Sure {
  const pod = looseEnd(end);
  if (pod.type === 'somePod') return undefined;
  return pod.type === 'pod' && pod.namespace === namespace ? selectsSurely(subject, pod.labels) : false;
}

/** Which rules may mean an end, and which of their peers (of a rule without peers one answer); and which fixed rows do. */
interface Meaning {
  readonly rules: readonly { readonly place: number; readonly rule: Rule; readonly any: Sure; readonly peers: readonly Sure[] }[];
  readonly group: Exclude<Group, 'anyone'> | undefined;
  /** Whether a peer that is placed in the end's group means it. */
  readonly placed: Sure;
  readonly dns: Sure;
}

function meaningOf(base: SeenAnalysis, policy: Policy, rules: readonly Rule[], ends: LooseEnds): (place: number) => Meaning {
  const { pods, assumptions } = base.analysis.reach;
  const own = policy.namespace;
  const peerMeans = (peer: Peer, end: SeenEnd): Sure => {
    const pod = end.type === 'pod' ? pods[end.pod] : undefined;
    const isTold = peer.type !== 'pods' || peer.namespaces === undefined || ends.labelsKnown(pod?.namespace ?? '');
    if (pod !== undefined && isTold) return SURE[peerVerdict(peer, own, pod, assumptions)];
    return peerSurely(peer, own, ends.looseEnd(end));
  };
  const groups = rules.map(({ peers }) => (peers === 'anyone' ? [] : peers.map((peer) => groupOf(peer, policy))));
  return byEnd(base, (end) => {
    const peers = rules.map((rule) => {
      if (rule.unreadable !== undefined) return rule.peers === 'anyone' ? [undefined] : rule.peers.map(() => undefined);
      return rule.peers === 'anyone' ? [true] : rule.peers.map((peer) => peerMeans(peer, end));
    });
    const group = groupOfEnd(own, end, ends);
    const placed = some(peers.flatMap((all, rule) => all.filter((_, peer) => groups[rule]?.[peer] === group)));
    const meant = rules.flatMap((rule, place) => {
      const any = some(peers[place] ?? []);
      return any === false ? [] : [{ place, rule, any, peers: peers[place] ?? [] }];
    });
    return { rules: meant, group, placed: group === undefined ? false : placed, dns: peerMeans(KUBE_DNS, end) };
  });
}

const SURE: Readonly<Record<Verdict, Sure>> = { allowed: true, denied: false, depends: undefined, unknown: undefined };

function groupOfEnd(own: string, end: SeenEnd, { looseEnd }: LooseEnds): Meaning['group'] {
  const told = looseEnd(end);
  switch (told.type) {
    case 'pod':
      return told.namespace === own ? 'namespace' : 'cluster';
    case 'address':
      return 'outside';
    case 'special':
    case 'somePod':
      return undefined;
  }
}

function opens(rule: Rule, destination: Parameters<typeof opensSurely>[1], { protocol, port }: SeenConnection): Sure {
  // What becomes of others is up to the network plugin.
  if (!isProtocol(protocol)) return undefined;
  if (port !== undefined) return opensSurely(rule, destination, protocol, port);
  return rule.ports !== 'unreadable' && isNoPorts(subtractPorts(ALL_PORTS, rule.ports)) ? true : undefined;
}

function isDns({ protocol, port }: SeenConnection): Sure {
  if (!isProtocol(protocol)) return false;
  return port === undefined ? undefined : holdsPort(DNS_PORTS, protocol, port);
}

function not(sure: Sure): Sure {
  return sure === undefined ? undefined : !sure;
}
