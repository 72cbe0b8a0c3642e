import { describe, expect, test } from 'vitest';
import { situationIn } from '../answers/situation';
import { NO_PROFILE } from '../workspace/profile';
import { lint } from '.';
import { opened, policyText } from './testing/opened';

const RULES = ['selects-nothing', 'peer-selects-nothing', 'named-port-nobody-has'];

const pod = (name: string, labels: string, ports = '', namespace = 'shop'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}\nspec: {containers: [{ports: [${ports}]}]}\n---\n`;
const namespace = (name: string, labels = ''): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}, labels: {${labels}}}\n---\n`;
const SHOP = `${pod('web', 'app: web', '{containerPort: 80, name: http}')}${pod('db', 'app: db', '{containerPort: 53, name: dns, protocol: UDP}')}`;

function found(spec: string, pods: string, before = ''): readonly string[] {
  const workspace = opened({ 'a.yaml': `${before}${policyText(spec)}`, 'pods.yaml': pods });
  return lint(workspace, NO_PROFILE, situationIn(workspace).cluster)
    .filter(({ rule }) => RULES.includes(rule))
    .map(({ rule, line, severity }) => `${rule} ${line} ${severity}`);
}

const WEB = 'podSelector: {matchLabels: {app: web}}\n';
const from = (peer: string, ports = ''): string => `${WEB}ingress:\n- from:\n  - ${peer}\n${ports}`;

describe('what comes to nothing with the pods that are open', () => {
  test.each([
    ['a policy for pods that are there', WEB, SHOP, []],
    ['a policy for nobody', 'podSelector: {matchLabels: {app: wbe}}', SHOP, ['selects-nothing 5 warning']],
    ['no pod is open', 'podSelector: {matchLabels: {app: wbe}}', '', []],
    ['none of that namespace is', 'podSelector: {matchLabels: {app: wbe}}', pod('web', 'app: web', '', 'far'), []],
    ['a peer that is there', from('podSelector: {matchLabels: {app: db}}'), SHOP, []],
    ['a peer that nobody is', from('podSelector: {matchLabels: {app: bd}}'), SHOP, ['peer-selects-nothing 8 info']],
    [
      'a peer in a namespace that is not open',
      from('{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: far}}, podSelector: {matchLabels: {app: x}}}'),
      SHOP,
      [],
    ],
    [
      'a peer in one that is, by name',
      from('{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: far}}, podSelector: {matchLabels: {app: x}}}'),
      `${SHOP}${pod('y', 'app: y', '', 'far')}`,
      ['peer-selects-nothing 8 info'],
    ],
    [
      'namespaces whose labels are not open may be meant',
      from('{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: x}}}'),
      `${SHOP}${namespace('far', 'team: a')}${pod('y', 'app: y', '', 'far')}`,
      [],
    ],
    [
      'all labels are open',
      from('{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: x}}}'),
      `${SHOP}${namespace('shop')}${namespace('far', 'team: a')}${pod('y', 'app: y', '', 'far')}`,
      ['peer-selects-nothing 8 info'],
    ],
    ['an address is no pod', from('ipBlock: {cidr: 10.0.0.0/8}'), SHOP, []],
    ['a named port the pods have', from('podSelector: {}', '  ports: [{port: http}]'), SHOP, []],
    [
      'one that only others have',
      from('podSelector: {}', '  ports: [{port: dns, protocol: UDP}]'),
      SHOP,
      ['named-port-nobody-has 9 warning'],
    ],
    [
      'one they have with another protocol',
      from('podSelector: {}', '  ports: [{port: http, protocol: UDP}]'),
      SHOP,
      ['named-port-nobody-has 9 warning'],
    ],
    [
      'egress looks on the other side',
      `${WEB}egress:\n- to: [{podSelector: {matchLabels: {app: db}}}]\n  ports: [{port: dns, protocol: UDP}, {port: http}]`,
      SHOP,
      ['named-port-nobody-has 8 warning'],
    ],
    ['egress to anyone', `${WEB}egress:\n- ports: [{port: https}]`, SHOP, []],
    [
      'rules of a direction that is not isolated do nothing anyway',
      `${WEB}policyTypes: [Ingress]\negress:\n- to: [{podSelector: {matchLabels: {app: bd}}}]`,
      SHOP,
      [],
    ],
  ])('%s', (_, spec, pods, expected) => {
    expect(found(spec, pods)).toEqual(expected);
  });

  test('is silenced like any other', () => {
    expect(found('podSelector: {matchLabels: {app: wbe}}', SHOP, '# drawbridge-ignore selects-nothing: to come\n')).toEqual([]);
  });

  test('says whom it looked at', () => {
    const workspace = opened({ 'a.yaml': policyText('podSelector: {matchLabels: {app: wbe}}'), 'pods.yaml': SHOP });
    const [finding] = lint(workspace, NO_PROFILE, situationIn(workspace).cluster).filter(({ rule }) => RULES.includes(rule));
    expect(finding?.message).toBe(
      'No open pod in namespace shop is selected by app=wbe, so this policy does nothing for the 2 pods there.',
    );
  });
});
