import { type Chance, chances } from './cluster';

interface FlowEndpoint {
  readonly ip: string;
  readonly endpoint: object;
}

const APPS = ['cart', 'checkout', 'catalog', 'search', 'payment', 'billing', 'ledger', 'mail', 'stock', 'pricing'] as const;
const SYN: Flags = { SYN: true };
const FLAGS: readonly [Flags, ...Flags[]] = [{ ACK: true }, { ACK: true, PSH: true }, { ACK: true, FIN: true }, SYN];
type Flags = Readonly<Record<string, boolean>>;
const NODES = ['worker-a', 'worker-b', 'worker-c'] as const;
const BEGAN = Date.UTC(2026, 0, 13, 12);

/**
 * Lines of `hubble observe -o jsonpb` as a cluster of several namespaces makes them: requests and replies, seen at
 * several points, some addresses outside, and denied packets with both of their records. `pairs` of ends at most; with
 * the same numbers the lines are the same.
 */
export function* flowLines(lines: number, pairs: number): Generator<string> {
  const chance = chances(7);
  const pods = Array.from({ length: Math.max(40, Math.round(Math.sqrt(pairs) * 2)) }, (_, n) => podOf(n, chance));
  const all = Array.from(
    { length: pairs },
    () => [pods[chance.below(pods.length)], peerOf(pods, chance), 8000 + chance.below(40)] as const,
  );
  let ms = BEGAN;
  for (let line = 0; line < lines; line++) {
    const [source, destination, port] = all[chance.below(all.length)] ?? [];
    if (source === undefined || destination === undefined) continue;
    ms += chance.below(40);
    const time = `${new Date(ms).toISOString().slice(0, -1)}${String(chance.below(1_000_000)).padStart(6, '0')}Z`;
    const reply = chance.below(3) === 0;
    const denied = !reply && chance.below(12) === 0;
    const client = 32_768 + chance.below(28_000);
    const flags = denied ? SYN : chance.one(FLAGS);
    const node = `demo/${chance.one(NODES)}`;
    const [from, to] = reply ? [destination, source] : [source, destination];
    const flow = {
      time,
      uuid: `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-a${chance.hex(3)}-${chance.hex(12)}`,
      verdict: denied ? 'DROPPED' : 'FORWARDED',
      ...(denied ? { drop_reason: 133 } : {}),
      ethernet: { source: macOf(chance), destination: macOf(chance) },
      IP: { source: from.ip, destination: to.ip, ipVersion: 'IPv4' },
      l4: { TCP: { source_port: reply ? port : client, destination_port: reply ? client : port, flags } },
      source: from.endpoint,
      destination: to.endpoint,
      Type: 'L3_L4',
      node_name: node,
    };
    const summary = `TCP Flags: ${Object.keys(flags).sort().join(', ')}`;
    if (denied) {
      const tail = { traffic_direction: 'EGRESS', drop_reason_desc: 'POLICY_DENIED', Summary: summary };
      yield JSON.stringify({ flow: { ...flow, event_type: { type: 5 }, ...tail }, node_name: node, time });
      line += 1;
      yield JSON.stringify({ flow: { ...flow, event_type: { type: 1, sub_type: 133 }, ...tail }, node_name: node, time });
      continue;
    }
    const point = chance.below(2) === 0 ? {} : { sub_type: 3 };
    const tail = {
      event_type: { type: 4, ...point },
      traffic_direction: chance.below(2) === 0 ? 'INGRESS' : 'EGRESS',
      trace_observation_point: 'sub_type' in point ? 'TO_STACK' : 'TO_ENDPOINT',
      trace_reason: reply ? 'REPLY' : 'ESTABLISHED',
      is_reply: reply,
      interface: { index: 10 + chance.below(90), name: `lxc${chance.hex(12)}` },
      Summary: summary,
    };
    yield JSON.stringify({ flow: { ...flow, ...(reply ? { reply: true } : {}), ...tail }, node_name: node, time });
  }
}

function podOf(n: number, chance: Chance): FlowEndpoint {
  const app = `${chance.one(APPS)}-${chance.below(9)}`;
  const namespace = `team-${n % 7}`;
  return {
    ip: `10.${1 + chance.below(4)}.${chance.below(256)}.${1 + chance.below(250)}`,
    endpoint: {
      ID: 100 + chance.below(4000),
      identity: 1000 + n,
      cluster_name: 'demo',
      namespace,
      labels: [
        `k8s:app=${app}`,
        `k8s:app.kubernetes.io/instance=${app}`,
        `k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name=${namespace}`,
        'k8s:io.cilium.k8s.policy.cluster=demo',
        `k8s:io.cilium.k8s.policy.serviceaccount=${app}`,
        `k8s:io.kubernetes.pod.namespace=${namespace}`,
        `k8s:version=v${1 + chance.below(3)}`,
      ],
      pod_name: `${app}-${chance.hex(9)}-${chance.hex(5)}`,
      workloads: [{ name: app, kind: 'Deployment' }],
    },
  };
}

function peerOf(pods: readonly FlowEndpoint[], chance: Chance): FlowEndpoint {
  const pod = pods[chance.below(pods.length)];
  if (pod !== undefined && chance.below(8) > 0) return pod;
  return {
    ip: `93.${chance.below(200)}.${chance.below(256)}.${chance.below(256)}`,
    endpoint: { identity: 2, labels: ['reserved:world'] },
  };
}

const macOf = (chance: Chance): string => Array.from({ length: 6 }, () => chance.hex(2)).join(':');
