import { everyonesPorts, holdsPort, intersectPorts, type PortsId, portsOf } from '../engine';
import type { Analysis, Member } from './analysis';
import type { Changes } from './changes';
import { grouped } from './grouped';
import { changedEdges } from './mapChanges';
import { foldEdges } from './mapFold';
import { outsideOf } from './mapOutside';
import { passingBetween } from './mapPassing';
import { type SeenLinks, seenEdges } from './mapSeen';
import {
  type ConnectivityMap,
  endId,
  type MapEdge,
  type MapEnd,
  type MapNode,
  type MapQuestion,
  type Placed,
  type RawEdge,
} from './mapTypes';
import { isolationOf, shownMembers } from './matrix';

export type { ConnectivityMap, MapEdge, MapEnd, MapNode, MapQuestion } from './mapTypes';

/** More boxes than these are not drawn, and not more edges. */
const MOST_NODES = 150;
const MOST_EDGES = 400;

/**
 * The connections that rules allow, put together so that they can be taken in; with `changes`, which lead to the analysis,
 * before them those that change; else with `seen` also those that were seen and that no rule allows.
 */
export function mapOf(analysis: Analysis, question: MapQuestion, changes?: Changes, seen?: SeenLinks): ConnectivityMap {
  const shown = shownMembers(analysis, question);
  const all = placedOf(analysis, shown, question);
  const placed = all.slice(0, MOST_NODES);
  const between = edgesBetween(analysis, placed);
  const outside = outsideOf(analysis, placed);
  const whole = wholeNamespaces(analysis, placed);
  const folded = foldEdges(between, placed, whole, ({ state, sure, perhaps }) => `${state} ${sure} ${perhaps}`);
  const raw = [...anyoneEdges(placed), ...outside.edges, ...folded];
  const allowed = raw.flatMap((edge) => narrowed(analysis, edge, question.port) ?? []);
  const changed = changes === undefined ? undefined : changedEdges(changes, placed, whole, question.port);
  const observed =
    changed === undefined && seen !== undefined
      ? seenEdges(analysis, seen, placed, allowed, outside.sets, question.port)
      : undefined;
  const edges =
    changed !== undefined
      ? [...changed.edges, ...allowed.filter(isNoneOf(changed.edges))]
      : observed !== undefined
        ? [...observed.refused, ...observed.allowed, ...observed.open]
        : allowed;
  const met = new Set(edges.flatMap(({ from, to }) => [from, to].map((end) => (end.type === 'node' ? end.id : ''))));
  const nodes = placed.map(({ members: _, classes: __, anyone: ___, ...node }): MapNode => node);
  return {
    nodes: [
      ...nodes,
      ...outsideNodes(outside.nodes, changed?.nodes ?? [], observed?.nodes ?? []).filter(({ id }) => met.has(id)),
    ],
    edges: edges.slice(0, MOST_EDGES),
    compared: changed !== undefined,
    ...(observed === undefined ? {} : { seenNotDrawn: observed.notDrawn }),
    namespaces: [...new Set(analysis.members.map(({ workload }) => workload.namespace))],
    hidden: analysis.members.length - shown.length,
    leftOut: {
      workloads: all.slice(MOST_NODES).reduce((sum, { workloads }) => sum + workloads, 0),
      edges: Math.max(0, (changed?.edges ?? edges).length - MOST_EDGES),
    },
  };
}

/** Between the same two what changes is drawn, and nothing beside it. */
function isNoneOf(edges: readonly MapEdge[]): (edge: MapEdge) => boolean {
  const drawn = new Set(edges.map(({ from, to }) => `${endId(from)} > ${endId(to)}`));
  return ({ id }) => !drawn.has(id);
}

function outsideNodes(...lists: readonly (readonly MapNode[])[]): readonly MapNode[] {
  return [...new Map(lists.flat().map((node) => [node.id, node])).values()];
}

function placedOf(analysis: Analysis, shown: readonly Member[], { unfolded, folded, most }: MapQuestion): readonly Placed[] {
  const placed: Placed[] = [];
  for (const [namespace, own] of grouped(shown, ({ workload }) => workload.namespace)) {
    const isFolded = folded.includes(namespace) || (shown.length > most && !unfolded.includes(namespace));
    if (isFolded) {
      const id = `namespace ${namespace}`;
      placed.push({ id, type: 'namespace', namespace, kind: '', name: namespace, ...about(analysis, own) });
      continue;
    }
    for (const member of own) {
      const { kind, name } = member.workload;
      const id = `workload ${namespace} ${kind} ${name}`;
      placed.push({ id, type: 'workload', namespace, kind, name, ...about(analysis, [member]) });
    }
  }
  return placed;
}

function about(analysis: Analysis, members: readonly Member[]) {
  const classes = [...new Set(members.flatMap((member) => member.classes))];
  const everyone = (direction: 'ingress' | 'egress'): PortsId | undefined => {
    const [first, ...others] = classes.map((at) =>
      (analysis.reach.isolating[direction][at] ?? []).length === 0 ? undefined : everyonesPorts(analysis.reach, direction, at),
    );
    return others.every((one) => one === first) ? first : undefined;
  };
  return {
    workloads: members.length,
    samples: [],
    ingress: isolationOf(analysis, members, 'ingress'),
    egress: isolationOf(analysis, members, 'egress'),
    members,
    classes,
    anyone: { ingress: everyone('ingress'), egress: everyone('egress') },
  };
}

/** What rules allow from node to node, without what "anyone" at one of them says already. */
function edgesBetween(analysis: Analysis, placed: readonly Placed[]): readonly RawEdge[] {
  return placed.flatMap((from) =>
    placed.flatMap((to): readonly RawEdge[] => {
      if (from === to || (from.egress === 'none' && to.ingress === 'none')) return [];
      if (to.anyone.ingress !== undefined && from.egress === 'none') return [];
      if (from.anyone.egress !== undefined && to.ingress === 'none') return [];
      const passing = passingBetween(analysis, from, to);
      return passing === undefined ? [] : [{ from: nodeEnd(from), to: nodeEnd(to), ...passing }];
    }),
  );
}

function anyoneEdges(placed: readonly Placed[]): readonly RawEdge[] {
  const anyone: MapEnd = { type: 'anyone' };
  return placed.flatMap((node): readonly RawEdge[] => {
    const { ingress, egress } = node.anyone;
    const edges: RawEdge[] = [];
    if (ingress !== undefined) edges.push({ from: anyone, to: nodeEnd(node), state: 'allowed', sure: ingress, perhaps: ingress });
    if (egress !== undefined) edges.push({ from: nodeEnd(node), to: anyone, state: 'allowed', sure: egress, perhaps: egress });
    return edges;
  });
}

function nodeEnd({ id }: MapNode): MapEnd {
  return { type: 'node', id };
}

/** Namespaces whose workloads are all drawn one by one, with their number. */
function wholeNamespaces(analysis: Analysis, placed: readonly Placed[]): ReadonlyMap<string, number> {
  const own = grouped(analysis.members, ({ workload }) => workload.namespace);
  const drawn = grouped(
    placed.filter(({ type }) => type === 'workload'),
    ({ namespace }) => namespace,
  );
  return new Map(
    [...drawn].flatMap(([namespace, nodes]) =>
      nodes.length === own.get(namespace)?.length ? [[namespace, nodes.length] as const] : [],
    ),
  );
}

function narrowed({ reach: { pool } }: Analysis, edge: RawEdge, port: MapQuestion['port']): MapEdge | undefined {
  const { from, to, state } = edge;
  const [sure, perhaps] = [pool.portsOf(edge.sure), pool.portsOf(edge.perhaps)];
  const id = `${endId(from)} > ${endId(to)}`;
  if (port === undefined) return { id, from, to, state, sure, perhaps };
  if (!holdsPort(perhaps, port.protocol, port.number)) return undefined;
  const only = portsOf([{ protocol: port.protocol, port: port.number, endPort: undefined }]);
  const isSure = holdsPort(sure, port.protocol, port.number);
  const now = isSure ? 'allowed' : state === 'mixed' ? 'mixed' : 'depends';
  return { id, from, to, state: now, sure: intersectPorts(sure, only), perhaps: only };
}
