import { holdsAll } from '../../answers/lastingLabels';
import { betweenAddress, type Direction, formatSelector, holdsPort, sidePassing } from '../../engine';
import type { PeerWish, PortWish } from '../../kinds/intent';
import { type Claim, claimOf } from '../claim';
import { type SeenConnection, seenConnections } from '../connections';
import type { ObservedFlow } from '../observed';
import type { SeenAnalysis } from '../replay/seenSituation';
import { isProtocol, peerOf, type Unnamed } from './peerOf';
import { type Scope, type Subject, subjectsIn } from './subjects';

/**
 * One line of a proposal: a peer on a port, with the flows that ask for it (places among those observed). `dropped`: all
 * of them were refused, so that it would open something new. `outside`: a range may stand for the address.
 */
export interface ProposedLine {
  readonly key: string;
  readonly direction: Direction;
  readonly peer: PeerWish;
  readonly ports: readonly PortWish[];
  readonly dns: boolean;
  readonly outside: boolean;
  readonly dropped: boolean;
  readonly flows: readonly number[];
  readonly packets: number;
}

/**
 * What was seen of a subject for which no rule can be written, or none that surely lets it through, by the reason; `unclear`:
 * nobody tells whether it was a request, or what became of it, and no request that was seen explains it.
 */
export interface LeftOut {
  readonly why: Unnamed | 'unclear';
  readonly direction: Direction;
  readonly flows: readonly number[];
}

/**
 * What a policy for a subject would hold. A direction in which something was seen that no rule can name is left open:
 * isolating it would cut that off.
 */
export interface ProposedSubject {
  readonly subject: Subject;
  readonly lines: readonly ProposedLine[];
  readonly left: readonly LeftOut[];
  readonly isolates: Readonly<Record<Direction, boolean>>;
}

export interface ProposedLines {
  readonly subjects: readonly ProposedSubject[];
  /** Ends of the scope's namespace whose labels nobody tells: no policy can select them. */
  readonly unlabelled: readonly number[];
  /** Flows of the scope that may be replies, so that they ask for nothing. */
  readonly unclear: number;
}

interface Gathering {
  readonly subject: Subject;
  readonly lines: Map<string, ProposedLine & { readonly flows: number[] }>;
  readonly left: Map<string, LeftOut & { readonly flows: number[] }>;
}

/** What was seen in a scope, as lines of policies: requests alone, at the end of each that is in the scope. */
export function proposedLines(base: SeenAnalysis, scope: Scope): ProposedLines {
  const { observed, analysis, seen } = base;
  const pods = new Set(seen.ends.flatMap((end) => (end.type === 'pod' ? [end.pod] : [])));
  const gatherings = subjectsIn(analysis, scope, pods).map(
    (subject): Gathering => ({ subject, lines: new Map(), left: new Map() }),
  );
  const bySubject = new Map(gatherings.flatMap((one) => one.subject.pods.map((pod) => [pod, one] as const)));
  const claims = observed.flows.map(claimOf);
  const { list } = seenConnections(observed);
  const requested = new Set(list.flatMap((one) => (one.flows.some(isForwarded) ? [wayOf(one.from, one.to, one)] : [])));
  let unclear = 0;
  for (const connection of list) {
    const asking = connection.flows.filter((flow) => asks(claims[flow]));
    const { from, to, flows } = connection;
    // It goes on what was requested, or it answers that.
    const isExplained =
      flows.some(isForwarded) || requested.has(wayOf(to, from, connection)) || !mayHavePorts(connection.protocol);
    const puzzling = isExplained ? [] : flows.filter((flow) => isUnclear(observed.flows[flow]));
    for (const direction of DIRECTIONS) {
      const [own, other] = direction === 'egress' ? [connection.from, connection.to] : [connection.to, connection.from];
      const end = seen.ends[own];
      const gathering = end?.type === 'pod' ? bySubject.get(end.pod) : undefined;
      if (gathering === undefined) continue;
      unclear += connection.flows.filter((flow) => claims[flow]?.type === 'direction').length;
      if (puzzling.length > 0 && own !== other) for (const side of DIRECTIONS) leaveOut(gathering, side, 'unclear', puzzling);
      // The node's own traffic always passes, and so does what a pod sends to itself.
      const isFree = own === other || (direction === 'ingress' && seen.ends[other]?.type === 'host');
      if (asking.length === 0 || isFree) continue;
      if (end?.type === 'pod' && isOpened(base, direction, end.pod, other, connection)) continue;
      const dropped = asking.every((flow) => claims[flow]?.type === 'dropped');
      gather(base, gathering, direction, other, connection, asking, dropped);
    }
  }
  return {
    subjects: gatherings.map(({ subject, lines, left }) => ({
      subject,
      lines: [...lines.values()],
      left: [...left.values()],
      isolates: { ingress: mayIsolate(subject, 'ingress'), egress: mayIsolate(subject, 'egress') },
    })),
    unlabelled: seen.ends.flatMap((end, index) =>
      end.type === 'unlabelled' && end.namespace === scope.namespace ? [index] : [],
    ),
    unclear,
  };

  /** A selector may mean pods that are the business of another subject, too. */
  function mayIsolate({ namespace, labels }: Subject, direction: Direction): boolean {
    return gatherings.every(
      ({ subject, left }) =>
        subject.namespace !== namespace ||
        !isLeftOpen(left, direction) ||
        !subject.pods.some((pod) => holdsAll(analysis.reach.pods[pod]?.labels ?? new Map(), labels)),
    );
  }

  function isLeftOpen(left: Gathering['left'], direction: Direction): boolean {
    return [...left.values()].some(
      (one) =>
        // What is outside NetworkPolicy is no reason: plugins let it through or not, whatever a rule says.
        one.direction === direction && one.why !== 'protocol' && (one.why === 'unclear' || one.flows.some(isForwarded)),
    );
  }

  function isForwarded(flow: number): boolean {
    return claims[flow]?.type === 'forwarded';
  }
}

function mayHavePorts(protocol: SeenConnection['protocol']): boolean {
  return protocol === undefined || isProtocol(protocol);
}

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

function wayOf(from: number, to: number, { protocol }: SeenConnection): string {
  return `${from} ${to} ${protocol}`;
}

/** Whether a flow may have been a request that was let through, for all that is told. */
export function isUnclear(flow: ObservedFlow | undefined): boolean {
  if (flow === undefined || flow.reply === true || flow.verdict === 'DROPPED') return false;
  const { type } = claimOf(flow);
  return type === 'direction' || (type === 'error' && flow.verdict === 'VERDICT_UNKNOWN');
}

/** Whether a rule of an open policy lets a connection through at this end already. */
function isOpened(
  { analysis: { reach }, seen }: SeenAnalysis,
  direction: Direction,
  pod: number,
  other: number,
  { protocol, port }: SeenConnection,
): boolean {
  const { classOf } = reach.selection.classes;
  const at = classOf[pod] ?? -1;
  if ((reach.isolating[direction][at] ?? []).length === 0 || !isProtocol(protocol) || port === undefined) return false;
  const end = seen.ends[other];
  const passing =
    end?.type === 'pod'
      ? sidePassing(reach, direction, at, classOf[end.pod] ?? -1).sure
      : end?.type === 'address' && end.ip !== undefined
        ? betweenAddress(reach, direction, at, end.ip)
        : undefined;
  return passing !== undefined && holdsPort(reach.pool.portsOf(passing), protocol, port);
}

function asks(claim: Claim | undefined): boolean {
  return claim?.type === 'forwarded' || claim?.type === 'dropped';
}

function leaveOut({ left }: Gathering, direction: Direction, why: LeftOut['why'], flows: readonly number[]): void {
  const one = left.get(`${direction} ${why}`) ?? { why, direction, flows: [] };
  left.set(`${direction} ${why}`, one);
  one.flows.push(...flows);
}

function gather(
  { observed, analysis, seen }: SeenAnalysis,
  gathering: Gathering,
  direction: Direction,
  other: number,
  connection: SeenConnection,
  flows: readonly number[],
  dropped: boolean,
): void {
  const { subject, lines } = gathering;
  const [seenEnd, end] = [seen.ends[other], observed.ends[other]];
  if (seenEnd === undefined || end === undefined) return;
  const named = peerOf(analysis, seenEnd, end, subject.namespace, direction, connection);
  const why = named.type === 'unnamed' ? named.why : named.node ? 'node' : undefined;
  if (why !== undefined) leaveOut(gathering, direction, why, flows);
  if (named.type === 'unnamed') return;
  const { peer, ports, dns, outside } = named;
  const key = `${subject.key} ${direction} ${peerKey(peer)} ${ports.map((one) => `${one.protocol} ${one.port}`).join()}`;
  const before = lines.get(key);
  const packets = flows.reduce((sum, flow) => sum + (observed.flows[flow]?.count ?? 0), 0);
  const all = before?.flows ?? [];
  all.push(...flows);
  lines.set(key, {
    key,
    direction,
    peer,
    ports,
    dns,
    outside,
    dropped: dropped && before?.dropped !== false,
    flows: all,
    packets: packets + (before?.packets ?? 0),
  });
}

export function peerKey(peer: PeerWish): string {
  return peer.type === 'addresses'
    ? [peer.cidr, ...peer.except].join()
    : [peer.namespaces, peer.pods].map((selector) => (selector === undefined ? '-' : formatSelector(selector))).join(' / ');
}
