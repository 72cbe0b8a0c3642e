import {
  ALL_PORTS,
  intersectPorts,
  isAllPorts,
  isNoPorts,
  NO_PORTS,
  type PortSet,
  PROTOCOLS,
  subtractPorts,
  unionPorts,
} from '../portSet';

/** A set of ports by its number in a pool: equal sets have equal numbers. */
export type PortsId = number;
export const NONE: PortsId = 0;
export const EVERY: PortsId = 1;

/**
 * Sets of ports, each kept once, with what is asked of two of them remembered: a cluster has many connections and few
 * different sets of ports.
 */
export interface PortPool {
  idOf(ports: PortSet): PortsId;
  portsOf(id: PortsId): PortSet;
  union(a: PortsId, b: PortsId): PortsId;
  intersect(a: PortsId, b: PortsId): PortsId;
  subtract(a: PortsId, b: PortsId): PortsId;
}

/** So many sets of ports have numbers that two of them fit into one safe integer. */
const MOST = 2 ** 26;

export function portPool(): PortPool {
  const sets: PortSet[] = [NO_PORTS, ALL_PORTS];
  const byText = new Map<string, PortsId>();
  const idOf = (ports: PortSet): PortsId => {
    if (isNoPorts(ports)) return NONE;
    if (isAllPorts(ports)) return EVERY;
    const text = textOf(ports);
    const known = byText.get(text);
    if (known !== undefined) return known;
    if (sets.length >= MOST) throw new Error('There are more different sets of ports than can be told apart.');
    byText.set(text, sets.length);
    return sets.push(ports) - 1;
  };
  const portsOf = (id: PortsId): PortSet => sets[id] ?? NO_PORTS;
  const remembered = (make: (a: PortSet, b: PortSet) => PortSet): ((a: PortsId, b: PortsId) => PortsId) => {
    const known = new Map<number, PortsId>();
    return (a, b) => {
      const pair = a * MOST + b;
      const before = known.get(pair);
      if (before !== undefined) return before;
      const made = idOf(make(portsOf(a), portsOf(b)));
      known.set(pair, made);
      return made;
    };
  };
  const union = remembered(unionPorts);
  const intersect = remembered(intersectPorts);
  const subtract = remembered(subtractPorts);
  return {
    idOf,
    portsOf,
    union: (a, b) => (a === b || b === NONE ? a : a === NONE ? b : a === EVERY || b === EVERY ? EVERY : union(a, b)),
    intersect: (a, b) => (a === b || b === EVERY ? a : a === EVERY ? b : a === NONE || b === NONE ? NONE : intersect(a, b)),
    subtract: (a, b) => (a === NONE || b === EVERY || a === b ? NONE : b === NONE ? a : subtract(a, b)),
  };
}

function textOf(ports: PortSet): string {
  return PROTOCOLS.map((protocol) => {
    const { ranges, names } = ports[protocol];
    return `${ranges.map(([from, to]) => `${from}-${to}`).join()};${names.join()}`;
  }).join('|');
}
