import { describe, expect, test } from 'vitest';
// biome-ignore lint/style/noRestrictedImports: the starting points are texts; reading them is the test
import { parse } from 'yaml';
import { isKubeDns } from '../engine';
import { KINDS, kindOf, unreadKind } from './index';
import { STARTING_POINTS } from './networkPolicy/startingPoints';
import { read } from './networkPolicy/testing/policies';

describe('kinds', () => {
  test('NetworkPolicy of networking.k8s.io/v1 is read, and nothing else', () => {
    expect(kindOf('networking.k8s.io/v1', 'NetworkPolicy')).toBe(KINDS[0]);
    for (const [apiVersion, kind] of [
      ['v1', 'NetworkPolicy'],
      ['networking.k8s.io/v1', 'Ingress'],
      ['networking.k8s.io/v1', 'networkpolicy'],
      ['', ''],
    ] as const) {
      expect(kindOf(apiVersion, kind)).toBeUndefined();
    }
  });

  test.each([
    ['extensions/v1beta1', 'NetworkPolicy', /removed .* in 1\.16: write networking\.k8s\.io\/v1/],
    ['networking.k8s.io/v2', 'NetworkPolicy', /no NetworkPolicy of networking\.k8s\.io\/v2/],
    ['cilium.io/v2', 'CiliumNetworkPolicy', /not read yet.*not counted/],
    ['cilium.io/v2', 'CiliumClusterwideNetworkPolicy', /not read yet/],
    ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', /not read yet/],
    ['policy.networking.k8s.io/v1alpha1', 'BaselineAdminNetworkPolicy', /not read yet/],
    ['policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy', /not read yet/],
    ['crd.projectcalico.org/v1', 'NetworkPolicy', /NetworkPolicy \(crd\.projectcalico\.org\) is not read yet/],
    ['projectcalico.org/v3', 'GlobalNetworkPolicy', /not read yet/],
  ])('%s %s is known and not counted', (apiVersion, kind, sentence) => {
    expect(unreadKind(apiVersion, kind)).toMatch(sentence);
  });

  test.each([
    ['networking.k8s.io/v1', 'NetworkPolicy'],
    ['apps/v1', 'Deployment'],
    ['v1', 'Pod'],
    ['', ''],
    ['__proto__/v1', 'NetworkPolicy'],
  ])('%s %s is nothing to warn about', (apiVersion, kind) => {
    expect(unreadKind(apiVersion, kind)).toBeUndefined();
  });
});

describe('starting points', () => {
  test('each has its own id, name and title', () => {
    for (const field of ['id', 'name', 'title'] as const) {
      expect(new Set(STARTING_POINTS.map((point) => point[field])).size).toBe(STARTING_POINTS.length);
    }
  });

  test.each(STARTING_POINTS.map((point) => [point.id, point] as const))('%s is a policy without a fault', (_, point) => {
    expect(point.text).toMatch(/[^\n]\n$/);
    expect(point.text).not.toMatch(/[ \t]+$/m);
    const { policies, problems } = read(parse(point.text));
    expect(problems).toEqual([]);
    expect(policies[0]?.name).toBe(point.name);
  });

  test.each([
    ['deny-all', true, 0, true, 0],
    ['deny-incoming', true, 0, false, 0],
    ['app-to-app', true, 1, false, 0],
    ['same-namespace', true, 1, false, 0],
    ['from-namespace', true, 1, false, 0],
    ['dns', false, 0, true, 1],
    ['internet', false, 0, true, 1],
    ['monitoring', true, 1, false, 0],
  ])('%s does what its sentence says', (id, ingress, ingressRules, egress, egressRules) => {
    const [policy] = read(parse(STARTING_POINTS.find((point) => point.id === id)?.text ?? '')).policies;
    expect([policy?.ingress.isolated, policy?.ingress.rules.length]).toEqual([ingress, ingressRules]);
    expect([policy?.egress.isolated, policy?.egress.rules.length]).toEqual([egress, egressRules]);
  });

  test('DNS selects kube-dns on UDP and TCP 53', () => {
    const [policy] = read(parse(STARTING_POINTS.find((point) => point.id === 'dns')?.text ?? '')).policies;
    const rule = policy?.egress.rules[0];
    const peer = rule?.peers === 'anyone' ? undefined : rule?.peers[0];
    expect(policy && peer && isKubeDns(peer, policy)).toBe(true);
    expect(rule?.entries.map(({ protocol, port }) => `${port}/${protocol}`)).toEqual(['53/UDP', '53/TCP']);
  });
});
