import type { ConnectivityMap, MapEdge, MapNode } from '../../answers/map';
import type { Cell } from './mapSizes';

/** Nodes that stand together: a namespace's workloads, a folded namespace, or all addresses outside. */
export interface Home {
  readonly id: string;
  readonly type: MapNode['type'];
  readonly namespace: string;
  readonly nodes: readonly string[];
  readonly from: Cell;
  readonly to: Cell;
}

/** Where everybody stands. It says nothing of edges, so that an edit that changes one moves nobody. */
export interface Arrangement {
  readonly homes: readonly Home[];
  readonly cells: ReadonlyMap<string, Cell>;
}

/**
 * Gives every node its place. Who connects to whom stands close, sources left of where they connect to; but whoever was
 * there `before` keeps the order, and where nobody comes or goes, nothing moves.
 */
export function arrange({ nodes, edges }: ConnectivityMap, before?: Arrangement): Arrangement {
  if (before?.cells.size === nodes.length && nodes.every(({ id }) => before.cells.has(id))) return before;
  const known = new Map([...(before?.cells.keys() ?? [])].map((id, index) => [id, index]));
  const homes = new Map<string, MapNode[]>();
  for (const node of nodes) {
    const id = homeOf(node);
    homes.set(id, [...(homes.get(id) ?? []), node]);
  }
  const ordered = orderHomes([...homes.keys()], nodes, edges, before?.homes.map(({ id }) => id) ?? []);
  const widest = Math.max(1, ...[...homes.values()].map(({ length }) => widthOf(length)));
  const width = Math.max(widest, Math.ceil(Math.sqrt(nodes.length * 1.1)));
  const taken = new Set<string>();
  const cells = new Map<string, Cell>();
  const placed = ordered.map((id): Home => {
    const own = orderNodes(homes.get(id) ?? [], edges, known);
    const columns = widthOf(own.length);
    const rows = Math.max(1, Math.ceil(own.length / columns));
    const from = freePlace(taken, columns, rows, width);
    for (const [index, node] of own.entries()) {
      cells.set(node.id, { column: from.column + Math.floor(index / rows), row: from.row + (index % rows) });
    }
    const [first] = own;
    const to = { column: from.column + columns - 1, row: from.row + rows - 1 };
    const namespace = first?.namespace ?? '';
    return { id, type: first?.type ?? 'workload', namespace, nodes: own.map((node) => node.id), from, to };
  });
  return { homes: placed, cells };
}

function homeOf({ id, type, namespace }: MapNode): string {
  return type === 'outside' ? 'outside' : type === 'namespace' ? id : `all ${namespace}`;
}

function widthOf(nodes: number): number {
  const columns = Math.max(1, Math.round(Math.sqrt(nodes)));
  // No column stays empty.
  return Math.ceil(nodes / Math.max(1, Math.ceil(nodes / columns)));
}

/** Those of before in their order; then each time the one that has most to do with those placed. */
function orderHomes(
  ids: readonly string[],
  nodes: readonly MapNode[],
  edges: readonly MapEdge[],
  before: readonly string[],
): readonly string[] {
  const home = new Map(nodes.map((node) => [node.id, homeOf(node)]));
  const weights = new Map<string, Map<string, number>>();
  const add = (a: string, b: string): void => {
    const own = weights.get(a) ?? new Map<string, number>();
    weights.set(a, own.set(b, (own.get(b) ?? 0) + 1));
  };
  for (const { from, to } of edges) {
    const [a, b] = [from, to].map((end) =>
      end.type === 'node' ? home.get(end.id) : end.type === 'group' ? `all ${end.namespace}` : undefined,
    );
    if (a === undefined || b === undefined || a === b) continue;
    add(a, b);
    add(b, a);
  }
  const total = (id: string): number => [...(weights.get(id)?.values() ?? [])].reduce((sum, one) => sum + one, 0);
  const ordered = before.filter((id) => ids.includes(id));
  const left = new Set(ids.filter((id) => !ordered.includes(id)));
  const pull = new Map([...left].map((id) => [id, ordered.reduce((sum, one) => sum + (weights.get(id)?.get(one) ?? 0), 0)]));
  while (left.size > 0) {
    let best: string | undefined;
    for (const id of left) {
      if (best === undefined || rank(id) > rank(best)) best = id;
    }
    if (best === undefined) break;
    left.delete(best);
    ordered.push(best);
    for (const [id, weight] of weights.get(best) ?? []) pull.set(id, (pull.get(id) ?? 0) + weight);
  }
  return ordered;

  function rank(id: string): number {
    return (pull.get(id) ?? 0) * 1000 + total(id);
  }
}

/** Sources before those they connect to, by how far they are from a source; those of before as they were. */
function orderNodes(own: readonly MapNode[], edges: readonly MapEdge[], known: ReadonlyMap<string, number>): readonly MapNode[] {
  const ids = new Set(own.map(({ id }) => id));
  const into = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (from.type !== 'node' || to.type !== 'node' || !ids.has(from.id) || !ids.has(to.id)) continue;
    into.set(to.id, [...(into.get(to.id) ?? []), from.id]);
  }
  const levels = new Map<string, number>();
  const levelOf = (id: string): number => {
    const level = levels.get(id);
    if (level !== undefined) return level;
    // In a circle somebody is first.
    levels.set(id, 0);
    const found = Math.max(-1, ...(into.get(id) ?? []).map(levelOf)) + 1;
    levels.set(id, found);
    return found;
  };
  const isKnown = own.some(({ id }) => known.has(id));
  const rank = ({ id }: MapNode): number => (isKnown ? (known.get(id) ?? Number.MAX_SAFE_INTEGER) : levelOf(id));
  return own.toSorted((a, b) => rank(a) - rank(b));
}

/** The first place, row by row, where so many cells are free; it takes them. */
function freePlace(taken: Set<string>, columns: number, rows: number, width: number): Cell {
  const cellsFrom = (column: number, row: number): readonly string[] =>
    Array.from({ length: columns * rows }, (_, at) => `${column + (at % columns)} ${row + Math.floor(at / columns)}`);
  for (let row = 0; ; row++) {
    for (let column = 0; column + columns <= width; column++) {
      const cells = cellsFrom(column, row);
      if (cells.some((cell) => taken.has(cell))) continue;
      for (const cell of cells) taken.add(cell);
      return { column, row };
    }
  }
}
