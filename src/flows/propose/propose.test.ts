import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedPolicies, situationWith, workloads } from '../../answers/randomSituations';
import { deployment, situationOfTexts } from '../../answers/testSituation';
import { NOTHING_ASSUMED } from '../../engine';
import type { FlowEnd } from '../flow';
import type { ObservedFlow } from '../observed';
import { replay } from '../replay/replay';
import { analyseSeen, type SeenAnalysis } from '../replay/seenSituation';
import { endOf, flowOf, observedOf, REFUSED } from '../testFlows';
import { AS_PROPOSED } from './drafts';
import { propose } from './propose';
import type { Scope } from './subjects';

const pod = (namespace: string, name: string, labels?: readonly string[]): FlowEnd => endOf({ namespace, pod: name, labels });
const WEB = pod('shop', 'web-8f467ccbd-lh4w4');
const API = pod('shop', 'api-65f7c794cc-pj2tc');
const DNS = pod('kube-system', 'coredns-64897985d-7rjfv');
const METRICS = pod('ops', 'prometheus-0', [
  'k8s:app=prometheus',
  'k8s:statefulset.kubernetes.io/pod-name=prometheus-0',
  'k8s:apps.kubernetes.io/pod-index=0',
]);
const OUTSIDE = endOf({ address: '203.0.113.9', reserved: 'world' });
const APPS = [deployment('web', 'app: web', '', 'shop'), deployment('api', 'app: api', '', 'shop')];
const SHOP: Scope = { type: 'namespace', namespace: 'shop' };

function baseOf(texts: readonly string[], ends: readonly FlowEnd[], flows: readonly ObservedFlow[]): SeenAnalysis {
  return analyseSeen(situationOfTexts(...texts), NOTHING_ASSUMED, observedOf(ends, flows));
}

describe('propose', () => {
  test('for a namespace: what was seen and nothing else, DNS by the preset, and nothing for replies', () => {
    const base = baseOf(
      APPS,
      [WEB, API, DNS, METRICS, OUTSIDE],
      [
        flowOf(0, 1, 8080, { count: 40 }),
        flowOf(0, 2, 53, { protocol: 'UDP' }),
        flowOf(3, 0, 9090),
        flowOf(4, 0, 443),
        flowOf(0, 1, 8081, REFUSED),
        flowOf(1, 0, 8082, { reply: true }),
        flowOf(1, 0, 40_000, { reply: undefined }),
      ],
    );
    const { text, lines, replay: after } = propose(base, SHOP);
    expect(text).toBe(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: api
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - port: 8080
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ops
          podSelector:
            matchLabels:
              app: prometheus
      ports:
        - port: 9090
    - from:
        - ipBlock:
            cidr: 203.0.113.9/32
      ports:
        - port: 443
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
        - port: 53
    - to:
        - podSelector:
            matchLabels:
              app: api
      ports:
        - port: 8080
`);
    // Once at either end of the connection.
    expect(lines.unclear).toBe(2);
    expect(after.counts.nowDropped.flows).toBe(0);
    expect(after.counts.stillDropped.flows).toBe(1);
  });

  test('what was refused is written when it is chosen, a line that is not chosen is not, and an address may become a range', () => {
    const base = baseOf(APPS, [WEB, API, OUTSIDE], [flowOf(0, 1, 8080), flowOf(0, 1, 8081, REFUSED), flowOf(2, 0, 443)]);
    const { lines } = propose(base, SHOP);
    const keyOf = (name: string, port: number, dropped: boolean): string =>
      lines.subjects
        .flatMap(({ subject, lines: own }) => (subject.name === name ? own : []))
        .find((line) => line.ports[0]?.port === port && line.dropped === dropped && line.direction === 'ingress')?.key ?? 'none';
    const chosen = propose(base, SHOP, {
      ...AS_PROPOSED,
      lines: { [keyOf('api', 8080, false)]: false, [keyOf('api', 8081, true)]: true },
      ranges: { [keyOf('web', 443, false)]: '203.0.113.0/24' },
      defaultDeny: false,
    });
    const api = chosen.drafts.find(({ name }) => name === 'api');
    expect(api?.ingress?.map(({ ports }) => ports.map(({ port }) => port))).toEqual([[8081]]);
    expect(chosen.text).toContain('cidr: 203.0.113.0/24');
    expect(chosen.text).not.toContain('default-deny');
    expect(chosen.replay.counts.nowDropped.flows).toBe(1);
  });

  test('a direction in which something was seen that no rule can name stays open, and so does the namespace', () => {
    const base = baseOf(
      APPS,
      [WEB, API, endOf({ names: ['api.example.com'], reserved: 'world' })],
      [flowOf(0, 1, 8080), flowOf(0, 2, 443)],
    );
    const { drafts, lines, replay: after } = propose(base, SHOP);
    expect(lines.subjects.find(({ subject }) => subject.name === 'web')?.left).toEqual([
      { why: 'address', direction: 'egress', flows: [1] },
    ]);
    expect(drafts.map(({ name, ingress, egress }) => [name, ingress?.length, egress?.length])).toEqual([
      ['default-deny', 0, undefined],
      ['api', 1, 0],
    ]);
    expect(after.counts.nowDropped.flows).toBe(0);
  });

  test('what may be a request leaves both directions open, unless a request that was seen explains it', () => {
    const isolates = (...flows: readonly ObservedFlow[]) =>
      propose(baseOf(APPS, [WEB, API], flows), SHOP).lines.subjects.map(({ isolates: { ingress, egress } }) => [ingress, egress]);
    const closed = [
      [true, true],
      [true, true],
    ];
    const open = [
      [false, false],
      [false, false],
    ];
    const either: Partial<ObservedFlow> = { reply: undefined };
    expect(isolates(flowOf(0, 1, 8080, either))).toEqual(open);
    expect(isolates(flowOf(0, 1, 8080, { ...either, verdict: 'VERDICT_UNKNOWN' }))).toEqual(open);
    expect(isolates(flowOf(0, 1, 8080, either), flowOf(0, 1, 9090))).toEqual(open);
    expect(isolates(flowOf(0, 1, 8080, either), flowOf(0, 1, 8080))).toEqual(closed);
    expect(isolates(flowOf(1, 0, 40_000, either), flowOf(0, 1, 8080))).toEqual(closed);
    expect(isolates(flowOf(0, 1, 8080, { ...either, ...REFUSED }))).toEqual(closed);
    expect(isolates(flowOf(0, 1, undefined, { ...either, protocol: 'ICMPv4' }))).toEqual(closed);
    expect(propose(baseOf(APPS, [WEB, API], [flowOf(0, 1, 8080, either)]), SHOP).text).toBe('');
  });

  test('a policy is called as what made its pods, not as one of them', () => {
    const labels = ['k8s:app=db'];
    const base = baseOf([], [pod('shop', 'db-0', labels), pod('shop', 'db-1', labels)], [flowOf(0, 1, 5432)]);
    expect(propose(base, SHOP).drafts.map(({ name }) => name)).toEqual(['default-deny', 'db']);
  });

  test('a node can be named by its address, but Cilium may not take it for one: its direction stays open until it is closed', () => {
    const server = endOf({ address: '172.18.0.2', identity: 7, reserved: 'kube-apiserver' });
    const untold = endOf({ address: '10.0.0.7' });
    const base = baseOf(
      APPS,
      [WEB, API, server, untold],
      [flowOf(0, 1, 8080), flowOf(0, 2, 6443, { direction: 'egress', types: ['to-stack'] }), flowOf(3, 1, 8080)],
    );
    const { drafts, lines, replay: after } = propose(base, SHOP);
    expect(lines.subjects.map(({ subject, left }) => [subject.name, left])).toEqual([
      ['api', [{ why: 'node', direction: 'ingress', flows: [2] }]],
      ['web', [{ why: 'node', direction: 'egress', flows: [1] }]],
    ]);
    expect(drafts.map(({ name, ingress, egress }) => [name, ingress?.length, egress?.length])).toEqual([
      ['api', undefined, 0],
      ['web', 0, undefined],
    ]);
    expect(after.counts.stillForwarded.flows).toBe(3);
    const web = lines.subjects[1]?.subject.key ?? '';
    const closed = propose(base, SHOP, { ...AS_PROPOSED, directions: { [`${web} egress`]: true } });
    expect(closed.text).toContain('cidr: 172.18.0.2/32');
  });

  test('a name server on its node’s network is no pod to the DNS preset', () => {
    const dns = `apiVersion: v1
kind: Pod
metadata: { name: dns-0, namespace: kube-system, labels: { k8s-app: kube-dns } }
spec: { hostNetwork: true, containers: [{ name: dns, image: dns }] }
`;
    const ends = [WEB, pod('kube-system', 'dns-0', ['k8s:k8s-app=kube-dns'])];
    const { lines, text, replay: after } = propose(baseOf([...APPS, dns], ends, [flowOf(0, 1, 53)]), SHOP);
    expect(lines.subjects[0]?.left).toEqual([{ why: 'identity', direction: 'egress', flows: [0] }]);
    expect(text).not.toContain('kube-dns');
    expect(after.outcomes).toEqual([{ status: 'stillForwarded' }]);
  });

  test('a namespace is not closed while an identity of pods may be in it, and what is no address is in no rule', () => {
    const base = baseOf(
      APPS,
      [WEB, API, endOf({ address: '10.0.0.9', identity: 3418 }), endOf({ address: 'pod-4', reserved: 'world' })],
      [flowOf(0, 1, 8080), flowOf(3, 1, 8080)],
    );
    const { text, lines } = propose(base, SHOP);
    expect(text).not.toContain('default-deny');
    expect(text).not.toContain('ipBlock');
    expect(lines.subjects.find(({ subject }) => subject.name === 'api')?.left[0]?.why).toBe('address');
  });

  test('what open policies let through is not repeated', () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Ingress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 8080 }] }]
`;
    const base = baseOf([...APPS, policy], [WEB, API], [flowOf(0, 1, 8080), flowOf(0, 1, 9000)]);
    const { drafts } = propose(base, { type: 'workload', namespace: 'shop', kind: 'Deployment', name: 'api' });
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.name).toBe('api-2');
    expect(drafts[0]?.ingress?.map(({ ports }) => ports.map(({ port }) => port))).toEqual([[9000]]);
  });

  test('nothing was seen: nothing is proposed', () => {
    expect(propose(baseOf(APPS, [], []), { type: 'workload', namespace: 'shop', kind: 'Deployment', name: 'api' }).text).toBe('');
  });

  const flows = fc.array(
    fc.record({
      from: fc.nat(8),
      to: fc.nat(8),
      port: fc.constantFrom(53, 80, 8080),
      dropped: fc.boolean(),
      protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
    }),
    { maxLength: 12 },
  );
  test('what was forwarded is forwarded over what is proposed, and every rule has a flow', () => {
    fc.assert(
      fc.property(workloads, namedPolicies, flows, fc.boolean(), fc.boolean(), (all, policies, seen, open, one) => {
        const pods = all.flatMap(({ pods: own, name }) => own.map((each) => ({ ...each, of: name })));
        const ends = [
          ...pods.map((each, index) =>
            endOf({
              namespace: each.namespace,
              pod: open ? (each.name ?? `${each.of}-abcde`) : `seen${index}`,
              labels: [...each.labels].map(([key, value]) => `k8s:${key}=${value}`),
            }),
          ),
          OUTSIDE,
        ];
        const observed = observedOf(
          ends,
          seen.flatMap(({ from, to, port, dropped, protocol }) =>
            from < ends.length && to < ends.length && from !== to
              ? [flowOf(from, to, port, { protocol, ...(dropped ? REFUSED : {}) })]
              : [],
          ),
        );
        const base = analyseSeen(situationWith(open ? all : [], open ? policies : []), NOTHING_ASSUMED, observed);
        const first = base.analysis.members[0]?.workload;
        const namespace = first?.namespace ?? 'shop';
        const scope: Scope =
          one && first !== undefined
            ? { type: 'workload', namespace, kind: first.kind, name: first.name }
            : { type: 'namespace', namespace };
        const proposal = propose(base, scope);
        const before = replay(base);
        for (const [index, { status }] of proposal.replay.outcomes.entries()) {
          if (before.outcomes[index]?.status === 'stillForwarded') expect(status).toBe('stillForwarded');
        }
        const lines = proposal.lines.subjects.flatMap((each) => each.lines);
        expect(lines.every((line) => line.flows.length > 0)).toBe(true);
        const rules = proposal.drafts.flatMap(({ ingress, egress }) => [...(ingress ?? []), ...(egress ?? [])]);
        expect(rules.every(({ peers, ports }) => peers.length > 0 && ports.length > 0)).toBe(true);
      }),
    );
  });
});
