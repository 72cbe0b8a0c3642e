import fc from 'fast-check';
import type { FlowEnd, FlowRecord } from '../flow';

const NO_END = { namespace: undefined, pod: undefined, service: undefined, names: [], address: undefined };
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}[a-z]$/);
// Without what the names of generated pods end with: those are never taken for services.
const serviceName = fc.stringMatching(/^[a-z]{2,8}$/);
const address = fc.oneof(fc.ipV4(), fc.constantFrom('fd00::10', '::1', 'fe80::74c8:b5ff:fef7:853a', '2001:db8::a:1'));
const podIdentity = fc.integer({ min: 256, max: 65_535 }).map((identity) => ({ identity, reserved: undefined }));
const reserved = fc.constantFrom(
  { identity: 1, reserved: 'host' },
  { identity: 2, reserved: 'world' },
  { identity: 6, reserved: 'remote-node' },
  { identity: 7, reserved: 'kube-apiserver' },
  { identity: 9, reserved: 'world-ipv4' },
);
const local = fc.integer({ min: 1 << 24, max: (1 << 24) + 99 }).map((identity) => ({ identity, reserved: undefined }));
const unknown = fc.constant({ identity: undefined, reserved: undefined });

const unlabelled = { labels: undefined, workload: undefined };

/** Ends that compact output tells in full. */
export const printableEnd: fc.Arbitrary<FlowEnd> = fc.oneof(
  fc.tuple(name, name, podIdentity).map(([namespace, pod, who]) => ({ ...NO_END, ...unlabelled, namespace, pod, ...who })),
  fc
    .tuple(name, serviceName, fc.oneof(reserved, local))
    .map(([namespace, service, who]) => ({ ...NO_END, ...unlabelled, namespace, service, ...who })),
  fc.tuple(address, fc.oneof(reserved, local, unknown)).map(([ip, who]) => ({ ...NO_END, ...unlabelled, address: ip, ...who })),
  fc
    .tuple(fc.array(fc.domain(), { minLength: 1, maxLength: 3 }), fc.oneof(reserved, local))
    .map(([names, who]) => ({ ...NO_END, ...unlabelled, names, ...who })),
);

const port = fc.integer({ min: 1, max: 65_535 });
const told = { reason: undefined, direction: undefined, policies: [] };
type Seen = Pick<FlowRecord, 'type' | 'verdict' | 'reason' | 'direction' | 'policies'>;
const event: fc.Arbitrary<Seen> = fc.oneof<fc.Arbitrary<Seen>[]>(
  fc
    .tuple(
      fc.constantFrom('to-endpoint', 'to-stack', 'from-network'),
      fc.constantFrom<FlowRecord['verdict']>('FORWARDED', 'REDIRECTED', 'TRACED'),
    )
    .map(([type, verdict]) => ({ ...told, type, verdict })),
  fc
    .constantFrom(
      'Policy denied',
      'Policy denied by denylist',
      'FIB lookup failed',
      'No tunnel/encapsulation endpoint (datapath BUG!)',
    )
    .map((reason) => ({ ...told, type: 'drop', verdict: 'DROPPED', reason })),
  fc
    .record({
      match: fc.constantFrom('none', 'L3-Only', 'L3-L4', 'all'),
      verdict: fc.constantFrom<FlowRecord['verdict']>('FORWARDED', 'DROPPED', 'AUDIT'),
      direction: fc.constantFrom<'ingress' | 'egress'>('ingress', 'egress'),
      policies: fc.array(
        fc.record({ kind: fc.constantFrom('CiliumNetworkPolicy', 'NetworkPolicy'), namespace: fc.constant(undefined), name }),
        { maxLength: 2 },
      ),
    })
    .map(({ match, verdict, direction, policies }) => ({
      type: `policy-verdict:${match}`,
      verdict,
      direction,
      policies,
      reason: verdict !== 'DROPPED' ? undefined : match === 'none' ? 'Policy denied' : 'Policy denied by denylist',
    })),
);

interface Packet {
  readonly protocol: FlowRecord['protocol'];
  readonly summary: string;
  /** What the packet itself says, where the arrow does not. */
  readonly reply: boolean | undefined;
}

const packet: fc.Arbitrary<Packet> = fc.constantFrom<Packet>(
  { protocol: 'TCP', summary: 'TCP Flags: SYN', reply: false },
  { protocol: 'TCP', summary: 'TCP Flags: ACK, PSH', reply: undefined },
  { protocol: 'UDP', summary: 'UDP', reply: undefined },
  { protocol: 'SCTP', summary: 'SCTP', reply: undefined },
  { protocol: 'ICMPv4', summary: 'ICMPv4 EchoRequest', reply: false },
  { protocol: undefined, summary: 'DNS Answer "1.1.1.1" TTL: 30 (Proxy a.example. A)', reply: undefined },
  { protocol: undefined, summary: '', reply: undefined },
);

/** Records that compact output tells in full: the labels of their ends, which it does not have, are missing. */
export const printableRecord: fc.Arbitrary<FlowRecord> = fc
  .record({
    time: fc.option(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }), { nil: undefined }),
    node: fc.option(fc.constantFrom('k8s1', 'kind/worker-2'), { nil: undefined }),
    from: printableEnd,
    to: printableEnd,
    ports: fc.record({ fromPort: port, port }),
    arrow: fc.constantFrom(true, false, undefined),
    packet,
    event,
  })
  .map(({ time, node, from, to, ports, arrow, packet: { protocol, summary, reply }, event: seen }) => {
    const hasPorts = protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP';
    const request = seen.type === 'to-endpoint' || seen.type === 'to-stack' || seen.type === 'from-network' ? undefined : false;
    // Without an arrow, and of a packet that tells nothing, only verdicts and drops are known to be requests.
    const bySelf = reply ?? (seen.verdict === 'DROPPED' || request === false ? false : undefined);
    return {
      time,
      node,
      from,
      to,
      fromPort: hasPorts ? ports.fromPort : undefined,
      port: hasPorts ? ports.port : undefined,
      protocol,
      summary,
      reply: arrow ?? bySelf,
      ...seen,
    };
  });
