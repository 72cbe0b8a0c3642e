import { parseAddress } from '../../src/engine';
import type { Case, Expectation, Interval, Peer, Protocol } from './caseFile';

/** One question of a case and its answer. Ends are as a batch takes them. */
export interface Probe {
  readonly from: End;
  readonly to: End;
  readonly protocol: Protocol;
  readonly port: number;
  readonly allowed: boolean;
}

export type End =
  | { readonly namespace: string; readonly workload: string; readonly kind: string }
  | { readonly namespace: string; readonly pod: string }
  | { readonly ip: string };

const PROTOCOLS: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];
const LAST_PORT = 65535;
const EVERY_IPV4 = ['0.0.0.0', '255.255.255.255'] as const;

/**
 * What to ask about a case: what it lists, at the edges of ports and addresses; and what it says of the rest: of a complete
 * list of connections that all else is denied, of a table that all else of its universe is allowed. Of a complete list also
 * the ports its resources (their texts) write are asked.
 */
export function probesOf(one: Case, texts: readonly string[]): readonly Probe[] {
  const listed = one.expected.flatMap((entry) => probesIn(entry));
  const written = texts.flatMap(portsIn);
  return [...listed, ...exactly(one, written), ...restOf(one, written)];
}

function portsIn(text: string): readonly Interval[] {
  return [...text.matchAll(/(?:port|endPort)["']?: *["']?(\d{1,5})\b/gi)].map(
    ([, digits]): Interval => [Number(digits), Number(digits)],
  );
}

/** The edges and the middle of each interval, for the first, the middle and the last address of a range. */
function probesIn({ src, dst, proto, ports, allowed }: Expectation): readonly Probe[] {
  return endsOf(src).flatMap((from) =>
    endsOf(dst).flatMap((to) =>
      protocolsOf(proto).flatMap((protocol) =>
        ports
          .flatMap(([first, last]) => [...new Set([first, Math.floor((first + last) / 2), last])])
          .map((port) => ({ from, to, protocol, port, allowed })),
      ),
    ),
  );
}

function protocolsOf(proto: Protocol | 'ANY'): readonly Protocol[] {
  return proto === 'ANY' ? PROTOCOLS : [proto];
}

function exactly({ exact }: Case, written: readonly Interval[]): readonly Probe[] {
  if (exact === undefined) return [];
  const { src, dst, conns } = exact;
  return PROTOCOLS.flatMap((protocol) => {
    const open = conns.flatMap(({ proto, ports }) => (protocolsOf(proto).includes(protocol) ? ports : []));
    const asked = edgesOf([...written, ...conns.flatMap(({ ports }) => ports)]);
    return endsOf(src).flatMap((from) =>
      endsOf(dst).flatMap((to) => asked.map((port) => ({ from, to, protocol, port, allowed: holds(open, port) }))),
    );
  });
}

function restOf(one: Case, written: readonly Interval[]): readonly Probe[] {
  switch (one.default) {
    case null:
      return [];
    case 'denied':
      return completeList(one, written);
    case 'allowed':
      return wholeTable(one);
  }
}

/** All pairs of a table's pods and its ports, but those that are listed. */
function wholeTable({ universe, topology, expected }: Case): readonly Probe[] {
  if (universe === null || typeof universe.ports === 'string') throw new Error('The table has no ports.');
  const ports = universe.ports;
  const pods = topology.workloads.flatMap(({ ns, pods }) => pods.map(({ name }): End => ({ namespace: ns, pod: name })));
  const listed = new Set(
    expected.flatMap(({ src, dst, proto, ports: intervals }) =>
      protocolsOf(proto).flatMap((protocol) =>
        intervals.map(([port]) => keyOf(one(endsOf(src)), one(endsOf(dst)), protocol, port)),
      ),
    ),
  );
  return pods.flatMap((from) =>
    pods.flatMap((to) =>
      ports.flatMap(({ proto: protocol, port }) =>
        nameOf(from) === nameOf(to) || listed.has(keyOf(from, to, protocol, port))
          ? []
          : [{ from, to, protocol, port, allowed: true }],
      ),
    ),
  );
}

/** All pairs of workloads, and of workloads and addresses, at the edges of every port and address that is listed anywhere. */
function completeList({ topology, expected }: Case, written: readonly Interval[]): readonly Probe[] {
  const workloads = topology.workloads.map(({ ns, name, kind }): End => ({ namespace: ns, workload: name, kind }));
  const addresses = addressesOf(expected).map((ip): End => ({ ip }));
  const ports = edgesOf([...written, ...expected.flatMap((entry) => entry.ports)]);
  const pairs = [
    ...workloads.flatMap((from) => workloads.flatMap((to) => (nameOf(from) === nameOf(to) ? [] : [[from, to] as const]))),
    ...workloads.flatMap((own) => addresses.flatMap((other) => [[own, other] as const, [other, own] as const])),
  ];
  return pairs.flatMap(([from, to]) => {
    const own = expected.filter(({ src, dst }) => means(src, from) && means(dst, to));
    return PROTOCOLS.flatMap((protocol) => {
      const open = own.flatMap((entry) => (protocolsOf(entry.proto).includes(protocol) && entry.allowed ? entry.ports : []));
      return ports.map((port): Probe => ({ from, to, protocol, port, allowed: holds(open, port) }));
    });
  });
}

function means(peer: Peer, end: End): boolean {
  if ('ipRange' in peer || 'ip' in peer) {
    if (!('ip' in end)) return false;
    const [first, last] = 'ip' in peer ? [peer.ip, peer.ip] : peer.ipRange;
    const value = numberOf(end.ip);
    return familyOf(first) === familyOf(end.ip) && numberOf(first) <= value && value <= numberOf(last);
  }
  return nameOf(one(endsOf(peer))) === nameOf(end);
}

function holds(intervals: readonly Interval[], port: number): boolean {
  return intervals.some(([first, last]) => first <= port && port <= last);
}

/** The first and last port, and the ports at and beside the edges of intervals. */
function edgesOf(intervals: readonly Interval[]): readonly number[] {
  const edges = intervals.flatMap(([first, last]) => [first - 1, first, last, last + 1]);
  return [...new Set([1, LAST_PORT, ...edges])].filter((port) => port >= 1 && port <= LAST_PORT).sort((a, b) => a - b);
}

/** The first, middle and last address of every range that is listed, and those beside it. */
function addressesOf(expected: readonly Expectation[]): readonly string[] {
  const ranges = expected.flatMap(({ src, dst }) => [src, dst].flatMap((peer) => ('ipRange' in peer ? [peer.ipRange] : [])));
  const found = [...ranges, EVERY_IPV4].flatMap(([first, last]) => {
    const family = familyOf(first);
    const [low, high] = [numberOf(first), numberOf(last)];
    const most = family === 'v4' ? 1n << 32n : 1n << 128n;
    return [low - 1n, low, (low + high) / 2n, high, high + 1n].flatMap((value) =>
      value < 0n || value >= most ? [] : [textOf(family, value)],
    );
  });
  return [...new Set(found)];
}

function endsOf(peer: Peer): readonly End[] {
  if ('ip' in peer) return [{ ip: peer.ip }];
  if ('pod' in peer) return [{ namespace: peer.ns, pod: peer.pod }];
  if ('workload' in peer) return [{ namespace: peer.ns, workload: peer.workload, kind: peer.kind }];
  const [first, last] = peer.ipRange;
  const middle = textOf(familyOf(first), (numberOf(first) + numberOf(last)) / 2n);
  return [...new Set([first, middle, last])].map((ip) => ({ ip }));
}

function one(ends: readonly End[]): End {
  const [first, ...others] = ends;
  if (first === undefined || others.length > 0) throw new Error('One end is expected, and there are several.');
  return first;
}

function nameOf(end: End): string {
  if ('ip' in end) return end.ip;
  return 'pod' in end ? `${end.namespace}/${end.pod}` : `${end.namespace}/${end.kind}/${end.workload}`;
}

function keyOf(from: End, to: End, protocol: Protocol, port: number): string {
  return `${nameOf(from)} ${nameOf(to)} ${protocol} ${port}`;
}

/** A probe as it is told: `x/a to y/b, TCP 80`. */
export function probeText({ from, to, protocol, port }: Probe): string {
  return `${nameOf(from)} to ${nameOf(to)}, ${protocol} ${port}`;
}

function addressOf(text: string): NonNullable<ReturnType<typeof parseAddress>> {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`"${text}" is no address.`);
  return address;
}

function familyOf(text: string): 'v4' | 'v6' {
  return addressOf(text).family;
}

function numberOf(text: string): bigint {
  return addressOf(text).value;
}

function textOf(family: 'v4' | 'v6', value: bigint): string {
  const parts = family === 'v4' ? [24n, 16n, 8n, 0n] : [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n];
  return family === 'v4'
    ? parts.map((by) => `${(value >> by) & 0xffn}`).join('.')
    : parts.map((by) => ((value >> by) & 0xffffn).toString(16)).join(':');
}
