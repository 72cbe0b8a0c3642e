import { describe, expect, test } from 'vitest';
import type { RuleOf } from '../answers/together';
import { label, plain } from './segment';
import { allowedBy, sentenceWithRuleNames, togetherLines, withRuleNames } from './togetherWords';

const RULES: readonly RuleOf[] = [
  { object: 'k1', policy: 'deny', rule: 0 },
  { object: 'k2', policy: 'allow', rule: 0 },
  { object: 'k2', policy: 'allow', rule: 1 },
];

describe('policies shown together in words', () => {
  test('which rules allow a row', () => {
    expect(allowedBy(RULES, [])).toBeUndefined();
    expect(allowedBy(RULES, [2])).toBe('allowed by allow, rule 2');
    expect(allowedBy(RULES, [1, 2])).toBe('allowed by allow, rule 1 and 1 more rule');
  });

  test('rules are called by their policies; labels stay as they are', () => {
    expect(withRuleNames('Ingress rule 3: app=web', RULES)).toBe('Ingress allow, rule 2: app=web');
    expect(withRuleNames('rule 9, 2 more rules', RULES)).toBe('rule 9, 2 more rules');
    expect(sentenceWithRuleNames([plain('rule 1, '), label('rule 1')], RULES)).toEqual([
      plain('deny, rule 1, '),
      label('rule 1'),
    ]);
  });

  test('what is counted, and what is not', () => {
    const shown = { names: ['deny', 'allow'], some: ['x', 'y'], uncounted: [] };
    expect(togetherLines(shown)).toEqual(['Together: deny and allow.', '2 more policies select some of these pods: x and y.']);
    expect(togetherLines({ ...shown, names: ['deny'], some: [] })).toEqual([
      'No other open policy surely selects all of these pods.',
    ]);
    const uncounted = [{ key: 'k', file: 'f', kind: 'CiliumNetworkPolicy', name: 'l7', namespace: 'shop', reason: '' }];
    expect(togetherLines({ ...shown, some: [], uncounted })[1]).toBe('Not counted, and may change this: CiliumNetworkPolicy l7.');
  });
});
