import { PROTOCOLS, type Protocol } from '../../engine/portSet';
import type { PortWish } from '../intent';
import { portNameFaults } from './syntax';
import { checkPort, portNameRule } from './wish';

/** The ports a field names; or what is wrong, in words, and which part of the text it is. */
export type ParsedPorts =
  | { readonly ok: true; readonly ports: readonly PortWish[] }
  | { readonly ok: false; readonly part: string; readonly error: string };

/**
 * Reads the field "Ports": parts between commas or blanks, each `443`, `8080-8090`, `53/UDP`, `http`, `http/UDP`, or
 * `UDP` (also a star before the slash) for every port of a protocol. The protocol is TCP where none stands, in any case of letters.
 * An empty text is no port, which in a rule means every port. What is written twice counts once.
 */
export function parsePorts(text: string): ParsedPorts {
  // Blanks around a dash or slash belong to the part, others divide.
  const parts = text.replace(/\s*([-/])\s*/g, '$1').split(/[\s,;]+/);
  const ports = new Map<string, PortWish>();
  for (const part of parts.filter((one) => one !== '')) {
    const port = parsePart(part);
    if (typeof port === 'string') return { ok: false, part, error: port };
    ports.set(formatPort(port), port);
  }
  return { ok: true, ports: [...ports.values()] };
}

function parsePart(part: string): PortWish | string {
  const bare = protocolOf(part);
  if (bare !== undefined) return { protocol: bare, port: undefined, endPort: undefined };
  const [value = '', protocolText, ...rest] = part.split('/');
  const protocol = protocolText === undefined ? 'TCP' : protocolOf(protocolText);
  if (protocol === undefined || rest.length > 0) return `“${part}”: after the slash stands TCP, UDP or SCTP.`;
  if (value === '*' && protocolText !== undefined) return { protocol, port: undefined, endPort: undefined };
  if (value === '*') return 'Leave the field empty for every port, or write */TCP for every port of TCP.';
  if (value === '') return `“${part}”: write a port before the slash, or only ${protocol} for every port of it.`;
  return parseValue(value, protocol);
}

function parseValue(value: string, protocol: Protocol): PortWish | string {
  const numbers = /^(\d+)(?:-(\d+))?$/.exec(value);
  if (numbers === null) {
    return portNameFaults(value).length === 0 ? { protocol, port: value, endPort: undefined } : portNameRule(value);
  }
  const [, first, last] = numbers;
  const wish = { protocol, port: Number(first), endPort: last === undefined ? undefined : Number(last) };
  return checkPort(wish) ?? wish;
}

function protocolOf(text: string): Protocol | undefined {
  return PROTOCOLS.find((protocol) => protocol === text.toUpperCase());
}

/** A port as the field "Ports" takes it: `80`, `8080-8090/UDP`, `UDP`. TCP is left out where it is understood. */
export function formatPort({ protocol, port, endPort }: PortWish): string {
  if (port === undefined) return protocol;
  const value = endPort === undefined ? `${port}` : `${port}-${endPort}`;
  // A port named like a protocol would read as every port of it.
  const plain = protocol === 'TCP' && protocolOf(value) === undefined;
  return plain ? value : `${value}/${protocol}`;
}

export function formatPorts(ports: readonly PortWish[]): string {
  return ports.map(formatPort).join(', ');
}
