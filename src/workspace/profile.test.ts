import { describe, expect, test } from 'vitest';
import { NOTHING_ASSUMED } from '../engine';
import { assumptionsOf, NETWORK_PLUGINS, NO_PROFILE } from './profile';
import { KUBERNETES_VERSIONS, pluginTitle } from './profileChoices';
import { underProfile } from './underProfile';

describe('what is assumed of ipBlocks and pods', () => {
  test.each([
    [undefined, 'notChosen'],
    ['other', 'notChosen'],
    ['flannel', 'notChosen'],
    ['weave-net', 'notChosen'],
    ['cilium', 'never'],
    ['gke-dataplane-v2', 'never'],
    ['calico', 'always'],
    ['antrea', 'always'],
    ['aws-vpc-cni', 'always'],
    ['azure-npm', 'always'],
    ['kube-network-policies', 'always'],
    ['kube-router', 'always'],
    ['ovn-kubernetes', 'always'],
  ] as const)('%s: %s', (plugin, ipBlocksMatchPods) => {
    expect(assumptionsOf({ kubernetes: undefined, plugin })).toEqual({ ...NOTHING_ASSUMED, ipBlocksMatchPods });
  });

  test('a Kubernetes version alone changes nothing', () => {
    expect(assumptionsOf({ ...NO_PROFILE, kubernetes: 36 })).toEqual(assumptionsOf(NO_PROFILE));
  });
});

test('every plugin has a title of its own', () => {
  const titles = NETWORK_PLUGINS.map(pluginTitle);
  expect(new Set(titles).size).toBe(NETWORK_PLUGINS.length);
  expect(titles.every((title) => title !== '')).toBe(true);
});

test('versions are offered newest first, without a gap', () => {
  const [newest = 0] = KUBERNETES_VERSIONS;
  expect(KUBERNETES_VERSIONS).toEqual(KUBERNETES_VERSIONS.map((_, index) => newest - index));
  expect(KUBERNETES_VERSIONS).toContain(36);
  expect(KUBERNETES_VERSIONS.at(-1)).toBe(20);
});

describe('a problem that only later versions refuse', () => {
  const warning = { severity: 'warning', refused: false, since: 36, message: 'since 1.36' } as const;
  const always = { severity: 'error', refused: true, since: undefined } as const;

  test('is a warning while no version is chosen', () => {
    expect(underProfile(warning, NO_PROFILE)).toBe(warning);
    expect(underProfile(warning, { kubernetes: undefined, plugin: 'cilium' })).toBe(warning);
  });

  test.each([36, 37])('is refused by 1.%i', (kubernetes) => {
    expect(underProfile(warning, { kubernetes, plugin: undefined })).toEqual({ ...warning, severity: 'error', refused: true });
  });

  test.each([35, 20])('is none in 1.%i', (kubernetes) => {
    expect(underProfile(warning, { kubernetes, plugin: undefined })).toBeUndefined();
  });

  test('others do not hang on the version', () => {
    expect(underProfile(always, { kubernetes: 20, plugin: undefined })).toBe(always);
  });
});
