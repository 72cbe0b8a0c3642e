import { grouped } from './grouped';
import { endId, type MapEnd, type Placed } from './mapTypes';

/**
 * Puts edges together: where all workloads of a namespace, two at least, may do the same, one edge from or to the namespace
 * stands for theirs. Only namespaces in `whole` (with the number of their workloads) are drawn to the last. `says`: what
 * has to be the same.
 */
export function foldEdges<E extends { readonly from: MapEnd; readonly to: MapEnd }>(
  edges: readonly E[],
  placed: readonly Placed[],
  whole: ReadonlyMap<string, number>,
  says: (edge: E) => string,
): readonly E[] {
  const namespaceOf = new Map(placed.map(({ id, type, namespace }) => [id, type === 'workload' ? namespace : undefined]));
  const home = (end: MapEnd): string | undefined => (end.type === 'node' ? namespaceOf.get(end.id) : undefined);
  const fold = (all: readonly E[], side: 'from' | 'to'): readonly E[] => {
    const other = side === 'from' ? 'to' : 'from';
    const alike = grouped(all, (edge) => `${home(edge[side]) ?? ''}\n${endId(edge[other])}\n${says(edge)}`);
    return [...alike.values()].flatMap((own): readonly E[] => {
      const [first] = own;
      const namespace = first && home(first[side]);
      if (first === undefined || namespace === undefined) return own;
      // Nobody connects to itself here.
      const others = (whole.get(namespace) ?? 0) - (home(first[other]) === namespace ? 1 : 0);
      if (own.length < 2 || own.length !== others) return own;
      return [{ ...first, [side]: { type: 'group', namespace } }];
    });
  };
  return fold(fold(edges, 'from'), 'to');
}
