import type { FlowProtocol } from './flow';
import type { Observed } from './observed';

/** What flows of different verdicts, directions or reasons have in common. `from` and `to` are places among the ends. */
export interface SeenConnection {
  readonly from: number;
  readonly to: number;
  readonly protocol: FlowProtocol | undefined;
  readonly port: number | undefined;
  /** The places of its flows. */
  readonly flows: readonly number[];
}

export interface SeenConnections {
  readonly list: readonly SeenConnection[];
  /** By flow: the place of its connection. */
  readonly of: Int32Array;
}

const known = new WeakMap<Observed, SeenConnections>();

/** The connections of flows, in the order they were first seen. */
export function seenConnections(observed: Observed): SeenConnections {
  const before = known.get(observed);
  if (before !== undefined) return before;
  const places = new Map<string, number>();
  const list: (SeenConnection & { readonly flows: number[] })[] = [];
  const of = new Int32Array(observed.flows.length);
  for (const [index, { from, to, protocol, port }] of observed.flows.entries()) {
    const key = `${from} ${to} ${protocol ?? ''} ${port ?? ''}`;
    const place = places.get(key) ?? list.push({ from, to, protocol, port, flows: [] }) - 1;
    places.set(key, place);
    of[index] = place;
    list[place]?.flows.push(index);
  }
  const connections = { list, of };
  known.set(observed, connections);
  return connections;
}
