import type { Direction, Selector } from '../../engine/policy';
import type { PeerWish, PortWish } from '../../kinds/intent';
import { DNS_WISHES, INTERNET, KUBE_DNS } from '../../kinds/presetPeers';

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
    peers: [KUBE_DNS],
    ports: DNS_WISHES,
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
