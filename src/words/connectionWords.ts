import type { AddressPart } from '../answers/addressParts';
import type { MemberPassing } from '../answers/analysis';
import type { AskedScope, ConnectionScope, ScopeEnd } from '../answers/connectionScope';
import { type Connections, type Inflow, membersIn, type Outflow, type Stream } from '../answers/connections';
import type { Isolated } from '../answers/memberGroups';
import { type Direction, eitherBits, type Workload } from '../engine';
import { addressWords } from './addressWords';
import { askedWords } from './checkEnds';
import { onOneLine } from './markdown';
import { passingWords } from './passingWords';
import { counted, listed, plain, type Sentence, sentence } from './segment';
import { type Everybody, everybody, whoParts } from './whoWords';

/** Connections with one thing in common: whom they go to, or come from. */
export interface ConnectionBlock {
  readonly heading: Sentence;
  readonly lines: readonly ConnectionLine[];
}

/** Ports that pass, and between whom: `from …`, `to …`, `in …`. Whoever is in no line of a block has no connection. */
export interface ConnectionLine {
  readonly ports: string;
  readonly how: 'from' | 'to' | 'in';
  readonly who: Sentence;
}

/** All connections in words: to each workload, to addresses outside, among the pods of one workload; and what else to know. */
export interface ConnectionWords {
  readonly summary: string;
  readonly blocks: readonly ConnectionBlock[];
  /** Whom a block means by those that no policy isolates for egress: all but these. */
  readonly closing: Sentence | undefined;
}

export function connectionWords(connections: Connections): ConnectionWords {
  const { analysis, scope, inflows, outflows, among } = connections;
  const workloads = analysis.members.map(({ workload }) => workload);
  const all = everybody(workloads);
  const told: Told = { connections, all, open: openGroups(connections) };
  const into = othersLast(scope.to, inflows, ({ to }) => sizeOf(connections, to)).map(({ one, areOthers }) =>
    inflowBlock(told, one, areOthers),
  );
  const out = othersLast(scope.from, outflows, ({ from }) => sizeOf(connections, from)).map(({ one, areOthers }) =>
    outflowBlock(told, one, areOthers),
  );
  const within = amongLines(told, among);
  const namesOpen = into.some(({ lines }) => lines.some(({ who }) => who.some(({ text }) => text.includes(UNISOLATED))));
  const policies = analysis.situation.policies.length;
  return {
    summary: `${counted(workloads.length, 'workload')} and ${policies === 0 ? 'no policy' : counted(policies, 'policy', 'policies')}.${scopeWords(scope)}`,
    blocks: [
      ...into,
      ...out,
      ...(within.length === 0 ? [] : [{ heading: [plain('Among the pods of one workload')], lines: within }]),
    ],
    closing: namesOpen ? closedWords(told) : undefined,
  };
}

/** Which connections alone are told; nothing where they are all. */
function scopeWords({ from, to }: ConnectionScope): string {
  const ends = [from.asked && `from ${endWords(from.asked)}`, to.asked && `to ${endWords(to.asked)}`].filter(Boolean);
  return ends.length === 0 ? '' : ` Only connections ${ends.join(' ')} are told.`;
}

function endWords(asked: AskedScope): string {
  return asked.type === 'namespace' ? onOneLine(`namespace ${asked.name}`) : askedWords(asked);
}

function closedWords({ connections, all }: Told): Sentence {
  const closed = connections.groups.filter(({ isolated }) => isolated.egress !== 'none').flatMap(({ members }) => members);
  const inOrder = closed.toSorted((a, b) => a.first - b.first).map(({ workload }) => workload);
  return sentence('Policies isolate for egress: ', listed(whoParts(all, inOrder)), '.');
}

/** What passes among the pods of one workload; of what most of them share, where they are many, last. */
function amongLines({ connections, all }: Told, among: Connections['among']): readonly ConnectionLine[] {
  const { from, to } = connections.scope;
  return othersLast(from.asked === undefined ? to : from, among, ({ members }) => members.length).map(
    ({ one: { members, passing }, areOthers }) => ({
      ports: portsOf(connections, passing),
      how: 'in',
      who: whoWords(
        all,
        members.map(({ workload }) => workload),
        areOthers,
      ),
    }),
  );
}

function whoWords(all: Everybody, some: readonly Workload[], areOthers: boolean): Sentence {
  return areOthers ? [plain(`the other ${counted(some.length, 'workload')}`)] : listed(whoParts(all, some));
}

interface Told {
  readonly connections: Connections;
  readonly all: Everybody;
  /** Workloads that no policy isolates for egress. */
  readonly open: readonly Workload[];
}

/** So many are named in a heading, where all others stand in headings of their own. */
const FEW = 5;
const UNISOLATED = 'that no policy isolates for egress';

function openGroups({ groups }: Connections): readonly Workload[] {
  return groups.flatMap(({ isolated, members }) => (isolated.egress === 'none' ? members.map(({ workload }) => workload) : []));
}

function sizeOf({ groups }: Connections, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (groups[place]?.members.length ?? 0), 0);
}

/**
 * The largest of several, where it is of many, goes last: it is told as what holds for all others. Not where only some
 * were asked about: there are others besides.
 */
function othersLast<T>(
  { asked }: ScopeEnd,
  all: readonly T[],
  size: (one: T) => number,
): readonly { readonly one: T; readonly areOthers: boolean }[] {
  const most = all.reduce((largest, one) => Math.max(largest, size(one)), FEW + 1);
  const others = asked === undefined && all.length > 1 ? all.find((one) => size(one) === most) : undefined;
  const few = all.filter((one) => one !== others).map((one) => ({ one, areOthers: false }));
  return others === undefined ? few : [...few, { one: others, areOthers: true }];
}

function workloadsAt({ groups, analysis }: Connections, places: readonly number[]): readonly Workload[] {
  const own = new Set(places.flatMap((place) => groups[place]?.members ?? []));
  return analysis.members.flatMap((member) => (own.has(member) ? [member.workload] : []));
}

function inflowBlock({ connections, all, open }: Told, inflow: Inflow, areOthers: boolean): ConnectionBlock {
  const targets = workloadsAt(connections, inflow.to);
  const lines = new Map<string, Sentence[]>();
  const add = (passing: MemberPassing, parts: readonly Sentence[]): void => {
    const ports = portsOf(connections, passing);
    lines.set(ports, [...(lines.get(ports) ?? []), ...parts]);
  };
  for (const streams of byPassing(inflow.streams)) {
    const [{ passing }] = streams;
    const sources = membersIn(connections.groups, streams.map(({ from }) => from).reduce(eitherBits)).map(
      ({ workload }) => workload,
    );
    // Alone there is nobody else to connect.
    if (sources.every((one) => targets.length === 1 && one === targets[0])) continue;
    add(passing, sourcesWords({ all, open }, sources, targets));
  }
  for (const { passing, addresses } of inflow.addresses) add(passing, [[plain(addressWords(addresses))]]);
  return {
    heading: sentence('To ', whoWords(all, targets, areOthers), isolatedWords(inflow.isolated, 'ingress', targets.length)),
    lines: [...lines].map(([ports, parts]) => ({ ports, how: 'from', who: listed(parts) })),
  };
}

function byPassing(streams: readonly Stream[]): readonly (readonly [Stream, ...Stream[]])[] {
  const groups = new Map<string, [Stream, ...Stream[]]>();
  for (const stream of streams) {
    const { sure, perhaps, differs } = stream.passing;
    const key = `${sure} ${perhaps} ${differs}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [stream]);
    else group.push(stream);
  }
  return [...groups.values()];
}

/** Sources that would be many names are told by what they have in common, where that is so: that nothing isolates them. */
function sourcesWords(
  { all, open }: Pick<Told, 'all' | 'open'>,
  sources: readonly Workload[],
  targets: readonly Workload[],
): readonly Sentence[] {
  const parts = whoParts(all, sources, targets);
  if (parts.length <= FEW) return parts;
  const meant = new Set(sources);
  const isItself = (one: Workload): boolean => targets.length === 1 && one === targets[0];
  if (open.length === 0 || open.some((one) => !meant.has(one) && !isItself(one))) return parts;
  const isOpen = new Set(open);
  const others = sources.filter((one) => !isOpen.has(one));
  const meets = targets.some((one) => isOpen.has(one));
  return [[plain(`every ${meets ? 'other ' : ''}workload ${UNISOLATED}`)], ...whoParts(all, others, targets)];
}

function outflowBlock({ connections, all }: Told, { from, isolated, addresses }: Outflow, areOthers: boolean): ConnectionBlock {
  const sources = workloadsAt(connections, from);
  const heading = sentence(
    'From ',
    whoWords(all, sources, areOthers),
    ' to addresses outside',
    isolatedWords(isolated, 'egress', sources.length),
  );
  return { heading, lines: addresses.map((part) => outLine(connections, part)) };
}

function outLine(connections: Connections, { passing, addresses }: AddressPart): ConnectionLine {
  return { ports: portsOf(connections, passing), how: 'to', who: [plain(addressWords(addresses))] };
}

function portsOf({ analysis }: Connections, { sure, perhaps, differs }: MemberPassing): string {
  const { pool } = analysis.reach;
  return passingWords({ sure: pool.portsOf(sure), perhaps: pool.portsOf(perhaps), differs });
}

function isolatedWords(isolated: Isolated, direction: Direction, count: number): string {
  const them = count === 1 ? 'it' : 'them';
  switch (isolated) {
    case 'none':
      return ` (no policy isolates ${them} for ${direction})`;
    case 'some':
      return ` (policies isolate only some of the pods for ${direction})`;
    case 'all':
      return '';
  }
}
