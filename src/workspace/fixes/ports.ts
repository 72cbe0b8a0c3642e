import { PROTOCOLS } from '../../engine/portSet';
import { nearestNames } from '../../kinds/networkPolicy/nearestNames';
import type { Placement } from '../../text/placement';
import { type Candidate, isMapping, mappingAt, parentOf, place, placeValue, type Spot, valueAt } from './spot';

type WrittenPort = { readonly port: number | string; readonly endPort?: number; readonly protocol?: string };

/** No port is written in more; in UTF-16 code units. */
const LONGEST = 60;
const PORT = String.raw`(\d{1,5})(?:\s*-\s*(\d{1,5}))?|([a-z0-9-]*[a-z][a-z0-9-]*)`;
const PROTOCOL = '(tcp|udp|sctp)';
const PORT_FIRST = new RegExp(String.raw`^(?:${PORT})(?:\s*[/:]\s*${PROTOCOL})?$`, 'i');
const PROTOCOL_FIRST = new RegExp(String.raw`^${PROTOCOL}\s*[/:]\s*(?:${PORT})$`, 'i');

/**
 * A port as people write it in one piece: `80`, `80/TCP`, `tcp:80`, `8000-8010`, `http`, `http/TCP`; undefined for anything
 * else.
 */
export function portInText(text: string): WrittenPort | undefined {
  if (text.length > LONGEST) return undefined;
  const behind = PORT_FIRST.exec(text.trim());
  const before = behind ? undefined : PROTOCOL_FIRST.exec(text.trim());
  const [port, end, name, protocol] = behind ? behind.slice(1) : before ? [before[2], before[3], before[4], before[1]] : [];
  if (name !== undefined && protocol === undefined) return name === name.toLowerCase() ? { port: name } : undefined;
  // `tcp/udp` names no port.
  const isProtocol = name !== undefined && PROTOCOLS.some((one) => one === name.toUpperCase());
  if (isProtocol || (port === undefined && name === undefined)) return undefined;
  return {
    port: name === undefined ? Number(port) : name.toLowerCase(),
    ...(end === undefined ? {} : { endPort: Number(end) }),
    ...(protocol === undefined ? {} : { protocol: protocol.toUpperCase() }),
  };
}

/** `port` with a text the server refuses. A number that is out of range is nobody's to guess. */
export function fixesOfPort({ path, value, object }: Spot): readonly Candidate[] {
  if (typeof value !== 'string') return [];
  // Quotes of a word processor are no quotes in YAML.
  const trimmed = value.replace(/["'\u2018-\u201f]/g, '').trim();
  if (/^\d{1,5}$/.test(trimmed)) return [placeValue(`Write ${Number(trimmed)} without quotes`, path, Number(trimmed))];
  const written = portInText(trimmed);
  const at = parentOf(path);
  const entry = valueAt(object, at);
  if (written !== undefined && (typeof written.port === 'number' || written.protocol) && isMapping(entry)) {
    // A protocol or an end that is written already would be contradicted.
    const given = Object.entries(written).filter(([field]) => field !== 'port');
    if (given.some(([field, wished]) => entry[field] !== undefined && entry[field] !== wished)) return [];
    const told = [`port ${written.port}`, ...given.map(([field, wished]) => `${field} ${wished}`)].join(' and ');
    const placements = Object.entries(written).map(
      ([field, wished]): Placement => ({ type: 'set', path: [...at, field], value: wished, after: ['port'] }),
    );
    return [place(`Write ${told}`, placements)];
  }
  // What stands between words may part two ports, or a port from something else.
  if (!/^[\w. -]+$/.test(trimmed) || /\s-\s/.test(trimmed)) return [];
  const name = trimmed
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [placeValue(`Use ${name}`, path, name)];
}

/** `endPort` that does not fit `port`. */
export function fixesOfEndPort(spot: Spot): readonly Candidate[] {
  const { path, value } = spot;
  const at = parentOf(path);
  const { port } = mappingAt(spot, at) ?? {};
  if (typeof port === 'number' && typeof value === 'number') {
    if (port <= value) return [];
    const swapped: readonly Placement[] = [
      { type: 'set', path: [...at, 'port'], value },
      { type: 'set', path, value: port },
    ];
    return [place('Swap port and endPort', swapped)];
  }
  if (typeof port === 'string') return [place('Remove endPort', [{ type: 'remove', path }])];
  const taken = Object.hasOwn(mappingAt(spot, at) ?? {}, 'port');
  return [
    ...(taken ? [] : [place('Rename endPort to port', [{ type: 'rename', path, key: 'port' }])]),
    place('Remove endPort: every port is then meant', [{ type: 'remove', path }]),
  ];
}

const CARRIERS: Readonly<Record<string, string>> = { http: 'TCP', https: 'TCP', tls: 'TCP', grpc: 'TCP', quic: 'UDP' };

/** `protocol` that is none: in the right case, the one that is meant, or each there is. */
export function fixesOfProtocol({ path, value }: Spot): readonly Candidate[] {
  const written = typeof value === 'string' ? value.trim() : '';
  const carrier = Object.hasOwn(CARRIERS, written.toLowerCase()) ? CARRIERS[written.toLowerCase()] : undefined;
  const words = written.toUpperCase().split(/[^A-Z]+/);
  const named = PROTOCOLS.filter((protocol) => words.includes(protocol));
  const near = carrier !== undefined ? [carrier] : named.length > 0 ? named : nearestNames(written, PROTOCOLS);
  return (near.length > 0 ? near : PROTOCOLS).map((protocol) => placeValue(`Use ${protocol}`, path, protocol));
}

/** A port entry without a port: what the server makes of it, written out. */
export function fixesOfEmptyPort(spot: Spot): readonly Candidate[] {
  const { path, value } = spot;
  if (path.at(-1) === 'port') {
    const { protocol } = mappingAt(spot, parentOf(path)) ?? {};
    const told = `Remove the empty port: every ${typeof protocol === 'string' ? protocol : 'TCP'} port`;
    // The entry would be `{}`, which says nothing about why it is there.
    const named: readonly Placement[] =
      typeof protocol === 'string' ? [] : [{ type: 'set', path: [...parentOf(path), 'protocol'], value: 'TCP' }];
    return [place(told, [...named, { type: 'remove', path }])];
  }
  return value === null ? [placeValue('Write protocol: TCP, every TCP port', path, { protocol: 'TCP' })] : [];
}
