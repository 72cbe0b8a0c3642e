import { type PortSet, PROTOCOLS, type Protocol } from '../../engine';

/** Ports as JSON: by protocol, closed ranges of numbers. Protocols without a port are left out. */
export type PortsJson = Readonly<Partial<Record<Protocol, readonly (readonly [number, number])[]>>>;

export function portsJson(ports: PortSet): PortsJson {
  return Object.fromEntries(
    PROTOCOLS.flatMap((protocol) => (ports[protocol].ranges.length === 0 ? [] : [[protocol, ports[protocol].ranges]])),
  );
}
