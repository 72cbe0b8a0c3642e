import { describe, expect, test } from 'vitest';
import { cover } from '../../engine';
import { policy as policyOf } from '../../engine/testPolicies';
import { drawPicture } from '../../picture';
import { keepEqual } from './keepEqual';
import { listRules } from './listModel';

type Sides = Parameters<typeof policyOf>[0];

function listed(sides: Sides) {
  const policy = policyOf(sides, 'shop');
  return listRules(policy, drawPicture(policy, { ingress: cover(policy, 'ingress'), egress: cover(policy, 'egress') }));
}

const names = (sides: Sides) => listed(sides).flatMap(({ rules }) => rules.map(({ name }) => name));
const peers = (sides: Sides) => listed(sides).flatMap(({ rules }) => rules.flatMap((rule) => rule.peers.map(({ name }) => name)));

describe('what a rule is called', () => {
  test.each<[string, Sides, string[]]>([
    ['one peer, one port', { ingress: ['app=web @ 80'], types: 'I' }, ['Rule 1, ingress, app=web on TCP 80']],
    ['no port', { egress: ['app=db'], types: 'E' }, ['Rule 1, egress, app=db on every port']],
    ['no peer', { ingress: ['@ 443'], types: 'I' }, ['Rule 1, ingress, anyone on TCP 443']],
    [
      'many peers',
      { ingress: ['app=a | app=b | app=c | app=d | 10.0.0.0/8 @ 80 53/UDP'], types: 'I' },
      ['Rule 1, ingress, app=a or app=b or app=c or 2 more on TCP 80, UDP 53'],
    ],
    [
      'both selectors',
      { ingress: ['ns:kubernetes.io/metadata.name=monitoring & app=prometheus'], types: 'I' },
      ['Rule 1, ingress, app=prometheus AND namespace monitoring on every port'],
    ],
    [
      'an AND beside an OR',
      { ingress: ['app=a | ns:team=b & app=c @ 80'], types: 'I' },
      ['Rule 1, ingress, app=a, or app=c AND namespaces team=b on TCP 80'],
    ],
    [
      'Kubernetes DNS',
      { egress: ['ns:kubernetes.io/metadata.name=kube-system & k8s-app=kube-dns @ 53/UDP 53'], types: 'E' },
      ['Rule 1, egress, Kubernetes DNS on UDP 53, TCP 53'],
    ],
    [
      'a direction that policyTypes leaves out',
      { egress: ['app=db'], types: 'I' },
      ['Rule 1, egress, app=db on every port, ignored: policyTypes has no Egress'],
    ],
  ])('%s', (_, sides, expected) => {
    expect(names(sides)).toEqual(expected);
  });

  test('ingress comes first, each in the order of the text', () => {
    expect(names({ egress: ['app=x', 'app=y'], ingress: ['app=z'], types: 'IE' }).map((name) => name.slice(0, 16))).toEqual([
      'Rule 1, ingress,',
      'Rule 1, egress, ',
      'Rule 2, egress, ',
    ]);
  });

  test('peers tell their place where they are several', () => {
    expect(peers({ ingress: ['app=a | app=b', 'app=c'], types: 'I' })).toEqual([
      'app=a, peer 1 of 2, ingress rule 1',
      'app=b, peer 2 of 2, ingress rule 1',
      'app=c, ingress rule 2',
    ]);
  });
});

test('a rule has the state of its circle; an ignored one has none', () => {
  const states = (sides: Sides) => listed(sides).flatMap(({ rules }) => rules.map(({ state }) => state));
  expect(states({ ingress: ['app=a', '@ 80'], types: 'I' })).toEqual(['allowed', 'allowed']);
  expect(states({ egress: ['app=a'], types: 'I' })).toEqual([undefined]);
});

test('without a rule it says what that means', () => {
  expect(listed({ types: 'I' }).map(({ about }) => about)).toEqual([
    'No rule: every incoming connection is refused.',
    'No rule: outgoing connections are not restricted.',
  ]);
});

test('what says the same after an edit stays the same object', () => {
  const before = listed({ ingress: ['app=a', 'app=b', 'app=c'], types: 'I' });
  const after = keepEqual(before, listed({ ingress: ['app=a', 'app=x', 'app=c'], types: 'I' }));
  const same = after[0]?.rules.map((rule, index) => rule === before[0]?.rules[index]);
  expect(same).toEqual([true, false, true]);
});
