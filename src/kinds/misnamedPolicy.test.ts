import { describe, expect, test } from 'vitest';
import { misnamedPolicy } from './misnamedPolicy';

const WRITE = 'write apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy';
const policy = { spec: { podSelector: {} } };

describe('objects that are meant to be a NetworkPolicy and do not say so', () => {
  test.each([
    ['networking.k8s.io/v1', 'Networkpolicy', 'kind', 'no matches for kind "Networkpolicy" in version "networking.k8s.io/v1"'],
    [
      'networking.k8s.io/v1',
      'NetworkPolicies',
      'kind',
      'no matches for kind "NetworkPolicies" in version "networking.k8s.io/v1"',
    ],
    ['networking.k8s.io/v1', '', 'kind', 'kind not set'],
    ['', '', 'kind', 'kind not set'],
    ['', 'NetworkPolicy', 'apiVersion', 'apiVersion not set'],
    ['v1', 'NetworkPolicy', 'apiVersion', 'no matches for kind "NetworkPolicy" in version "v1"'],
    ['apps/v1', 'NetworkPolicy', 'apiVersion', 'no matches for kind "NetworkPolicy" in version "apps/v1"'],
    [
      'networking.k8s.io/v1beta1',
      'NetworkPolicy',
      'apiVersion',
      'no matches for kind "NetworkPolicy" in version "networking.k8s.io/v1beta1"',
    ],
    ['networking.k8s.io', 'NetworkPolicy', 'apiVersion', 'no matches for kind "NetworkPolicy" in version "networking.k8s.io"'],
    ['extensions/v1beta1', 'networkPolicy', 'kind', 'no matches for kind "networkPolicy" in version "extensions/v1beta1"'],
  ])('%s %s', (apiVersion, kind, field, said) => {
    expect(misnamedPolicy(policy, apiVersion, kind)).toEqual({
      severity: 'error',
      refused: true,
      code: 'wrong-kind',
      path: [field],
      field,
      message: `${said}: ${WRITE}`,
      since: undefined,
    });
  });

  test('what servers before 1.16 took is a warning that names the version', () => {
    expect(misnamedPolicy(policy, 'extensions/v1beta1', 'NetworkPolicy')).toMatchObject({
      severity: 'warning',
      refused: false,
      since: 16,
      message: `no matches for kind "NetworkPolicy" in version "extensions/v1beta1" since Kubernetes 1.16: ${WRITE}`,
    });
  });

  test.each([
    ['projectcalico.org/v3', 'NetworkPolicy', policy],
    ['crd.antrea.io/v1beta1', 'NetworkPolicy', policy],
    ['cilium.io/v2', 'CiliumNetworkPolicy', policy],
    ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', policy],
    ['networking.k8s.io/v1', 'Ingress', policy],
    ['v1', 'Pod', policy],
    ['', '', { spec: {} }],
    ['', '', {}],
    ['policy/v1beta1', 'PodSecurityPolicy', policy],
  ])('%s %s of others is nothing to tell', (apiVersion, kind, object) => {
    expect(misnamedPolicy(object, apiVersion, kind)).toBeUndefined();
  });
});
