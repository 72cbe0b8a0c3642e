import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALL_PORTS,
  containsPorts,
  equalPorts,
  intersectPorts,
  isAllPorts,
  isNoPorts,
  NO_PORTS,
  type PortSet,
  PROTOCOLS,
  portsOf,
  subtractPorts,
  unionPorts,
} from './portSet';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);
const NAMES = ['dns', 'http', 'web'];
const EDGES = [1, 2, 53, 80, 81, 100, 442, 443, 8080, 65534, 65535];

const entry = fc.oneof(
  fc.record({
    protocol: fc.constantFrom(...PROTOCOLS),
    port: fc.constantFrom<number | string | undefined>(...EDGES, ...NAMES, undefined),
    endPort: fc.constant(undefined),
  }),
  fc
    .tuple(fc.constantFrom(...PROTOCOLS), fc.constantFrom(...EDGES), fc.constantFrom(...EDGES))
    .map(([protocol, one, two]) => ({ protocol, port: Math.min(one, two), endPort: Math.max(one, two) })),
);
const entries = fc.array(entry, { minLength: 1, maxLength: 6 });

/** The naive model: every number at an edge and beside it, and every name, asked one by one. */
const PROBES: readonly (number | string)[] = [...new Set(EDGES.flatMap((port) => [port - 1, port, port + 1]))].filter(
  (port) => port >= 1 && port <= 65535,
);

function numbers(ports: PortSet): readonly string[] {
  return PROTOCOLS.flatMap((protocol) =>
    PROBES.flatMap((probe) =>
      ports[protocol].ranges.some(([from, to]) => from <= Number(probe) && Number(probe) <= to) ? [`${protocol} ${probe}`] : [],
    ),
  );
}

function names(ports: PortSet): readonly string[] {
  return PROTOCOLS.flatMap((protocol) => {
    const [first] = ports[protocol].ranges;
    const every = first?.[0] === 1 && first[1] === 65535;
    return NAMES.filter((name) => every || ports[protocol].names.includes(name)).map((name) => `${protocol} ${name}`);
  });
}

function isNormal(ports: PortSet): boolean {
  return PROTOCOLS.every((protocol) => {
    const { ranges, names: own } = ports[protocol];
    const apart = ranges.every(
      ([from, to], index) => from >= 1 && to <= 65535 && from <= to && from > (ranges[index - 1]?.[1] ?? -1) + 1,
    );
    const every = ranges[0]?.[0] === 1 && ranges[0][1] === 65535;
    return apart && (!every || own.length === 0) && [...new Set(own)].sort().join() === own.join();
  });
}

describe('port sets', () => {
  test('no entry means every port, an entry without port every port of its protocol', () => {
    expect(portsOf([])).toEqual(ALL_PORTS);
    expect(portsOf([{ protocol: 'UDP', port: undefined, endPort: undefined }])).toEqual({ ...NO_PORTS, UDP: ALL_PORTS.UDP });
    expect(isAllPorts(portsOf(PROTOCOLS.map((protocol) => ({ protocol, port: undefined, endPort: undefined }))))).toBe(true);
  });

  test('adjacent ranges join, and all numbers together hold every name', () => {
    const halves = portsOf([
      { protocol: 'TCP', port: 101, endPort: 65535 },
      { protocol: 'TCP', port: 'http', endPort: undefined },
      { protocol: 'TCP', port: 1, endPort: 100 },
    ]);
    expect(halves.TCP).toEqual({ ranges: [[1, 65535]], names: [] });
    expect(containsPorts(halves, portsOf([{ protocol: 'TCP', port: 'other', endPort: undefined }]))).toBe(true);
  });

  test('a name is in no range short of all', () => {
    const http = portsOf([{ protocol: 'TCP', port: 'http', endPort: undefined }]);
    const some = portsOf([{ protocol: 'TCP', port: 1, endPort: 65534 }]);
    expect(isNoPorts(intersectPorts(http, some))).toBe(true);
    expect(containsPorts(some, http)).toBe(false);
  });

  test('operations agree with asking port by port, and their results are normal', () => {
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const [a, b] = [portsOf(first), portsOf(second)];
        const [either, both, rest] = [unionPorts(a, b), intersectPorts(a, b), subtractPorts(a, b)];
        const inB = new Set([...numbers(b), ...names(b)]);
        expect([a, b, either, both, rest].every(isNormal)).toBe(true);
        expect(new Set(numbers(either))).toEqual(new Set([...numbers(a), ...numbers(b)]));
        expect(numbers(both)).toEqual(numbers(a).filter((port) => inB.has(port)));
        expect(names(both)).toEqual(names(a).filter((port) => inB.has(port)));
        expect(numbers(rest)).toEqual(numbers(a).filter((port) => !inB.has(port)));
        expect(containsPorts(a, b)).toBe([...inB].every((port) => new Set([...numbers(a), ...names(a)]).has(port)));
        expect(equalPorts(unionPorts(rest, both), a)).toBe(true);
        expect(equalPorts(a, b)).toBe(containsPorts(a, b) && containsPorts(b, a));
        expect(isNoPorts(rest)).toBe(containsPorts(b, a));
      }),
      { numRuns: RUNS },
    );
  });
});
