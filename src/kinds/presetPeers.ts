import { NAMESPACE_NAME } from '../engine';
import type { PeerWish, PortWish } from './intent';

/**
 * Every public address: everything but the private ranges, which RFC 1918 (IPv4) and RFC 4193 (IPv6) set aside. Two
 * peers, since a block holds addresses of one family.
 */
export const INTERNET: readonly PeerWish[] = [
  { type: 'addresses', cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] },
  { type: 'addresses', cidr: '::/0', except: ['fc00::/7'] },
];

/** The cluster's name server, as Kubernetes' own manifests label it. */
export const KUBE_DNS: PeerWish = {
  type: 'pods',
  namespaces: { requirements: [{ key: NAMESPACE_NAME, operator: 'Equals', value: 'kube-system' }] },
  pods: { requirements: [{ key: 'k8s-app', operator: 'Equals', value: 'kube-dns' }] },
};

/** What it answers on. */
export const DNS_WISHES: readonly PortWish[] = [
  { protocol: 'UDP', port: 53, endPort: undefined },
  { protocol: 'TCP', port: 53, endPort: undefined },
];
