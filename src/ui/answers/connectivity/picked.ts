import type { ConnectivityMap, MapEdge, MapEnd, MapNode } from '../../../answers/map';

/** What a person looks at on the map. */
export type Picked = { readonly type: 'node' | 'edge'; readonly id: string };

/** Whether an end of an edge is a node, or means it among others. */
export function meets(end: MapEnd, { id, type, namespace }: MapNode): boolean {
  switch (end.type) {
    case 'node':
      return end.id === id;
    case 'group':
      return type === 'workload' && end.namespace === namespace;
    case 'anyone':
      return false;
  }
}

/** Whether an edge is what was picked, or has to do with it. Without anything picked all are. */
export function isLit(edge: MapEdge, picked: Picked | undefined, nodes: ReadonlyMap<string, MapNode>): boolean {
  if (picked === undefined) return true;
  if (picked.type === 'edge') return edge.id === picked.id;
  const node = nodes.get(picked.id);
  return node === undefined || meets(edge.from, node) || meets(edge.to, node);
}

/** On a map of what changes, the nodes for which nothing does; undefined on other maps. */
export function unchangedOf({ compared, edges, nodes }: ConnectivityMap): ReadonlySet<string> | undefined {
  if (!compared) return undefined;
  const changed = edges.filter(({ change }) => change !== undefined);
  const isMet = (node: MapNode): boolean => changed.some(({ from, to }) => meets(from, node) || meets(to, node));
  return new Set(nodes.flatMap((node) => (isMet(node) ? [] : [node.id])));
}
