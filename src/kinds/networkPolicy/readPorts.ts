import type { PortEntry } from '../../engine/policy';
import { type PortSet, PROTOCOLS, portsOf } from '../../engine/portSet';
import type { Path } from '../../text/path';
import { decodeInteger, decodeList, decodeMapping, decodeText, isInt32, WRONG, wrongType } from './decode';
import { type Mapping, own } from './mapping';
import { type Problems, refusalSince, refuse, refuseInvalid, refuseUnknownFields, warn } from './problems';
import { portNameFaults, portNumberFaults } from './syntax';

/** A rule's ports: the entries that could be read, and what they come to. */
export interface PortsReading {
  readonly entries: readonly PortEntry[];
  readonly ports: PortSet | 'unreadable';
}

const PORT = 'NetworkPolicyPort';

/**
 * Reads a rule's `ports` (empty, null or absent: every port). `entries` holds each entry whose fields could be read,
 * also those the server refuses for their values; with one that is refused the whole is unreadable.
 */
export function readPorts(problems: Problems, value: unknown, path: Path, rule: string): PortsReading {
  const mark = problems.length;
  const items = decodeList(problems, value, path, { struct: rule, type: '[]v1.NetworkPolicyPort' });
  if (items === WRONG) return { entries: [], ports: 'unreadable' };
  const read = items.map((item, index) => readPort(problems, item, [...path, index], rule));
  const entries = read.filter((entry) => entry !== 'unreadable');
  return { entries, ports: refusalSince(problems, mark) === undefined ? portsOf(entries) : 'unreadable' };
}

function readPort(problems: Problems, value: unknown, path: Path, rule: string): PortEntry | 'unreadable' {
  const decoded = decodeMapping(problems, value, path, { struct: rule, type: 'v1.NetworkPolicyPort' });
  if (decoded === WRONG) return 'unreadable';
  const entry: Mapping = decoded ?? {};
  const unknown = refuseUnknownFields(problems, entry, ['port', 'endPort', 'protocol'], path);
  const protocol = decodeText(problems, own(entry, 'protocol'), [...path, 'protocol'], { struct: PORT, type: 'v1.Protocol' });
  const port = readPortValue(problems, own(entry, 'port'), [...path, 'port']);
  const endPort = decodeInteger(problems, own(entry, 'endPort'), [...path, 'endPort'], { struct: PORT, type: 'int32' });
  if (protocol === WRONG || port === WRONG || endPort === WRONG) return 'unreadable';

  const known = PROTOCOLS.find((name) => name === (protocol ?? 'TCP'));
  if (known === undefined) {
    const supported = PROTOCOLS.map((name) => `"${name}"`).join(', ');
    refuse(problems, [...path, 'protocol'], `Unsupported value: ${JSON.stringify(protocol)}: supported values: ${supported}`);
  }
  checkPort(problems, path, port, endPort);
  if (known === undefined || unknown) return 'unreadable';
  if (decoded === undefined || (port === undefined && Object.hasOwn(entry, 'port'))) {
    const at = decoded === undefined ? path : [...path, 'port'];
    warn(problems, at, `No port is written here: the server reads it as every ${known} port.`);
  }
  return { protocol: known, port, endPort, origin: path };
}

function readPortValue(problems: Problems, value: unknown, path: Path): number | string | undefined | typeof WRONG {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || isInt32(value)) return value;
  return wrongType(problems, value, path, { struct: PORT, type: 'int32' }, 'write a port number, or the name of a port');
}

function checkPort(problems: Problems, path: Path, port: number | string | undefined, endPort: number | undefined): void {
  const endPath = [...path, 'endPort'];
  if (typeof port === 'number') {
    refuseInvalid(problems, [...path, 'port'], port, portNumberFaults(port));
    if (endPort === undefined) return;
    // The server prints `port` here, the value the end is compared with.
    if (endPort < port) refuseInvalid(problems, endPath, port, ['must be greater than or equal to `port`']);
    refuseInvalid(problems, endPath, endPort, portNumberFaults(endPort));
    return;
  }
  if (endPort !== undefined) {
    const fault =
      port === undefined
        ? 'may not be specified when `port` is not specified'
        : 'may not be specified when `port` is non-numeric';
    refuseInvalid(problems, endPath, endPort, [fault]);
  }
  if (port !== undefined) refuseInvalid(problems, [...path, 'port'], port, portNameFaults(port));
}
