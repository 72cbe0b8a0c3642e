import type { Selector } from '../../engine/policy';
import type { YamlValue } from '../../text/placement';
import type { PeerWish, PortWish } from '../intent';
import { peerValue, portsValue } from './peerValue';
import { selectorValue } from './selectorValue';

/** One rule to be written: any of its peers, on any of its ports; without ports, on all. */
export interface RuleDraft {
  readonly peers: readonly PeerWish[];
  readonly ports: readonly PortWish[];
}

/** A policy to be written. A direction that is left out is not isolated; one without rules lets nothing through. */
export interface PolicyDraft {
  readonly name: string;
  readonly namespace: string;
  readonly subject: Selector;
  readonly ingress: readonly RuleDraft[] | undefined;
  readonly egress: readonly RuleDraft[] | undefined;
}

/** A policy as the value of its document, its fields in the order kubectl's users know. */
export function policyValue({ name, namespace, subject, ingress, egress }: PolicyDraft): YamlValue {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: {
      podSelector: selectorValue(subject),
      policyTypes: [...(ingress === undefined ? [] : ['Ingress']), ...(egress === undefined ? [] : ['Egress'])],
      ...(ingress === undefined || ingress.length === 0 ? {} : { ingress: ingress.map((rule) => ruleValue('from', rule)) }),
      ...(egress === undefined || egress.length === 0 ? {} : { egress: egress.map((rule) => ruleValue('to', rule)) }),
    },
  };
}

function ruleValue(field: 'from' | 'to', { peers, ports }: RuleDraft): YamlValue {
  return {
    ...(peers.length === 0 ? {} : { [field]: peers.map((peer) => peerValue(peer)) }),
    ...(ports.length === 0 ? {} : { ports: portsValue(ports, []) }),
  };
}
