import { type AddressSet, ALL_ADDRESSES, type Interval } from '../ipBlock';
import type { AddressSlice } from './addressSlices';
import { NONE, type PortsId } from './portPool';

/** Addresses for which each of several lists of slices has the same ports: `ports` are in the lists' order. */
export interface AddressCut {
  readonly addresses: AddressSet;
  readonly ports: readonly PortsId[];
}

/** Cuts all addresses by several lists of slices at once. The cuts do not overlap and leave no address out. */
export function cutAddresses(lists: readonly (readonly AddressSlice[])[]): readonly AddressCut[] {
  const cuts = new Map<string, { v4: Interval[]; v6: Interval[]; ports: readonly PortsId[] }>();
  for (const family of ['v4', 'v6'] as const) {
    for (const [[from, to], ports] of stretches(lists, family)) {
      const key = ports.join();
      const cut = cuts.get(key) ?? { v4: [], v6: [], ports };
      cuts.set(key, cut);
      const last = cut[family].at(-1);
      if (last !== undefined && last[1] + 1n === from) cut[family][cut[family].length - 1] = [last[0], to];
      else cut[family].push([from, to]);
    }
  }
  return [...cuts.values()].map(({ v4, v6, ports }) => ({ addresses: { v4, v6 }, ports }));
}

interface Edge {
  readonly at: bigint;
  readonly list: number;
  /** The list's ports from here on. */
  readonly ports: PortsId;
}

/** Goes through the addresses from edge to edge of all slices. */
function* stretches(
  lists: readonly (readonly AddressSlice[])[],
  family: 'v4' | 'v6',
): Generator<readonly [Interval, readonly PortsId[]]> {
  const [[first, last] = [0n, -1n]] = ALL_ADDRESSES[family];
  const edges = lists.flatMap((slices, list) =>
    slices.flatMap(({ addresses, ports }) =>
      addresses[family].flatMap(([from, to]): Edge[] => [
        { at: from, list, ports },
        { at: to + 1n, list, ports: NONE },
      ]),
    ),
  );
  // Where one slice of a list ends and the next begins, the beginning is what holds.
  edges.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : Number(a.ports !== NONE) - Number(b.ports !== NONE)));
  const now = lists.map((): PortsId => NONE);
  let from = first;
  for (const { at, list, ports } of edges) {
    if (at > from) {
      yield [[from, at - 1n], [...now]];
      from = at;
    }
    now[list] = ports;
  }
  if (from <= last) yield [[from, last], [...now]];
}
