import { expect, test } from 'vitest';
import { policy as policyOf } from '../../engine/testPolicies';
import { NO_PROFILE } from '../../workspace/profile';
import { drawn } from './drawn';

const policy = policyOf({ egress: ['0.0.0.0/0'], types: 'E' });
const podsOf = (profile: Parameters<typeof drawn>[1]) =>
  drawn(policy, profile).egress.find(({ group, subject }) => group === 'namespace' && subject.type === 'fixed')?.state;

test('the cluster decides what an ipBlock says of pods', () => {
  expect(podsOf(NO_PROFILE)).toBe('depends');
  expect(podsOf({ ...NO_PROFILE, plugin: 'cilium' })).toBe('denied');
});

test('the same policy for the same cluster is drawn once', () => {
  const profile = { ...NO_PROFILE };
  expect(drawn(policy, profile)).toBe(drawn(policy, profile));
  expect(drawn(policy, { ...profile })).not.toBe(drawn(policy, profile));
});
