import type { PolicyKind } from '../policyKind';
import { readNetworkPolicy } from './readNetworkPolicy';

/** NetworkPolicy of networking.k8s.io/v1. */
export const networkPolicy: PolicyKind = {
  matches: (apiVersion, kind) => apiVersion === 'networking.k8s.io/v1' && kind === 'NetworkPolicy',
  read: readNetworkPolicy,
};
