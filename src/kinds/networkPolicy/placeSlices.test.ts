import { describe, expect, test } from 'vitest';
import type { Placement } from '../../text/placement';
import type { Intent, PeerWish } from '../intent';
import { placeInNetworkPolicy } from './place';
import { applyPlacements } from './testing/applyPlacements';
import { policyObject } from './testing/policies';

type Dir = 'ingress' | 'egress';

const app = (name: string) => ({ podSelector: { matchLabels: { app: name } } });
const from = (...names: readonly string[]) => ({ from: names.map(app) });
const on = (...ports: readonly (number | null)[]) => ({ ports: ports.map((port) => (port === null ? null : { port })) });
const ns = { namespaceSelector: { matchLabels: { team: 'a' } } };
const wish = (name: string): PeerWish => ({
  type: 'pods',
  namespaces: undefined,
  pods: { requirements: [{ key: 'app', operator: 'Equals', value: name }] },
});

const denyAll = (direction: Dir): Intent => ({ type: 'denyAll', direction });
const addPeers = (rule: number, ...names: readonly string[]): Intent => ({
  type: 'addPeers',
  direction: 'ingress',
  rule,
  peers: names.map(wish),
});
const moveRule = (rule: number, to: number): Intent => ({ type: 'moveRule', direction: 'ingress', rule, to });
const duplicateRule = (rule: number): Intent => ({ type: 'duplicateRule', direction: 'ingress', rule });
const copyRule = (direction: Dir, path: Extract<Intent, { type: 'copyRule' }>['path'], source: unknown): Intent => ({
  type: 'copyRule',
  direction,
  path,
  source: JSON.stringify(source),
});
const split = (rule: number, ...peers: readonly number[]): Intent => ({ type: 'splitRule', direction: 'ingress', rule, peers });
const merge = (rule: number, into: number): Intent => ({ type: 'mergeRules', direction: 'ingress', rule, into });
const movePeer = (rule: number, peer: number, to: number, at?: number): Intent => ({
  type: 'movePeer',
  direction: 'ingress',
  rule,
  peer,
  to,
  ...(at !== undefined && { at }),
});
const peerOf = (type: 'duplicatePeer' | 'separateSelectors' | 'joinSelectors', rule = 0, peer = 0): Intent => ({
  type,
  direction: 'ingress',
  rule,
  peer,
});

function placementsOf(spec: unknown, intent: Intent): readonly Placement[] {
  const placed = placeInNetworkPolicy(policyObject(spec), intent);
  if ('unsupported' in placed) throw new Error(placed.unsupported);
  return placed;
}

function specAfter(spec: unknown, intent: Intent): unknown {
  return (applyPlacements(policyObject(spec), placementsOf(spec, intent)) as { spec: unknown }).spec;
}

/** The rules of ingress before and after. */
const RULES: readonly (readonly [name: string, before: readonly unknown[], intent: Intent, after: readonly unknown[]])[] = [
  ['peers behind those that stand there', [from('a')], addPeers(0, 'x', 'y'), [from('a', 'x', 'y')]],
  ['a rule down', [from('a'), from('b'), from('c')], moveRule(0, 2), [from('b'), from('c'), from('a')]],
  ['a rule up', [from('a'), from('b'), from('c')], moveRule(2, 0), [from('c'), from('a'), from('b')]],
  ['an empty rule', [null, from('a')], moveRule(0, 1), [from('a'), null]],
  ['a rule twice', [from('a'), from('b')], duplicateRule(0), [from('a'), from('a'), from('b')]],
  ['an empty rule twice', [null], duplicateRule(0), [null, null]],
  [
    'a rule split, the ports in both',
    [{ ...from('a', 'b', 'c'), ...on(80) }, from('z')],
    split(0, 2, 0),
    [{ ...from('b'), ...on(80) }, { ...from('a', 'c'), ...on(80) }, from('z')],
  ],
  ['a peer named twice', [from('a', 'b')], split(0, 1, 1), [from('a'), from('b')]],
  [
    'rules on the same ports',
    [
      { ...from('a'), ...on(80, 443) },
      { ...from('b', 'c'), ...on(443, 80) },
    ],
    merge(1, 0),
    [{ ...from('a', 'b', 'c'), ...on(80, 443) }],
  ],
  ['into the rule behind', [from('a'), from('x'), from('b')], merge(0, 2), [from('x'), from('b', 'a')]],
  ['what stands there already is not written twice', [from('a', 'b'), from('b', 'c', 'a')], merge(1, 0), [from('a', 'b', 'c')]],
  ['a rule that says the same', [from('a'), from('a')], merge(1, 0), [from('a')]],
  [
    'rules of the same peers',
    [
      { ...from('a', 'b'), ...on(80) },
      { ...from('b', 'a'), ...on(80, 443) },
    ],
    merge(1, 0),
    [{ ...from('a', 'b'), ...on(80, 443) }],
  ],
  [
    'a port in a range that stands there',
    [
      { ...from('a'), ports: [{ port: 80, endPort: 90 }] },
      { ...from('a'), ...on(85, 91) },
    ],
    merge(1, 0),
    [{ ...from('a'), ports: [{ port: 80, endPort: 90 }, { port: 91 }] }],
  ],
  ['the same peer on every port', [{ ...from('a'), ...on(80) }, from('a')], merge(1, 0), [from('a')]],
  ['into every port', [{ ...from('a'), ...on(80) }, from('a')], merge(0, 1), [from('a')]],
  [
    'a rule that says less',
    [
      { ...from('a', 'b'), ...on(80, 443) },
      { ...from('b'), ...on(443) },
    ],
    merge(1, 0),
    [{ ...from('a', 'b'), ...on(80, 443) }],
  ],
  [
    'into a rule that says less',
    [
      { ...from('a', 'b'), ...on(80, 443) },
      { ...from('b'), ...on(443) },
    ],
    merge(0, 1),
    [{ ...from('b', 'a'), ...on(443, 80) }],
  ],
  ['anyone on more ports', [on(80), on(443)], merge(1, 0), [on(80, 443)]],
  ['anyone on every port', [on(80), null], merge(1, 0), [{}]],
  ['an entry that means every TCP port', [on(80), on(null)], merge(1, 0), [on(80, null)]],
  [
    'a peer to another rule',
    [
      { ...from('a', 'b'), ...on(80) },
      { ...from('c'), ...on(443) },
    ],
    movePeer(0, 0, 1),
    [
      { ...from('b'), ...on(80) },
      { ...from('c', 'a'), ...on(443) },
    ],
  ],
  ['a peer to a place in another rule', [from('a', 'b'), from('c', 'd')], movePeer(0, 1, 1, 1), [from('a'), from('c', 'b', 'd')]],
  ['the last peer takes its rule along', [{ ...from('a'), ...on(80) }, from('c')], movePeer(0, 0, 1, 0), [from('a', 'c')]],
  ['also from behind', [from('c'), from('x'), from('a')], movePeer(2, 0, 0), [from('c', 'a'), from('x')]],
  ['a peer to the end of its rule', [from('a', 'b', 'c')], movePeer(0, 0, 0), [from('b', 'c', 'a')]],
  ['a peer before another of its rule', [from('a', 'b', 'c')], movePeer(0, 2, 0, 1), [from('a', 'c', 'b')]],
  ['a peer where it is', [from('a', 'b')], movePeer(0, 0, 0, 1), [from('a', 'b')]],
  [
    'a peer that cannot be read, within its rule',
    [{ from: [{ x: 1 }, app('a')] }],
    movePeer(0, 0, 0),
    [{ from: [app('a'), { x: 1 }] }],
  ],
  ['a peer twice', [from('a', 'b')], peerOf('duplicatePeer'), [from('a', 'a', 'b')]],
  [
    'AND to OR',
    [{ from: [{ ...ns, ...app('a') }, app('b')] }],
    peerOf('separateSelectors'),
    [{ from: [ns, app('a'), app('b')] }],
  ],
  ['AND to OR, the pods first', [{ from: [{ ...app('a'), ...ns }] }], peerOf('separateSelectors'), [{ from: [app('a'), ns] }]],
  [
    'OR to AND',
    [{ from: [app('z'), ns, app('a')] }],
    peerOf('joinSelectors', 0, 1),
    [{ from: [app('z'), { ...ns, ...app('a') }] }],
  ],
  ['OR to AND, the pods first', [{ from: [app('a'), ns] }], peerOf('joinSelectors'), [{ from: [{ ...app('a'), ...ns }] }]],
  [
    'OR to AND past fields without a value',
    [
      {
        from: [
          { ...ns, podSelector: null, ipBlock: null },
          { ...app('a'), ipBlock: null },
        ],
      },
    ],
    peerOf('joinSelectors'),
    [{ from: [{ ...ns, ipBlock: null, ...app('a') }] }],
  ],
];

describe('rules and peers are moved and copied as they stand', () => {
  test.each(RULES)('%s', (_, before, intent, after) => {
    const spec = { podSelector: {}, policyTypes: ['Ingress'] };
    const result = specAfter({ ...spec, ingress: before }, intent);
    expect(result).toEqual({ ...spec, ingress: after });
    expect(JSON.stringify(result)).toBe(JSON.stringify({ ...spec, ingress: after }));
  });

  test('rules that are ignored are moved like others', () => {
    const spec = { podSelector: {}, policyTypes: ['Egress'], ingress: [from('a'), from('b')] };
    expect(specAfter(spec, moveRule(0, 1))).toEqual({ ...spec, ingress: [from('b'), from('a')] });
  });

  test('a rule that cannot be read can still be moved and removed, not split or merged', () => {
    const spec = { podSelector: {}, ingress: [{ ...from('a', 'b'), port: 80 }, from('c')] };
    expect(specAfter(spec, moveRule(0, 1))).toHaveProperty('ingress.1.port', 80);
    expect(placeInNetworkPolicy(policyObject(spec), split(0, 0))).toHaveProperty('unsupported');
    expect(placeInNetworkPolicy(policyObject(spec), merge(1, 0))).toHaveProperty('unsupported');
    expect(placeInNetworkPolicy(policyObject(spec), movePeer(1, 0, 0))).toHaveProperty('unsupported');
  });

  test('a peer of a rule that cannot be read can leave it, but not take it along', () => {
    const rule = { ...from('a', 'b'), port: 80 };
    const spec = { podSelector: {}, ingress: [rule, from('c')] };
    expect(specAfter(spec, movePeer(0, 0, 1))).toEqual({ podSelector: {}, ingress: [{ ...rule, ...from('b') }, from('c', 'a')] });
    const last = { podSelector: {}, ingress: [{ ...rule, ...from('a') }, from('c')] };
    expect(placeInNetworkPolicy(policyObject(last), movePeer(0, 0, 1))).toEqual({
      unsupported: 'The ingress rule 1 cannot be read. Mend it in the YAML first.',
    });
  });
});

describe('by slices, so that comments travel', () => {
  test('the comments above an emptied rule go with the first part of it that moves', () => {
    const spec = { podSelector: {}, ingress: [from('a'), from('b', 'c')] };
    const rule = (number: number): readonly (string | number)[] => ['spec', 'ingress', number];
    expect(placementsOf(spec, merge(1, 0))).toEqual([
      { type: 'move', from: [...rule(1), 'from', 0], to: [...rule(0), 'from'], index: 1, heading: rule(1) },
      { type: 'move', from: [...rule(1), 'from', 0], to: [...rule(0), 'from'], index: 2 },
      { type: 'remove', path: rule(1) },
    ]);
    expect(placementsOf(spec, movePeer(0, 0, 1, 0))).toEqual([
      { type: 'move', from: [...rule(0), 'from', 0], to: [...rule(1), 'from'], index: 0, heading: rule(0) },
      { type: 'remove', path: rule(0) },
    ]);
  });
});

describe('a direction closed, a rule copied', () => {
  test.each<[spec: unknown, intent: Intent, after: unknown]>([
    [
      { podSelector: {}, ingress: [from('a'), null] },
      denyAll('ingress'),
      { podSelector: {}, policyTypes: ['Ingress'], ingress: [] },
    ],
    [{ podSelector: {}, ingress: null }, denyAll('ingress'), { podSelector: {}, policyTypes: ['Ingress'], ingress: null }],
    [{ podSelector: {} }, denyAll('egress'), { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }],
    [{ podSelector: {}, egress: [{}] }, denyAll('egress'), { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [] }],
    [
      { podSelector: {}, egress: [{}] },
      denyAll('ingress'),
      { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{}] },
    ],
    [
      { podSelector: {}, policyTypes: ['Ingress'], egress: [{}] },
      denyAll('egress'),
      { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [] },
    ],
    [null, denyAll('ingress'), { podSelector: {}, policyTypes: ['Ingress'] }],
    [
      { podSelector: {}, ingress: [from('a')] },
      copyRule('ingress', ['spec', 'ingress', 1], { spec: { ingress: [{}, from('b')] } }),
      { podSelector: {}, ingress: [from('a'), from('b')] },
    ],
    [
      { podSelector: {}, policyTypes: ['Ingress'] },
      copyRule('egress', ['items', 0, 'spec', 'egress', 0], { items: [{ spec: { egress: [null] } }] }),
      { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [null] },
    ],
  ])('%j, %j', (spec, intent, after) => {
    const result = specAfter(spec, intent);
    expect(JSON.stringify(result)).toBe(JSON.stringify(after));
  });
});

/** Wishes that are not carried out, and a word of the reason. */
const REFUSED: readonly (readonly [before: unknown, intent: Intent, reason: RegExp])[] = [
  [{ policyTypes: ['ingress'] }, denyAll('ingress'), /Mend policyTypes/],
  // With policyTypes written out, egress rules under their right name would have no effect.
  [{ egres: [{}] }, denyAll('ingress'), /Mend policyTypes or the egress rules/],
  [{ egres: [{}] }, denyAll('egress'), /Mend policyTypes or the egress rules/],
  [{ ingress: {} }, denyAll('ingress'), /no list/],
  [{ ingress: [{}] }, addPeers(0, 'x'), /means anyone: a peer in it would narrow it. Use a rule of its own/],
  [{ ingress: [null] }, addPeers(0, 'x'), /means anyone/],
  [{ ingress: [from('a')] }, addPeers(1, 'x'), /no ingress rule 2/],
  [{ ingress: [from('a')] }, addPeers(0, 'x y'), /x y/],
  [{ ingress: [{ ...from('a'), ports: 80 }] }, addPeers(0, 'x'), /rule 1 cannot be read/],
  [{ ingress: [from('a')] }, moveRule(0, 1), /no ingress rule 2/],
  [{ ingress: [from('a')] }, moveRule(1, 0), /no ingress rule 2/],
  [{ ingress: 'x' }, moveRule(0, 0), /no list/],
  [{ ingress: [from('a')] }, duplicateRule(1), /no ingress rule 2/],
  // What may be a rule under another name.
  [{ ingress: [from('a')], ingres: [{}] }, duplicateRule(1), /ingress rule 2 cannot be read/],
  [{}, copyRule('ingress', ['spec', 'egress', 0], {}), /Only an ingress rule/],
  [{}, copyRule('ingress', ['spec', 'ingress'], {}), /Only an ingress rule/],
  [{ policyTypes: 'Ingress' }, copyRule('ingress', ['spec', 'ingress', 0], {}), /policyTypes/],
  [{ ingress: [from('a', 'b')] }, split(0), /some of the peers/],
  [{ ingress: [from('a', 'b')] }, split(0, 0, 1), /not all/],
  [{ ingress: [from('a', 'b')] }, split(0, 2), /no such peer/],
  [{ ingress: [{}] }, split(0, 0), /names no peer/],
  [{ ingress: [from('a'), from('b')] }, merge(0, 0), /itself/],
  [{ ingress: [from('a')] }, merge(0, 1), /no ingress rule 2/],
  [{ ingress: [from('a'), { ...from('b'), ...on(80) }] }, merge(1, 0), /Rules 1 and 2 .* would allow more/],
  [{ ingress: [{ ...from('a'), ...on(80, 443) }, on(80)] }, merge(0, 1), /would allow more/],
  [{ ingress: [{ ...from('a'), ...on(80) }, on(80, 443)] }, merge(1, 0), /Rule 2 means anyone on these ports.*Remove rule 1/],
  [{ ingress: [from('a'), {}] }, merge(0, 1), /Rule 2 means anyone.*Remove rule 1 instead/],
  [{ ingress: [{}, from('a')] }, merge(0, 1), /Rule 1 means anyone.*Remove rule 2 instead/],
  [{ ingress: [from('a'), { from: [{ x: 1 }] }] }, merge(1, 0), /Peer 1 of ingress rule 2 cannot be read/],
  [{ ingress: [from('a'), from('b')] }, movePeer(0, 1, 1), /no such peer in ingress rule 1/],
  [{ ingress: [from('a'), from('b')] }, movePeer(0, 0, 2), /no ingress rule 3/],
  [{ ingress: [from('a'), from('b')] }, movePeer(0, 0, 1, 2), /no such peer in ingress rule 2/],
  [{ ingress: [from('a'), {}] }, movePeer(0, 0, 1), /rule 2 names no peer/],
  [{ ingress: [{}, from('a')] }, movePeer(0, 0, 1), /no such peer in ingress rule 1/],
  [{ ingress: [{ from: [{ x: 1 }] }, from('a')] }, movePeer(0, 0, 1), /Peer 1 .* cannot be read/],
  [{ ingress: [{ from: app('a') }, from('a')] }, movePeer(0, 0, 1), /rule 1 cannot be read/],
  [{ ingress: [from('a')] }, peerOf('duplicatePeer', 0, 1), /no such peer/],
  [{ ingress: [{ from: [null] }] }, peerOf('duplicatePeer'), /Peer 1 .* cannot be read/],
  [{ ingress: [from('a')] }, peerOf('separateSelectors'), /Only a peer with both/],
  [{ ingress: [{ from: [{ ...app('a'), namespaceSelector: null }] }] }, peerOf('separateSelectors'), /Only a peer with both/],
  [{ ingress: [{ from: [{ ...app('a'), ...ns, x: 1 }] }] }, peerOf('separateSelectors'), /cannot be read/],
  [{ ingress: [from('a', 'b')] }, peerOf('joinSelectors'), /namespace selector alone/],
  [{ ingress: [{ from: [ns, { ...app('a'), ...ns }] }] }, peerOf('joinSelectors'), /namespace selector alone/],
  [{ ingress: [{ from: [ns] }] }, peerOf('joinSelectors'), /no such peer/],
  [{ ingress: [{ from: [ns, { podSelector: 'a' }] }] }, peerOf('joinSelectors'), /Peer 2 .* cannot be read/],
];

test.each(REFUSED)('not carried out: %j, %j', (before, intent, reason) => {
  const placed = placeInNetworkPolicy(policyObject({ podSelector: {}, ...(before as object) }), intent);
  expect(placed).toEqual({ unsupported: expect.stringMatching(reason) });
});
