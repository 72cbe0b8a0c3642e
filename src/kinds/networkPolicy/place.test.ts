import { describe, expect, test } from 'vitest';
import type { Selector } from '../../engine/policy';
import type { Intent, PeerWish, PortWish } from '../intent';
import { placeInNetworkPolicy } from './place';
import { applyPlacements } from './testing/applyPlacements';
import { policyObject, read } from './testing/policies';

type Spec = Readonly<Record<string, unknown>> | null | undefined;

const labels = (app: string): Selector => ({ requirements: [{ key: 'app', operator: 'Equals', value: app }] });
const pods = (app: string): PeerWish => ({ type: 'pods', namespaces: undefined, pods: labels(app) });
const block = (cidr: string, ...except: readonly string[]): PeerWish => ({ type: 'addresses', cidr, except });
const tcp = (port: number | string): PortWish => ({ protocol: 'TCP', port, endPort: undefined });
const udp = (port: number): PortWish => ({ protocol: 'UDP', port, endPort: undefined });

const app = (name: string) => ({ podSelector: { matchLabels: { app: name } } });
const from = (...names: readonly string[]) => ({ from: names.map(app) });
const to = (...names: readonly string[]) => ({ to: names.map(app) });

const add = (
  direction: 'ingress' | 'egress',
  peers: readonly PeerWish[] = [pods('x')],
  ports: readonly PortWish[] = [],
): Intent => ({
  type: 'addRule',
  direction,
  peers,
  ports,
});
const removeRule = (direction: 'ingress' | 'egress', rule = 0): Intent => ({ type: 'removeRule', direction, rule });
const removePeer = (direction: 'ingress' | 'egress', rule: number, peer: number): Intent => ({
  type: 'removePeer',
  direction,
  rule,
  peer,
});
const isolate = (direction: 'ingress' | 'egress', on: boolean): Intent => ({ type: 'isolate', direction, on });
const allowAll = (direction: 'ingress' | 'egress'): Intent => ({ type: 'allowAll', direction });
const editPorts = (...ports: readonly PortWish[]): Intent => ({ type: 'editRule', direction: 'ingress', rule: 0, ports });
const editPeer = (wish: PeerWish, index = 0): Intent => ({
  type: 'editRule',
  direction: 'ingress',
  rule: 0,
  peer: { index, wish },
});

/** In short what each direction is afterwards: `ingress +1` isolated with a rule, `egress -0` open without one. */
function meaning(object: unknown): string {
  const { policies, problems } = read(object);
  const [policy] = policies;
  const refused = problems.some((problem) => problem.refused);
  if (policy === undefined || refused) return 'refused';
  const short = ({ isolated, rules }: { isolated: boolean | 'unknown'; rules: readonly unknown[] }) =>
    `${isolated ? '+' : '-'}${rules.length}`;
  return `${short(policy.ingress)} ${short(policy.egress)}`;
}

function specAfter(spec: Spec, intent: Intent): unknown {
  const object = spec === undefined ? { metadata: { name: 'web' } } : policyObject(spec);
  const placed = placeInNetworkPolicy(object, intent);
  if ('unsupported' in placed) return placed.unsupported;
  const after = applyPlacements(object, placed);
  return { spec: (after as { spec: unknown }).spec, means: meaning(after) };
}

/** Before, wish, after; and what the text then means (ingress, egress). */
const PLACED: readonly (readonly [before: Spec, intent: Intent, after: unknown, means: string])[] = [
  // A rule in a direction that is isolated already: only the rule.
  [
    { podSelector: {}, policyTypes: ['Ingress'] },
    add('ingress'),
    { podSelector: {}, policyTypes: ['Ingress'], ingress: [from('x')] },
    '+1 -0',
  ],
  [
    { podSelector: {}, policyTypes: ['Ingress'], ingress: [from('a')] },
    add('ingress'),
    { podSelector: {}, policyTypes: ['Ingress'], ingress: [from('a'), from('x')] },
    '+2 -0',
  ],
  [{ podSelector: {}, ingress: [from('a')] }, add('ingress'), { podSelector: {}, ingress: [from('a'), from('x')] }, '+2 -0'],
  [{ podSelector: {} }, add('ingress'), { podSelector: {}, ingress: [from('x')] }, '+1 -0'],
  [
    { podSelector: {}, ingress: null, policyTypes: null },
    add('ingress'),
    { podSelector: {}, ingress: [from('x')], policyTypes: null },
    '+1 -0',
  ],
  [{ podSelector: {}, egress: [to('a')] }, add('egress'), { podSelector: {}, egress: [to('a'), to('x')] }, '+0 +2'],
  // A rule in a direction that is open: isolated by name, with what was implied.
  [{ podSelector: {} }, add('egress'), { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [to('x')] }, '+0 +1'],
  [
    { podSelector: {}, policyTypes: [], egress: [] },
    add('egress'),
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [to('x')] },
    '+0 +1',
  ],
  [
    { podSelector: {}, policyTypes: null },
    add('egress'),
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [to('x')] },
    '+0 +1',
  ],
  [
    { podSelector: {}, policyTypes: ['Ingress'], ingress: [from('a')] },
    add('egress'),
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [from('a')], egress: [to('x')] },
    '+1 +1',
  ],
  [
    { podSelector: {}, policyTypes: ['Egress'] },
    add('ingress'),
    { podSelector: {}, policyTypes: ['Egress', 'Ingress'], ingress: [from('x')] },
    '+1 +0',
  ],
  [
    { podSelector: {}, policyTypes: ['Egress', 'Egress'] },
    add('ingress'),
    { podSelector: {}, policyTypes: ['Egress', 'Ingress'], ingress: [from('x')] },
    '+1 +0',
  ],
  // Rules that were ignored take effect with it; all of the direction was open before.
  [
    { podSelector: {}, policyTypes: ['Ingress'], egress: [to('a')] },
    add('egress'),
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [to('a'), to('x')] },
    '+0 +2',
  ],
  // No peers, no ports.
  [{ podSelector: {} }, add('ingress', []), { podSelector: {}, ingress: [{}] }, '+1 -0'],
  [
    { podSelector: {} },
    add('ingress', [], [tcp(80), udp(53)]),
    { podSelector: {}, ingress: [{ ports: [{ port: 80 }, { port: 53, protocol: 'UDP' }] }] },
    '+1 -0',
  ],
  [
    { podSelector: {} },
    add('ingress', [block('10.0.0.0/8', '10.1.0.0/16')], [{ protocol: 'TCP', port: 1, endPort: 9 }]),
    {
      podSelector: {},
      ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ port: 1, endPort: 9 }] }],
    },
    '+1 -0',
  ],
  [null, add('ingress'), { podSelector: {}, ingress: [from('x')] }, '+1 -0'],
  [undefined, add('egress'), { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [to('x')] }, '+0 +1'],
  // Removing.
  [
    { podSelector: {}, ingress: [from('a'), from('b')] },
    removeRule('ingress'),
    { podSelector: {}, ingress: [from('b')] },
    '+1 -0',
  ],
  [{ podSelector: {}, ingress: [from('a')] }, removeRule('ingress'), { podSelector: {}, ingress: [] }, '+0 -0'],
  [{ podSelector: {}, ingress: [null] }, removeRule('ingress'), { podSelector: {}, ingress: [] }, '+0 -0'],
  [{ podSelector: {}, egress: [to('a'), to('b')] }, removeRule('egress', 1), { podSelector: {}, egress: [to('a')] }, '+0 +1'],
  [
    { podSelector: {}, egress: [to('a')] },
    removeRule('egress'),
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [] },
    '+0 +0',
  ],
  [
    { podSelector: {}, policyTypes: [], egress: [null] },
    removeRule('egress'),
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [] },
    '+0 +0',
  ],
  [
    { podSelector: {}, policyTypes: ['Egress'], egress: [to('a')] },
    removeRule('egress'),
    { podSelector: {}, policyTypes: ['Egress'], egress: [] },
    '-0 +0',
  ],
  [
    { podSelector: {}, policyTypes: ['Ingress'], egress: [to('a')] },
    removeRule('egress'),
    { podSelector: {}, policyTypes: ['Ingress'], egress: [] },
    '+0 -0',
  ],
  [
    { podSelector: {}, ingress: [from('a', 'b')] },
    removePeer('ingress', 0, 0),
    { podSelector: {}, ingress: [from('b')] },
    '+1 -0',
  ],
  [
    { podSelector: {}, ingress: [from('a'), from('b')] },
    removePeer('ingress', 1, 0),
    { podSelector: {}, ingress: [from('a')] },
    '+1 -0',
  ],
  [
    { podSelector: {}, ingress: [{ ...from('a'), ports: [{ port: 80 }] }] },
    removePeer('ingress', 0, 0),
    { podSelector: {}, ingress: [] },
    '+0 -0',
  ],
  [
    { podSelector: {}, egress: [to('a')] },
    removePeer('egress', 0, 0),
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [] },
    '+0 +0',
  ],
  // Default deny.
  [{ podSelector: {} }, isolate('ingress', true), { podSelector: {}, policyTypes: ['Ingress'] }, '+0 -0'],
  // Ingress is isolated for sure, whatever else cannot be read.
  [{ egres: [{}] }, allowAll('ingress'), { egres: [{}], ingress: [{}] }, 'refused'],
  [{ podSelector: {} }, isolate('egress', true), { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, '+0 +0'],
  [
    { podSelector: {}, egress: [to('a')] },
    isolate('ingress', true),
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [to('a')] },
    '+0 +1',
  ],
  [
    { podSelector: {}, policyTypes: ['Ingress'], egress: [to('a')] },
    isolate('egress', true),
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [to('a')] },
    '+0 +1',
  ],
  [
    { podSelector: {}, policyTypes: ['Ingress'] },
    isolate('ingress', true),
    { podSelector: {}, policyTypes: ['Ingress'] },
    '+0 -0',
  ],
  [
    { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [from('a')] },
    isolate('ingress', false),
    { podSelector: {}, policyTypes: ['Egress'], ingress: [from('a')] },
    '-1 +0',
  ],
  [
    { podSelector: {}, egress: [to('a')] },
    isolate('egress', false),
    { podSelector: {}, policyTypes: ['Ingress'], egress: [to('a')] },
    '+0 -1',
  ],
  [
    { podSelector: {}, egress: [to('a')] },
    isolate('ingress', false),
    { podSelector: {}, policyTypes: ['Egress'], egress: [to('a')] },
    '-0 +1',
  ],
  [
    { podSelector: {}, policyTypes: ['Ingress', 'Egress', 'Ingress'] },
    isolate('ingress', false),
    { podSelector: {}, policyTypes: ['Egress'] },
    '-0 +0',
  ],
  [{ podSelector: {} }, isolate('egress', false), { podSelector: {} }, '+0 -0'],
  [null, isolate('egress', true), { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }, '+0 +0'],
  // Everyone.
  [
    { podSelector: {}, policyTypes: ['Ingress'] },
    allowAll('ingress'),
    { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] },
    '+1 -0',
  ],
  [{ podSelector: {}, ingress: [from('a')] }, allowAll('ingress'), { podSelector: {}, ingress: [from('a'), {}] }, '+2 -0'],
  [{ podSelector: {}, ingress: [null] }, allowAll('ingress'), { podSelector: {}, ingress: [null] }, '+1 -0'],
  [{ podSelector: {} }, allowAll('egress'), { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{}] }, '+0 +1'],
  // Ports of a rule.
  [
    { podSelector: {}, ingress: [from('a')] },
    editPorts(tcp(80)),
    { podSelector: {}, ingress: [{ ...from('a'), ports: [{ port: 80 }] }] },
    '+1 -0',
  ],
  [
    { podSelector: {}, ingress: [{ ...from('a'), ports: [{ port: 80 }] }] },
    editPorts(),
    { podSelector: {}, ingress: [from('a')] },
    '+1 -0',
  ],
  [{ podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] }, editPorts(), { podSelector: {}, ingress: [{}] }, '+1 -0'],
  [
    { podSelector: {}, ingress: [null] },
    editPorts(tcp('http')),
    { podSelector: {}, ingress: [{ ports: [{ port: 'http' }] }] },
    '+1 -0',
  ],
  [
    { podSelector: {}, ingress: [{ ports: [{ protocol: 'TCP', port: 80 }, { port: 443 }] }] },
    editPorts(tcp(80), tcp(443), udp(53)),
    { podSelector: {}, ingress: [{ ports: [{ protocol: 'TCP', port: 80 }, { port: 443 }, { port: 53, protocol: 'UDP' }] }] },
    '+1 -0',
  ],
  [
    { podSelector: {}, ingress: [{ ports: [{ protocol: 'TCP', port: 80 }, { port: 443 }] }] },
    editPorts(tcp(81), tcp(443)),
    { podSelector: {}, ingress: [{ ports: [{ protocol: 'TCP', port: 81 }, { port: 443 }] }] },
    '+1 -0',
  ],
  [
    { podSelector: {}, ingress: [{ ports: [{ protocol: 'TCP', port: 80 }] }] },
    editPorts({ protocol: 'TCP', port: undefined, endPort: undefined }),
    { podSelector: {}, ingress: [{ ports: [{ protocol: 'TCP' }] }] },
    '+1 -0',
  ],
  // Peers of a rule.
  [
    { podSelector: {}, ingress: [from('a', 'b')] },
    editPeer(pods('x'), 1),
    { podSelector: {}, ingress: [from('a', 'x')] },
    '+1 -0',
  ],
  [{ podSelector: {}, ingress: [{}] }, editPeer(pods('x')), { podSelector: {}, ingress: [from('x')] }, '+1 -0'],
  [{ podSelector: {}, ingress: [null] }, editPeer(pods('x')), { podSelector: {}, ingress: [from('x')] }, '+1 -0'],
  [
    { podSelector: {}, ingress: [{ from: [], ports: [{ port: 80 }] }] },
    editPeer(pods('x')),
    { podSelector: {}, ingress: [{ ...from('x'), ports: [{ port: 80 }] }] },
    '+1 -0',
  ],
  [
    { podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] },
    { type: 'editRule', direction: 'ingress', rule: 0, peer: { index: 0, wish: pods('x') }, ports: [] },
    { podSelector: {}, ingress: [from('x')] },
    '+1 -0',
  ],
  [{ podSelector: {}, ingress: [{ from: [null] }] }, editPeer(pods('x')), { podSelector: {}, ingress: [from('x')] }, '+1 -0'],
  [
    { podSelector: {}, ingress: [from('a')] },
    editPeer(block('10.0.0.0/8')),
    { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] },
    '+1 -0',
  ],
  [
    { podSelector: {}, ingress: [{ from: [{ ipBlock: { except: ['10.1.0.0/16'], cidr: '10.0.0.0/8' } }] }] },
    editPeer(block('10.0.0.0/8')),
    { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] },
    '+1 -0',
  ],
  [
    { podSelector: {}, ingress: [{ from: [{ ...app('a'), namespaceSelector: {} }] }] },
    editPeer({ type: 'pods', namespaces: labels('n'), pods: labels('a') }),
    { podSelector: {}, ingress: [{ from: [{ ...app('a'), namespaceSelector: { matchLabels: { app: 'n' } } }] }] },
    '+1 -0',
  ],
];

describe('where a wish changes the object, and what it then means', () => {
  test.each(PLACED)('%j, %j', (before, intent, after, means) => {
    expect(specAfter(before, intent)).toEqual({ spec: after, means });
  });
});

/** Wishes that are not carried out, and a word of the reason. */
const REFUSED: readonly (readonly [before: unknown, intent: Intent, reason: RegExp])[] = [
  [{ podSelector: {} }, isolate('ingress', false), /reads an empty list as Ingress.*Allow all/],
  [{ podSelector: {}, policyTypes: ['Ingress'] }, isolate('ingress', false), /Without Ingress/],
  [{ podSelector: {}, policyTypes: ['Egress', 'Egress'] }, isolate('egress', false), /Without Egress/],
  [{ podSelector: {}, policyTypes: ['Egress'], egress: [to('a')] }, isolate('egress', false), /Without Egress/],
  [{ podSelector: {}, policyTypes: ['ingress'] }, isolate('egress', true), /policyTypes/],
  [{ podSelector: {}, policyTypes: ['ingress'] }, add('ingress'), /policyTypes/],
  [{ podSelector: {}, policyTypes: 'Ingress' }, allowAll('ingress'), /policyTypes/],
  [{ podSelector: {}, ingress: {} }, add('ingress'), /no list/],
  [{ podSelector: {}, ingress: 'x' }, allowAll('ingress'), /no list/],
  ['text', add('ingress'), /spec cannot be read/],
  [{ podSelector: {} }, removeRule('ingress'), /no ingress rule 1/],
  [{ podSelector: {}, ingress: [from('a')] }, removePeer('ingress', 0, 1), /no such peer/],
  [{ podSelector: {}, ingress: [{}] }, removePeer('ingress', 0, 0), /no such peer/],
  [{ podSelector: {}, ingress: [from('a')] }, editPeer(pods('x'), 1), /no such peer/],
  [{ podSelector: {}, ingress: [{}] }, editPeer(pods('x'), 1), /no such peer/],
  [{ podSelector: {}, ingress: [{ fqdns: [] }] }, editPeer(pods('x')), /cannot be read/],
  [{ podSelector: {}, ingress: [{ from: app('a') }] }, editPeer(pods('x')), /cannot be read/],
  // What cannot be read is not written over unseen.
  [
    { podSelector: {}, ingress: [{ from: [{ ...app('a'), fqdns: [] }] }] },
    editPeer(pods('x')),
    /Peer 1 of ingress rule 1 cannot be read/,
  ],
  [{ podSelector: {}, ingress: [{ ports: [{ portt: 80 }] }] }, editPorts(tcp(80)), /ports of ingress rule 1 cannot be read/],
  [{ podSelector: {}, ingress: [{ ports: 80 }] }, editPorts(), /ports of ingress rule 1 cannot be read/],
  [{ podSelector: 'app=web' }, { type: 'editPolicy', subject: labels('a') }, /podSelector cannot be read/],
  // What the server would refuse is not written.
  [{ podSelector: {} }, add('ingress', [{ type: 'pods', namespaces: undefined, pods: undefined }]), /needs a pod selector/],
  [{ podSelector: {} }, add('ingress', [block('10.0.0.0')]), /\/32/],
  [{ podSelector: {} }, add('ingress', [block('10.0.0.0/8', '11.0.0.0/16')]), /inside 10\.0\.0\.0\/8/],
  [{ podSelector: {} }, add('ingress', [pods('a b')]), /a b/],
  [{ podSelector: {} }, add('ingress', [], [tcp(70000)]), /65535/],
  [{ podSelector: {} }, { type: 'editPolicy', name: 'A' }, /lower-case/],
  [{ podSelector: {} }, { type: 'editPolicy', namespace: 'a.b' }, /no dots/],
];

describe('wishes that are not carried out', () => {
  test.each(REFUSED)('%j, %j', (before, intent, reason) => {
    const placed = placeInNetworkPolicy(policyObject(before), intent);
    expect(placed).toEqual({ unsupported: expect.stringMatching(reason) });
  });

  test('no object at all', () => {
    expect(placeInNetworkPolicy(null, add('ingress'))).toHaveProperty('unsupported');
  });
});

describe('the policy itself', () => {
  test.each<[metadata: unknown, intent: Intent, after: unknown]>([
    [{ name: 'a' }, { type: 'editPolicy', name: 'b' }, { name: 'b' }],
    [{ name: 'a' }, { type: 'editPolicy', namespace: 'shop' }, { name: 'a', namespace: 'shop' }],
    [{ name: 'a', namespace: 'shop' }, { type: 'editPolicy', namespace: null }, { name: 'a' }],
    [{ name: 'a' }, { type: 'editPolicy', namespace: null }, { name: 'a' }],
    [
      { labels: {}, name: 'a', uid: 'x' },
      { type: 'editPolicy', name: 'b', namespace: 'n' },
      { labels: {}, name: 'b', namespace: 'n', uid: 'x' },
    ],
    [null, { type: 'editPolicy', name: 'b' }, { name: 'b' }],
    [undefined, { type: 'editPolicy', name: 'b', namespace: 'n' }, { name: 'b', namespace: 'n' }],
  ])('metadata %j, %j', (metadata, intent, after) => {
    const object = metadata === undefined ? { kind: 'NetworkPolicy', spec: {} } : { metadata, spec: {} };
    const placed = placeInNetworkPolicy(object, intent);
    if ('unsupported' in placed) throw new Error(placed.unsupported);
    const result = applyPlacements(object, placed) as { metadata: object };
    expect(result.metadata).toEqual(after);
    expect(Object.keys(result.metadata)).toEqual(Object.keys(after as object));
  });

  test('a name can be mended while the spec cannot be read', () => {
    expect(placeInNetworkPolicy(policyObject('text'), { type: 'editPolicy', name: 'b' })).toHaveLength(1);
  });

  test('a selector that stands there already is not held against a new label', () => {
    const wrong = { key: 'a b', operator: 'Equals', value: 'x' } as const;
    const subject = { requirements: [wrong, { key: 'app', operator: 'Equals', value: 'web' } as const] };
    const placed = placeInNetworkPolicy(policyObject({ podSelector: { matchLabels: { 'a b': 'x' } } }), {
      type: 'editPolicy',
      subject,
    });
    expect(placed).toEqual([{ type: 'set', path: ['spec', 'podSelector'], value: { matchLabels: { 'a b': 'x', app: 'web' } } }]);
  });
});

test('new keys stand where people look for them', () => {
  const object = policyObject({ podSelector: {}, egress: [] });
  const order = (intent: Intent): string[] => {
    const placed = placeInNetworkPolicy(object, intent);
    if ('unsupported' in placed) throw new Error(placed.unsupported);
    return Object.keys((applyPlacements(object, placed) as { spec: object }).spec);
  };
  expect(order(isolate('egress', true))).toEqual(['podSelector', 'policyTypes', 'egress']);
  expect(order(add('ingress'))).toEqual(['podSelector', 'ingress', 'egress']);
});
