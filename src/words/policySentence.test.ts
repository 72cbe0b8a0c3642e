import { describe, expect, test } from 'vitest';
import { cover } from '../engine';
import { policySentence } from './policySentence';
import { sentenceText } from './segment';
import { type PolicyNote, policyOf } from './testPolicies';

function said(note: PolicyNote): string {
  const policy = policyOf(note);
  return sentenceText(policySentence(policy, cover(policy, 'ingress'), cover(policy, 'egress')));
}

const BACKEND = 'Pods labelled app=backend in namespace default';
const OPEN = 'Outgoing connections are not restricted.';
const REFUSED = 'Every other incoming connection is refused.';
const PEERS = (count: number) => Array.from({ length: count }, (_, index) => ({ pods: `app=a${index}` }));

describe('a policy in plain sentences', () => {
  test.each<[string, PolicyNote, string]>([
    ['deny', { types: ['Ingress'] }, `${BACKEND} accept no connections. ${OPEN}`],
    [
      'deny all, every pod',
      { subject: '', types: ['Ingress', 'Egress'] },
      'All pods in namespace default accept no connections. These pods may open no connections.',
    ],
    [
      'one peer',
      { ingress: [{ peers: [{ pods: 'app=frontend' }] }] },
      `${BACKEND} accept connections from pods labelled app=frontend in the same namespace, on every port. ${REFUSED} ${OPEN}`,
    ],
    ['everyone', { ingress: [{}] }, `${BACKEND} accept every connection, also from outside the cluster. ${OPEN}`],
    [
      'everyone beside another rule',
      { ingress: [{ ports: ['80'] }, {}] },
      `${BACKEND} accept every connection, also from outside the cluster. ${OPEN}`,
    ],
    [
      'everyone, on a port',
      { types: ['Egress'], egress: [{ ports: ['443', '53/UDP'] }] },
      `${BACKEND} may connect to everyone, also outside the cluster, on TCP 443, UDP 53. Every other outgoing connection is refused. Incoming connections are not restricted.`,
    ],
    [
      'two rules',
      { ingress: [{ peers: [{ pods: 'app=frontend' }] }, { ports: ['443'] }] },
      `${BACKEND} accept every port from pods labelled app=frontend in the same namespace; and TCP 443 from everyone, also from outside the cluster. ${REFUSED} ${OPEN}`,
    ],
    [
      'both selectors',
      { ingress: [{ peers: [{ namespaces: '@monitoring', pods: 'app=p; env in (b,a)' }] }] },
      `${BACKEND} accept connections from pods labelled app=p and env in (a,b) in namespace monitoring, on every port. ${REFUSED} ${OPEN}`,
    ],
    [
      'absent labels are compared, not had',
      { ingress: [{ peers: [{ pods: '!legacy' }] }] },
      `${BACKEND} accept connections from pods matching !legacy in the same namespace, on every port. ${REFUSED} ${OPEN}`,
    ],
    [
      'every pod of every namespace',
      { ingress: [{ peers: [{ namespaces: '' }] }] },
      `${BACKEND} accept connections from every pod in every namespace, on every port. ${REFUSED} ${OPEN}`,
    ],
    [
      'a block outside what pods are taken to have',
      { ingress: [{ peers: [{ cidr: '203.0.113.0/24', except: ['203.0.113.64/26'] }], ports: ['443'] }] },
      `${BACKEND} accept connections from 203.0.113.0/24 except 203.0.113.64/26, on TCP 443. ${REFUSED} ${OPEN}`,
    ],
    [
      'the own namespace may have the label',
      { ingress: [{ peers: [{ namespaces: 'team=a' }] }] },
      `${BACKEND} accept connections from every pod in namespaces labelled team=a, on every port. Whether namespace default is one of them depends on its labels. Only what a rule names gets in. ${OPEN}`,
    ],
    [
      'the plugin decides',
      { types: ['Egress'], egress: [{ peers: [{ cidr: '0.0.0.0/0' }] }] },
      `${BACKEND} may connect to 0.0.0.0/0, on every port. Whether address ranges also match pods is up to the network plugin. Only what a rule names gets out. Incoming connections are not restricted.`,
    ],
    [
      'DNS',
      {
        types: ['Egress'],
        egress: [{ peers: [{ namespaces: '@kube-system', pods: 'k8s-app=kube-dns' }], ports: ['53/UDP', '53'] }],
      },
      `${BACKEND} may connect to the cluster’s DNS, on TCP 53, UDP 53. Every other outgoing connection is refused. Incoming connections are not restricted.`,
    ],
    [
      'an ignored direction',
      { types: ['Ingress'], egress: [{ peers: [{ pods: 'app=db' }] }] },
      `${BACKEND} accept no connections. ${OPEN} The egress rule is ignored: policyTypes has no Egress.`,
    ],
    [
      'something unreadable',
      { ingress: [{ peers: [{ pods: 'app=a' }, { unreadable: 'x' }] }] },
      `${BACKEND} accept connections from pods labelled app=a in the same namespace and a peer that cannot be read, on every port. A part of ingress cannot be read, so what else gets in is unknown. ${OPEN}`,
    ],
    [
      'a rule that cannot be read names nobody',
      { ingress: [{ unreadable: 'from is a text' }] },
      `${BACKEND} accept what a rule that cannot be read allows. A part of ingress cannot be read, so what else gets in is unknown. ${OPEN}`,
    ],
    [
      'nothing is said about a rule with an unknown field',
      { types: ['Egress'], egress: [{ peers: [{ pods: 'app=a' }], unreadable: 'unknown field' }, { ports: ['80'] }] },
      `${BACKEND} may connect to what a rule that cannot be read allows; and to everyone, also outside the cluster, on TCP 80. A part of egress cannot be read, so what else gets out is unknown. Incoming connections are not restricted.`,
    ],
    [
      'policyTypes that cannot be read',
      { unreadableTypes: true },
      'The policy is about pods labelled app=backend in namespace default. What holds for incoming connections is unknown: policyTypes cannot be read. What holds for outgoing connections is unknown: policyTypes cannot be read.',
    ],
    [
      'egress rules that cannot be read, with policyTypes absent',
      { unreadableRules: true, egress: [{ unreadable: 'unknown field "spec.egres"' }] },
      `${BACKEND} accept no connections. What holds for outgoing connections is unknown: the egress rules cannot be read.`,
    ],
    [
      'a podSelector that cannot be read',
      { subject: 'unreadable', types: ['Ingress'] },
      `The pods of this policy in namespace default accept no connections. ${OPEN} Which pods these are is unknown: podSelector cannot be read.`,
    ],
    [
      'many peers are counted',
      { ingress: [{ peers: PEERS(15) }] },
      `${BACKEND} accept connections from pods labelled app=a0 in the same namespace, pods labelled app=a1 in the same namespace, pods labelled app=a2 in the same namespace and 12 more, on every port. ${REFUSED} ${OPEN}`,
    ],
    [
      'many rules are counted',
      { ingress: Array.from({ length: 7 }, (_, index) => ({ ports: [`${80 + 2 * index}`] })) },
      `${BACKEND} accept TCP 80 from everyone, also from outside the cluster; TCP 82 from everyone, also from outside the cluster; TCP 84 from everyone, also from outside the cluster; and what 4 more rules allow. ${REFUSED} ${OPEN}`,
    ],
  ])('%s', (_, note, words) => {
    expect(said(note)).toBe(words);
  });

  test('labels, names and what is refused stand out', () => {
    const policy = policyOf({ ingress: [{ peers: [{ pods: 'app=frontend' }] }] });
    const segments = policySentence(policy, cover(policy, 'ingress'), cover(policy, 'egress'));
    expect(segments.filter(({ style }) => style !== 'plain')).toEqual([
      { text: 'app=backend', style: 'label' },
      { text: 'default', style: 'strong' },
      { text: 'app=frontend', style: 'label' },
      { text: REFUSED, style: 'strong' },
    ]);
  });
});
