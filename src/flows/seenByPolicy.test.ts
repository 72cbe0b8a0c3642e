import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedPolicies, situationWith, workloads } from '../answers/randomSituations';
import { deployment, policy, situationOfTexts } from '../answers/testSituation';
import {
  ALL_PORTS,
  type Assumptions,
  type Direction,
  decide,
  groupOf,
  holdsPort,
  NOTHING_ASSUMED,
  type Peer,
  type PodEndpoint,
  type Policy,
  portsWith,
  type Rule,
  selects,
} from '../engine';
import type { FlowEnd } from './flow';
import type { ObservedFlow } from './observed';
import { analyseSeen } from './replay/seenSituation';
import { type SeenByPolicy, seenByPolicy } from './seenByPolicy';
import { NOTHING_SEEN, type Sighting } from './sighting';
import { endOf, flowOf, observedOf, REFUSED } from './testFlows';

const pod = (name: string, namespace = 'default', labels?: readonly string[]): FlowEnd => endOf({ namespace, pod: name, labels });
const FRONTEND = pod('frontend-8f467ccbd-lh4w4');
const OTHER = pod('not-frontend-8f467ccbd-lh4w4');
const BACKEND = pod('backend-65f7c794cc-pj2tc');
const APPS = ['frontend', 'not-frontend', 'backend'].map((name) => deployment(name, `app: ${name}`)).join('');
const app = (name: string): string => `podSelector: { matchLabels: { app: ${name} } }`;

function seen(spec: string, ends: readonly FlowEnd[], flows: readonly ObservedFlow[]): SeenByPolicy {
  const situation = situationOfTexts(APPS, policy(spec));
  const [own] = situation.policies;
  if (own === undefined) throw new Error('The policy does not count.');
  return seenByPolicy(analyseSeen(situation, NOTHING_ASSUMED, observedOf(ends, flows)), own.policy);
}
const saw = (counted: Partial<Sighting>): Sighting => ({ ...NOTHING_SEEN, ...counted });
const ALLOW = `{ ${app('backend')}, ingress: [{ from: [{ ${app('frontend')} }], ports: [{ port: 8080 }] }] }`;

describe('what was seen by a policy', () => {
  test('of the story: its rule saw nothing, any other pod was dropped three times', () => {
    const { ingress } = seen(ALLOW, [OTHER, BACKEND], [flowOf(0, 1, 8080, { ...REFUSED, count: 3, last: 9 })]);
    expect(ingress.rules).toEqual([{ through: saw({}), besides: saw({}), peers: [{ through: saw({}), besides: saw({}) }] }]);
    expect(ingress.fixed.namespace).toEqual(saw({ dropped: 3, last: 9 }));
    expect(ingress.fixed.cluster).toEqual(saw({}));
  });

  test('a reply without its request, and what nobody tells the outcome of, are perhaps', () => {
    const of = (...flows: readonly ObservedFlow[]) => seen(ALLOW, [FRONTEND, BACKEND], flows).ingress.rules[0]?.through;
    expect(of(flowOf(0, 1, 8080, { reply: true, count: 5 }))).toEqual(saw({ perhaps: 5 }));
    expect(of(flowOf(0, 1, 8080, { reply: undefined, verdict: 'VERDICT_UNKNOWN' }))).toEqual(saw({ perhaps: 1 }));
  });

  test('a rule counts what is on its ports, whatever became of it; other ports stand beside', () => {
    const { ingress, egress } = seen(
      ALLOW,
      [FRONTEND, BACKEND],
      [
        flowOf(0, 1, 8080, { count: 4, last: 5 }),
        flowOf(0, 1, 8080, { ...REFUSED, count: 2, last: 3 }),
        flowOf(0, 1, 9999, { ...REFUSED, count: 1 }),
        // Neither a reply nor the other way round has to do with it.
        flowOf(0, 1, 8080, { reply: true, count: 50 }),
        flowOf(1, 0, 8080, { count: 7 }),
      ],
    );
    expect(ingress.rules[0]?.peers).toEqual([
      { through: saw({ forwarded: 4, dropped: 2, last: 5 }), besides: saw({ dropped: 1 }) },
    ]);
    expect(ingress.fixed.namespace).toEqual(saw({}));
    expect(egress.rules).toEqual([]);
    expect(egress.fixed.namespace).toEqual(saw({ forwarded: 7 }));
  });

  test('who stands in another namespace, outside, or is a node, is told apart', () => {
    const ends = [
      pod('x', 'ops', ['k8s:app=x', 'k8s:io.kubernetes.pod.namespace=ops']),
      endOf({ address: '203.0.113.9', reserved: 'world' }),
      endOf({ reserved: 'kube-apiserver' }),
      BACKEND,
    ];
    const { ingress } = seen(
      ALLOW,
      ends,
      [0, 1, 2].map((from) => flowOf(from, 3, 8080, { ...REFUSED, count: from + 1 })),
    );
    expect(ingress.fixed).toEqual({
      namespace: saw({}),
      cluster: saw({ dropped: 1 }),
      outside: saw({ dropped: 2 }),
    });
    expect(ingress.rest).toEqual(saw({ dropped: 3 }));
  });

  test('what is not known may be a rule’s and may be any other’s', () => {
    const { ingress } = seen(
      ALLOW,
      [pod('who-knows'), BACKEND, FRONTEND],
      [flowOf(0, 1, 8080, { count: 2 }), flowOf(2, 1, 8080, { reply: undefined, count: 3 })],
    );
    expect(ingress.rules[0]?.through).toEqual(saw({ perhaps: 5 }));
    expect(ingress.fixed.namespace).toEqual(saw({ perhaps: 2 }));
  });

  test('the name server is counted on its ports, and for everything in the cluster', () => {
    const dns = pod('coredns-64897985d-7rjfv', 'kube-system', ['k8s:k8s-app=kube-dns']);
    const { egress } = seen(
      `{ ${app('backend')}, policyTypes: [Egress] }`,
      [BACKEND, dns],
      [flowOf(0, 1, 53, { protocol: 'UDP', count: 4 }), flowOf(0, 1, 9153, { count: 1 })],
    );
    expect(egress.dns).toEqual(saw({ forwarded: 4 }));
    expect(egress.fixed.cluster).toEqual(saw({ forwarded: 5 }));
  });
});

const CILIUM: Assumptions = { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'never' };

test('agrees with a count by one rule after the other', () => {
  fc.assert(
    fc.property(workloads, namedPolicies, fc.array(fc.nat(9), { maxLength: 12 }), fc.boolean(), (all, policies, dice, open) => {
      const pods = all.flatMap((workload) => workload.pods).filter(({ hostNetwork }) => !hostNetwork);
      const ends = pods.map((one, index) =>
        endOf({ namespace: one.namespace, pod: (open ? one.name : undefined) ?? `seen${index}`, labels: labelsOf(one) }),
      );
      // Of those that no open file shows nobody tells what their ports are called.
      const told = pods.map((one) => (open && one.name !== undefined ? one : { ...one, ports: undefined }));
      const flows = dice.flatMap((die, index): ObservedFlow[] => {
        const [from, to] = [die % pods.length, (die * 7 + index) % pods.length];
        if (pods.length === 0 || from === to) return [];
        return [flowOf(from, to, [53, 80, 8080][die % 3], { ...(die % 2 === 0 ? REFUSED : {}), count: index + 1 })];
      });
      const base = analyseSeen(situationWith(open ? all : [], policies), CILIUM, observedOf(ends, flows));
      for (const own of policies) {
        for (const direction of ['ingress', 'egress'] as const) {
          const { rules, fixed } = seenByPolicy(base, own)[direction];
          const sides = sidesOf(own, direction, flows, told);
          const count = (meant: (one: Side) => boolean): Sighting => {
            const counted = sides.filter(meant);
            const sum = (verdict: string): number =>
              counted.reduce((before, { flow }) => before + (flow.verdict === verdict ? flow.count : 0), 0);
            return { ...NOTHING_SEEN, forwarded: sum('FORWARDED'), dropped: sum('DROPPED') };
          };
          for (const [index, rule] of rules.entries()) {
            const text = own[direction].rules[index];
            if (text === undefined) throw new Error('A rule too many.');
            expect({ ...rule.through, perhaps: 0 }).toEqual(count((one) => lets(own, direction, text, one)));
            for (const [place, peer] of (text.peers === 'anyone' ? [] : text.peers).entries()) {
              expect({ ...rule.peers[place]?.through, perhaps: 0 }).toEqual(
                count((one) => lets(own, direction, { ...text, peers: [peer] }, one)),
              );
            }
          }
          const effective = own[direction].isolated === false ? [] : own[direction].rules;
          const peers = effective.flatMap((rule) => (rule.peers === 'anyone' ? [] : rule.peers));
          for (const group of ['namespace', 'cluster'] as const) {
            const placed = peers.filter((peer) => groupOf(peer, own) === group);
            const isHere = ({ other }: Side): boolean => (other.namespace === own.namespace) === (group === 'namespace');
            expect({ ...fixed[group], perhaps: 0 }).toEqual(
              count((one) => isHere(one) && !placed.some((peer) => lets(own, direction, onEveryPort(peer), one))),
            );
          }
        }
      }
    }),
  );
});

interface Side {
  readonly flow: ObservedFlow;
  readonly subject: PodEndpoint;
  readonly other: PodEndpoint;
}

function sidesOf(
  own: Policy,
  direction: Direction,
  flows: readonly ObservedFlow[],
  pods: readonly PodEndpoint[],
): readonly Side[] {
  return flows.flatMap((flow): Side[] => {
    const [from, to] = [pods[flow.from], pods[flow.to]];
    if (from === undefined || to === undefined) return [];
    const [subject, other] = direction === 'ingress' ? [to, from] : [from, to];
    const isOwn = subject.namespace === own.namespace && own.subject !== 'unreadable' && selects(own.subject, subject.labels);
    return isOwn ? [{ flow, subject, other }] : [];
  });
}

/** Whether a policy that is this rule alone lets a flow through. */
function lets(own: Policy, direction: Direction, rule: Rule, { flow, subject, other }: Side): boolean {
  const alone: Policy = { ...own, [direction]: { ...own[direction], isolated: true, rules: [rule] } };
  return holdsPort(portsWith(decide([alone], direction, subject, other, CILIUM), 'allowed'), 'TCP', flow.port ?? 0);
}

function onEveryPort(peer: Peer): Rule {
  return { peers: [peer], entries: [], ports: ALL_PORTS, unreadable: undefined, origin: [] };
}

function labelsOf({ labels, namespaceLabels, namespace }: PodEndpoint): readonly string[] {
  return [
    ...[...labels].map(([key, value]) => `k8s:${key}=${value}`),
    ...[...namespaceLabels].map(([key, value]) => `k8s:io.cilium.k8s.namespace.labels.${key}=${value}`),
    `k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name=${namespace}`,
    `k8s:io.kubernetes.pod.namespace=${namespace}`,
  ];
}
