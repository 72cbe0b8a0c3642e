import type { PortEntry } from '../../engine/policy';
import { type PortSet, PROTOCOLS, portsOf } from '../../engine/portSet';
import type { Path } from '../../text/path';
import { decodeInteger, decodeList, decodeMapping, decodeText, isInt32, WRONG, wrongType } from './decode';
import { isAbsent, type Mapping, own } from './mapping';
import { type Problems, refusalSince, refuse, refuseInvalid, refuseUnknownFields, warn } from './problems';
import { portNameFaults, portNumberFaults } from './syntax';

/** A rule's ports: the entries that could be read, and what they come to. */
export interface PortsReading {
  readonly entries: readonly PortEntry[];
  readonly ports: PortSet | 'unreadable';
}

const PORT = 'NetworkPolicyPort';

/**
 * Reads the `ports` of the rule at `at` (empty, null or absent: every port). `entries` holds each entry whose fields could be read,
 * also those the server refuses for their values; with one that is refused the whole is unreadable.
 */
export function readPorts(problems: Problems, rule: Mapping, at: Path, struct: string): PortsReading {
  const mark = problems.length;
  const items = decodeList(problems, rule, at, 'ports', struct, 'v1.NetworkPolicyPort');
  if (items === WRONG) return { entries: [], ports: 'unreadable' };
  const read = items.map((_, index) => readPort(problems, items, [...at, 'ports'], index, struct));
  const entries = read.filter((entry) => entry !== 'unreadable');
  return { entries, ports: refusalSince(problems, mark) === undefined ? portsOf(entries) : 'unreadable' };
}

function readPort(
  problems: Problems,
  items: readonly unknown[],
  at: Path,
  index: number,
  struct: string,
): PortEntry | 'unreadable' {
  const path = [...at, index];
  const decoded = decodeMapping(problems, items, at, index, struct, 'v1.NetworkPolicyPort');
  if (decoded === WRONG) return 'unreadable';
  const entry: Mapping = decoded ?? {};
  const unknown = refuseUnknownFields(problems, entry, ['port', 'endPort', 'protocol'], path);
  const protocol = decodeText(problems, entry, path, 'protocol', PORT, 'v1.Protocol');
  const port = readPortValue(problems, entry, path);
  const endPort = decodeInteger(problems, entry, path, 'endPort', PORT);
  if (protocol === WRONG || port === WRONG || endPort === WRONG) return 'unreadable';

  const known = PROTOCOLS.find((name) => name === (protocol ?? 'TCP'));
  if (known === undefined) {
    const supported = PROTOCOLS.map((name) => `"${name}"`).join(', ');
    const message = `Unsupported value: ${JSON.stringify(protocol)}: supported values: ${supported}`;
    refuse(problems, 'protocol', [...path, 'protocol'], message);
  }
  checkPort(problems, path, port, endPort);
  if (known === undefined || unknown) return 'unreadable';
  if (decoded === undefined || (port === undefined && Object.hasOwn(entry, 'port'))) {
    const where = decoded === undefined ? path : [...path, 'port'];
    warn(problems, 'empty-port', where, `No port is written here: the server reads it as every ${known} port.`);
  }
  return { protocol: known, port, endPort, origin: path };
}

function readPortValue(problems: Problems, entry: Mapping, path: Path): number | string | undefined | typeof WRONG {
  const value = own(entry, 'port');
  if (isAbsent(value)) return undefined;
  if (typeof value === 'string' || isInt32(value)) return value;
  return wrongType(problems, value, [...path, 'port'], PORT, 'int32', 'write a port number, or the name of a port');
}

function checkPort(problems: Problems, path: Path, port: number | string | undefined, endPort: number | undefined): void {
  const refuseEnd = (value: number, faults: readonly string[]): void =>
    refuseInvalid(problems, 'end-port', [...path, 'endPort'], value, faults);
  const refusePort = (value: number | string, faults: readonly string[]): void =>
    refuseInvalid(problems, 'port', [...path, 'port'], value, faults);
  if (typeof port === 'number') {
    refusePort(port, portNumberFaults(port));
    if (endPort === undefined) return;
    // The server prints `port` here, the value the end is compared with.
    if (endPort < port) refuseEnd(port, ['must be greater than or equal to `port`']);
    refuseEnd(endPort, portNumberFaults(endPort));
    return;
  }
  if (endPort !== undefined) {
    refuseEnd(endPort, [`may not be specified when \`port\` is ${port === undefined ? 'not specified' : 'non-numeric'}`]);
  }
  if (port !== undefined) refusePort(port, portNameFaults(port));
}
