import type { Analysis, Member } from './analysis';
import { type Found, findAsked, memberOf, podsOf } from './asked';
import { memberText, typedEnd, typedPort } from './askedText';
import { askedOn, type CheckVerdict, oneVerdict, type Question, serviceIn, type Trail, trailsBetween } from './check';
import { type CellState, pairReader, stateOf } from './matrix';

/** One who may reach a destination or not: a workload, or all addresses outside. `trail` is the answer that says most. */
export interface Reacher {
  readonly member: Member | undefined;
  /** How it is typed as From; undefined for all addresses together. */
  readonly text: string | undefined;
  readonly verdict: CheckVerdict | 'differs';
  readonly trail: Trail | undefined;
}

/** Everybody who is asked about one destination and port: those of its namespace first, the addresses outside last. */
export interface Reachers {
  readonly to: Found & { readonly type: 'pods' };
  readonly port: number | undefined;
  readonly rows: readonly Reacher[];
  readonly reaching: number;
}

/** An address that stands for all outside, where they are alike (RFC 5737). */
export const SOME_ADDRESS = '203.0.113.7';

const known = new WeakMap<Analysis, { readonly key: string; readonly reachers: Reachers | undefined }>();

/** Who reaches a destination, as it is typed. Undefined where there is none, or it is an address. */
export function reachersOf(analysis: Analysis, to: string, port: string): Reachers | undefined {
  const key = JSON.stringify([to, port]);
  const before = known.get(analysis);
  if (before?.key === key) return before.reachers;
  const reachers = workedOut(analysis, to, port);
  known.set(analysis, { key, reachers });
  return reachers;
}

type AskedPorts = Pick<Question, 'port' | 'protocol'>;

function workedOut(analysis: Analysis, toText: string, portText: string): Reachers | undefined {
  const typed = typedEnd(analysis, toText);
  const asked = typedPort(portText);
  const to = typed.type === 'asked' ? findAsked(analysis, typed.asked, 'to') : undefined;
  if (!asked.ok || to?.type !== 'pods') return undefined;
  const alike = { ...to, pods: representatives(analysis, to.pods) };
  const targets = new Set(to.pods);
  const known = new Map<string, readonly Trail[]>();
  const trailsFrom = (member: Member): readonly Trail[] => {
    const own = podsOf(member);
    // What a pod has to do with itself hangs on which pods there are, not on their classes alone.
    if (own.some((pod) => targets.has(pod))) return trailsBetween(analysis, asPods(own), to, asked);
    const key = member.classes.join();
    const trails = known.get(key) ?? trailsBetween(analysis, asPods(representatives(analysis, own)), alike, asked);
    known.set(key, trails);
    return trails;
  };
  const home = analysis.reach.pods[to.pods[0] ?? -1]?.namespace;
  const places = [...analysis.members.keys()];
  const isNear = (place: number): boolean => analysis.members[place]?.workload.namespace === home;
  const rows = [...places.filter(isNear), ...places.filter((place) => !isNear(place))].flatMap((place): readonly Reacher[] => {
    const member = analysis.members[place];
    const trails = member === undefined ? [] : trailsFrom(member);
    if (member === undefined || trails.length === 0) return [];
    return [{ member, text: memberText(analysis, place), verdict: oneVerdict(trails) ?? 'differs', trail: trails[0] }];
  });
  const outside = outsideReacher(analysis, alike, asked);
  const all = outside === undefined ? rows : [...rows, outside];
  const port = all.flatMap(({ trail }) => trail?.port ?? [])[0];
  return { to, port, rows: all, reaching: all.filter(({ verdict }) => verdict === 'allowed').length };
}

function asPods(pods: readonly number[]): Found {
  return { type: 'pods', pods, service: undefined };
}

/** One pod of each class: the others fare alike, but where ports go by names. */
function representatives({ reach }: Analysis, pods: readonly number[]): readonly number[] {
  const first = new Map<string, number>();
  for (const pod of pods) {
    const ports = (reach.pods[pod]?.ports ?? []).map(({ name, protocol, number }) => `${name} ${protocol} ${number}`);
    const key = `${reach.selection.classes.classOf[pod]} ${ports.join()}`;
    if (!first.has(key)) first.set(key, pod);
  }
  return [...first.values()];
}

/** All addresses outside; `differs` where it is not the same for each of them. */
function outsideReacher(analysis: Analysis, to: Found & { readonly type: 'pods' }, asked: AskedPorts): Reacher | undefined {
  const trails = trailsBetween(analysis, { type: 'address', ip: SOME_ADDRESS }, to, asked);
  const states = new Set(to.pods.flatMap((pod) => stateFor(analysis, to, pod, asked)));
  const [trail] = trails;
  const [state] = states;
  if (trail === undefined || state === undefined) return undefined;
  const verdict = oneVerdict(trails);
  const isOne = states.size === 1 && state !== 'mixed' && verdict !== undefined;
  return { member: undefined, text: undefined, verdict: isOne ? verdict : 'differs', trail };
}

function stateFor(
  analysis: Analysis,
  to: Found & { readonly type: 'pods' },
  pod: number,
  asked: AskedPorts,
): readonly CellState[] {
  const endpoint = analysis.reach.pods[pod];
  const member = memberOf(analysis, pod);
  const classOf = analysis.reach.selection.classes.classOf[pod];
  if (endpoint === undefined || member === undefined || classOf === undefined) return [];
  const own = askedOn({ endpoint, pod }, serviceIn(to), asked);
  if (own === undefined) return [];
  const port = own.port === undefined || own.protocol === undefined ? undefined : { protocol: own.protocol, number: own.port };
  const one = { ...member, classes: [classOf] };
  return [stateOf(pairReader(analysis, port).outside({ number: 0, member: one, isOne: true }, 'ingress'))];
}
