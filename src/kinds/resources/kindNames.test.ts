import { expect, test } from 'vitest';
import { isKind, typedKind } from './kindNames';

test.each([
  ['po', 'Pod'],
  ['deploy', 'Deployment'],
  ['rs', 'ReplicaSet'],
  ['sts', 'StatefulSet'],
  ['ds', 'DaemonSet'],
  ['cj', 'CronJob'],
  ['jobs', 'Job'],
  ['rc', 'ReplicationController'],
  ['svc', 'Service'],
  ['StatefulSets.apps', 'StatefulSet'],
  ['Rollout', 'Rollout'],
])('%s is %s', (typed, kind) => {
  expect(typedKind(typed)).toBe(kind);
  expect(isKind(typed, kind)).toBe(true);
  expect(isKind(typed, 'Namespace')).toBe(false);
});

test('of a kind that nobody has listed the case does not count either', () => {
  expect(isKind('rollout', 'Rollout')).toBe(true);
});
