import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedPolicies, situationWith, workloads } from '../../answers/randomSituations';
import { deployment, situationOfTexts } from '../../answers/testSituation';
import { type Assumptions, decide, holdsPort, NOTHING_ASSUMED, type PodEndpoint, portsWith } from '../../engine';
import type { FlowEnd } from '../flow';
import type { ObservedFlow } from '../observed';
import { endOf, flowOf, observedOf, REFUSED } from '../testFlows';
import { type Outcome, replay } from './replay';
import { analyseSeen } from './seenSituation';

const CILIUM: Assumptions = { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'never' };

function outcomes(texts: readonly string[], ends: readonly FlowEnd[], flows: readonly ObservedFlow[]): readonly Outcome[] {
  return replay(analyseSeen(situationOfTexts(...texts), NOTHING_ASSUMED, observedOf(ends, flows))).outcomes;
}

const pod = (namespace: string, name: string, labels?: readonly string[]): FlowEnd => endOf({ namespace, pod: name, labels });

const DENY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: default }
spec:
  podSelector: { matchLabels: { app: backend } }
  policyTypes: [Ingress]
`;
const ALLOW = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: allow, namespace: default }
spec:
  podSelector: { matchLabels: { app: backend } }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: { matchLabels: { app: frontend } }
      ports:
        - { port: 8080 }
`;
const APPS = [
  deployment('frontend', 'app: frontend'),
  deployment('not-frontend', 'app: not-frontend'),
  deployment('backend', 'app: backend'),
];
const FRONTEND = pod('default', 'frontend-8f467ccbd-lh4w4');
const OTHER = pod('default', 'not-frontend-8f467ccbd-lh4w4');
const BACKEND = pod('default', 'backend-65f7c794cc-pj2tc');
const DNS = pod('kube-system', 'coredns-64897985d-7rjfv');

describe('replay', () => {
  test('of the story: what was dropped still is, with the first policy and with both', () => {
    const ends = [OTHER, DNS, BACKEND, FRONTEND];
    const flows = [
      flowOf(0, 1, 53, { protocol: 'UDP', direction: undefined }),
      flowOf(0, 2, 8080, { ...REFUSED, count: 3, direction: undefined }),
    ];
    expect(outcomes([...APPS, DENY], ends, flows)).toEqual([
      { status: 'stillForwarded' },
      { status: 'stillDropped', sides: ['ingress'] },
    ]);
    const dropped = flowOf(3, 2, 8080, REFUSED);
    expect(outcomes([...APPS, DENY], ends, [dropped])).toEqual([{ status: 'stillDropped', sides: ['ingress'] }]);
    expect(outcomes([...APPS, DENY, ALLOW], ends, [...flows, dropped])).toEqual([
      { status: 'stillForwarded' },
      { status: 'stillDropped', sides: ['ingress'] },
      { status: 'nowForwarded' },
    ]);
  });

  test('tells what would now be dropped, and counts its packets', () => {
    const base = analyseSeen(
      situationOfTexts(...APPS, DENY),
      NOTHING_ASSUMED,
      observedOf([FRONTEND, BACKEND], [flowOf(0, 1, 8080, { count: 7 })]),
    );
    expect(replay(base).outcomes).toEqual([{ status: 'nowDropped', sides: ['ingress'] }]);
    expect(replay(base).counts.nowDropped).toEqual({ flows: 1, packets: 7 });
  });

  test.each<[name: string, ends: readonly FlowEnd[], flow: ObservedFlow, expected: Outcome]>([
    ['a reply', [FRONTEND, BACKEND], flowOf(0, 1, 8080, { reply: true }), { status: 'notAsked', why: 'reply' }],
    [
      'what may be a reply',
      [FRONTEND, BACKEND],
      flowOf(0, 1, 8080, { reply: undefined }),
      { status: 'undecided', why: 'direction' },
    ],
    [
      'a lookup',
      [FRONTEND, BACKEND],
      flowOf(0, 1, 8080, { verdict: 'TRACED', reply: undefined }),
      { status: 'notAsked', why: 'lookup' },
    ],
    ['no verdict', [FRONTEND, BACKEND], flowOf(0, 1, 8080, { verdict: 'ERROR' }), { status: 'undecided', why: 'error' }],
    [
      'another reason',
      [FRONTEND, BACKEND],
      flowOf(0, 1, 8080, { ...REFUSED, reason: 'CT: Map insertion failed' }),
      { status: 'undecided', why: 'other' },
    ],
    [
      'the reason as old versions put it',
      [OTHER, BACKEND],
      flowOf(0, 1, 8080, { ...REFUSED, reason: 'Policy denied (L3)' }),
      { status: 'stillDropped', sides: ['ingress'] },
    ],
    [
      'refused content',
      [OTHER, FRONTEND],
      flowOf(0, 1, 80, { verdict: 'DROPPED', types: ['http-request'] }),
      { status: 'undecided', why: 'content' },
    ],
    [
      'refused content that is refused anyway',
      [OTHER, BACKEND],
      flowOf(0, 1, 80, { verdict: 'DROPPED', types: ['http-request'] }),
      { status: 'stillDropped', sides: ['ingress'] },
    ],
    [
      'ICMP where nothing isolates',
      [OTHER, FRONTEND],
      flowOf(0, 1, undefined, { protocol: 'ICMPv4' }),
      { status: 'stillForwarded' },
    ],
    [
      'ICMP where something does',
      [OTHER, BACKEND],
      flowOf(0, 1, undefined, { protocol: 'ICMPv4', ...REFUSED }),
      { status: 'undecided', why: 'protocol' },
    ],
    ['a port that was left out', [OTHER, BACKEND], flowOf(0, 1, undefined), { status: 'undecided', why: 'port' }],
    [
      'a pod that nobody tells the labels of',
      [pod('default', 'who-knows'), BACKEND],
      flowOf(0, 1, 8080),
      { status: 'undecided', why: 'labels' },
    ],
    [
      'a port nothing opens, from such a pod',
      [pod('default', 'who-knows'), BACKEND],
      flowOf(0, 1, 9999, REFUSED),
      { status: 'stillDropped', sides: ['ingress'] },
    ],
    [
      'a pod with labels of its own',
      [pod('default', 'who-knows', ['k8s:app=frontend']), BACKEND],
      flowOf(0, 1, 8080),
      { status: 'stillForwarded' },
    ],
    [
      'labels against the open manifest',
      [pod('default', 'frontend-8f467ccbd-lh4w4', ['k8s:app=old']), BACKEND],
      flowOf(0, 1, 8080),
      { status: 'nowDropped', sides: ['ingress'] },
    ],
    [
      'an address',
      [endOf({ address: '203.0.113.9', reserved: 'world' }), BACKEND],
      flowOf(0, 1, 8080, REFUSED),
      { status: 'stillDropped', sides: ['ingress'] },
    ],
    [
      'an identity of pods without their name',
      [
        endOf({ address: '10.0.0.9', identity: 3418, labels: ['k8s:app=frontend', 'k8s:io.kubernetes.pod.namespace=default'] }),
        BACKEND,
      ],
      flowOf(0, 1, 8080),
      { status: 'stillForwarded' },
    ],
    [
      'an identity that another end tells of',
      [
        endOf({ address: '10.0.0.9', identity: 3418 }),
        BACKEND,
        endOf({
          namespace: 'default',
          pod: 'x',
          identity: 3418,
          labels: ['k8s:app=frontend', 'k8s:io.kubernetes.pod.namespace=default'],
        }),
      ],
      flowOf(0, 1, 8080),
      { status: 'stillForwarded' },
    ],
    [
      'an identity of pods of which nothing is told',
      [endOf({ address: '10.0.0.9', identity: 3418 }), BACKEND],
      flowOf(0, 1, 8080),
      { status: 'undecided', why: 'labels' },
    ],
    [
      'an identity of an address outside',
      [endOf({ address: '203.0.113.9', identity: 16777217 }), BACKEND],
      flowOf(0, 1, 8080, REFUSED),
      { status: 'stillDropped', sides: ['ingress'] },
    ],
    [
      'an address of which nobody tells whose it is: from its own node a pod takes everything',
      [endOf({ address: '10.0.0.1' }), BACKEND],
      flowOf(0, 1, 8080),
      { status: 'undecided', why: 'ends' },
    ],
    [
      'such an address where nothing isolates',
      [endOf({ address: '10.0.0.1' }), FRONTEND],
      flowOf(0, 1, 8080),
      { status: 'stillForwarded' },
    ],
    [
      'a public address',
      [endOf({ address: '93.184.216.34' }), BACKEND],
      flowOf(0, 1, 8080),
      { status: 'nowDropped', sides: ['ingress'] },
    ],
    [
      'an address that shared flows have instead of another',
      [endOf({ address: '203.0.113.9' }), BACKEND],
      flowOf(0, 1, 8080),
      { status: 'undecided', why: 'ends' },
    ],
    [
      'the node itself',
      [endOf({ reserved: 'host', address: '10.0.0.1' }), BACKEND],
      flowOf(0, 1, 8080),
      { status: 'stillForwarded' },
    ],
    [
      'another node',
      [endOf({ reserved: 'remote-node' }), BACKEND],
      flowOf(0, 1, 8080, REFUSED),
      { status: 'stillDropped', sides: ['ingress'] },
    ],
    [
      'a service',
      [FRONTEND, endOf({ namespace: 'default', service: 'backend', reserved: 'world' })],
      flowOf(0, 1, 80),
      { status: 'undecided', why: 'service' },
    ],
  ])('%s', (_, ends, flow, expected) => {
    expect(outcomes([...APPS, DENY, ALLOW], ends, [flow])).toEqual([expected]);
  });

  test('an identity is of a workload only with all of its labels', () => {
    const canary = deployment('canary', 'app: web, track: canary, beta.kubernetes.io/x: y');
    const closed = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: default }
spec: { podSelector: { matchLabels: { app: web, track: canary } }, policyTypes: [Ingress] }
`;
    const identity = (...labels: readonly string[]): FlowEnd =>
      endOf({ identity: 3418, labels: ['k8s:io.kubernetes.pod.namespace=default', 'k8s:app=web', ...labels] });
    const to = (end: FlowEnd) => outcomes([...APPS, canary, closed], [FRONTEND, end], [flowOf(0, 1, 80)])[0]?.status;
    expect(to(identity())).toBe('stillForwarded');
    expect(to(identity('k8s:track=canary'))).toBe('nowDropped');
  });

  test('what left its pod and was dropped where it arrived does not count as broken', () => {
    const left = flowOf(0, 1, 8080, { direction: 'egress', types: ['to-overlay'] });
    const refused = flowOf(0, 1, 8080, REFUSED);
    expect(outcomes([...APPS, DENY], [OTHER, BACKEND], [left, refused]).map(({ status }) => status)).toEqual([
      'stillForwarded',
      'stillDropped',
    ]);
    expect(outcomes([...APPS, DENY], [OTHER, BACKEND], [left]).map(({ status }) => status)).toEqual(['nowDropped']);
  });

  test('a name outside hangs on its address where a policy asks for one', () => {
    const egress = (to: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: out, namespace: default }
spec: { podSelector: {}, policyTypes: [Egress], egress: [${to}] }
`;
    const ends = [FRONTEND, endOf({ names: ['api.example.com'], reserved: 'world' })];
    const flow = flowOf(0, 1, 443, { direction: 'egress', types: ['to-stack'] });
    expect(outcomes([...APPS, egress('{ to: [{ ipBlock: { cidr: 192.0.2.0/24 } }] }')], ends, [flow])).toEqual([
      { status: 'undecided', why: 'address' },
    ]);
    expect(outcomes([...APPS, egress('{ to: [{ podSelector: {} }] }')], ends, [flow])).toEqual([
      { status: 'nowDropped', sides: ['egress'] },
    ]);
    expect(outcomes([...APPS, egress('{}')], ends, [flow])).toEqual([{ status: 'stillForwarded' }]);
  });

  test('whether a pod reaches its own node, plugins do not agree', () => {
    const closed = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: out, namespace: default }
spec: { podSelector: {}, policyTypes: [Egress] }
`;
    const flow = flowOf(0, 1, 4240, { direction: 'egress', types: ['to-stack'] });
    const ends = [FRONTEND, endOf({ reserved: 'host', address: '10.0.0.1' })];
    expect(outcomes([...APPS, closed], ends, [flow])).toEqual([{ status: 'undecided', why: 'identity' }]);
    expect(outcomes(APPS, ends, [flow])).toEqual([{ status: 'stillForwarded' }]);
  });

  test('labels of namespaces are taken from Hubble where no open file shows them, and missed where they are asked for', () => {
    const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: in, namespace: default }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: a } } }] }]
`;
    const told = [
      'k8s:app=x',
      'k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name=ops',
      'k8s:io.cilium.k8s.namespace.labels.team=a',
    ];
    const flow = [flowOf(0, 1, 80)];
    expect(outcomes([...APPS, policy], [pod('ops', 'x', told), BACKEND], flow)).toEqual([{ status: 'stillForwarded' }]);
    expect(outcomes([...APPS, policy], [pod('ops', 'x', told.slice(0, 2)), BACKEND], flow)).toEqual([
      { status: 'nowDropped', sides: ['ingress'] },
    ]);
    expect(outcomes([...APPS, policy], [pod('ops', 'x', told.slice(0, 1)), BACKEND], flow)).toEqual([
      { status: 'undecided', why: 'namespaceLabels' },
    ]);
  });

  test('flows made from the verdicts of the engine replay without a difference, whoever knows the pods', () => {
    fc.assert(
      fc.property(workloads, namedPolicies, fc.boolean(), (all, policies, open) => {
        const pods = all.flatMap(({ pods: own }) => own);
        const ends = pods.map((one, index) =>
          endOf({
            namespace: one.namespace,
            pod: open ? (one.name ?? `pod${index}`) : `seen${index}`,
            workload: undefined,
            labels: labelsOf(one),
          }),
        );
        const asksForNames = JSON.stringify(policies).includes('"names":["');
        const flows = pods.flatMap((from, source) =>
          pods.flatMap((to, target) => {
            if (source === target || from.hostNetwork || to.hostNetwork) return [];
            return [53, 80, 8080].map((port) => {
              const passes =
                holdsPort(portsWith(decide(policies, 'egress', from, to, CILIUM), 'allowed'), 'TCP', port) &&
                holdsPort(portsWith(decide(policies, 'ingress', to, from, CILIUM), 'allowed'), 'TCP', port);
              return flowOf(source, target, port, passes ? {} : REFUSED);
            });
          }),
        );
        const { outcomes: found } = replay(
          analyseSeen(situationWith(open ? all : [], policies), CILIUM, observedOf(ends, flows)),
        );
        for (const [index, { status }] of found.entries()) {
          // The number behind a name is not always known; nothing else is left open here.
          if (status === 'undecided' && asksForNames) continue;
          expect(status).toBe(flows[index]?.verdict === 'FORWARDED' ? 'stillForwarded' : 'stillDropped');
        }
      }),
    );
  });
});

function labelsOf({ labels, namespaceLabels, namespace }: PodEndpoint): readonly string[] {
  return [
    ...[...labels].map(([key, value]) => `k8s:${key}=${value}`),
    ...[...namespaceLabels].map(([key, value]) => `k8s:io.cilium.k8s.namespace.labels.${key}=${value}`),
    `k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name=${namespace}`,
    `k8s:io.kubernetes.pod.namespace=${namespace}`,
  ];
}
