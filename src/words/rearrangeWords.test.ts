import { describe, expect, test } from 'vitest';
import type { Intent } from '../kinds/intent';
import { andWords, joinedPeer, orWords } from './andOrWords';
import { consequenceWords } from './consequenceWords';
import { intentLabel } from './intentWords';
import { type PolicyNote, policyOf, selectorOf } from './testPolicies';

const both = { type: 'pods', namespaces: selectorOf('@monitoring'), pods: selectorOf('app=p') } as const;
const where = { ...both, pods: undefined };
const who = { ...both, namespaces: undefined };
const SAME = 'Nothing changes in what is allowed.';

describe('AND and OR', () => {
  const policy = policyOf({});
  test('both selectors in one peer, and in two', () => {
    expect(andWords(policy, both)).toBe('Both have to hold: only pods labelled app=p in namespace monitoring.');
    expect(orWords(policy, both)).toBe(
      'One is enough: every pod in namespace monitoring, and also pods labelled app=p in namespace default.',
    );
  });

  test('nothing to say of a peer with one of them', () => {
    for (const peer of [where, who, { type: 'addresses', cidr: '::/0', except: [] } as const]) {
      expect(andWords(policy, peer)).toBeUndefined();
      expect(orWords(policy, peer)).toBeUndefined();
    }
  });

  test('two neighbours become one, in either order; no others do', () => {
    expect(joinedPeer(where, who)).toEqual(both);
    expect(joinedPeer(who, where)).toEqual(both);
    for (const other of [both, who, { type: 'addresses', cidr: '::/0', except: [] } as const])
      expect(joinedPeer(who, other)).toBeUndefined();
    expect(joinedPeer(where, where)).toBeUndefined();
    expect(joinedPeer(where, both)).toBeUndefined();
  });
});

const three: PolicyNote = {
  types: ['Ingress'],
  ingress: [
    { peers: [{ pods: 'app=web' }], ports: ['80'] },
    { peers: [{ pods: 'app=b' }, { namespaces: '@x' }, { pods: 'app=c' }], ports: ['443'] },
    { peers: [{ namespaces: '@monitoring', pods: 'app=p' }], ports: ['443'] },
  ],
};
const two: PolicyNote = { types: ['Ingress'], ingress: (three.ingress ?? []).slice(0, 2) };
const at = { direction: 'ingress' } as const;

describe('intents on what stands there, to follow "Undo"', () => {
  test.each<[Intent, string]>([
    [{ type: 'editPolicy', labels: { a: 'b' } }, 'change the labels'],
    [{ type: 'editPolicy', labels: {} }, 'remove the labels'],
    [{ type: 'editPolicy', annotations: { a: 'b' } }, 'change the annotations'],
    [{ type: 'editPolicy', annotations: {} }, 'remove the annotations'],
    [{ type: 'editPolicy', annotations: {}, labels: {} }, 'edit the policy'],
    [{ type: 'denyAll', ...at }, 'deny all ingress'],
    [{ type: 'addPeers', ...at, rule: 0, peers: [both] }, 'add app=p AND namespace monitoring to ingress rule 1'],
    [{ type: 'moveRule', ...at, rule: 2, to: 0 }, 'move ingress rule 3 to place 1'],
    [{ type: 'duplicateRule', ...at, rule: 0 }, 'duplicate ingress rule 1'],
    [{ type: 'copyRule', ...at, source: '', path: ['spec', 'ingress', 1] }, 'copy ingress rule 2 of another policy'],
    [{ type: 'copyRule', ...at, source: '', path: [] }, 'copy a rule to ingress'],
    [{ type: 'splitRule', ...at, rule: 1, peers: [1] }, 'split x off ingress rule 2'],
    [{ type: 'splitRule', ...at, rule: 1, peers: [0, 1] }, 'split 2 peers off ingress rule 2'],
    [{ type: 'mergeRules', ...at, rule: 2, into: 1 }, 'merge ingress rule 3 into rule 2'],
    [{ type: 'movePeer', ...at, rule: 0, peer: 0, to: 1 }, 'move app=web to ingress rule 2'],
    [{ type: 'movePeer', ...at, rule: 1, peer: 0, to: 1, at: 2 }, 'move app=b within ingress rule 2'],
    [{ type: 'duplicatePeer', ...at, rule: 0, peer: 0 }, 'duplicate app=web in ingress rule 1'],
    [{ type: 'separateSelectors', ...at, rule: 2, peer: 0 }, 'make two peers of app=p AND namespace monitoring'],
    [{ type: 'joinSelectors', ...at, rule: 1, peer: 1 }, 'make one peer of x and app=c'],
    [{ type: 'joinSelectors', ...at, rule: 8, peer: 1 }, 'make one peer of a peer and a peer'],
    [{ type: 'stripServerFields' }, 'remove what the server filled in'],
    [{ type: 'place', label: 'quote "true"', placements: [] }, 'quote "true"'],
  ])('%j', (intent, words) => {
    expect(intentLabel(policyOf(three), intent)).toBe(words);
  });
});

describe('what rearranging does', () => {
  const gone = ' It is the last peer of rule 1, so that rule goes: without peers it would mean everyone.';
  test.each<[string, PolicyNote, Intent, string | undefined, boolean?]>([
    [
      'a peer gets other ports',
      two,
      { type: 'movePeer', ...at, rule: 0, peer: 0, to: 1 },
      `app=web is then allowed on TCP 443 instead of TCP 80.${gone}`,
    ],
    [
      'a peer of several, beside other rules',
      three,
      { type: 'movePeer', ...at, rule: 1, peer: 1, to: 0 },
      'x is then allowed on TCP 80 instead of TCP 443. Other peers that include it keep what they allow.',
    ],
    [
      'a peer gets the same ports',
      three,
      { type: 'movePeer', ...at, rule: 1, peer: 0, to: 2 },
      `Both rules have the same ports. ${SAME}`,
    ],
    ['a peer within its rule', three, { type: 'movePeer', ...at, rule: 1, peer: 0, to: 1, at: 3 }, undefined],
    ['a peer that is not there', three, { type: 'movePeer', ...at, rule: 7, peer: 0, to: 1 }, undefined],
    ['a peer of ignored rules', { ...two, types: ['Egress'] }, { type: 'movePeer', ...at, rule: 0, peer: 0, to: 1 }, gone.trim()],
    [
      'to every port',
      { ingress: [{ peers: [{ pods: 'app=web' }, { pods: 'app=b' }], ports: ['80'] }, { peers: [{ pods: 'app=c' }] }] },
      { type: 'movePeer', ...at, rule: 0, peer: 0, to: 1 },
      'app=web is then allowed on every port instead of TCP 80. Other peers that include it keep what they allow.',
    ],
    [
      'AND becomes OR',
      three,
      { type: 'separateSelectors', ...at, rule: 2, peer: 0 },
      'One is enough: every pod in namespace monitoring, and also pods labelled app=p in namespace default.',
    ],
    ['no AND there', three, { type: 'separateSelectors', ...at, rule: 0, peer: 0 }, undefined],
    [
      'OR becomes AND',
      three,
      { type: 'joinSelectors', ...at, rule: 1, peer: 1 },
      'Both have to hold: only pods labelled app=c in namespace x.',
    ],
    ['no neighbour to join', three, { type: 'joinSelectors', ...at, rule: 1, peer: 2 }, undefined],
    [
      'rules with the same ports',
      three,
      { type: 'mergeRules', ...at, rule: 2, into: 1 },
      `Rule 2 then names the peers of both, on the same ports. ${SAME}`,
    ],
    [
      'rules with the same peers',
      {
        ingress: [
          { peers: [{ pods: 'a' }], ports: ['1'] },
          { peers: [{ pods: 'a' }], ports: ['2'] },
        ],
      },
      { type: 'mergeRules', ...at, rule: 1, into: 0 },
      `Rule 1 then names the ports of both, for the same peers. ${SAME}`,
    ],
    ['rules that share nothing', three, { type: 'mergeRules', ...at, rule: 0, into: 1 }, undefined],
    [
      'peers apart',
      three,
      { type: 'splitRule', ...at, rule: 1, peers: [0] },
      `The new rule 3 has the same ports as rule 2. ${SAME}`,
    ],
    [
      'peers apart, behind the rule after',
      three,
      { type: 'splitRule', ...at, rule: 1, peers: [0], to: 3 },
      `The new rule 4 has the same ports as rule 2. ${SAME}`,
    ],
    [
      'peers apart, before their rule',
      three,
      { type: 'splitRule', ...at, rule: 1, peers: [0], to: 0 },
      `The new rule 1 has the same ports as rule 3, as rule 2 is called then. ${SAME}`,
    ],
    [
      'the order of rules',
      three,
      { type: 'moveRule', ...at, rule: 0, to: 2 },
      `Kubernetes does not look at the order of rules. ${SAME}`,
    ],
    [
      'a copied rule in an open direction',
      { types: ['Egress'] },
      { type: 'copyRule', ...at, source: '', path: ['spec', 'ingress', 0] },
      'Everything else that connects to these pods will be refused from now on.',
    ],
    [
      'deny all, with rules',
      three,
      { type: 'denyAll', ...at },
      'Every incoming connection will be refused. The 3 rules are removed.',
      true,
    ],
    [
      'deny all, in an open direction',
      { types: ['Ingress'] },
      { type: 'denyAll', direction: 'egress' },
      'Every outgoing connection will be refused.',
    ],
    ['deny all, as it is', { types: ['Ingress'] }, { type: 'denyAll', ...at }, 'Every incoming connection is refused already.'],
    [
      'deny all, as it is implied',
      {},
      { type: 'denyAll', ...at },
      'Every incoming connection is refused already; policyTypes now lists Ingress.',
    ],
  ])('%s', (_, note, intent, words, ask = false) => {
    expect(consequenceWords(policyOf(note), intent)).toEqual(words === undefined ? undefined : { words, ask });
  });
});
