import { NAMESPACE_NAME } from '../../engine';
import type { Direction, Selector } from '../../engine/policy';
import type { PeerWish, PortWish } from '../../kinds/intent';

/** A rule that people add often. Without `peers` the person names something first: the namespace. */
export interface Preset {
  readonly id: 'same-namespace' | 'namespace' | 'cluster' | 'dns' | 'internet';
  readonly title: string;
  readonly sentence: string;
  readonly directions: readonly Direction[];
  readonly peers: readonly PeerWish[] | undefined;
  /** Empty: every port. */
  readonly ports: readonly PortWish[];
}

const EVERY: Selector = { requirements: [] };
const BOTH: readonly Direction[] = ['ingress', 'egress'];

/**
 * Every public address: everything but the private ranges, which RFC 1918 (IPv4) and RFC 4193 (IPv6) set aside. Two
 * peers, since a block holds addresses of one family.
 */
export const INTERNET: readonly PeerWish[] = [
  { type: 'addresses', cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] },
  { type: 'addresses', cidr: '::/0', except: ['fc00::/7'] },
];

/** The rules people add most often, in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'same-namespace',
    title: 'Same namespace',
    sentence: 'Every pod of this namespace',
    directions: BOTH,
    peers: [{ type: 'pods', namespaces: undefined, pods: EVERY }],
    ports: [],
  },
  {
    id: 'namespace',
    title: 'A namespace by name',
    sentence: 'Every pod of it, by kubernetes.io/metadata.name',
    directions: BOTH,
    peers: undefined,
    ports: [],
  },
  {
    id: 'cluster',
    title: 'Everything in the cluster',
    sentence: 'Every pod of every namespace',
    directions: BOTH,
    peers: [{ type: 'pods', namespaces: EVERY, pods: undefined }],
    ports: [],
  },
  {
    id: 'dns',
    title: 'Kubernetes DNS',
    sentence: 'UDP and TCP 53, to kube-dns only',
    directions: ['egress'],
    peers: [
      {
        type: 'pods',
        namespaces: { requirements: [{ key: NAMESPACE_NAME, operator: 'Equals', value: 'kube-system' }] },
        pods: { requirements: [{ key: 'k8s-app', operator: 'Equals', value: 'kube-dns' }] },
      },
    ],
    ports: [
      { protocol: 'UDP', port: 53, endPort: undefined },
      { protocol: 'TCP', port: 53, endPort: undefined },
    ],
  },
  {
    id: 'internet',
    title: 'The Internet',
    sentence: '0.0.0.0/0 and ::/0 without the private ranges',
    directions: BOTH,
    peers: INTERNET,
    ports: [],
  },
];

/** The presets of a direction. */
export function presetsFor(direction: Direction): readonly Preset[] {
  return PRESETS.filter(({ directions }) => directions.includes(direction));
}
