import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHANGE_KINDS } from '../../answers/changes';
import type { ConnectivityMap, MapEdge, MapEnd, MapNode } from '../../answers/map';
import { ALL_PORTS, portsOf } from '../../engine';
import { arrange } from './arrange';
import { drawMap, type MapPicture } from './drawMap';
import { onCard, overlap, type Point, type Rect } from './mapSizes';

const PORTS = [[80], [5432], [53, 8443], []].map((ports) =>
  ports.length === 0 ? ALL_PORTS : portsOf(ports.map((port) => ({ protocol: 'TCP', port, endPort: undefined }))),
);

function nodesOf(sizes: readonly number[], outside: number): readonly MapNode[] {
  const plain = { kind: 'Deployment', workloads: 1, samples: [], ingress: 'all', egress: 'none' } as const;
  const one = (type: MapNode['type'], namespace: string, name: string): MapNode => ({
    ...plain,
    id: `${type} ${namespace} ${name}`,
    type,
    namespace,
    name,
  });
  return [
    // Nobody in it: a namespace that is folded.
    ...sizes.flatMap((size, at) =>
      size === 0
        ? [one('namespace', `n${at}`, `n${at}`)]
        : Array.from({ length: size }, (_, index) => one('workload', `n${at}`, `w${index}`)),
    ),
    ...Array.from({ length: outside }, (_, index) => one('outside', '', `10.${index}.0.0/16`)),
  ];
}

const maps: fc.Arbitrary<ConnectivityMap> = fc
  .tuple(fc.array(fc.nat(9), { minLength: 1, maxLength: 7 }), fc.nat(3))
  .map(([sizes, outside]) => nodesOf(sizes, outside))
  .chain((nodes) => {
    const ends: readonly MapEnd[] = [
      ...nodes.map(({ id }): MapEnd => ({ type: 'node', id })),
      ...nodes.flatMap(({ type, namespace }): MapEnd[] => (type === 'workload' ? [{ type: 'group', namespace }] : [])),
      { type: 'anyone' },
    ];
    const edge = fc
      .record({
        from: fc.constantFrom(...ends),
        to: fc.constantFrom(...ends),
        ports: fc.constantFrom(...PORTS),
        kind: fc.constantFrom(undefined, ...CHANGE_KINDS),
      })
      .filter(
        ({ from, to, kind }) =>
          (from !== to || from.type === 'group' || (from.type === 'node' && kind !== undefined)) &&
          !(from.type === 'anyone' && to.type !== 'node'),
      )
      .filter(({ from, to }) => to.type !== 'anyone' || from.type === 'node')
      .map(({ from, to, ports, kind }): MapEdge => {
        const id = `${kind ?? ''} ${JSON.stringify(from)} > ${JSON.stringify(to)}`;
        const edge: MapEdge = { id, from, to, state: 'allowed', sure: ports, perhaps: ports };
        const passing = { sure: ports, perhaps: ports, differs: false };
        return kind === undefined ? edge : { ...edge, change: { kind, some: false, was: passing, is: passing, changes: [] } };
      });
    return fc
      .tuple(fc.uniqueArray(edge, { maxLength: 90, selector: ({ id }) => id }), fc.boolean())
      .map(([edges, compared]) => ({ nodes, edges, compared, namespaces: [], hidden: 0, leftOut: { workloads: 0, edges: 0 } }));
  });

function stretches(points: readonly Point[]): readonly Rect[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
  });
}

function pairs<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const));
}

const inside = ({ x, y, width, height }: Rect, picture: MapPicture): boolean =>
  x >= 0 && y >= 0 && x + width <= picture.width && y + height <= picture.height;

test('no box on another, no line across a card, no label on one; everything is in the picture', () => {
  fc.assert(
    fc.property(maps, (map) => {
      const picture = drawMap(map, arrange(map));
      expect(picture.cards).toHaveLength(map.nodes.length);
      expect(picture.lines).toHaveLength(map.edges.length);
      expect(pairs(picture.cards).some(([a, b]) => overlap(a, b))).toBe(false);
      expect(pairs(picture.boxes).some(([a, b]) => overlap(a, b))).toBe(false);
      for (const { points, label } of picture.lines) {
        for (const stretch of stretches(points)) {
          expect(stretch.width === 0 || stretch.height === 0).toBe(true);
          expect(picture.cards.some((card) => overlap(card, stretch))).toBe(false);
          expect(inside(stretch, picture)).toBe(true);
        }
        if (label !== undefined) expect(onCard(label)).toBe(false);
      }
      const labels = new Set(
        picture.lines.flatMap(({ label, word }) => (label && !label.crowded && word === undefined ? [label] : [])),
      );
      const places = [...new Map([...labels].map((label) => [JSON.stringify(label), label])).values()];
      expect(pairs(places).filter(([a, b]) => overlap(a, b))).toEqual([]);
    }),
    { numRuns: Number(process.env.DRAWBRIDGE_RUNS ?? 300) },
  );
});

test('an edge more or less moves nobody; somebody more moves none of the others out of their order', () => {
  fc.assert(
    fc.property(maps, fc.nat(40), (map, kept) => {
      const before = arrange(map);
      expect(arrange({ ...map, edges: map.edges.slice(0, kept) }, before)).toBe(before);
      const [first] = map.nodes;
      if (first === undefined) return;
      const more = {
        ...map,
        nodes: [...map.nodes, { ...first, id: 'workload late x', type: 'workload', namespace: 'late' } as const],
      };
      const after = arrange(more, before);
      expect(after.homes.map(({ id }) => id)).toEqual([...before.homes.map(({ id }) => id), 'all late']);
    }),
    { numRuns: 100 },
  );
});

test('who connects stands left of whom it connects to', () => {
  const nodes = nodesOf([4], 0);
  const at = (index: number): MapEnd => ({ type: 'node', id: nodes[index]?.id ?? '' });
  const edge = (from: number, to: number): MapEdge => ({
    id: `${from} ${to}`,
    from: at(from),
    to: at(to),
    state: 'allowed',
    sure: ALL_PORTS,
    perhaps: ALL_PORTS,
  });
  // As in a shop: w2 may connect to w0, w0 to w1.
  const map = { nodes, edges: [edge(2, 0), edge(0, 1)], namespaces: [], hidden: 0, leftOut: { workloads: 0, edges: 0 } };
  const { cells } = arrange(map);
  expect([2, 3, 0, 1].map((index) => cells.get(nodes[index]?.id ?? ''))).toEqual([
    { column: 0, row: 0 },
    { column: 0, row: 1 },
    { column: 1, row: 0 },
    { column: 1, row: 1 },
  ]);
  // Straight across, straight down.
  expect(drawMap(map, arrange(map)).lines.map(({ points }) => points.length)).toEqual([2, 2]);
});
