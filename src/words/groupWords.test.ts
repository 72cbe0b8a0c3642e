import { describe, expect, test } from 'vitest';
import type { Direction, Group } from '../engine';
import {
  addRuleLabel,
  columnWords,
  groupLabel,
  groupScope,
  isolationSwitch,
  peersInGroup,
  policyPlace,
  ruleLabel,
  ruleMeaning,
} from './groupWords';
import { type PolicyNote, policyOf } from './testPolicies';

describe('names that scripts and screen readers rely on', () => {
  test.each<[Direction, Group, string, string]>([
    ['ingress', 'outside', 'Ingress: outside cluster', 'Add ingress rule: outside cluster'],
    ['ingress', 'namespace', 'Ingress: in namespace', 'Add ingress rule: in namespace'],
    ['egress', 'cluster', 'Egress: in cluster', 'Add egress rule: in cluster'],
    ['egress', 'anyone', 'Egress: anyone', 'Add egress rule: anyone'],
  ])('%s %s', (direction, group, label, add) => {
    expect(groupLabel(direction, group)).toBe(label);
    expect(addRuleLabel(direction, group)).toBe(add);
  });

  test.each<[PolicyNote, Direction, ReturnType<typeof isolationSwitch>]>([
    [{}, 'ingress', { name: 'Ingress default deny', words: 'default deny', detail: undefined }],
    [{}, 'egress', { name: 'Egress default deny', words: 'default allow', detail: undefined }],
    [
      { types: ['Ingress'], egress: [{}] },
      'egress',
      { name: 'Egress default deny', words: 'default allow', detail: '1 rule ignored: policyTypes has no Egress' },
    ],
    [
      { unreadableTypes: true },
      'ingress',
      { name: 'Ingress default deny', words: 'unknown', detail: 'policyTypes cannot be read' },
    ],
    [
      { unreadableRules: true, egress: [{ unreadable: 'x' }] },
      'egress',
      { name: 'Egress default deny', words: 'unknown', detail: 'the egress rules cannot be read' },
    ],
  ])('the switch of %j %s', (note, direction, words) => {
    expect(isolationSwitch(direction, policyOf(note)[direction])).toEqual(words);
  });
});

describe('groups, rules and the card', () => {
  test('scopes and columns', () => {
    const policy = policyOf({ namespace: 'shop' });
    expect((['anyone', 'outside', 'namespace', 'cluster'] as const).map((group) => groupScope(policy, group))).toEqual([
      'no peer named',
      undefined,
      'shop',
      'other namespaces',
    ]);
    expect(columnWords('egress')).toEqual({ heading: 'Egress', about: 'where it may connect to' });
    expect(policyPlace(policyOf({})).assumed).toBe('assumed');
    expect(policyPlace(policy).assumed).toBeUndefined();
  });

  test.each<[NonNullable<PolicyNote['ingress']>[number], string, string, string | undefined]>([
    [{}, 'Ingress rule 1: anyone, every port', 'Everyone, on every port.', undefined],
    [{ peers: [{ pods: '' }] }, 'Ingress rule 1: 1 peer, every port', 'The peer, on every port.', undefined],
    [
      { peers: [{ pods: '' }, { cidr: '::/0' }, { namespaces: '' }], ports: ['80', '443'] },
      'Ingress rule 1: 3 peers, 2 ports',
      'Any of the peers, on any of the ports.',
      '1 of 3 peers',
    ],
    [{ ports: ['80'] }, 'Ingress rule 1: anyone, 1 port', 'Everyone, on the port.', undefined],
    [
      { badPorts: true },
      'Ingress rule 1: anyone, ports that cannot be read',
      'Everyone, on ports that cannot be read.',
      undefined,
    ],
  ])('%j', (note, label, meaning, share) => {
    const [rule] = policyOf({ ingress: [note] }).ingress.rules;
    if (rule === undefined) throw new Error('no rule');
    expect(ruleLabel('ingress', rule, 0)).toBe(label);
    expect(ruleMeaning(rule)).toBe(meaning);
    expect(peersInGroup(rule, 1)).toBe(share);
  });
});
