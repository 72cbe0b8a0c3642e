import { type AddressSet, type Direction, NO_ADDRESSES, type PortsId, unionAddresses } from '../engine';
import { addressesName, sampleOf } from './addressNames';
import type { Analysis } from './analysis';
import { grouped } from './grouped';
import { stateOf } from './mapPassing';
import type { MapEnd, MapNode, Placed, RawEdge } from './mapTypes';

/** With more different ranges than these, one box stands for all of them. */
export const MOST_RANGES = 4;

interface Opened {
  readonly node: Placed;
  readonly direction: Direction;
  readonly addresses: AddressSet;
  readonly text: string;
  readonly ports: PortsId;
  readonly differs: boolean;
}

/** Addresses that rules open to boxes, or boxes to them, where it is not anyone's. */
export function outsideOf(
  analysis: Analysis,
  placed: readonly Placed[],
): {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly RawEdge[];
  /** By box, its addresses. */
  readonly sets: ReadonlyMap<string, AddressSet>;
} {
  const opened = placed.flatMap((node) => [...openedBy(analysis, node, 'ingress'), ...openedBy(analysis, node, 'egress')]);
  const ranges = [...grouped(opened, ({ text }) => text)];
  if (ranges.length <= MOST_RANGES) {
    return {
      nodes: ranges.flatMap(([text, [first]]) => (first === undefined ? [] : [outsideNode(text, [first.addresses])])),
      edges: opened.map((one) => edgeOf(one, one.text, one.ports, stateOf(one.differs ? 0 : one.ports, one.differs))),
      sets: new Map(opened.map(({ text, addresses }) => [`outside ${text}`, addresses])),
    };
  }
  const together = grouped(opened, ({ node, direction }) => `${node.id} ${direction}`);
  const node = outsideNode(
    'ranges',
    ranges.flatMap(([, [first]]) => (first === undefined ? [] : [first.addresses])),
  );
  const all = opened.reduce((sum, { addresses }) => unionAddresses(sum, addresses), NO_ADDRESSES);
  return {
    nodes: [node],
    sets: new Map([[node.id, all]]),
    edges: [...together.values()].flatMap((own) => {
      const [first] = own;
      const ports = own.reduce((sum, one) => analysis.reach.pool.union(sum, one.ports), 0);
      return first === undefined ? [] : [edgeOf(first, 'ranges', ports, 'mixed')];
    }),
  };
}

function openedBy({ reach }: Analysis, node: Placed, direction: Direction): readonly Opened[] {
  if (node[direction] === 'none' || node.anyone[direction] !== undefined) return [];
  const isolated = node.classes.filter((at) => (reach.isolating[direction][at] ?? []).length > 0);
  const found = isolated.flatMap((at) =>
    (reach.rows[direction][at]?.addresses ?? []).map(({ addresses, ports }) => ({
      addresses,
      ports,
      text: rangesText(addresses),
    })),
  );
  return [...grouped(found, ({ text }) => text).values()].flatMap((own): readonly Opened[] => {
    const [first] = own;
    if (first === undefined) return [];
    const differs = own.length < node.classes.length || own.some(({ ports }) => ports !== first.ports);
    const ports = own.reduce((sum, one) => reach.pool.union(sum, one.ports), 0);
    return [{ ...first, ports, node, direction, differs }];
  });
}

function edgeOf({ node, direction }: Opened, text: string, ports: PortsId, state: RawEdge['state']): RawEdge {
  const inside: MapEnd = { type: 'node', id: node.id };
  const outside: MapEnd = { type: 'node', id: `outside ${text}` };
  const ends = direction === 'ingress' ? { from: outside, to: inside } : { from: inside, to: outside };
  return { ...ends, state, sure: state === 'allowed' ? ports : 0, perhaps: ports };
}

/** A box for addresses outside the cluster; `text` tells it apart from others. */
export function outsideNode(text: string, sets: readonly AddressSet[]): MapNode {
  const [first] = sets;
  const all = sets.reduce(unionAddresses, NO_ADDRESSES);
  const name = first !== undefined && sets.length === 1 ? addressesName(first) : `${sets.length} sets of addresses`;
  return {
    id: `outside ${text}`,
    type: 'outside',
    namespace: '',
    kind: '',
    name,
    workloads: 0,
    samples: (sets.length === 1 ? [all] : sets).flatMap((set) => sampleOf(set) ?? []),
    ingress: 'none',
    egress: 'none',
  };
}

/** What tells sets of addresses apart. */
export function rangesText({ v4, v6 }: AddressSet): string {
  return [...v4, ...v6].map(([from, to]) => `${from.toString(36)}-${to.toString(36)}`).join();
}
