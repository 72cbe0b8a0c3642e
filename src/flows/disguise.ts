import type { FlowEnd, FlowPolicy } from './flow';
import { LOCAL_IDENTITY, numberOfReserved } from './read/hubbleWords';

/** Other names and addresses for those of a cluster, the same one for the same. */
export interface Disguise {
  namespace(name: string): string;
  pod(end: FlowEnd): string;
  service(end: FlowEnd): string;
  workload(end: FlowEnd): { readonly kind: string; readonly name: string } | undefined;
  dnsName(name: string): string;
  address(address: string): string;
  identity(identity: number): number;
  /** Reserved ones stay; those that hold an address or a DNS name are left out. */
  labels(labels: readonly string[]): readonly string[];
  policy(policy: FlowPolicy): FlowPolicy;
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob', 'Pod'];
const POLICIES = [
  'NetworkPolicy',
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
];
/** Cilium's names for the namespace of a pod, and for labels of its namespace. */
const POD_NAMESPACE = 'io.kubernetes.pod.namespace';
const NAMESPACE_LABELS = 'io.cilium.k8s.namespace.labels.';
const METADATA_NAME = 'kubernetes.io/metadata.name';

export function createDisguise(): Disguise {
  const namespaces = numbered();
  const pods = numbered();
  const services = numbered();
  const workloads = numbered();
  const dnsNames = numbered();
  const v4 = numbered();
  const v6 = numbered();
  const identities = numbered();
  const locals = numbered();
  const keys = numbered();
  const values = numbered();
  const policies = numbered();
  const namespace = (name: string): string => `ns-${namespaces(name)}`;

  function labelOf(label: string): readonly string[] {
    const [source = '', ...rest] = label.split(':');
    const text = rest.join(':');
    if (source === 'reserved') return numberOfReserved(text) === undefined ? [] : [label];
    if (source !== 'k8s') return [];
    const equals = text.indexOf('=');
    const key = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? '' : text.slice(equals + 1);
    if (key === POD_NAMESPACE) return [`k8s:${key}=${namespace(value)}`];
    if (!key.startsWith(NAMESPACE_LABELS)) return [`k8s:key-${keys(key)}=value-${values(value)}`];
    const own = key.slice(NAMESPACE_LABELS.length);
    if (own === METADATA_NAME) return [`k8s:${key}=${namespace(value)}`];
    return [`k8s:${NAMESPACE_LABELS}key-${keys(own)}=value-${values(value)}`];
  }

  return {
    namespace,
    pod: (end) => `pod-${pods(`${end.namespace ?? ''}/${end.pod ?? ''}`)}`,
    service: (end) => `service-${services(`${end.namespace ?? ''}/${end.service ?? ''}`)}`,
    workload({ namespace: within, workload }) {
      if (workload === undefined) return undefined;
      const kind = WORKLOADS.includes(workload.kind) ? workload.kind : '';
      return { kind, name: `app-${workloads(`${within ?? ''}/${workload.kind}/${workload.name}`)}` };
    },
    dnsName: (name) => `name-${dnsNames(name)}.example`,
    address(address) {
      if (address.includes(':')) return v6Address(v6(address));
      const nth = v4(address) - 1;
      if (nth < BLOCKS.length * 254) return `${BLOCKS[Math.floor(nth / 254)]}.${1 + (nth % 254)}`;
      const beyond = nth - BLOCKS.length * 254;
      if (beyond >= 1 << 17) return v6Address(v6(`v4 ${address}`));
      return `198.${18 + (beyond >> 16)}.${(beyond >> 8) & 255}.${beyond & 255}`;
    },
    identity(identity) {
      if (identity < 256) return identity;
      return identity >= LOCAL_IDENTITY ? LOCAL_IDENTITY + locals(String(identity)) : 1_000_000 + identities(String(identity));
    },
    labels: (labels) => labels.flatMap(labelOf),
    policy: ({ kind, namespace: within, name }) => ({
      kind: POLICIES.includes(kind) ? kind : '',
      namespace: within === undefined ? undefined : namespace(within),
      name: `policy-${policies(`${kind} ${within ?? ''}/${name}`)}`,
    }),
  };
}

/** Documentation's own (RFC 5737). When they are used up, 198.18.0.0/15 (RFC 2544), then 2001:db8::/32 (RFC 3849). */
const BLOCKS = ['192.0.2', '198.51.100', '203.0.113'];

function v6Address(nth: number): string {
  const high = Math.floor(nth / 65_536);
  return `2001:db8::${high === 0 ? '' : `${high.toString(16)}:`}${(nth % 65_536).toString(16)}`;
}

/** The number of a text, from 1, in the order they come. */
function numbered(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const number = known.get(text) ?? known.size + 1;
    known.set(text, number);
    return number;
  };
}
