import type { FlowProtocol } from '../flow';

/** What a packet itself tells of its way. */
export interface PacketSigns {
  readonly protocol: FlowProtocol | undefined;
  readonly syn: boolean;
  readonly ack: boolean;
  /** Type of the ICMP message. */
  readonly icmp: number | undefined;
}

// Echo requests and replies (RFC 792, RFC 4443).
const ECHO_REQUEST = { ICMPv4: 8, ICMPv6: 128 };
const ECHO_REPLY = { ICMPv4: 0, ICMPv6: 129 };

/** SYN alone begins a connection, SYN with ACK answers; so do the messages of ping. Other packets do not tell. */
export function replyBySigns({ protocol, syn, ack, icmp }: PacketSigns): boolean | undefined {
  if (protocol === 'ICMPv4' || protocol === 'ICMPv6') {
    if (icmp === ECHO_REQUEST[protocol]) return false;
    return icmp === ECHO_REPLY[protocol] ? true : undefined;
  }
  return syn ? ack : undefined;
}

/** Linux gives clients ports from here on (net.ipv4.ip_local_port_range). */
const OF_CLIENTS = 32_768;

/**
 * Whether a packet that was dropped may answer one: amid a connection by TCP, from a port that servers have to one that
 * clients are given. Hubble does not tell of drops whether they are replies; most are what begins a connection.
 */
export function mayAnswer(
  { protocol, syn, ack }: PacketSigns,
  sourcePort: number | undefined,
  destinationPort: number | undefined,
): boolean {
  const isAmid = protocol === 'TCP' && ack && !syn;
  return isAmid && (sourcePort ?? OF_CLIENTS) < OF_CLIENTS && (destinationPort ?? 0) >= OF_CLIENTS;
}

/** What a summary tells: `TCP Flags: SYN, ACK`, `ICMPv4 EchoRequest`, `IP Trace ID: 1; UDP`. */
export function signsInSummary(summary: string): PacketSigns {
  const found =
    /^(?:IP Trace ID: \d+; )?(TCP|UDP|SCTP|ICMPv4|ICMPv6|HTTP)\b(?: Flags: ([A-Z, ]+)| (EchoRequest|EchoReply))?/.exec(summary);
  const [, word, flags = '', echo] = found ?? [];
  const protocol = protocolOf(word);
  const icmp = protocol === 'ICMPv4' || protocol === 'ICMPv6' ? echoType(protocol, echo) : undefined;
  return { protocol, syn: /\bSYN\b/.test(flags), ack: /\bACK\b/.test(flags), icmp };
}

function protocolOf(word: string | undefined): FlowProtocol | undefined {
  switch (word) {
    case 'TCP':
    case 'UDP':
    case 'SCTP':
    case 'ICMPv4':
    case 'ICMPv6':
      return word;
    case 'HTTP':
      return 'TCP';
    default:
      return undefined;
  }
}

function echoType(protocol: 'ICMPv4' | 'ICMPv6', echo: string | undefined): number | undefined {
  if (echo === undefined) return undefined;
  return echo === 'EchoRequest' ? ECHO_REQUEST[protocol] : ECHO_REPLY[protocol];
}
