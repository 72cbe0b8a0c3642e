import { describe, expect, test } from 'vitest';
import type { Policy } from '../../engine/policy';
import { type PolicyDraft, policyDraft, policyIntent, readPolicyDraft } from './policyForm';

const open = { isolated: false, by: 'unlisted', rules: [] } as const;
const policy: Policy = {
  name: 'web',
  namespace: 'default',
  namespaceAssumed: true,
  subject: { requirements: [{ key: 'app', operator: 'Equals', value: 'web' }] },
  ingress: open,
  egress: open,
};

function asked(change: Partial<PolicyDraft>, from: Policy = policy): unknown {
  const start = policyDraft(from);
  return policyIntent(start, readPolicyDraft({ ...start, ...change }));
}

describe('policyIntent', () => {
  test('asks only for what changed', () => {
    expect(asked({})).toBe('nothing');
    expect(asked({ name: ' web ' })).toBe('nothing');
    expect(asked({ name: 'api' })).toEqual({ type: 'editPolicy', name: 'api' });
    expect(asked({ namespace: 'shop' })).toEqual({ type: 'editPolicy', namespace: 'shop' });
    expect(asked({ subject: { requirements: [], text: '' } })).toEqual({ type: 'editPolicy', subject: { requirements: [] } });
  });

  test('an emptied namespace takes the field away', () => {
    expect(asked({ namespace: '' }, { ...policy, namespaceAssumed: false, namespace: 'shop' })).toEqual({
      type: 'editPolicy',
      namespace: null,
    });
  });

  test.each<Partial<PolicyDraft>>([
    { name: '' },
    { name: 'Web' },
    { name: '<img src=x>' },
    { namespace: 'a.b' },
    { subject: { requirements: [], text: 'a b' } },
  ])('refuses %j', (change) => {
    expect(asked(change)).toBeUndefined();
  });

  test('what was wrong before does not stop another change', () => {
    expect(asked({ namespace: 'shop' }, { ...policy, name: 'Web' })).toEqual({ type: 'editPolicy', namespace: 'shop' });
  });

  test('text beside the chips counts', () => {
    const subject = { ...policyDraft(policy).subject, text: 'tier=db' };
    expect(asked({ subject })).toMatchObject({ subject: { requirements: [{ key: 'app' }, { key: 'tier', value: 'db' }] } });
  });
});
