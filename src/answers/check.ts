import { ALL_PORTS, NO_PORTS, type PortSet, type Protocol, portsOf, type Service } from '../engine';
import type { Analysis } from './analysis';
import { type Asked, type Found, findAsked, isOnePod, type Unanswerable } from './asked';
import { type Caveat, type CaveatEnds, caveatsOf } from './caveats';
import { type AskedPort, type CheckVerdict, type End, holdsAsked, type Trail, trailOf } from './trail';

export type { Caveat } from './caveats';
export { type CheckVerdict, sideVerdict, type Trail } from './trail';

/**
 * May `from` connect to `to`? `port` is a number, a port's name on the destination or of the service; absent: on any.
 * `protocol` absent: TCP for a port, every protocol where none is asked for.
 */
export interface Question {
  readonly from: Asked;
  readonly to: Asked;
  readonly protocol: Protocol | undefined;
  readonly port: number | string | undefined;
}

export type CheckAnswer =
  | { readonly type: 'unanswerable'; readonly why: Unanswerable }
  /** `trails` are the different answers, the one that says most first; more than one: the pods differ. */
  | { readonly type: 'answer'; readonly trails: readonly Trail[]; readonly caveats: readonly Caveat[] };

/** Answers who may connect to whom, with what decides it on either side. */
export function check(analysis: Analysis, question: Question): CheckAnswer {
  const ends = endsOf(analysis, question);
  if ('why' in ends) return { type: 'unanswerable', why: ends.why };
  const trails = trailsBetween(analysis, ends.from, ends.to, question);
  if (trails.length === 0) return { type: 'unanswerable', why: withoutPort(ends.to, question) };
  const different = trails.filter((one, index) => trails.findIndex((other) => sameAnswer(one, other)) === index);
  return { type: 'answer', trails: different, caveats: caveatsOf(analysis, trails) };
}

/** A trail for each two that meet, of pods that are alike one; none when no destination has the port. */
export function trailsBetween(
  analysis: Analysis,
  from: Found,
  to: Found,
  question: Pick<Question, 'port' | 'protocol'>,
): readonly (Trail & CaveatEnds)[] {
  const trails: (Trail & CaveatEnds)[] = [];
  for (const [source, target] of pairs(analysis, from, to)) {
    const asked = askedOn(target, serviceIn(to), question);
    if (asked === undefined) continue;
    const trail = trailOf(analysis, source, target, asked);
    trails.push({ ...trail, byBlocks: holdsAsked(trail.byAddress, asked) });
  }
  return trails;
}

/** The verdict of all trails together; undefined where they differ. */
export function oneVerdict(trails: readonly Trail[]): CheckVerdict | undefined {
  const [first] = trails;
  return trails.every(({ verdict }) => verdict === first?.verdict) ? first?.verdict : undefined;
}

/** Both ends of a question, or why it cannot be answered whatever its port. */
export function endsOf(
  analysis: Analysis,
  question: Pick<Question, 'from' | 'to'>,
): { readonly from: Found; readonly to: Found } | { readonly why: Unanswerable } {
  const from = findAsked(analysis, question.from, 'from');
  if (from.type !== 'pods' && from.type !== 'address') return { why: from };
  const to = findAsked(analysis, question.to, 'to');
  if (to.type !== 'pods' && to.type !== 'address') return { why: to };
  return from.type === 'address' && to.type === 'address' ? { why: { type: 'addresses' } } : { from, to };
}

function sameAnswer(a: Trail, b: Trail): boolean {
  return (
    a.verdict === b.verdict &&
    (a.port !== undefined || JSON.stringify([a.sure, a.perhaps]) === JSON.stringify([b.sure, b.perhaps]))
  );
}

/**
 * What a question asks of one destination, its port as the pod knows it: of a service its target. A headless one leads to
 * the pods' own ports, but for the names it gives them. Undefined when the pod has no such port.
 */
export function askedOn(
  target: End,
  service: Service | undefined,
  question: Pick<Question, 'port' | 'protocol'>,
): AskedPort | undefined {
  const { port } = question;
  const protocol = question.protocol ?? (port === undefined ? undefined : 'TCP');
  const wanted = (one: Protocol): boolean => protocol === undefined || one === protocol;
  const named = service?.ports.some((one) => one.name === port && wanted(one.protocol)) === true;
  if (service === undefined || (service.headless === true && !named)) {
    if (port === undefined || protocol === undefined) return { protocol, port: undefined, within: onProtocol(protocol) };
    const number = numberOn(target, port, protocol);
    return number === undefined ? undefined : { protocol, port: number, within: ALL_PORTS };
  }
  const own = service.ports.filter(
    (one) => wanted(one.protocol) && (port === undefined || one.port === port || one.name === port),
  );
  const entries = own.flatMap((one) => {
    const number = numberOn(target, one.targetPort ?? one.port, one.protocol);
    return number === undefined ? [] : [{ protocol: one.protocol, port: number, endPort: undefined }];
  });
  const [only] = entries;
  if (only === undefined) return undefined;
  return {
    protocol,
    port: port === undefined ? undefined : only.port,
    within: port === undefined ? portsOf(entries) : ALL_PORTS,
  };
}

/** The service that somebody was found by. */
export function serviceIn(found: Found): Service | undefined {
  return found.type === 'pods' ? found.service : undefined;
}

function onProtocol(protocol: Protocol | undefined): PortSet {
  return protocol === undefined ? ALL_PORTS : { ...NO_PORTS, [protocol]: ALL_PORTS[protocol] };
}

function numberOn({ endpoint }: End, port: number | string, protocol: Protocol): number | undefined {
  if (typeof port === 'number') return port;
  if (endpoint.type === 'address') return undefined;
  return endpoint.ports?.find((one) => one.name === port && one.protocol === protocol)?.number;
}

/** Why none of the destinations has the port. */
export function withoutPort(to: Found, { port, protocol }: Pick<Question, 'port' | 'protocol'>): Unanswerable {
  const service = serviceIn(to);
  return service === undefined
    ? { type: 'noNamedPort', name: String(port), protocol: protocol ?? 'TCP' }
    : { type: 'noServicePort', service, port, protocol };
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
