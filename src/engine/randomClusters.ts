import fc from 'fast-check';
import { type Assumptions, NOTHING_ASSUMED } from './assumptions';
import type { PodEndpoint } from './decide';
import type { DirectionOfPolicy, Policy, Selector } from './policy';
import { NAMESPACE_KEY, NAMESPACES, POD_KEYS, policies, VALUES } from './randomPolicies';

const value = fc.constantFrom(...VALUES, undefined, 'another');

function labelsOf(keys: readonly string[]): fc.Arbitrary<ReadonlyMap<string, string>> {
  return fc
    .tuple(...keys.map(() => value))
    .map((values) => new Map(values.flatMap((one, index) => (one === undefined ? [] : [[keys[index] ?? '', one] as const]))));
}

/** Labels of the namespaces, in their order. */
const namespaces = fc.tuple(...NAMESPACES.map(() => labelsOf([NAMESPACE_KEY])));

/** Pods in a few namespaces; pods of one namespace have its labels in common. */
export const pods: fc.Arbitrary<readonly PodEndpoint[]> = namespaces.chain((labels) =>
  fc.array(
    fc
      .record({
        home: fc.nat(NAMESPACES.length - 1),
        labels: fc.oneof(
          { weight: 5, arbitrary: labelsOf(POD_KEYS) },
          { weight: 1, arbitrary: fc.constant(new Map([['k8s-app', 'kube-dns']])) },
        ),
        ips: fc.constantFrom<readonly string[]>(
          [],
          [],
          ['10.0.0.7'],
          ['10.1.2.9'],
          ['172.16.0.1', '2001:db8:2::1'],
          ['203.0.113.9'],
        ),
        hostNetwork: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
        ports: fc.constantFrom<PodEndpoint['ports']>(
          undefined,
          [],
          [{ name: 'http', protocol: 'TCP', number: 8080 }],
          [
            { name: 'http', protocol: 'TCP', number: 80 },
            { name: 'dns', protocol: 'UDP', number: 53 },
          ],
          [{ name: 'dns', protocol: 'TCP', number: 53 }],
        ),
      })
      .map(
        ({ home, ...pod }): PodEndpoint => ({
          type: 'pod',
          namespace: NAMESPACES[home] ?? '',
          namespaceLabels: labels[home] ?? new Map(),
          ...pod,
        }),
      ),
    { maxLength: 9 },
  ),
);

const subject: fc.Arbitrary<Selector> = fc
  .array(
    fc.record({ key: fc.constantFrom(...POD_KEYS), operator: fc.constant('Equals' as const), value: fc.constantFrom(...VALUES) }),
    {
      maxLength: 1,
    },
  )
  .map((requirements) => ({ requirements }));

/** Readable policies that select some pods and isolate one direction, both or none. */
export const clusterPolicy: fc.Arbitrary<Policy> = fc
  .record({ policy: policies, subject, ingress: fc.boolean(), egress: fc.boolean() })
  .map(({ policy, subject, ingress, egress }) => ({
    ...policy,
    subject,
    ingress: side(policy.ingress, ingress),
    egress: side(policy.egress, egress),
  }));

export const clusterPolicies: fc.Arbitrary<readonly Policy[]> = fc.array(clusterPolicy, { maxLength: 5 });

function side(one: DirectionOfPolicy, isolated: boolean): DirectionOfPolicy {
  return { ...one, isolated, by: isolated ? 'listed' : 'unlisted' };
}

export const assumptions: fc.Arbitrary<Assumptions> = fc.record({
  ipBlocksMatchPods: fc.constantFrom('notChosen' as const, 'known' as const, 'never' as const, 'always' as const),
  hostNetworkPods: fc.constantFrom('apart' as const, 'ordinary' as const),
  podReachesItself: fc.constant(NOTHING_ASSUMED.podReachesItself),
});
