import { between, intersectPorts, type PortSet } from '../engine';
import type { Analysis, Member } from './analysis';
import { type Found, findAsked, memberOf, podsOf } from './asked';
import { memberText, typedEnd, typedPort } from './askedText';
import { askedOn, type CheckVerdict, oneVerdict, type Question, serviceIn, type Trail, trailsBetween } from './check';
import { type CellState, pairReader, stateOf } from './matrix';
import { verdictOf } from './trail';

/** One who may reach a destination or not: a workload, or all addresses outside. */
export interface Reacher {
  readonly member: Member | undefined;
  /** How it is typed as From; undefined for all addresses together. */
  readonly text: string | undefined;
  readonly verdict: CheckVerdict | 'differs';
}

/** Everybody who is asked about one destination and port: those of its namespace first, the addresses outside last. */
export interface Reachers {
  readonly to: Found & { readonly type: 'pods' };
  readonly asked: AskedPorts;
  readonly rows: readonly Reacher[];
  readonly reaching: number;
}

type AskedPorts = Pick<Question, 'port' | 'protocol'>;

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

/** The trail that decides about one of them; of pods that differ one. */
export function trailOfReacher(analysis: Analysis, { to, asked }: Reachers, { member }: Reacher): Trail | undefined {
  if (member === undefined)
    return trailsBetween(analysis, { type: 'address', ip: SOME_ADDRESS }, alikeIn(analysis, to), asked)[0];
  const own = podsOf(member);
  if (own.some((pod) => to.pods.includes(pod))) return trailsBetween(analysis, asPods(own), to, asked)[0];
  return trailsBetween(analysis, asPods(own.slice(0, 1)), alikeIn(analysis, to), asked)[0];
}

function workedOut(analysis: Analysis, toText: string, portText: string): Reachers | undefined {
  const typed = typedEnd(analysis, toText);
  const asked = typedPort(portText);
  const to = typed.type === 'asked' ? findAsked(analysis, typed.asked, 'to') : undefined;
  if (!asked.ok || to?.type !== 'pods') return undefined;
  const alike = alikeIn(analysis, to);
  const targets = new Set(to.pods);
  const byClasses = verdictsTo(analysis, alike, asked);
  const verdictFor = (member: Member): Reacher['verdict'] | undefined => {
    const own = podsOf(member);
    if (!own.some((pod) => targets.has(pod))) return byClasses(member);
    // What a pod has to do with itself hangs on which pods there are, not on their classes alone.
    const trails = trailsBetween(analysis, asPods(own), to, asked);
    return trails.length === 0 ? undefined : (oneVerdict(trails) ?? 'differs');
  };
  const home = analysis.reach.pods[to.pods[0] ?? -1]?.namespace;
  const places = [...analysis.members.keys()];
  const isNear = (place: number): boolean => analysis.members[place]?.workload.namespace === home;
  const rows = [...places.filter(isNear), ...places.filter((place) => !isNear(place))].flatMap((place): readonly Reacher[] => {
    const member = analysis.members[place];
    const verdict = member === undefined ? undefined : verdictFor(member);
    return verdict === undefined ? [] : [{ member, text: memberText(analysis, place), verdict }];
  });
  const outside = outsideReacher(analysis, alike, asked);
  const all = outside === undefined ? rows : [...rows, outside];
  return { to, asked, rows: all, reaching: all.filter(({ verdict }) => verdict === 'allowed').length };
}

/** What classes say of a workload and the destinations: as a check would, without going through the rules. */
function verdictsTo(
  analysis: Analysis,
  to: Found & { readonly type: 'pods' },
  asked: AskedPorts,
): (member: Member) => Reacher['verdict'] | undefined {
  const { reach } = analysis;
  const targets = to.pods.flatMap((pod) => {
    const endpoint = reach.pods[pod];
    const own = endpoint === undefined ? undefined : askedOn({ endpoint, pod }, serviceIn(to), asked);
    return own === undefined ? [] : [{ own, at: reach.selection.classes.classOf[pod] ?? -1 }];
  });
  return ({ classes }) => {
    const verdicts = new Set<CheckVerdict>();
    for (const source of classes) {
      for (const { own, at } of targets) {
        const { sure, perhaps } = between(reach, source, at);
        const within = (ports: number): PortSet => intersectPorts(reach.pool.portsOf(ports), own.within);
        verdicts.add(verdictOf(within(sure), within(perhaps), own));
      }
    }
    const [first, ...others] = verdicts;
    return others.length === 0 ? first : 'differs';
  };
}

function alikeIn(analysis: Analysis, to: Found & { readonly type: 'pods' }): Found & { readonly type: 'pods' } {
  return { ...to, pods: representatives(analysis, to.pods) };
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
  return { member: undefined, text: undefined, verdict: isOne ? verdict : 'differs' };
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
