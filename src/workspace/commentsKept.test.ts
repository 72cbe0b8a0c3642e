import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Requirement } from '../engine/policy';
import type { Intent, PeerWish, PortWish } from '../kinds/intent';
import { intents, writtenMetadata, writtenSpec } from '../kinds/networkPolicy/testing/arbitraries';
import { writtenAwkwardly } from './fixtures/writtenAwkwardly';
import { planEdit } from './planEdit';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

/** What a wish makes of a policy's spec, which stands in at column 2. */
function specAfter(spec: string, intent: Intent): string {
  const head = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\nspec:\n';
  const planned = planEdit(head + spec, [], intent);
  return planned.ok ? planned.text.slice(head.length) : `refused: ${planned.reason}`;
}

const tcp = (port: number): PortWish => ({ protocol: 'TCP', port, endPort: undefined });
const pods = (app: string): PeerWish => ({
  type: 'pods',
  namespaces: undefined,
  pods: { requirements: [{ key: 'app', operator: 'Equals', value: app }] },
});
const ingress = { direction: 'ingress' } as const;

describe('an empty value that is filled keeps the comments between it and its key', () => {
  const addRule: Intent = { type: 'addRule', ...ingress, peers: [pods('a')], ports: [] };
  const rule = '- from:\n        - podSelector:\n            matchLabels:\n              app: a\n';
  test.each<[name: string, intent: Intent, before: string, after: string]>([
    [
      'a rule',
      addRule,
      '  podSelector: {}\n  ingress:\n    # nothing gets in,\n    # see ticket 42\n    []\n',
      `  podSelector: {}\n  ingress:\n    # nothing gets in,\n    # see ticket 42\n    ${rule}`,
    ],
    [
      'everyone allowed',
      { type: 'allowAll', ...ingress },
      '  podSelector: {}\n  ingress:\n    # nothing gets in,\n    # see ticket 42\n    []\n',
      '  podSelector: {}\n  ingress:\n    # nothing gets in,\n    # see ticket 42\n    - {}\n',
    ],
    [
      'a rule, behind the key',
      addRule,
      '  podSelector: {}\n  ingress: # rules\n    [] # yet\n',
      `  podSelector: {}\n  ingress: # rules\n    # yet\n    ${rule}`,
    ],
    [
      'a pod selector',
      { type: 'editPolicy', subject: { requirements: [{ key: 'app', operator: 'Equals', value: 'a' }] } },
      '  podSelector: # who\n    # everyone\n    {}\n',
      '  podSelector: # who\n    # everyone\n    matchLabels:\n      app: a\n',
    ],
    [
      'a pod selector, in its braces',
      { type: 'editPolicy', subject: { requirements: [{ key: 'app', operator: 'Equals', value: 'a' }] } },
      '  podSelector: { # all\n    # for now\n  } # end\n',
      '  podSelector: {matchLabels: {app: a} # all\n    # for now\n  } # end\n',
    ],
    [
      'ports of a rule',
      { type: 'editRule', ...ingress, rule: 0, ports: [tcp(80)] },
      '  podSelector: {}\n  ingress:\n    - # later\n      {}\n',
      '  podSelector: {}\n  ingress:\n    - # later\n      ports:\n        - port: 80\n',
    ],
    [
      'a direction that is named',
      { type: 'isolate', direction: 'egress', on: true },
      '  podSelector: {}\n  policyTypes:\n    # as implied\n    []\n',
      '  podSelector: {}\n  policyTypes:\n    # as implied\n    - Ingress\n    - Egress\n',
    ],
  ])('%s', (_, intent, before, after) => {
    expect(specAfter(before, intent)).toBe(after);
  });
});

/** Wishes that take nothing away. A field without a value may be in the way where two peers become one. */
const ADDING: readonly Intent['type'][] = [
  'addRule',
  'addPeers',
  'allowAll',
  'copyRule',
  'moveRule',
  'duplicateRule',
  'duplicatePeer',
  'splitRule',
  'separateSelectors',
];

function isAdding(intent: Intent): boolean {
  if (intent.type === 'editPolicy') return typeof (intent.name ?? intent.namespace) === 'string';
  return ADDING.includes(intent.type) || (intent.type === 'isolate' && intent.on);
}

test('no wish that adds loses a comment, however the policy is written', () => {
  const numbers = fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 });
  // Of a direction that is named twice, one has to go before another can be named.
  const spec = writtenSpec.filter(
    ({ policyTypes }) => !Array.isArray(policyTypes) || new Set(policyTypes).size === policyTypes.length,
  );
  const lineBreak = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(
      spec,
      writtenMetadata,
      intents.filter(isAdding),
      numbers,
      lineBreak,
      (written, metadata, intent, choices, end) => {
        const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: written };
        const text = writtenAwkwardly(object, { numbers: choices }).replaceAll('\n', end);
        const planned = planEdit(text, [], intent);
        if (!planned.ok) {
          // Nothing is refused for the way it is written.
          expect(planned.reason, text).not.toMatch(/^This place is written|^The comment/);
          return;
        }
        const kept = new Set(planned.text.match(/# \d+/g));
        expect((text.match(/# \d+/g) ?? []).filter((comment) => !kept.has(comment))).toEqual([]);
      },
    ),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

describe('in a list whose order means nothing, comments stay with their item', () => {
  test.each<[name: string, intent: Intent, before: string, after: string]>([
    [
      'ports in another order',
      { type: 'editRule', ...ingress, rule: 0, ports: [tcp(443), tcp(80)] },
      'ports:\n        # web\n        - port: 80 # eighty\n        - port: 443 # tls\n',
      'ports:\n        # web\n        - port: 80 # eighty\n        - port: 443 # tls\n',
    ],
    [
      'ports in another order, one less',
      { type: 'editRule', ...ingress, rule: 0, ports: [tcp(443), tcp(80)] },
      'ports:\n        # web\n        - port: 80 # eighty\n        - port: 443 # tls\n        - port: "http" # named\n',
      'ports:\n        # web\n        - port: 80 # eighty\n        - port: 443 # tls\n',
    ],
    [
      'a port more, one less',
      { type: 'editRule', ...ingress, rule: 0, ports: [tcp(8080), tcp(80)] },
      'ports:\n        - port: 80 # eighty\n        - port: 443 # tls\n        - port: "http" # named\n',
      'ports:\n        - port: 80 # eighty\n        - port: 8080\n',
    ],
    [
      'a port changed in its place',
      { type: 'editRule', ...ingress, rule: 0, ports: [tcp(8080), tcp(443)] },
      'ports:\n        # web\n        - port: 80\n        - port: 443 # tls\n',
      'ports:\n        # web\n        - port: 8080\n        - port: 443 # tls\n',
    ],
    [
      'every port of TCP, written as nothing',
      { type: 'editRule', ...ingress, rule: 0, ports: [tcp(80), { protocol: 'TCP', port: undefined, endPort: undefined }] },
      'ports:\n        - null # all\n        - port: 80 # eighty\n        - port: 81\n',
      'ports:\n        - null # all\n        - port: 80 # eighty\n',
    ],
    [
      'blocks that are left out',
      {
        type: 'editRule',
        ...ingress,
        rule: 0,
        peer: { index: 0, wish: { type: 'addresses', cidr: '10.0.0.0/8', except: ['10.3.0.0/16', '10.1.0.0/16'] } },
      },
      'from:\n        - ipBlock:\n            cidr: 10.0.0.0/8\n            except:\n              - 10.1.0.0/16 # one\n              - 10.2.0.0/16 # two\n              - 10.3.0.0/16 # three\n',
      'from:\n        - ipBlock:\n            cidr: 10.0.0.0/8\n            except:\n              - 10.1.0.0/16 # one\n              - 10.3.0.0/16 # three\n',
    ],
    [
      'values of an expression',
      {
        type: 'editRule',
        ...ingress,
        rule: 0,
        peer: {
          index: 0,
          wish: {
            type: 'pods',
            namespaces: undefined,
            pods: { requirements: [{ key: 'k', operator: 'In', values: ['z', 'v', 'x'] }] },
          },
        },
      },
      'from:\n        - podSelector:\n            matchExpressions:\n              - key: k\n                operator: In\n                values:\n                  - x # X\n                  - v # V\n',
      'from:\n        - podSelector:\n            matchExpressions:\n              - key: k\n                operator: In\n                values:\n                  - x # X\n                  - v # V\n                  - z\n',
    ],
    [
      'expressions',
      {
        type: 'editRule',
        ...ingress,
        rule: 0,
        peer: {
          index: 0,
          wish: {
            type: 'pods',
            namespaces: undefined,
            pods: { requirements: ['new', 'b'].map((key): Requirement => ({ key, operator: 'Exists' })) },
          },
        },
      },
      'from:\n        - podSelector:\n            matchExpressions:\n              - { key: b, operator: Exists } # B\n              # about a\n              - { key: a, operator: Exists } # A\n',
      'from:\n        - podSelector:\n            matchExpressions:\n              - { key: b, operator: Exists } # B\n              - key: new\n                operator: Exists\n',
    ],
    [
      'a field that says nothing stays, with its comment',
      { type: 'editRule', ...ingress, rule: 0, peer: { index: 0, wish: pods('b') } },
      'from:\n        - podSelector:\n            matchExpressions: null # none\n            matchLabels:\n              app: a # A\n          namespaceSelector: # own\n',
      'from:\n        - podSelector:\n            matchExpressions: null # none\n            matchLabels:\n              app: b # A\n          namespaceSelector: # own\n',
    ],
  ])('%s', (_, intent, before, after) => {
    const spec = (rule: string): string => `  podSelector: {}\n  ingress:\n    - ${rule.replace(/\n {8}/g, '\n        ')}`;
    expect(specAfter(spec(before), intent)).toBe(spec(after));
  });

  test('a direction that is named twice', () => {
    const before = '  podSelector: {}\n  policyTypes:\n    - Egress # out\n    - Egress # twice\n';
    expect(specAfter(before, { type: 'isolate', ...ingress, on: true })).toBe(
      '  podSelector: {}\n  policyTypes:\n    - Egress # out\n    - Ingress\n',
    );
  });

  const LISTS: readonly {
    readonly name: string;
    readonly item: (name: number) => string;
    readonly spec: (items: string) => string;
    readonly wish: (names: readonly number[]) => Intent;
  }[] = [
    {
      name: 'ports',
      item: (name) => `- port: ${name}`,
      spec: (items) => `  ingress:\n    - ports:\n${items}`,
      wish: (names) => ({ type: 'editRule', ...ingress, rule: 0, ports: names.map(tcp) }),
    },
    {
      name: 'except',
      item: (name) => `- 10.${name}.0.0/16`,
      spec: (items) => `  ingress:\n    - from:\n        - ipBlock:\n            cidr: 10.0.0.0/8\n            except:\n${items}`,
      wish: (names) => {
        const wish: PeerWish = { type: 'addresses', cidr: '10.0.0.0/8', except: names.map((name) => `10.${name}.0.0/16`) };
        return { type: 'editRule', ...ingress, rule: 0, peer: { index: 0, wish } };
      },
    },
    {
      name: 'values',
      item: (name) => `- v${name}`,
      spec: (items) => `  podSelector:\n    matchExpressions:\n      - key: k\n        operator: In\n        values:\n${items}`,
      wish: (names) => {
        const values = names.map((name) => `v${name}`);
        return { type: 'editPolicy', subject: { requirements: [{ key: 'k', operator: 'In', values }] } };
      },
    },
  ];
  test.each(LISTS)('whatever is wished of $name', ({ item, spec, wish }) => {
    const names = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(names, names, (standing, wished) => {
        const pad = ' '.repeat(14);
        const commented = (name: number, as = name): string => `${pad}# above ${name}\n${pad}${item(as)} # ${name}\n`;
        // What is wished stays; a new one at the place of one that goes is that one changed; the rest is new.
        const isKept = (name: number): boolean => wished.includes(name);
        const replacing = (name: number, at: number): number | undefined => {
          const other = wished[at];
          return isKept(name) || other === undefined || standing.includes(other) ? undefined : other;
        };
        const staying = standing.flatMap((name, at) => {
          const other = replacing(name, at);
          return isKept(name) ? [commented(name)] : other === undefined ? [] : [commented(name, other)];
        });
        const changed = new Set(standing.map(replacing));
        const fresh = wished.filter((name) => !standing.includes(name) && !changed.has(name));
        const after = staying.join('') + fresh.map((name) => `${pad}${item(name)}\n`).join('');
        expect(specAfter(spec(standing.map((name) => commented(name)).join('')), wish(wished))).toBe(spec(after));
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });
});
