export type Protocol = 'TCP' | 'UDP' | 'SCTP';
export const PROTOCOLS: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];

/**
 * The ports of one protocol: closed intervals `[from, to]` within 1..65535, sorted, disjoint, never adjacent; and
 * named ports, sorted. All numbers together hold every name, so `names` is empty when `ranges` is `[[1, 65535]]`.
 */
export interface ProtocolPorts {
  readonly ranges: readonly (readonly [number, number])[];
  readonly names: readonly string[];
}

/** A set of ports. Named ports are ports of their own: their number is known only on a concrete destination. */
export type PortSet = Readonly<Record<Protocol, ProtocolPorts>>;

const NONE: ProtocolPorts = { ranges: [], names: [] };
const EVERY: ProtocolPorts = { ranges: [[1, 65535]], names: [] };
export const NO_PORTS: PortSet = { TCP: NONE, UDP: NONE, SCTP: NONE };
export const ALL_PORTS: PortSet = { TCP: EVERY, UDP: EVERY, SCTP: EVERY };
/** What a name server answers on. */
export const DNS_PORTS: PortSet = { TCP: { ranges: [[53, 53]], names: [] }, UDP: { ranges: [[53, 53]], names: [] }, SCTP: NONE };

/** One protocol's ports, normalised: intervals in any order that may overlap, names that may repeat. */
export function protocolPorts(ranges: readonly (readonly [number, number])[], names: readonly string[]): ProtocolPorts {
  const joined: [number, number][] = [];
  for (const [from, to] of [...ranges].filter(([from, to]) => from <= to).sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  const every = joined[0]?.[0] === 1 && joined[0][1] === 65535;
  return { ranges: joined, names: every ? [] : [...new Set(names)].sort() };
}

/** The ports that entries of a rule's `ports` name together (NetworkPolicyPort). No entry means every port. */
export function portsOf(
  entries: readonly {
    readonly protocol: Protocol;
    readonly port: number | string | undefined;
    readonly endPort: number | undefined;
  }[],
): PortSet {
  if (entries.length === 0) return ALL_PORTS;
  return perProtocol((protocol) => {
    const own = entries.filter((entry) => entry.protocol === protocol);
    const ranges = own.flatMap(({ port, endPort }): [number, number][] => {
      if (port === undefined) return [[1, 65535]];
      return typeof port === 'number' ? [[port, endPort ?? port]] : [];
    });
    return protocolPorts(
      ranges,
      own.flatMap(({ port }) => (typeof port === 'string' ? [port] : [])),
    );
  });
}

function perProtocol(make: (protocol: Protocol) => ProtocolPorts): PortSet {
  return { TCP: make('TCP'), UDP: make('UDP'), SCTP: make('SCTP') };
}

function holdsAll({ ranges }: ProtocolPorts): boolean {
  return ranges[0]?.[0] === 1 && ranges[0][1] === 65535;
}

export function unionPorts(a: PortSet, b: PortSet): PortSet {
  return perProtocol((p) => protocolPorts([...a[p].ranges, ...b[p].ranges], [...a[p].names, ...b[p].names]));
}

export function intersectPorts(a: PortSet, b: PortSet): PortSet {
  return perProtocol((p) => {
    if (holdsAll(a[p])) return b[p];
    if (holdsAll(b[p])) return a[p];
    const ranges = a[p].ranges.flatMap(([from, to]) =>
      b[p].ranges.map(([low, high]): [number, number] => [Math.max(from, low), Math.min(to, high)]),
    );
    return protocolPorts(
      ranges,
      a[p].names.filter((name) => b[p].names.includes(name)),
    );
  });
}

/** The ports of `a` that are not in `b`. Names that only "every port" holds cannot be told apart and are left out. */
export function subtractPorts(a: PortSet, b: PortSet): PortSet {
  return perProtocol((p) => {
    if (holdsAll(b[p])) return NONE;
    // Rules of one policy mostly open ports far apart, and this is asked for each pair of them.
    const apart = a[p].ranges.every(([from, to]) => b[p].ranges.every(([low, high]) => high < from || to < low));
    const names = b[p].names.length === 0 ? a[p].names : a[p].names.filter((name) => !b[p].names.includes(name));
    if (apart) return names === a[p].names ? a[p] : { ranges: a[p].ranges, names };
    let ranges: readonly (readonly [number, number])[] = a[p].ranges;
    for (const [low, high] of b[p].ranges) {
      ranges = ranges.flatMap(([from, to]) => outside(from, to, low, high));
    }
    return { ranges, names };
  });
}

function outside(from: number, to: number, low: number, high: number): readonly (readonly [number, number])[] {
  const before: readonly [number, number] = [from, Math.min(to, low - 1)];
  const after: readonly [number, number] = [Math.max(from, high + 1), to];
  return [before, after].filter(([first, last]) => first <= last);
}

export function containsPorts(all: PortSet, some: PortSet): boolean {
  return PROTOCOLS.every((p) => {
    const names = holdsAll(all[p]) || some[p].names.every((name) => all[p].names.includes(name));
    return names && some[p].ranges.every(([from, to]) => all[p].ranges.some(([low, high]) => low <= from && to <= high));
  });
}

export function equalPorts(a: PortSet, b: PortSet): boolean {
  return containsPorts(a, b) && containsPorts(b, a);
}

export function isNoPorts(ports: PortSet): boolean {
  return PROTOCOLS.every((p) => ports[p].ranges.length === 0 && ports[p].names.length === 0);
}

export function isAllPorts(ports: PortSet): boolean {
  return PROTOCOLS.every((p) => holdsAll(ports[p]));
}
