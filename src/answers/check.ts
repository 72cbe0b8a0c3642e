import {
  ALL_PORTS,
  type Assumptions,
  allowedPorts,
  type Endpoint,
  holdsPort,
  intersectPorts,
  isAllPorts,
  isNoPorts,
  NAMESPACE_NAME,
  type PortSet,
  type Protocol,
  portsWith,
  type Side,
  sideOf,
  sliceAt,
} from '../engine';
import type { Analysis } from './analysis';
import { type Asked, type Found, findAsked, memberOf, podAt, type Unanswerable } from './asked';
import type { Uncounted } from './situation';

/** May `from` connect to `to`? `port` is a number, a port's name on the destination or of the service; absent: on any. */
export interface Question {
  readonly from: Asked;
  readonly to: Asked;
  readonly protocol: Protocol;
  readonly port: number | string | undefined;
}

export type CheckVerdict = 'allowed' | 'denied' | 'depends';

/** One source and one destination. Policies in `out` and `into` are places among those of the situation. */
export interface Trail {
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** The places of the pods in the analysis; undefined for addresses. */
  readonly fromPod: number | undefined;
  readonly toPod: number | undefined;
  /** The port on the destination, when one was asked for. */
  readonly port: number | undefined;
  readonly verdict: CheckVerdict;
  /** It is one pod, which is assumed to reach itself. */
  readonly itself: boolean;
  /** What passes, on every port: surely, and surely or perhaps. */
  readonly sure: PortSet;
  readonly perhaps: PortSet;
  /** The source's end; undefined for an address, which no policy holds back. */
  readonly out: Side | undefined;
  /** The destination's end; undefined for an address. */
  readonly into: Side | undefined;
}

/** Something that was assumed for an answer, or that it does not count. */
export type Caveat =
  | { readonly type: 'uncounted'; readonly uncounted: readonly Uncounted[] }
  | { readonly type: 'stale'; readonly policies: readonly number[] }
  | { readonly type: 'namespaceLabels'; readonly namespace: string }
  | { readonly type: 'hostNetwork'; readonly pod: number }
  | { readonly type: 'itself' };

export type CheckAnswer =
  | { readonly type: 'unanswerable'; readonly why: Unanswerable }
  /** `trails` are the different answers, the one that says most first; more than one: the pods differ. */
  | { readonly type: 'answer'; readonly trails: readonly Trail[]; readonly caveats: readonly Caveat[] };

/** Answers who may connect to whom, with what decides it on either side. */
export function check(analysis: Analysis, question: Question): CheckAnswer {
  const from = findAsked(analysis, question.from);
  if (from.type !== 'pods' && from.type !== 'address') return { type: 'unanswerable', why: from };
  const to = findAsked(analysis, question.to);
  if (to.type !== 'pods' && to.type !== 'address') return { type: 'unanswerable', why: to };
  if (from.type === 'address' && to.type === 'address') return { type: 'unanswerable', why: { type: 'addresses' } };
  const port = portOn(to, question);
  if (typeof port === 'object') return { type: 'unanswerable', why: port };
  const trails: Trail[] = [];
  const without: boolean[] = [];
  for (const [source, target] of pairs(analysis, from, to)) {
    const number = numberOn(target, port, question.protocol);
    if (number === 'none') without.push(true);
    else trails.push(trailOf(analysis, source, target, question.protocol, number));
  }
  if (trails.length === 0 && without.length > 0) {
    return { type: 'unanswerable', why: { type: 'noNamedPort', name: String(port), protocol: question.protocol } };
  }
  const different = trails.filter((one, index) => trails.findIndex((other) => sameAnswer(one, other)) === index);
  return { type: 'answer', trails: different, caveats: caveatsOf(analysis, different) };
}

/** The verdict of all trails together; undefined where they differ. */
export function oneVerdict(trails: readonly Trail[]): CheckVerdict | undefined {
  const [first] = trails;
  return trails.every(({ verdict }) => verdict === first?.verdict) ? first?.verdict : undefined;
}

function sameAnswer(a: Trail, b: Trail): boolean {
  return (
    a.verdict === b.verdict &&
    (a.port !== undefined || JSON.stringify([a.sure, a.perhaps]) === JSON.stringify([b.sure, b.perhaps]))
  );
}

/** The asked port as the pods know it: of a service its target. */
function portOn(to: Found, { port, protocol }: Question): number | string | undefined | Unanswerable {
  if (port === undefined || to.type === 'address')
    return typeof port === 'string' ? { type: 'noNamedPort', name: port, protocol } : port;
  if (to.service === undefined) return port;
  const own = to.service.ports.find((one) => one.protocol === protocol && (one.port === port || one.name === port));
  return own === undefined ? { type: 'noServicePort', service: to.service, port, protocol } : (own.targetPort ?? own.port);
}

function numberOn(target: End, port: number | string | undefined, protocol: Protocol): number | undefined | 'none' {
  if (typeof port !== 'string') return port;
  if (target.endpoint.type === 'address') return 'none';
  return target.endpoint.ports?.find((one) => one.name === port && one.protocol === protocol)?.number ?? 'none';
}

interface End {
  readonly endpoint: Endpoint;
  readonly pod: number | undefined;
}

/** A pair for each two classes that meet; a pod with itself beside them. */
function* pairs(analysis: Analysis, from: Found, to: Found): Generator<readonly [End, End]> {
  const { classOf } = analysis.reach.selection.classes;
  const ends = (found: Found): readonly End[] =>
    found.type === 'address'
      ? [{ endpoint: { type: 'address', ip: found.ip }, pod: undefined }]
      : found.pods.flatMap((pod) => {
          const endpoint = analysis.reach.pods[pod];
          return endpoint === undefined ? [] : [{ endpoint, pod }];
        });
  const seen = new Set<string>();
  const [sources, targets] = [ends(from), ends(to)];
  for (const source of sources) {
    for (const target of targets) {
      const itself = source.pod !== undefined && source.pod === target.pod && isOnePod(analysis, source.pod);
      // Among several pods, what one has to do with itself is not what is asked.
      if (itself && sources.length + targets.length > 2) continue;
      const key = `${classKey(classOf, source)} ${classKey(classOf, target)} ${namesOf(target)} ${itself}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield [source, target];
    }
  }
}

function classKey(classOf: Int32Array, { pod }: End): number | string {
  return pod === undefined ? 'address' : (classOf[pod] ?? -1);
}

// Classes tell ports by name apart only where a policy asks for them; the question may, too.
function namesOf({ endpoint }: End): string {
  return endpoint.type === 'pod'
    ? (endpoint.ports ?? []).map(({ name, protocol, number }) => `${name} ${protocol} ${number}`).join()
    : '';
}

/** Whether a pod stands for itself alone: a template may stand for several. */
function isOnePod(analysis: Analysis, pod: number): boolean {
  const workload = memberOf(analysis, pod)?.workload;
  if (podAt(analysis, pod)?.name !== undefined) return true;
  // One is what the API server makes of a missing number; one on each node of a DaemonSet.
  return workload?.kind !== 'DaemonSet' && (workload?.replicas ?? 1) <= 1;
}

function trailOf(analysis: Analysis, from: End, to: End, protocol: Protocol, port: number | undefined): Trail {
  const { assumptions } = analysis.reach;
  const itself = assumptions.podReachesItself && from.pod !== undefined && from.pod === to.pod && isOnePod(analysis, from.pod);
  const out = sideBetween(analysis, 'egress', from, to.endpoint, assumptions);
  const into = sideBetween(analysis, 'ingress', to, from.endpoint, assumptions);
  const sure = itself ? ALL_PORTS : intersectPorts(passing(out, 'sure'), passing(into, 'sure'));
  const perhaps = itself ? ALL_PORTS : intersectPorts(passing(out, 'perhaps'), passing(into, 'perhaps'));
  const verdict = verdictOf(sure, perhaps, protocol, port);
  return {
    from: from.endpoint,
    to: to.endpoint,
    fromPod: from.pod,
    toPod: to.pod,
    port,
    verdict,
    itself,
    sure,
    perhaps,
    out,
    into,
  };
}

function passing(side: Side | undefined, how: 'sure' | 'perhaps'): PortSet {
  if (side === undefined) return ALL_PORTS;
  return how === 'sure' ? allowedPorts(side.decision) : portsWith(side.decision, 'allowed', 'depends');
}

function verdictOf(sure: PortSet, perhaps: PortSet, protocol: Protocol, port: number | undefined): CheckVerdict {
  const holds = (ports: PortSet): boolean => (port === undefined ? !isNoPorts(ports) : holdsPort(ports, protocol, port));
  return holds(sure) ? 'allowed' : holds(perhaps) ? 'depends' : 'denied';
}

/** One end of a connection, its policies by their places in the situation. Only those that isolate the pod are gone through. */
function sideBetween(
  { reach }: Analysis,
  direction: Side['direction'],
  { endpoint, pod }: End,
  other: Endpoint,
  assumptions: Assumptions,
): Side | undefined {
  if (endpoint.type === 'address' || pod === undefined) return undefined;
  const own = reach.isolating[direction][reach.selection.classes.classOf[pod] ?? -1] ?? [];
  const policies = own.flatMap((place) => reach.policies[place] ?? []);
  const place = (index: number): number => own[index] ?? -1;
  const side = sideOf(policies, direction, endpoint, other, assumptions);
  return {
    direction,
    isolating: side.isolating.map(place),
    findings: side.findings.map((finding) => ({ ...finding, policy: place(finding.policy) })),
    decision: side.decision.map((slice) =>
      slice.by.type === 'rule' ? { ...slice, by: { ...slice.by, policy: place(slice.by.policy) } } : slice,
    ),
  };
}

/** What one end says about the asked port, or about all of them: undefined where that is not one thing. */
export function sideVerdict(side: Side, protocol: Protocol, port: number | undefined): CheckVerdict | undefined {
  if (port !== undefined) {
    const verdict = sliceAt(side.decision, protocol, port)?.verdict;
    return verdict === 'unknown' ? 'depends' : verdict;
  }
  if (isAllPorts(allowedPorts(side.decision))) return 'allowed';
  return isNoPorts(portsWith(side.decision, 'allowed', 'depends', 'unknown')) ? 'denied' : undefined;
}

function caveatsOf(analysis: Analysis, trails: readonly Trail[]): readonly Caveat[] {
  const { situation } = analysis;
  const pods = [...new Set(trails.flatMap(({ fromPod, toPod }) => [fromPod, toPod].filter((pod) => pod !== undefined)))];
  const ends = pods.flatMap((pod) => analysis.reach.pods[pod] ?? []);
  const namespaces = new Set(ends.map(({ namespace }) => namespace));
  const uncounted = situation.uncounted.filter(({ namespace }) => namespace === undefined || namespaces.has(namespace));
  const isolating = new Set(trails.flatMap(({ out, into }) => [...(out?.isolating ?? []), ...(into?.isolating ?? [])]));
  const stale = [...isolating].filter((place) => situation.policies[place]?.stale === true);
  const guessed = [...namespaces].filter(
    (name) =>
      situation.cluster.namespaces.get(name)?.labelsKnown === false &&
      trails.some((trail) => asksForLabels(analysis, trail, name)),
  );
  const onNode = pods.filter((pod) => analysis.reach.pods[pod]?.hostNetwork === true);
  return [
    ...(uncounted.length > 0 ? [{ type: 'uncounted' as const, uncounted }] : []),
    ...(stale.length > 0 ? [{ type: 'stale' as const, policies: stale }] : []),
    ...guessed.map((namespace) => ({ type: 'namespaceLabels' as const, namespace })),
    ...onNode.map((pod) => ({ type: 'hostNetwork' as const, pod })),
    ...(trails.some(({ itself }) => itself) ? [{ type: 'itself' as const }] : []),
  ];
}

/** Whether a rule on the way asks for labels of a namespace beyond its name. */
function asksForLabels({ reach }: Analysis, { from, to, out, into }: Trail, namespace: string): boolean {
  const asks = (side: Side | undefined, other: Endpoint): boolean =>
    other.type === 'pod' &&
    other.namespace === namespace &&
    (side?.findings ?? []).some(({ policy, rule }) => {
      const peers = side === undefined ? undefined : reach.policies[policy]?.[side.direction].rules[rule]?.peers;
      return (
        peers !== undefined &&
        peers !== 'anyone' &&
        peers.some((peer) => peer.type === 'pods' && peer.namespaces?.requirements.some(({ key }) => key !== NAMESPACE_NAME))
      );
    });
  return asks(out, to) || asks(into, from);
}
