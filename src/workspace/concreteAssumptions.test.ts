import { expect, test } from 'vitest';
import { concreteAssumptions } from './concreteAssumptions';
import { NO_PROFILE } from './profile';

test.each([
  [undefined, 'known'],
  ['other', 'known'],
  ['cilium', 'never'],
  ['calico', 'always'],
] as const)('verdicts about pods under the plugin %s: an ipBlock matches %s', (plugin, ipBlocksMatchPods) => {
  expect(concreteAssumptions({ ...NO_PROFILE, plugin }, {})).toEqual({
    ipBlocksMatchPods,
    hostNetworkPods: 'apart',
    podReachesItself: true,
  });
});

test('what a person says goes before the plugin', () => {
  const said = { ipBlocksMatchPods: 'never', podReachesItself: false } as const;
  expect(concreteAssumptions({ ...NO_PROFILE, plugin: 'calico' }, said)).toMatchObject(said);
});
