import type { MapEdge, MapEnd, MapNode } from '../answers/map';
import type { LettingRule } from '../answers/mapEdge';
import { isNoPorts, subtractPorts } from '../engine';
import { portsWords } from './portsWords';
import { counted } from './segment';

/** Whom a box of the map stands for: `default/web`, `namespace shop, 12 workloads`, `10.0.0.0/8`. */
export function nodeName({ type, namespace, name, workloads }: MapNode): string {
  switch (type) {
    case 'workload':
      return `${namespace}/${name}`;
    case 'namespace':
      return `namespace ${namespace}, ${counted(workloads, 'workload')}`;
    case 'outside':
      return name;
  }
}

/** A box and how it is closed: `default/db, closed both ways`, `namespace shop, 12 workloads, some closed`. */
export function cardName(node: MapNode): string {
  return `${node.type === 'namespace' ? `namespace ${node.namespace}` : nodeName(node)}, ${wallWords(node)}`;
}

/** Whom an end of an edge stands for. */
export function endName(end: MapEnd, nodes: ReadonlyMap<string, MapNode>): string {
  switch (end.type) {
    case 'anyone':
      return 'anyone';
    case 'group':
      return `every workload of ${end.namespace}`;
    case 'node': {
      const node = nodes.get(end.id);
      if (node === undefined) return '';
      return node.type === 'namespace' ? `namespace ${node.namespace}` : nodeName(node);
    }
  }
}

/** What an edge says: `default/frontend to default/backend, allowed on TCP 8080`. */
export function edgeName(edge: MapEdge, nodes: ReadonlyMap<string, MapNode>): string {
  return `${endName(edge.from, nodes)} to ${endName(edge.to, nodes)}, ${edgeState(edge)}`;
}

/** Both ends of an edge; of one from a box to itself: `pods of default/web to each other`, `within namespace shop`. */
export function endsName({ from, to }: MapEdge, nodes: ReadonlyMap<string, MapNode>): string {
  const source = endName(from, nodes);
  const itself = from.type === 'node' && to.type === 'node' && from.id === to.id ? nodes.get(from.id) : undefined;
  if (itself === undefined) return `${source} to ${endName(to, nodes)}`;
  return itself.type === 'workload' ? `pods of ${source} to each other` : `within ${source}`;
}

/** What becomes of it: `allowed on TCP 80`, `depends on TCP 80`, `allowed for some of them on TCP 80`. */
export function edgeState({ state, sure, perhaps }: MapEdge): string {
  switch (state) {
    case 'allowed': {
      const unsure = subtractPorts(perhaps, sure);
      return `allowed on ${portsWords(sure)}${isNoPorts(unsure) ? '' : `, depends on ${portsWords(unsure)}`}`;
    }
    case 'depends':
      return `depends on ${portsWords(perhaps)}`;
    case 'mixed':
      return `allowed for some of them on ${portsWords(perhaps)}`;
  }
}

/** What an edge means beyond its name, where that is not plain. */
export function edgeNote({ from, to, state }: MapEdge): string | undefined {
  if (from.type === 'anyone') return 'Anyone is every address, and every workload whose egress no policy closes.';
  if (to.type === 'anyone') return 'Anyone is every address, and every workload whose ingress no policy closes.';
  if (state === 'depends') return 'It hangs on the address of a pod, which is not known, whether an ipBlock means it.';
  if (state === 'mixed') return 'Those who stand behind it differ: unfold them, or look at the matrix.';
  return undefined;
}

/** How a box is closed, shortly: `accepts everyone`, `closed by default`, `closed both ways`. */
export function wallWords({ type, workloads, ingress, egress }: MapNode): string {
  if (type === 'outside') return 'outside the cluster';
  const words = closedWords(ingress, egress);
  return type === 'namespace' ? `${counted(workloads, 'workload')}${words === OPEN ? '' : `, ${words}`}` : words;
}

const OPEN = 'accepts everyone';

function closedWords(ingress: MapNode['ingress'], egress: MapNode['egress']): string {
  if (ingress === 'none' && egress === 'none') return OPEN;
  if (ingress === 'all' && egress === 'all') return 'closed both ways';
  if (ingress === 'some' || egress === 'some') return 'some closed';
  return ingress === 'all' ? 'closed by default' : 'egress closed';
}

/** How a box is closed, in a sentence. */
export function wallSentence({ type, ingress, egress }: MapNode): string {
  if (type === 'outside') return 'No policy counts there. What is drawn is what pods may do.';
  const [into, out] = [CLOSED[ingress], CLOSED[egress]];
  if (into === out) return `Ingress and egress are ${into}.`;
  return `Ingress is ${into}, egress is ${out}.`;
}

const CLOSED = {
  all: 'closed but for what rules allow',
  some: 'closed for some of its pods',
  none: 'open',
} as const;

/** A rule behind an edge: `rule 1 of default/backend lets it in`. */
export function lettingWords({ direction, rule, namespace, policy }: LettingRule): string {
  return `Rule ${rule + 1} of ${namespace}/${policy} lets it ${direction === 'ingress' ? 'in' : 'out'}`;
}
