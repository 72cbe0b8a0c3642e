import {
  type AddressSet,
  addBit,
  type Bits,
  bitsText,
  eachBit,
  isNoAddresses,
  noBits,
  type PortPool,
  type PortsByClass,
  passingInto,
  subtractAddresses,
} from '../engine';
import { type AddressPart, addressPartsOf } from './addressParts';
import { type Analysis, betweenPairs, type Member, type MemberPassing, together } from './analysis';
import { type ConnectionScope, wholeScope } from './connectionScope';
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
 * All connections of a scope that policies let through: between workloads, and between them and addresses outside. Every
 * workload that may be the destination is in one inflow, and in one outflow every one that may be the source of
 * connections to addresses. A group is wholly in an end of the scope, or not at all. How much this is grows with how different the workloads are, not with how many.
 */
export interface Connections {
  readonly analysis: Analysis;
  readonly scope: ConnectionScope;
  readonly groups: readonly MemberGroup[];
  readonly inflows: readonly Inflow[];
  readonly outflows: readonly Outflow[];
  readonly among: readonly Among[];
}

/** Works out the connections of an analysis, all of them if no scope is given. */
export function connectionsOf(analysis: Analysis, scope: ConnectionScope = wholeScope(analysis)): Connections {
  const { from, to } = scope;
  const groups = memberGroups(analysis).flatMap((group) => cut(group, scope));
  const isIn = ({ members: [first] }: MemberGroup, end: ConnectionScope['from']): boolean =>
    first !== undefined && end.members.has(first);
  const sources = groups.map((group) => isIn(group, from));
  const addresses = addressPartsOf(analysis.reach);
  const inflows = new Map<string, Inflow & { readonly to: number[] }>();
  const outflows = new Map<string, Outflow & { readonly from: number[] }>();
  for (const [place, group] of groups.entries()) {
    const { classes, isolated } = group;
    if (isIn(group, to) && !isAlone(group, from)) {
      const streams = streamsInto(analysis, groups, sources, place);
      const outside = addresses('ingress', classes);
      const key = [isolated.ingress, outside.text, ...streams.map(streamText)].join('\n');
      const inflow = inflows.get(key);
      if (inflow === undefined)
        inflows.set(key, {
          to: [place],
          isolated: isolated.ingress,
          streams,
          addresses: within(outside.parts, from.addresses),
        });
      else inflow.to.push(place);
    }
    if (sources[place] && !isNoAddresses(to.addresses)) {
      const away = addresses('egress', classes);
      const key = `${isolated.egress} ${away.text}`;
      const outflow = outflows.get(key);
      if (outflow === undefined)
        outflows.set(key, { from: [place], isolated: isolated.egress, addresses: within(away.parts, to.addresses) });
      else outflow.from.push(place);
    }
  }
  return {
    analysis,
    scope,
    groups,
    inflows: [...inflows.values()],
    outflows: [...outflows.values()],
    among: amongPods(analysis, scope),
  };
}

/** The parts of a group that are in the same ends of a scope. */
function cut(group: MemberGroup, { from, to }: ConnectionScope): readonly MemberGroup[] {
  const parts = new Map<string, Member[]>();
  for (const member of group.members) {
    const key = `${from.members.has(member)} ${to.members.has(member)}`;
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [member]);
    else part.push(member);
  }
  return [...parts.values()].map((members) => ({ ...group, members }));
}

/** Whether a group is one workload, and there is nobody at the other end but itself. */
function isAlone({ members: [first, second] }: MemberGroup, { members, addresses }: ConnectionScope['from']): boolean {
  return first !== undefined && second === undefined && members.size === 1 && members.has(first) && isNoAddresses(addresses);
}

function within(parts: readonly AddressPart[], some: AddressSet): readonly AddressPart[] {
  return parts.flatMap(({ addresses, passing }) => {
    const both = subtractAddresses(addresses, subtractAddresses(addresses, some));
    return isNoAddresses(both) ? [] : [{ addresses: both, passing }];
  });
}

function streamsInto(
  { reach }: Analysis,
  groups: readonly MemberGroup[],
  sources: readonly boolean[],
  to: number,
): readonly Stream[] {
  const target = groups[to];
  if (target === undefined) return [];
  const columns = target.classes.map((one) => passingInto(reach, one));
  const streams = new Map<string, Stream>();
  let last: Stream | undefined;
  for (let place = 0; place < groups.length; place++) {
    const source = sources[place] ? groups[place] : undefined;
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

function amongPods(analysis: Analysis, { from, to }: ConnectionScope): readonly Among[] {
  const { reach } = analysis;
  const among = new Map<string, Among & { readonly members: Member[] }>();
  for (const member of analysis.members) {
    if (!from.members.has(member) || !to.members.has(member)) continue;
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
