import { addBit, type Bits, bitsText, eachBit, noBits, type PortPool, type PortsByClass, passingInto } from '../engine';
import { type AddressPart, addressPartsOf } from './addressParts';
import { type Analysis, betweenPairs, type Member, type MemberPassing, together } from './analysis';
import { type Isolated, type MemberGroup, meetingWithin, memberGroups } from './memberGroups';

/** Sources from which the same passes: places of groups. A workload is never its own source here. */
export interface Stream {
  readonly passing: MemberPassing;
  /** It passes because nothing isolates either end. */
  readonly open: boolean;
  readonly from: Bits;
}

/** Workloads (places of groups) to which the same passes, with all that does. */
export interface Inflow {
  readonly to: readonly number[];
  readonly isolated: Isolated;
  readonly streams: readonly Stream[];
  readonly addresses: readonly AddressPart[];
}

/** Workloads (places of groups) that may connect to the same addresses outside the cluster. */
export interface Outflow {
  readonly from: readonly number[];
  readonly isolated: Isolated;
  readonly addresses: readonly AddressPart[];
}

/** Workloads of several pods, and what passes among the pods of one. */
export interface Among {
  readonly members: readonly Member[];
  readonly passing: MemberPassing;
}

/**
 * All connections that policies let through: between workloads, and between them and addresses outside. Every workload
 * is in one inflow and one outflow. How much this is grows with how different the workloads are, not with how many.
 */
export interface Connections {
  readonly analysis: Analysis;
  readonly groups: readonly MemberGroup[];
  readonly inflows: readonly Inflow[];
  readonly outflows: readonly Outflow[];
  readonly among: readonly Among[];
}

/** Works out all connections of an analysis. */
export function connectionsOf(analysis: Analysis): Connections {
  const groups = memberGroups(analysis);
  const addresses = addressPartsOf(analysis.reach);
  const inflows = new Map<string, Inflow & { readonly to: number[] }>();
  const outflows = new Map<string, Outflow & { readonly from: number[] }>();
  for (const [place, { classes, isolated }] of groups.entries()) {
    const streams = streamsInto(analysis, groups, place);
    const outside = addresses('ingress', classes);
    const key = [isolated.ingress, outside.text, ...streams.map(streamText)].join('\n');
    const inflow = inflows.get(key);
    if (inflow === undefined) inflows.set(key, { to: [place], isolated: isolated.ingress, streams, addresses: outside.parts });
    else inflow.to.push(place);
    const away = addresses('egress', classes);
    const outflow = outflows.get(`${isolated.egress} ${away.text}`);
    if (outflow === undefined)
      outflows.set(`${isolated.egress} ${away.text}`, { from: [place], isolated: isolated.egress, addresses: away.parts });
    else outflow.from.push(place);
  }
  return { analysis, groups, inflows: [...inflows.values()], outflows: [...outflows.values()], among: amongPods(analysis) };
}

function streamsInto({ reach }: Analysis, groups: readonly MemberGroup[], to: number): readonly Stream[] {
  const target = groups[to];
  if (target === undefined) return [];
  const columns = target.classes.map((one) => passingInto(reach, one));
  const streams = new Map<string, Stream>();
  let last: Stream | undefined;
  for (let place = 0; place < groups.length; place++) {
    const source = groups[place];
    const passing = source && passingOf(reach.pool, columns, source.classes);
    if (passing === undefined) continue;
    const open = source?.isolated.egress === 'none' && target.isolated.ingress === 'none';
    // Neighbours are mostly alike.
    if (last === undefined || last.open !== open || !isSamePassing(last.passing, passing)) {
      const key = `${passing.sure} ${passing.perhaps} ${passing.differs} ${open}`;
      last = streams.get(key) ?? { passing, open, from: noBits(groups.length) };
      streams.set(key, last);
    }
    addBit(last.from, place);
  }
  return [...streams.values()];
}

function isSamePassing(one: MemberPassing, other: MemberPassing): boolean {
  return one.sure === other.sure && one.perhaps === other.perhaps && one.differs === other.differs;
}

/** What passes from the classes of one group to those of another; undefined where nothing does. */
function passingOf(pool: PortPool, columns: readonly PortsByClass[], classes: readonly number[]): MemberPassing | undefined {
  const [column] = columns;
  const [only = 0] = classes;
  if (classes.length === 1 && columns.length === 1 && column?.perhaps[only] === 0) return undefined;
  let passing: MemberPassing | undefined;
  for (const { sure, perhaps } of columns) {
    for (const from of classes) {
      passing = together(pool, passing, { sure: sure[from] ?? 0, perhaps: perhaps[from] ?? 0 });
    }
  }
  return passing?.perhaps === 0 ? undefined : passing;
}

function streamText({ passing: { sure, perhaps, differs }, open, from }: Stream): string {
  return `${sure} ${perhaps} ${differs} ${open} ${bitsText(from)}`;
}

function amongPods(analysis: Analysis): readonly Among[] {
  const { reach } = analysis;
  const among = new Map<string, Among & { readonly members: Member[] }>();
  for (const member of analysis.members) {
    const meeting = meetingWithin(analysis, member);
    if (meeting.length === 0) continue;
    const passing = betweenPairs(reach, meeting);
    const key = `${passing.sure} ${passing.perhaps} ${passing.differs}`;
    const one = among.get(key);
    if (one === undefined) among.set(key, { members: [member], passing });
    else one.members.push(member);
  }
  return [...among.values()];
}

/** What passes from one workload to another. */
export interface Connection {
  readonly from: Member;
  readonly to: Member;
  readonly passing: MemberPassing;
  readonly open: boolean;
}

/** One connection after the other, by destination. There may be as many as pairs of workloads: they are not kept. */
export function* eachConnection({ groups, inflows }: Connections): Generator<Connection> {
  for (const { to, streams } of inflows) {
    const targets = to.flatMap((place) => groups[place]?.members ?? []);
    for (const { passing, open, from } of streams) {
      for (const source of membersIn(groups, from)) {
        for (const target of targets) if (source !== target) yield { from: source, to: target, passing, open };
      }
    }
  }
}

/** The workloads of groups by their places, in the order of the cluster. */
export function membersIn(groups: readonly MemberGroup[], places: Bits): readonly Member[] {
  const members: Member[] = [];
  eachBit(places, (place) => members.push(...(groups[place]?.members ?? [])));
  return members.sort((a, b) => a.first - b.first);
}
