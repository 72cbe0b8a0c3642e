import { describe, expect, test } from 'vitest';
import { portsOf } from '../../engine';
import type { Policy } from '../../engine/policy';
import { sentenceText } from '../../words';
import { readRuleDraft, ruleDraft } from './ruleForm';
import { type RuleTarget, ruleIntent, ruleWords } from './ruleIntent';
import { newRuleDraft, type RuleDraft } from './ruleTypes';
import { selectorDraft } from './selectorDraft';

const web = { requirements: [{ key: 'app', operator: 'Equals', value: 'web' }] } as const;
const tcp80 = { protocol: 'TCP', port: 80, endPort: undefined } as const;
const start = ruleDraft({ type: 'pods', namespaces: undefined, pods: web }, [tcp80]);
const edit: RuleTarget = { type: 'edit', rule: 2, peer: 1 };

function asked(draft: RuleDraft, target: RuleTarget = edit, from = start): unknown {
  return ruleIntent('ingress', target, readRuleDraft(from), readRuleDraft(draft));
}

describe('ruleIntent', () => {
  test('an edit without a change asks for nothing', () => {
    expect(asked(start)).toBe('nothing');
    expect(asked({ ...start, ports: ' 80 ' })).toBe('nothing');
  });

  test('asks only for what changed', () => {
    const base = { type: 'editRule', direction: 'ingress', rule: 2 };
    expect(asked({ ...start, ports: '80, 443' })).toEqual({ ...base, ports: [tcp80, { ...tcp80, port: 443 }] });
    expect(asked({ ...start, ports: '' })).toEqual({ ...base, ports: [] });
    const here = { type: 'pods', namespaces: undefined, pods: { requirements: [] } };
    expect(asked({ ...start, type: 'everyPodHere' })).toEqual({ ...base, peer: { index: 1, wish: here } });
  });

  test('asks for nothing it could not read', () => {
    expect(asked({ ...start, ports: '99999' })).toBeUndefined();
    expect(asked({ ...start, pods: { requirements: [], text: '=' } })).toBeUndefined();
  });

  test('a new rule has one peer, or none for anyone', () => {
    const add: RuleTarget = { type: 'add', group: 'namespace' };
    const draft = { ...newRuleDraft('namespace'), pods: { requirements: [], text: 'app=web' } };
    const peer = { type: 'pods', namespaces: undefined, pods: web };
    expect(asked(draft, add)).toEqual({ type: 'addRule', direction: 'ingress', peers: [peer], ports: [] });
    expect(asked({ ...draft, type: 'anyone' }, add)).toMatchObject({ peers: [] });
  });

  test('peers can go into a rule that is there, whose ports they have', () => {
    const add: RuleTarget = { type: 'add', group: 'namespace', into: 1 };
    const draft = { ...newRuleDraft('namespace'), pods: { requirements: [], text: 'app=web' } };
    expect(asked(draft, add)).toEqual({
      type: 'addPeers',
      direction: 'ingress',
      rule: 1,
      peers: [{ type: 'pods', namespaces: undefined, pods: web }],
    });
    expect(asked({ ...draft, type: 'anyone' }, add)).toMatchObject({ type: 'addRule', peers: [] });
    expect(asked({ ...draft, type: 'internet' }, add)).toMatchObject({ type: 'addPeers', peers: { length: 2 } });
  });

  test('a named peer never becomes anyone: a rule for everyone is added', () => {
    expect(asked({ ...start, type: 'anyone' })).toEqual({ type: 'addRule', direction: 'ingress', peers: [], ports: [tcp80] });
  });

  test('a rule for anyone can be given its first peer', () => {
    const anyone = ruleDraft('anyone', []);
    const named: RuleDraft = { ...anyone, type: 'pods', pods: selectorDraft(web) };
    expect(asked(named, { type: 'edit', rule: 0, peer: undefined }, anyone)).toMatchObject({ peer: { index: 0 } });
  });
});

describe('ruleWords', () => {
  const open = { isolated: false, by: 'unlisted', rules: [] } as const;
  const policy: Policy = { name: 'p', namespace: 'default', namespaceAssumed: true, subject: web, ingress: open, egress: open };
  const told = (draft: RuleDraft, missing = false): readonly [string, string] => {
    const { sentence, state } = ruleWords(policy, 'ingress', { type: 'add', group: 'namespace' }, readRuleDraft(draft), missing);
    return [sentenceText(sentence), state];
  };

  test('says what the rule does, and what it closes', () => {
    const [words, state] = told(start);
    expect(words).toContain('app=web');
    expect(words).toContain('refused');
    expect(state).toBe('ports');
  });

  test('a peer that goes into a rule is told on the ports of that rule', () => {
    const tcp443 = { protocol: 'TCP', port: 443, endPort: undefined, origin: [] } as const;
    const rule = { peers: 'anyone', entries: [tcp443], ports: portsOf([tcp443]), unreadable: undefined, origin: [] } as const;
    const closed: Policy = { ...policy, ingress: { isolated: true, by: 'listed', rules: [rule] } };
    const target: RuleTarget = { type: 'add', group: 'namespace', into: 0 };
    const { sentence, state } = ruleWords(closed, 'ingress', target, readRuleDraft({ ...start, ports: '' }), false);
    expect(sentenceText(sentence)).toContain('on TCP 443');
    expect(state).toBe('ports');
  });

  test.each<[string, RuleDraft, string]>([
    ['no address yet', newRuleDraft('outside'), 'Give the range of addresses this rule is about, such as 10.0.0.0/8.'],
    ['no name yet', { ...newRuleDraft('cluster'), type: 'namespaceByName' }, 'Say whose connections this rule lets in.'],
    ['half an address', { ...newRuleDraft('outside'), cidr: '10.' }, 'What stands in the fields cannot be read yet.'],
  ])('asks for what the rule is about with %s', (_, draft, words) => {
    expect(told(draft)).toEqual([words, 'open']);
  });

  test.each<[string, RuleDraft, boolean]>([
    ['no label yet', newRuleDraft('namespace'), true],
    ['ports half-typed', { ...start, ports: '80-' }, false],
    ['a label half-typed', { ...start, pods: { requirements: [], text: 'env in (' } }, false],
    ['no address yet', newRuleDraft('outside'), false],
    ['no name of a namespace yet', { ...newRuleDraft('cluster'), type: 'namespaceByName' }, false],
  ])('claims nothing with %s', (_, draft, missing) => {
    const [words, state] = told(draft, missing);
    expect(words).not.toContain('may connect');
    expect(state).toBe('open');
  });
});
