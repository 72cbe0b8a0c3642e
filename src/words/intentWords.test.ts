import { describe, expect, test } from 'vitest';
import type { Intent } from '../kinds/intent';
import { allowAllOffer, consequenceWords, LAST_PORT } from './consequenceWords';
import { intentLabel } from './intentWords';
import { type PolicyNote, policyOf, portNote, selectorOf } from './testPolicies';

const frontend = { type: 'pods', namespaces: undefined, pods: selectorOf('app=frontend') } as const;
const both = { type: 'pods', namespaces: selectorOf('@monitoring'), pods: selectorOf('app=p') } as const;
const block = { type: 'addresses', cidr: '10.0.0.0/8', except: [] } as const;

describe('intents, to follow "Undo"', () => {
  const note: PolicyNote = { ingress: [{ peers: [{ pods: 'app=a' }, { namespaces: '@x' }] }, { ports: ['80'] }] };
  test.each<[Intent, string]>([
    [{ type: 'editPolicy', name: 'web' }, 'rename to web'],
    [{ type: 'editPolicy', namespace: 'shop' }, 'set namespace shop'],
    [{ type: 'editPolicy', namespace: null }, 'take out the namespace'],
    [{ type: 'editPolicy', subject: selectorOf('app=web') }, 'select app=web'],
    [{ type: 'editPolicy', subject: selectorOf('') }, 'select every pod'],
    [{ type: 'editPolicy', name: 'web', namespace: 'shop' }, 'edit the policy'],
    [{ type: 'editPolicy' }, 'edit the policy'],
    [{ type: 'addRule', direction: 'ingress', peers: [frontend], ports: [] }, 'add app=frontend to ingress'],
    [{ type: 'addRule', direction: 'egress', peers: [both], ports: [] }, 'add app=p AND namespace monitoring to egress'],
    [{ type: 'addRule', direction: 'egress', peers: [block], ports: [] }, 'add 10.0.0.0/8 to egress'],
    [{ type: 'addRule', direction: 'ingress', peers: [], ports: [] }, 'add anyone to ingress'],
    [{ type: 'addRule', direction: 'ingress', peers: [frontend, block], ports: [] }, 'add 2 peers to ingress'],
    [
      { type: 'editRule', direction: 'ingress', rule: 1, peer: { index: 0, wish: frontend } },
      'change a peer of ingress rule 2 to app=frontend',
    ],
    [{ type: 'editRule', direction: 'ingress', rule: 1, ports: [] }, 'change the ports of ingress rule 2'],
    [{ type: 'editRule', direction: 'ingress', rule: 0, peer: { index: 0, wish: frontend }, ports: [] }, 'edit ingress rule 1'],
    [{ type: 'removePeer', direction: 'ingress', rule: 0, peer: 1 }, 'remove x from ingress'],
    [{ type: 'removePeer', direction: 'ingress', rule: 9, peer: 1 }, 'remove a peer from ingress'],
    [{ type: 'removeRule', direction: 'egress', rule: 0 }, 'remove egress rule 1'],
    [{ type: 'isolate', direction: 'ingress', on: true }, 'deny ingress by default'],
    [{ type: 'isolate', direction: 'egress', on: false }, 'stop denying egress by default'],
    [{ type: 'allowAll', direction: 'egress' }, 'allow all egress'],
  ])('%j', (intent, words) => {
    expect(intentLabel(policyOf(note), intent)).toBe(words);
  });
});

describe('what an edit does beyond its own words', () => {
  const one: PolicyNote = { types: ['Ingress'], ingress: [{ peers: [{ pods: 'app=a' }], ports: ['80'] }] };
  const two: PolicyNote = { types: ['Ingress'], ingress: [{ peers: [{ pods: 'app=a' }, { pods: 'app=b' }] }, {}] };
  const ignored: PolicyNote = { types: ['Ingress'], egress: [{}, {}] };
  const noneLeft = 'No ingress rule is left: every incoming connection will be refused.';
  test.each<[string, PolicyNote, Intent, string | undefined, boolean]>([
    ['rename', one, { type: 'editPolicy', name: 'x' }, undefined, false],
    [
      'a rule in a closed direction',
      one,
      { type: 'addRule', direction: 'ingress', peers: [frontend], ports: [] },
      undefined,
      false,
    ],
    [
      'a rule in an open direction',
      one,
      { type: 'addRule', direction: 'egress', peers: [frontend], ports: [] },
      'Every other connection that these pods open will be refused from now on, DNS too.',
      false,
    ],
    ['other ports', one, { type: 'editRule', direction: 'ingress', rule: 0, ports: [portNote('81')] }, undefined, false],
    ['no port left', one, { type: 'editRule', direction: 'ingress', rule: 0, ports: [] }, LAST_PORT, true],
    ['no port before either', two, { type: 'editRule', direction: 'ingress', rule: 0, ports: [] }, undefined, false],
    [
      'the last peer of the last rule',
      one,
      { type: 'removePeer', direction: 'ingress', rule: 0, peer: 0 },
      `It is the last peer, so the whole rule goes: a rule without peers would mean everyone. ${noneLeft}`,
      false,
    ],
    ['one peer of two', two, { type: 'removePeer', direction: 'ingress', rule: 0, peer: 0 }, undefined, false],
    ['the last rule', one, { type: 'removeRule', direction: 'ingress', rule: 0 }, noneLeft, false],
    [
      'one rule of two',
      two,
      { type: 'removeRule', direction: 'ingress', rule: 0 },
      'What it allowed will be refused, unless another rule allows it.',
      false,
    ],
    [
      'the last rule of an implied direction',
      { egress: [{}] },
      { type: 'removeRule', direction: 'egress', rule: 0 },
      'No egress rule is left: every outgoing connection will be refused. policyTypes is written out, so that egress stays closed.',
      false,
    ],
    ['a rule that is ignored', ignored, { type: 'removeRule', direction: 'egress', rule: 0 }, undefined, false],
    [
      'isolate',
      { types: ['Ingress'] },
      { type: 'isolate', direction: 'egress', on: true },
      'Every outgoing connection will be refused.',
      false,
    ],
    [
      'isolate over ignored rules',
      ignored,
      { type: 'isolate', direction: 'egress', on: true },
      'Every outgoing connection that no rule allows will be refused. The 2 rules that are ignored now take effect.',
      false,
    ],
    [
      'isolate what is implied',
      {},
      { type: 'isolate', direction: 'ingress', on: true },
      'It is isolated already; policyTypes now says so.',
      false,
    ],
    ['isolate what is listed', one, { type: 'isolate', direction: 'ingress', on: true }, undefined, false],
    [
      'open',
      { types: ['Ingress', 'Egress'] },
      { type: 'isolate', direction: 'egress', on: false },
      'This policy will no longer restrict outgoing connections.',
      true,
    ],
    [
      'open with a rule',
      one,
      { type: 'isolate', direction: 'ingress', on: false },
      'This policy will no longer restrict incoming connections. The rule stays in the text and is ignored.',
      true,
    ],
    [
      'open with rules',
      two,
      { type: 'isolate', direction: 'ingress', on: false },
      'This policy will no longer restrict incoming connections. The 2 rules stay in the text and are ignored.',
      true,
    ],
    [
      'everyone',
      one,
      { type: 'allowAll', direction: 'ingress' },
      'Every incoming connection will be allowed, also from outside the cluster. The other rule stays and adds nothing.',
      true,
    ],
    [
      'everyone where everyone is allowed',
      { types: ['Ingress'], ingress: [{ peers: [{ pods: 'app=a' }] }, {}] },
      { type: 'allowAll', direction: 'ingress' },
      'Every incoming connection is allowed already: rule 2 is for everyone.',
      false,
    ],
  ])('%s', (_, note, intent, words, ask) => {
    expect(consequenceWords(policyOf(note), intent)).toEqual(words === undefined ? undefined : { words, ask });
  });

  test('the offer in place of an empty policyTypes names the way', () => {
    expect(allowAllOffer('ingress')).toContain('allow everyone with one rule (ingress: [{}])');
  });
});
