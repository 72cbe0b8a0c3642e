import { askingOf } from '../../answers/caveats';
import { betweenAddress, type Direction, holdsPort, type Policy, type Protocol, sidePassing } from '../../engine';
import type { SeenConnection } from '../connections';
import { looseEnds } from './looseEnds';
import { looseSide } from './looseSide';
import type { SeenEnd } from './seenCluster';
import type { SeenAnalysis } from './seenSituation';

/** Why policies cannot be asked about a connection, or what the answer hangs on. */
export type Unsure =
  | 'labels'
  | 'address'
  | 'service'
  | 'identity'
  | 'protocol'
  | 'port'
  | 'namedPort'
  | 'namespaceLabels'
  | 'ends';

/** What policies say about a connection now. A side without a pod is `allowed`: nothing there holds it back. */
export type SeenVerdict =
  | { readonly verdict: 'allowed' }
  | { readonly verdict: 'denied'; readonly sides: readonly Direction[] }
  | { readonly verdict: 'unsure'; readonly why: Unsure };

type Side = 'allowed' | 'denied' | { readonly why: Unsure };

/** Decides connections under all policies as they are in an analysis. */
export function decideSeen(base: SeenAnalysis): (connection: SeenConnection) => SeenVerdict {
  const { analysis, seen } = base;
  const { reach } = analysis;
  const byNamespace = new Map<string, Policy[]>();
  for (const policy of reach.policies) {
    const own = byNamespace.get(policy.namespace);
    if (own === undefined) byNamespace.set(policy.namespace, [policy]);
    else own.push(policy);
  }
  const isolates = (direction: Direction, namespace: string): boolean =>
    byNamespace.get(namespace)?.some((policy) => policy[direction].isolated !== false) === true;
  const asksForLabels = (direction: Direction, namespace: string): boolean =>
    byNamespace.get(namespace)?.some((policy) => askingOf(policy)[direction].labels) === true;
  const asking = {
    ingress: new Set([...byNamespace.keys()].filter((namespace) => asksForLabels('ingress', namespace))),
    egress: new Set([...byNamespace.keys()].filter((namespace) => asksForLabels('egress', namespace))),
  };
  const { classOf } = reach.selection.classes;
  const { looseEnd, isApart, labelsKnown } = looseEnds(base);

  const sideOf = (
    direction: Direction,
    subject: SeenEnd,
    other: SeenEnd,
    protocol: SeenConnection['protocol'],
    port: number | undefined,
  ): Side => {
    if (subject.type !== 'pod' && subject.type !== 'unlabelled') return 'allowed';
    // What comes from a pod's own node always passes (docs: NetworkPolicy, "What you can't do").
    if (direction === 'ingress' && other.type === 'host') return 'allowed';
    const pod = subject.type === 'pod' ? reach.pods[subject.pod] : undefined;
    if (pod !== undefined && isApart(pod)) return 'allowed';
    const namespace = subject.type === 'pod' ? (pod?.namespace ?? '') : subject.namespace;
    if (namespace === undefined) {
      const isFree = [...byNamespace.keys()].every((one) => !isolates(direction, one));
      return isFree ? 'allowed' : { why: 'labels' };
    }
    if (!isolates(direction, namespace)) return 'allowed';
    const at = subject.type === 'pod' ? (classOf[subject.pod] ?? -1) : undefined;
    if (at !== undefined && reach.isolating[direction][at]?.length === 0) return 'allowed';
    if (protocol === undefined || (hasPorts(protocol) && port === undefined)) return { why: 'port' };
    if (!hasPorts(protocol) || port === undefined) return { why: 'protocol' };
    if (at !== undefined) {
      const quick = quickSide(direction, at, namespace, other, protocol, port);
      if (quick !== undefined) return quick;
    }
    const loose = looseEnd(subject);
    if (loose.type !== 'pod') return { why: 'ends' };
    const policies = byNamespace.get(namespace) ?? [];
    const found = looseSide(policies, direction, loose, looseEnd(other), protocol, port);
    // Kubernetes lets a pod reach its own node, Cilium does not unless a rule says so; what comes from there always passes.
    const mayBeHost = other.type === 'host' || (other.type === 'address' && !other.outside);
    if (found === undefined || (found === 'denied' && mayBeHost)) return { why: whyUnsure(subject, other) };
    return found;
  };

  /** By classes, where everything is known that policies ask for. */
  const quickSide = (
    direction: Direction,
    at: number,
    own: string,
    other: SeenEnd,
    protocol: Protocol,
    port: number,
  ): 'allowed' | 'denied' | undefined => {
    if (other.type === 'address') {
      if (other.ip === undefined || !other.outside) return undefined;
      return holdsPort(reach.pool.portsOf(betweenAddress(reach, direction, at, other.ip)), protocol, port) ? 'allowed' : 'denied';
    }
    if (other.type !== 'pod') return undefined;
    const passing = sidePassing(reach, direction, at, classOf[other.pod] ?? -1);
    // A namespace with labels that are not known may be meant where this says it is not, and the other way round.
    if (asking[direction].has(own) && !labelsKnown(reach.pods[other.pod]?.namespace ?? '')) return undefined;
    if (holdsPort(reach.pool.portsOf(passing.sure), protocol, port)) return 'allowed';
    const perhaps = reach.pool.portsOf(passing.perhaps);
    return holdsPort(perhaps, protocol, port) || perhaps[protocol].names.length > 0 ? undefined : 'denied';
  };

  const whyUnsure = (subject: SeenEnd, other: SeenEnd): Unsure => {
    if (subject.type === 'unlabelled' || other.type === 'unlabelled') return 'labels';
    if (other.type === 'special' || other.type === 'host') return 'identity';
    if (other.type === 'address') return other.outside ? 'address' : 'ends';
    if (other.type === 'pod' && !labelsKnown(reach.pods[other.pod]?.namespace ?? '')) return 'namespaceLabels';
    return 'namedPort';
  };

  return ({ from, to, protocol, port }) => {
    const [source, target] = [seen.ends[from] ?? NOBODY, seen.ends[to] ?? NOBODY];
    if (target.type === 'service' || source.type === 'service') return { verdict: 'unsure', why: 'service' };
    // Two pods may be found by one template; one end is one pod.
    if (from === to && reach.assumptions.podReachesItself) return ALLOWED;
    const sides = {
      egress: sideOf('egress', source, target, protocol, port),
      ingress: sideOf('ingress', target, source, protocol, port),
    };
    const denied = DIRECTIONS.filter((direction) => sides[direction] === 'denied');
    if (denied.length > 0) return { verdict: 'denied', sides: denied };
    for (const side of [sides.egress, sides.ingress]) if (typeof side === 'object') return { verdict: 'unsure', why: side.why };
    return ALLOWED;
  };
}

const DIRECTIONS: readonly Direction[] = ['egress', 'ingress'];
const NOBODY: SeenEnd = { type: 'special', identity: 'unknown' };
const ALLOWED: SeenVerdict = { verdict: 'allowed' };

function hasPorts(protocol: SeenConnection['protocol']): protocol is Protocol {
  return protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP';
}
