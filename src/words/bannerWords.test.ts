import { describe, expect, test } from 'vitest';
import {
  dnsLabelFaults,
  labelKeyFaults,
  labelValueFaults,
  portNumberFaults,
  subdomainFaults,
} from '../kinds/networkPolicy/syntax';
import { aloneWords, brokenBanner, ignoredBanner, problemWords, refusalList, refusedBanner } from './bannerWords';
import { contentsWords, noPolicyWords, unreadKindsWords } from './fileWords';
import { sentenceText } from './segment';
import { policyOf } from './testPolicies';

function refusal(field: string | undefined, message: string, line = 3, refused = true) {
  return {
    severity: 'error',
    source: 'kubernetes',
    code: 'port',
    since: undefined,
    object: undefined,
    path: undefined,
    refused,
    message,
    field,
    range: { start: 0, end: 1 },
    line,
  } as const;
}

describe('banners', () => {
  test('a text that broke says what stands still and the way out', () => {
    expect(sentenceText(brokenBanner(14, true).text)).toBe(
      'Line 14 cannot be read, so the picture stands still. It shows the policy as it was before your last edit. Fix the text and it follows again.',
    );
    expect(sentenceText(brokenBanner(14, false).text)).toBe(
      'Line 14 cannot be read, so there is no picture. Fix the text and it appears.',
    );
    expect(sentenceText(brokenBanner(undefined, false).text)).toBe(
      'The text cannot be read, so there is no picture. Fix the text and it appears.',
    );
  });

  test('a refusal is told in a few words, with the way to all of them', () => {
    const peer = refusal('spec.ingress[0].from[0]', 'Required value: must specify a peer');
    const name = refusal('metadata.name', 'metadata.name: Required value.', 1);
    const warning = refusal('spec', 'only a warning', 2, false);
    expect(refusedBanner([warning])).toBeUndefined();
    expect(refusedBanner([])).toBeUndefined();
    const one = refusedBanner([warning, peer]);
    expect(sentenceText(one?.text ?? [])).toBe(
      'Refused by the API server: spec.ingress[0].from[0]: Required value: must specify a peer.',
    );
    expect(one?.show).toBe('The whole reason');
    const three = refusedBanner([name, peer, peer]);
    expect(sentenceText(three?.text ?? [])).toBe('Refused by the API server: metadata.name: Required value. 2 more reasons.');
    expect(three?.show).toBe('All 3 problems');
    expect(refusalList([name, warning, peer])).toEqual([
      { words: 'metadata.name: Required value.', line: 1 },
      { words: 'spec.ingress[0].from[0]: Required value: must specify a peer', line: 3 },
    ]);
    expect(problemWords({ field: undefined, message: 'x' })).toBe('x');
  });

  test.each<[string, string | number, readonly string[], string]>([
    ['metadata.name', 'Shop_API', subdomainFaults('Shop_API'), 'metadata.name must be a lowercase DNS name: Shop_API'],
    ['metadata.namespace', 'Shop', dnsLabelFaults('Shop'), 'metadata.namespace must be a lowercase DNS label: Shop'],
    ['spec.podSelector.matchLabels', 'a b', labelKeyFaults('a b'), 'spec.podSelector.matchLabels must be a valid label key: a b'],
    [
      'spec.podSelector.matchLabels',
      'A.B/c',
      labelKeyFaults('A.B/c'),
      'spec.podSelector.matchLabels must be a valid label key: A.B/c',
    ],
    [
      'spec.podSelector.matchLabels',
      'a/b/c',
      labelKeyFaults('a/b/c'),
      'spec.podSelector.matchLabels must be a valid label key: a/b/c',
    ],
    [
      'spec.podSelector.matchLabels',
      'x-',
      labelValueFaults('x-'),
      'spec.podSelector.matchLabels must be a valid label value: x-',
    ],
    ['port', 70000, portNumberFaults(70000), 'port must be between 1 and 65535, inclusive: 70000'],
    ['port', 'say: "hi"', ['must be short'], 'port must be short: say: \\"hi\\"'],
    [
      'cidr',
      '10.0.0.0',
      ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'],
      'cidr must be a valid CIDR value: 10.0.0.0',
    ],
    ['operator', 'in', ['not a valid selector operator'], 'operator: not a valid selector operator: in'],
  ])('%s: %j in a few words', (field, value, [text = ''], words) => {
    const problem = refusal(field, `Invalid value: ${JSON.stringify(value)}: ${text}`);
    expect(sentenceText(refusedBanner([problem])?.text ?? [])).toBe(`Refused by the API server: ${words}.`);
  });

  test('ignored rules', () => {
    const policy = policyOf({ types: ['Ingress'], egress: [{}] });
    expect(sentenceText(ignoredBanner(policy, 'egress')?.text ?? [])).toBe(
      'The egress rule is ignored: policyTypes has no Egress. Switch on Egress default deny and it takes effect.',
    );
    expect(ignoredBanner(policy, 'ingress')).toBeUndefined();
    expect(ignoredBanner(policyOf({}), 'egress')).toBeUndefined();
  });

  test('this policy alone', () => {
    expect([0, 1, 3].map(aloneWords)).toEqual([
      undefined,
      'This policy alone: 1 other open policy is not counted here.',
      'This policy alone: 3 other open policies are not counted here.',
    ]);
  });
});

describe('files without a policy to draw', () => {
  const of = (...kinds: readonly string[]) => kinds.map((kind) => ({ apiVersion: 'v1', kind }));
  test.each<[readonly string[], string]>([
    [['Deployment', 'Deployment', 'Deployment', 'Service'], '3 Deployments and a Service'],
    [['Ingress'], 'an Ingress'],
    [['Ingress', 'Ingress'], '2 Ingresses'],
    [['NetworkPolicy', 'NetworkPolicy'], '2 NetworkPolicies'],
    [['Endpoints', 'Endpoints'], '2 Endpoints'],
    [['Gateway', 'Gateway'], '2 Gateways'],
    [['', ''], '2 objects without a kind'],
    [['A', 'B', 'C', 'D', 'E', 'F', 'G', 'G'], 'an A, a B, a C, a D, an E and 3 other objects'],
  ])('%j', (kinds, words) => {
    expect(contentsWords(of(...kinds))).toBe(words);
  });

  test('says what holds, and claims nothing where another kind of policy stands', () => {
    expect(noPolicyWords([])).toEqual({
      heading: 'No NetworkPolicy in this file',
      text: 'It holds no Kubernetes object. Write one in the YAML pane, or start with New policy.',
    });
    expect(noPolicyWords(of('Deployment')).text).toBe(
      'It holds a Deployment. Without a policy that selects them, its pods accept every connection and may open any.',
    );
    expect(noPolicyWords(of('ConfigMap')).text).toBe('It holds a ConfigMap.');
    expect(noPolicyWords([...of('Deployment'), { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' }]).text).toBe(
      'It holds a Deployment and a CiliumNetworkPolicy. CiliumNetworkPolicy (cilium.io) is not read yet: it stays as it is, and is not counted.',
    );
  });

  test('kinds that are not read', () => {
    const cilium = { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' };
    expect(unreadKindsWords([{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' }, ...of('Service')])).toBeUndefined();
    expect(unreadKindsWords([{ apiVersion: 'extensions/v1beta1', kind: 'NetworkPolicy' }])).toContain(
      'write networking.k8s.io/v1',
    );
    expect(unreadKindsWords([cilium, cilium, { apiVersion: 'example.org/v1', kind: 'ZoneNetworkPolicy' }])).toBe(
      'CiliumNetworkPolicy (cilium.io) is not read yet: it stays as it is, and is not counted. ZoneNetworkPolicy of example.org/v1 is not read: it stays as it is, and is not counted.',
    );
  });
});
