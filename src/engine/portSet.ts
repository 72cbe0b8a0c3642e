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
