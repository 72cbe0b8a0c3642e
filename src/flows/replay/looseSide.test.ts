import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Assumptions, decide, NOTHING_ASSUMED, type PodEndpoint, type Policy } from '../../engine';
import { sliceAt } from '../../engine/connection';
import { clusterPolicies, pods } from '../../engine/randomClusters';
import { type LoosePod, looseSide } from './looseSide';

const CILIUM: Assumptions = { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'never', hostNetworkPods: 'ordinary' };

/** What may be hidden of a pod. */
const hidden = fc.record({ labels: fc.boolean(), namespaceLabels: fc.boolean(), ports: fc.boolean() });

function loose(
  pod: PodEndpoint,
  hide: { readonly labels: boolean; readonly namespaceLabels: boolean; readonly ports: boolean },
): LoosePod {
  return {
    type: 'pod',
    namespace: pod.namespace,
    namespaceLabels: hide.namespaceLabels ? new Map() : pod.namespaceLabels,
    namespaceLabelsKnown: !hide.namespaceLabels,
    labels: hide.labels ? undefined : pod.labels,
    ports: hide.ports ? undefined : pod.ports,
  };
}

function surely(
  policies: readonly Policy[],
  subject: PodEndpoint,
  other: PodEndpoint,
  direction: 'ingress' | 'egress',
  port: number,
): unknown {
  return sliceAt(decide(policies, direction, subject, other, CILIUM), 'TCP', port)?.verdict;
}

test('what is decided in spite of what is not known is what holds when everything is', () => {
  fc.assert(
    fc.property(
      pods,
      clusterPolicies,
      hidden,
      hidden,
      fc.constantFrom('ingress' as const, 'egress' as const),
      (all, policies, hideSubject, hideOther, direction) => {
        for (const subject of all) {
          for (const other of all) {
            for (const port of [80, 8080]) {
              const found = looseSide(policies, direction, loose(subject, hideSubject), loose(other, hideOther), 'TCP', port);
              // A named port whose number nobody tells stays a port of its own for the engine.
              if (found === undefined || subject.ports === undefined || other.ports === undefined) continue;
              expect(found).toBe(surely(policies, subject, other, direction, port));
            }
          }
        }
      },
    ),
  );
});

test('nothing is left open when everything is known', () => {
  const nothing = { labels: false, namespaceLabels: false, ports: false };
  fc.assert(
    fc.property(pods, clusterPolicies, fc.constantFrom('ingress' as const, 'egress' as const), (all, policies, direction) => {
      const known = all.filter(({ ports }) => ports !== undefined);
      for (const subject of known) {
        for (const other of known) {
          const found = looseSide(policies, direction, loose(subject, nothing), loose(other, nothing), 'TCP', 8080);
          expect(found).toBe(surely(policies, subject, other, direction, 8080));
        }
      }
    }),
  );
});
