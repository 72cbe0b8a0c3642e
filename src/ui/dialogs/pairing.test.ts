import { describe, expect, test } from 'vitest';
import type { Rule } from '../../engine/policy';
import { pairingsOf } from './pairing';
import { opened, policyText } from './testing';

function rule(peers: string): Rule {
  const [first] = opened(policyText(`{podSelector: {}, ingress: [{from: [${peers}]}]}`)).policy.ingress.rules;
  if (!first) throw new Error('no rule');
  return first;
}

const PODS = '{podSelector: {matchLabels: {app: x}}}';
const SPACES = '{namespaceSelector: {matchLabels: {team: a}}}';
const BOTH = '{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: x}}}';
const BLOCK = '{ipBlock: {cidr: 10.0.0.0/8}}';

function turns(peers: string, at: number): readonly unknown[] {
  return pairingsOf(rule(peers), 'ingress', 0, at).map(({ join, partner, turn }) => [
    join,
    partner,
    turn.type,
    'peer' in turn && turn.peer,
  ]);
}

describe('pairingsOf', () => {
  test.each<[string, string, number, readonly unknown[]]>([
    ['both in one peer', BOTH, 0, [['and', undefined, 'separateSelectors', 0]]],
    ['pods, then namespaces', `${PODS}, ${SPACES}`, 0, [['or', 1, 'joinSelectors', 0]]],
    ['the second of them', `${PODS}, ${SPACES}`, 1, [['or', 0, 'joinSelectors', 0]]],
    ['namespaces, then pods', `${SPACES}, ${PODS}`, 0, [['or', 1, 'joinSelectors', 0]]],
    [
      'a neighbour on each side',
      `${SPACES}, ${PODS}, ${SPACES}`,
      1,
      [
        ['or', 2, 'joinSelectors', 1],
        ['or', 0, 'joinSelectors', 0],
      ],
    ],
    ['two of a kind', `${PODS}, ${PODS}`, 0, []],
    ['no neighbours', `${PODS}, ${BLOCK}, ${SPACES}`, 0, []],
    ['beside a peer with both', `${PODS}, ${BOTH}`, 0, []],
    ['an address', BLOCK, 0, []],
  ])('%s', (_, peers, at, wanted) => {
    expect(turns(peers, at)).toEqual(wanted);
  });
});
