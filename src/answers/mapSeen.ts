import {
  type AddressSet,
  between,
  betweenAddress,
  holdsAddress,
  holdsPort,
  type PortSet,
  type PortsId,
  type Protocol,
  portsOf,
  unionPorts,
} from '../engine';
import type { Analysis, Member } from './analysis';
import { memberOf } from './asked';
import { type EdgeSeen, endId, type MapEdge, type MapEnd, type MapNode, type MapQuestion, type Placed } from './mapTypes';

/** An end of what was seen: a pod by its place in the analysis, or an address; `ip` undefined: it is known by name alone. */
export type SeenParty =
  | { readonly type: 'pod'; readonly pod: number }
  | { readonly type: 'address'; readonly ip: string | undefined };

/** A connection that was seen, so many times forwarded and dropped. `last` is in ms since 1970. */
export interface SeenLink {
  readonly from: SeenParty;
  readonly to: SeenParty;
  readonly protocol: Protocol | undefined;
  readonly port: number | undefined;
  readonly forwarded: number;
  readonly dropped: number;
  readonly last: number | undefined;
}

/** What was seen: connections of which both ends may be on a map, and how many others there are. */
export interface SeenLinks {
  readonly links: readonly SeenLink[];
  readonly others: number;
}

/** Edges with what was seen on them; those that no rule allows, the refused ones apart; and what is not drawn. */
export interface SeenEdges {
  readonly nodes: readonly MapNode[];
  readonly allowed: readonly MapEdge[];
  /** Dropped when it was seen, or forwarded though no rule allows it now. */
  readonly refused: readonly MapEdge[];
  /** Between those whom nothing isolates. */
  readonly open: readonly MapEdge[];
  readonly notDrawn: number;
}

/** What becomes of a connection now; `unsure`: it hangs on an address or a port that is not known. */
type Standing = 'open' | 'allowed' | 'refused' | 'unsure';

/**
 * Puts what was seen on a map: on every edge that allows it, and where none does on edges of its own. Connections that no rule
 * needs to allow are drawn between boxes, and not within one. `sets` has the addresses of each box outside.
 */
export function seenEdges(
  analysis: Analysis,
  { links, others }: SeenLinks,
  placed: readonly Placed[],
  edges: readonly MapEdge[],
  sets: ReadonlyMap<string, AddressSet>,
  port: MapQuestion['port'],
): SeenEdges {
  const homes = new Map<Member, Placed>(placed.flatMap((node) => node.members.map((member) => [member, node] as const)));
  const allowed = new Map(edges.map((edge) => [edge.id, { edge, seen: NOTHING }]));
  const besides = new Map<string, Besides>();
  const addresses = new Set<string>();
  let notDrawn = others;
  for (const link of links) {
    if (port !== undefined && (link.port !== port.number || link.protocol !== port.protocol)) continue;
    const [from, to] = [endOf(analysis, link.from, 'egress', homes, sets), endOf(analysis, link.to, 'ingress', homes, sets)];
    const now = standing(analysis, link);
    if (from === undefined || to === undefined || now === 'unsure') {
      notDrawn++;
      continue;
    }
    if (now === 'allowed') {
      for (const id of from.ids.flatMap((source) => to.ids.map((target) => `${source} > ${target}`))) {
        const one = allowed.get(id);
        if (one !== undefined && mayHold(one.edge.perhaps, link)) one.seen = more(one.seen, link);
      }
      continue;
    }
    const isWithin = endId(from.own) === endId(to.own);
    for (const kind of kindsOf(link, now)) {
      if (kind === 'open' && isWithin) continue;
      for (const { party } of [from, to]) if (party.type === 'address') addresses.add(party.ip ?? '');
      const key = `${kind} ${endId(from.own)} > ${endId(to.own)}`;
      const one = besides.get(key) ?? { kind, from: from.own, to: to.own, seen: NOTHING, ports: undefined };
      besides.set(key, one);
      const isDropped = kind === 'dropped' || kind === 'openDropped';
      const part = { ...link, forwarded: isDropped ? 0 : link.forwarded, dropped: isDropped ? link.dropped : 0 };
      one.seen = more(one.seen, part);
      one.ports = withPort(one.ports, link);
    }
  }
  const own = [...besides].map(([id, { kind, from, to, seen, ports = NO_PORT }]): MapEdge => {
    return { id, from, to, state: 'allowed', sure: ports, perhaps: ports, seen: { kind, ...seen } };
  });
  return {
    nodes: addresses.size === 0 ? [] : [outsideSeen([...addresses])],
    allowed: [...allowed.values()].map(({ edge, seen }) => ({ ...edge, seen: { kind: 'rule', ...seen } })),
    refused: own.filter(({ seen }) => seen?.kind !== 'open'),
    open: own.filter(({ seen }) => seen?.kind === 'open'),
    notDrawn,
  };
}

type Counted = Omit<EdgeSeen, 'kind'>;

interface Besides {
  readonly kind: Exclude<EdgeSeen['kind'], 'rule'>;
  readonly from: MapEnd;
  readonly to: MapEnd;
  seen: Counted;
  ports: PortSet | undefined;
}

const NOTHING: Counted = { forwarded: 0, dropped: 0, last: undefined };
const NO_PORT: PortSet = portsOf([]);

function more(before: Counted, { forwarded, dropped, last }: Counted): Counted {
  const newest = before.last === undefined || last === undefined ? (before.last ?? last) : Math.max(before.last, last);
  return { forwarded: before.forwarded + forwarded, dropped: before.dropped + dropped, last: newest };
}

function kindsOf({ forwarded, dropped }: SeenLink, now: 'open' | 'refused'): readonly Besides['kind'][] {
  const kinds: Besides['kind'][] = [];
  if (dropped > 0) kinds.push(now === 'open' ? 'openDropped' : 'dropped');
  if (forwarded > 0) kinds.push(now === 'open' ? 'open' : 'unruled');
  return kinds;
}

function withPort(before: PortSet | undefined, { protocol, port }: SeenLink): PortSet | undefined {
  if (protocol === undefined || port === undefined) return before;
  const own = portsOf([{ protocol, port, endPort: undefined }]);
  return before === undefined ? own : unionPorts(before, own);
}

/** A named port may be any. */
function mayHold(ports: PortSet, { protocol, port }: SeenLink): boolean {
  if (protocol === undefined || port === undefined) return false;
  return holdsPort(ports, protocol, port) || ports[protocol].names.length > 0;
}

interface SeenEndOnMap {
  readonly party: SeenParty;
  /** Where an edge of its own begins or ends. */
  readonly own: MapEnd;
  /** The ends of edges that may mean it. */
  readonly ids: readonly string[];
}

/** `side`: whose policies decide at this end. */
function endOf(
  analysis: Analysis,
  party: SeenParty,
  side: 'egress' | 'ingress',
  homes: ReadonlyMap<Member, Placed>,
  sets: ReadonlyMap<string, AddressSet>,
): SeenEndOnMap | undefined {
  if (party.type === 'address') {
    const { ip } = party;
    const boxes = ip === undefined ? [] : [...sets].flatMap(([id, set]) => (holdsAddress(set, ip) ? [id] : []));
    return { party, own: { type: 'node', id: OUTSIDE_SEEN }, ids: [...boxes, 'anyone'] };
  }
  const member = memberOf(analysis, party.pod);
  const home = member && homes.get(member);
  if (home === undefined) return undefined;
  const isOpen = isolating(analysis, side, party.pod).length === 0;
  const own: MapEnd = { type: 'node', id: home.id };
  return { party, own, ids: [home.id, endId({ type: 'group', namespace: home.namespace }), ...(isOpen ? ['anyone'] : [])] };
}

function isolating({ reach }: Analysis, side: 'egress' | 'ingress', pod: number): readonly number[] {
  return reach.isolating[side][classOf(reach, pod)] ?? [];
}

function classOf({ selection }: Analysis['reach'], pod: number): number {
  return selection.classes.classOf[pod] ?? -1;
}

function standing(analysis: Analysis, link: SeenLink): Standing {
  const { reach } = analysis;
  const { from, to } = link;
  const isolated =
    (from.type === 'pod' && isolating(analysis, 'egress', from.pod).length > 0) ||
    (to.type === 'pod' && isolating(analysis, 'ingress', to.pod).length > 0);
  if (!isolated) return 'open';
  const passing = passingOf(reach, from, to);
  if (passing === undefined || link.protocol === undefined || link.port === undefined) return 'unsure';
  return mayHold(reach.pool.portsOf(passing), link) ? 'allowed' : 'refused';
}

function passingOf(reach: Analysis['reach'], from: SeenParty, to: SeenParty): PortsId | undefined {
  if (from.type === 'pod' && to.type === 'pod') return between(reach, classOf(reach, from.pod), classOf(reach, to.pod)).perhaps;
  if (from.type === 'pod' && to.type === 'address')
    return to.ip === undefined ? undefined : betweenAddress(reach, 'egress', classOf(reach, from.pod), to.ip);
  if (from.type === 'address' && to.type === 'pod')
    return from.ip === undefined ? undefined : betweenAddress(reach, 'ingress', classOf(reach, to.pod), from.ip);
  return undefined;
}

const OUTSIDE_SEEN = 'outside seen';

/** A box for addresses that were seen and that no rule allows. */
function outsideSeen(addresses: readonly string[]): MapNode {
  const [first = ''] = addresses;
  return {
    id: OUTSIDE_SEEN,
    type: 'outside',
    namespace: '',
    kind: '',
    name: addresses.length === 1 && first !== '' ? first : 'addresses seen',
    workloads: 0,
    samples: [],
    ingress: 'none',
    egress: 'none',
  };
}
