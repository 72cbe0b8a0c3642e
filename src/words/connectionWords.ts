import type { AddressPart } from '../answers/addressParts';
import type { MemberPassing } from '../answers/analysis';
import { type Connections, type Inflow, membersIn, type Outflow, type Stream } from '../answers/connections';
import type { Isolated } from '../answers/memberGroups';
import { type Direction, eitherBits, type Workload } from '../engine';
import { addressWords } from './addressWords';
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
  const { analysis, groups, inflows, outflows, among } = connections;
  const workloads = analysis.members.map(({ workload }) => workload);
  const all = everybody(workloads);
  const told: Told = { connections, all, open: openGroups(connections) };
  const [others, ...few] = withOthersFirst(connections, inflows);
  const last = others === undefined ? [] : [inflowBlock(told, others, few.length > 0 && sizeOf(connections, others.to) > FEW)];
  const into = [...few.map((one) => inflowBlock(told, one, false)), ...last];
  const out = outflows.flatMap((one) => outflowBlock(told, one, outflows.length > 1));
  const within = among.map(
    ({ members, passing }): ConnectionLine => ({
      ports: portsOf(connections, passing),
      how: 'in',
      who: listed(
        whoParts(
          all,
          members.map(({ workload }) => workload),
        ),
      ),
    }),
  );
  const closed = groups.filter(({ isolated }) => isolated.egress !== 'none').flatMap(({ members }) => members);
  const namesOpen = into.some(({ lines }) => lines.some(({ who }) => who.some(({ text }) => text.includes(UNISOLATED))));
  return {
    summary: `${counted(workloads.length, 'workload')} and ${counted(analysis.situation.policies.length, 'policy', 'policies')}.`,
    blocks: [
      ...into,
      ...out,
      ...(within.length === 0 ? [] : [{ heading: [plain('Among the pods of one workload')], lines: within }]),
    ],
    closing: namesOpen
      ? sentence(
          'Policies isolate for egress: ',
          listed(
            whoParts(
              all,
              closed.map(({ workload }) => workload),
            ),
          ),
          '.',
        )
      : undefined,
  };
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

/** The inflow that most workloads share, to be told last as that of all others, and the rest in their order. */
function withOthersFirst(connections: Connections, inflows: readonly Inflow[]): readonly Inflow[] {
  const [first, ...more] = inflows;
  if (first === undefined) return [];
  const largest = more.reduce((one, other) => (sizeOf(connections, other.to) > sizeOf(connections, one.to) ? other : one), first);
  return [largest, ...inflows.filter((one) => one !== largest)];
}

function workloadsAt({ groups, analysis }: Connections, places: readonly number[]): readonly Workload[] {
  const own = new Set(places.flatMap((place) => groups[place]?.members ?? []));
  return analysis.members.flatMap((member) => (own.has(member) ? [member.workload] : []));
}

function inflowBlock({ connections, all, open }: Told, inflow: Inflow, areOthers: boolean): ConnectionBlock {
  const targets = workloadsAt(connections, inflow.to);
  const who = areOthers ? [plain(`the other ${counted(targets.length, 'workload')}`)] : listed(whoParts(all, targets));
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
    add(
      passing,
      sourcesWords(
        { connections, all, open },
        sources,
        targets,
        streams.some((one) => one.open),
      ),
    );
  }
  for (const { passing, addresses } of inflow.addresses) add(passing, [[plain(addressWords(addresses))]]);
  return {
    heading: sentence('To ', who, isolatedWords(inflow.isolated, 'ingress', targets.length)),
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

function sourcesWords(
  { all, open }: Told,
  sources: readonly Workload[],
  targets: readonly Workload[],
  withOpen: boolean,
): readonly Sentence[] {
  const parts = whoParts(all, sources, targets);
  if (!withOpen || parts.length <= FEW) return parts;
  const isOpen = new Set(open);
  const others = sources.filter((one) => !isOpen.has(one));
  const meets = targets.some((one) => isOpen.has(one));
  return [[plain(`every ${meets ? 'other ' : ''}workload ${UNISOLATED}`)], ...whoParts(all, others, targets)];
}

function outflowBlock(
  { connections, all }: Told,
  { from, isolated, addresses }: Outflow,
  several: boolean,
): readonly ConnectionBlock[] {
  const sources = workloadsAt(connections, from);
  const who = listed(whoParts(all, sources));
  const heading = sentence(
    'From ',
    several || all.workloads.length === 1 ? who : 'every workload',
    ' to addresses outside',
    isolatedWords(isolated, 'egress', sources.length),
  );
  return [{ heading, lines: addresses.map((part) => outLine(connections, part)) }];
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
