import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesMeet } from './ipBlock';
import { openingsOf } from './judge';
import { openingsNear } from './openingIndex';
import { policies } from './randomPolicies';
import { matchOf, meetPods, type Region, regionOf } from './region';
import { policy as policyOf } from './testPolicies';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

function openingsIn(policy: ReturnType<typeof policyOf>) {
  return openingsOf(policy.ingress.rules, true, (peer) => matchOf(peer, policy.namespace, true)).sure;
}

test('nobody who meets a region is left out, and the order stays', () => {
  fc.assert(
    fc.property(policies, policies, (policy, other) => {
      const index = openingsIn(policy);
      const peers = other.ingress.rules.flatMap(({ peers }) => (peers === 'anyone' ? [] : peers));
      for (const peer of peers) {
        const region: Region = regionOf(matchOf(peer, policy.namespace, true), policy.namespace);
        const near = openingsNear(index, region);
        const meeting = index.openings.filter(({ match }) => {
          if (match === 'anyone') return region.pods.length > 0 || region.addresses.v4.length + region.addresses.v6.length > 0;
          if (match.maybePods && region.pods.length > 0) return true;
          const meetsPods = region.pods.some((pods) => meetPods(pods, match, { steps: 1000 }) !== 'none');
          return meetsPods || addressesMeet(region.addresses, match.addresses);
        });
        expect(near.filter((opening) => meeting.includes(opening))).toEqual(meeting);
      }
    }),
    { numRuns: RUNS },
  );
});

test('of many peers that each name a pod, few are near one of them', () => {
  const peers = Array.from({ length: 300 }, (_, index) => `ns:team=a & app=a${index}`);
  const policy = policyOf({ types: 'I', ingress: [...peers, 'app=a7', 'role=x', '10.0.0.0/8', '1.0.0.0/8', 'app'] });
  const pods = { requirements: [{ key: 'app', operator: 'Equals', value: 'a7' }] } as const;
  const region = regionOf(matchOf({ type: 'pods', namespaces: undefined, pods, origin: [] }, 'default', true), 'default');
  expect(openingsNear(openingsIn(policy), region).map(({ rule }) => rule)).toEqual([7, 300, 301, 302, 304]);
});
