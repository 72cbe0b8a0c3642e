import { type AddressSet, ALL_ADDRESSES, type Interval } from '../ipBlock';
import { EVERY, NONE, type PortPool, type PortsId } from './portPool';

/** Addresses outside the cluster that have the same ports. */
export interface AddressSlice {
  readonly ports: PortsId;
  readonly addresses: AddressSet;
}

export const EVERY_ADDRESS: readonly AddressSlice[] = [{ ports: EVERY, addresses: ALL_ADDRESSES }];

/** Cuts the addresses by what is opened to them, all together. Slices do not overlap; whoever is in none has no port. */
export function addressSlices(opened: readonly AddressSlice[], pool: PortPool): readonly AddressSlice[] {
  const byPorts = new Map<PortsId, { v4: Interval[]; v6: Interval[] }>();
  for (const family of ['v4', 'v6'] as const) {
    for (const [interval, ports] of stretches(opened, family, pool)) {
      const slice = byPorts.get(ports) ?? { v4: [], v6: [] };
      byPorts.set(ports, slice);
      const last = slice[family].at(-1);
      if (last !== undefined && last[1] + 1n === interval[0]) slice[family][slice[family].length - 1] = [last[0], interval[1]];
      else slice[family].push(interval);
    }
  }
  return [...byPorts].map(([ports, addresses]) => ({ ports, addresses }));
}

/** Goes through the addresses from edge to edge of what is opened, with the ports that are open in between. */
function* stretches(opened: readonly AddressSlice[], family: 'v4' | 'v6', pool: PortPool): Generator<[Interval, PortsId]> {
  const edges = opened.flatMap(({ addresses }, index) =>
    addresses[family].flatMap(([from, to]): Edge[] => [
      { at: from, index, opens: true },
      { at: to + 1n, index, opens: false },
    ]),
  );
  edges.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const within = new Set<number>();
  for (const [place, { at, index, opens }] of edges.entries()) {
    if (opens) within.add(index);
    else within.delete(index);
    const next = edges[place + 1];
    if (next === undefined || next.at === at || within.size === 0) continue;
    let ports = NONE;
    for (const one of within) ports = pool.union(ports, opened[one]?.ports ?? NONE);
    if (ports !== NONE) yield [[at, next.at - 1n], ports];
  }
}

interface Edge {
  readonly at: bigint;
  readonly index: number;
  readonly opens: boolean;
}

/** The ports an address has. */
export function portsAtAddress(
  slices: readonly AddressSlice[],
  address: { readonly family: 'v4' | 'v6'; readonly value: bigint },
): PortsId {
  const { family, value } = address;
  const slice = slices.find(({ addresses }) => addresses[family].some(([from, to]) => from <= value && value <= to));
  return slice?.ports ?? NONE;
}
