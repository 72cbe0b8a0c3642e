import { describe, expect, test } from 'vitest';
import { deployment, situationOfTexts } from '../answers/testSituation';
import { NOTHING_ASSUMED } from '../engine';
import { allowFlow } from './allowFlow';
import type { FlowEnd } from './flow';
import { analyseSeen } from './replay/seenSituation';
import { endOf, flowOf, observedOf, REFUSED } from './testFlows';

const DENY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: backend-ingress-deny }
spec: { podSelector: { matchLabels: { app: backend } }, policyTypes: [Ingress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: no-way-out }
spec: { podSelector: { matchLabels: { app: not-frontend } }, policyTypes: [Egress] }
`;
const APPS = [deployment('not-frontend', 'app: not-frontend'), deployment('backend', 'app: backend')];
const OTHER: FlowEnd = endOf({ namespace: 'default', pod: 'not-frontend-8f467ccbd-lh4w4' });
const BACKEND: FlowEnd = endOf({ namespace: 'default', pod: 'backend-65f7c794cc-pj2tc' });

function allowed(texts: readonly string[], from: FlowEnd, to: FlowEnd, flow = flowOf(0, 1, 8080, REFUSED), cidr?: string) {
  return allowFlow(analyseSeen(situationOfTexts(...texts), NOTHING_ASSUMED, observedOf([from, to], [flow])), 0, cidr);
}

describe('allowFlow', () => {
  test('adds at each end the rule one would write by hand', () => {
    const answer = allowed([...APPS, DENY], OTHER, BACKEND);
    expect(answer).toMatchObject({ type: 'ways', dns: false, outside: undefined });
    const steps = answer.type === 'ways' ? answer.ways[0] : undefined;
    expect(steps?.map((step) => (step.type === 'rule' ? step.intent : step.type))).toEqual([
      {
        type: 'addRule',
        direction: 'egress',
        peers: [
          { type: 'pods', namespaces: undefined, pods: { requirements: [{ key: 'app', operator: 'Equals', value: 'backend' }] } },
        ],
        ports: [{ protocol: 'TCP', port: 8080, endPort: undefined }],
      },
      {
        type: 'addRule',
        direction: 'ingress',
        peers: [
          {
            type: 'pods',
            namespaces: undefined,
            pods: { requirements: [{ key: 'app', operator: 'Equals', value: 'not-frontend' }] },
          },
        ],
        ports: [{ protocol: 'TCP', port: 8080, endPort: undefined }],
      },
    ]);
  });

  test('tells that an address is a node’s or may be one, and takes nothing else for an address', () => {
    const from = (end: Partial<FlowEnd>) => allowed([...APPS, DENY], endOf(end), BACKEND);
    expect(from({ address: '172.18.0.3', reserved: 'remote-node' })).toMatchObject({ type: 'ways', node: true });
    expect(from({ address: '172.18.0.3' })).toMatchObject({ type: 'ways', node: true });
    expect(from({ address: '172.18.0.3', reserved: 'world' })).toMatchObject({ type: 'ways', node: false });
    expect(from({ address: 'address-3', reserved: 'world' })).toEqual({ type: 'not', why: 'address' });
  });

  test('names a pod that only Hubble knows by labels that last', () => {
    const from = endOf({
      namespace: 'ops',
      pod: 'x-1',
      labels: ['k8s:app=x', 'k8s:version=v3', 'k8s:pod-template-hash=abc', 'k8s:io.cilium.k8s.policy.cluster=default'],
    });
    const answer = allowed([...APPS, DENY], from, BACKEND);
    const [step] = answer.type === 'ways' ? (answer.ways[0] ?? []) : [];
    expect(step?.type === 'rule' ? step.intent.peers : []).toEqual([
      {
        type: 'pods',
        namespaces: { requirements: [{ key: 'kubernetes.io/metadata.name', operator: 'Equals', value: 'ops' }] },
        pods: { requirements: [{ key: 'app', operator: 'Equals', value: 'x' }] },
      },
    ]);
  });

  test('opens both ports for DNS, and a range where it is wished', () => {
    const dns = endOf({ namespace: 'kube-system', pod: 'coredns-64897985d-7rjfv', labels: ['k8s:k8s-app=kube-dns'] });
    const answer = allowed([...APPS, DENY], OTHER, dns, flowOf(0, 1, 53, { ...REFUSED, protocol: 'UDP' }));
    expect(answer).toMatchObject({ type: 'ways', dns: true });
    const [step] = answer.type === 'ways' ? (answer.ways[0] ?? []) : [];
    expect(step?.type === 'rule' ? step.intent.ports.map(({ protocol, port }) => `${protocol} ${port}`) : []).toEqual([
      'UDP 53',
      'TCP 53',
    ]);
    const outside = endOf({ address: '203.0.113.9', reserved: 'world' });
    const ranged = allowed([...APPS, DENY], OTHER, outside, undefined, '203.0.113.0/24');
    expect(ranged).toMatchObject({ type: 'ways', outside: '203.0.113.9' });
    const [first] = ranged.type === 'ways' ? (ranged.ways[0] ?? []) : [];
    expect(first?.type === 'rule' ? first.intent.peers : []).toEqual([{ type: 'addresses', cidr: '203.0.113.0/24', except: [] }]);
  });

  test.each([
    ['ICMP', OTHER, BACKEND, flowOf(0, 1, undefined, { ...REFUSED, protocol: 'ICMPv4' }), 'protocol'],
    ['a pod without known labels', endOf({ namespace: 'default', pod: 'who' }), BACKEND, undefined, 'labels'],
    ['a name without an address', OTHER, endOf({ names: ['example.com'], reserved: 'world' }), undefined, 'address'],
    ['no pod at either end', endOf({ address: '192.0.2.1' }), endOf({ address: '192.0.2.2' }), undefined, 'ends'],
  ] as const)('says why there is no way: %s', (_, from, to, flow, why) => {
    expect(allowed([...APPS, DENY], from, to, flow)).toEqual({ type: 'not', why });
  });

  test('what passes already needs nothing', () => {
    expect(allowed(APPS, OTHER, BACKEND)).toEqual({ type: 'allowed' });
  });
});
