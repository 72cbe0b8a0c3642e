import { isAllPorts, isNoPorts, type PortSet, PROTOCOLS, type Protocol } from '../engine';

/** A port as a rule or a wish writes it (NetworkPolicyPort): without `port` every port of the protocol. */
export interface WrittenPort {
  readonly protocol: Protocol;
  readonly port: number | string | undefined;
  readonly endPort: number | undefined;
}

const LAST_PORT = 65535;

/** One thing to say about a set of ports: a range or a name (`port`), or a whole protocol (`port` undefined). */
interface Slice {
  readonly protocol: Protocol;
  readonly port: string | undefined;
  readonly from: number;
}

function slicesOf(ports: PortSet): readonly Slice[] {
  return PROTOCOLS.flatMap((protocol) => {
    const { ranges, names } = ports[protocol];
    return [
      ...ranges.map(([from, to]) => ({ protocol, from, port: from === 1 && to === LAST_PORT ? undefined : rangeText(from, to) })),
      ...names.map((name) => ({ protocol, from: Number.POSITIVE_INFINITY, port: name })),
    ];
  });
}

function rangeText(from: number, to: number): string {
  return from === to ? `${from}` : `${from}-${to}`;
}

function sliceWords({ protocol, port }: Pick<Slice, 'protocol' | 'port'>): string {
  return port === undefined ? `every ${protocol} port` : `${protocol} ${port}`;
}

function sliceBadge({ protocol, port }: Pick<Slice, 'protocol' | 'port'>, bareTcp: boolean): string {
  if (port === undefined) return `all ${protocol}`;
  return protocol === 'TCP' && bareTcp ? port : `${port}/${protocol}`;
}

/** `TCP 80, TCP 443`, `TCP 8080-8090`, `TCP http`, `every UDP port`; `every port`, `no port` for the whole and nothing. */
export function portsWords(ports: PortSet): string {
  if (isNoPorts(ports)) return 'no port';
  return isAllPorts(ports) ? 'every port' : slicesOf(ports).map(sliceWords).join(', ');
}

const TIE: Readonly<Record<Protocol, number>> = { UDP: 0, TCP: 1, SCTP: 2 };

/**
 * Short badges: `443`, `53/UDP`, `8080-8090`, `http`. TCP is bare unless other protocols stand beside it. By number,
 * at the same number UDP first, as DNS rules are written; names last. None for every port.
 */
export function portBadges(ports: PortSet): readonly string[] {
  if (isAllPorts(ports)) return [];
  const slices = slicesOf(ports);
  const bareTcp = slices.every((slice) => slice.protocol === 'TCP');
  const byNumber = (a: Slice, b: Slice) => (a.from === b.from ? TIE[a.protocol] - TIE[b.protocol] : a.from - b.from);
  return [...slices].sort(byNumber).map((slice) => sliceBadge(slice, bareTcp));
}

function writtenSlice({ protocol, port, endPort }: WrittenPort): Pick<Slice, 'protocol' | 'port'> {
  if (port === undefined) return { protocol, port: undefined };
  return { protocol, port: typeof port === 'number' && endPort !== undefined ? rangeText(port, endPort) : `${port}` };
}

/** The badge of one port as written, where TCP needs no mention: `443`, `53/UDP`, `all SCTP`. */
export function entryBadge(entry: WrittenPort): string {
  return sliceBadge(writtenSlice(entry), true);
}

/** The badges of a rule's ports in the order they are written, with TCP named beside other protocols. */
export function entryBadges(entries: readonly WrittenPort[]): readonly string[] {
  const bareTcp = entries.every((entry) => entry.protocol === 'TCP');
  return entries.map((entry) => sliceBadge(writtenSlice(entry), bareTcp));
}

/** Ports as written, in words: `TCP 8080, UDP 53`; `every port` when none is named. */
export function entriesWords(entries: readonly WrittenPort[]): string {
  if (entries.length === 0) return 'every port';
  return [...new Set(entries.map((entry) => sliceWords(writtenSlice(entry))))].join(', ');
}
