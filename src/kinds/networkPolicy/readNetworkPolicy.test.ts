import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Peer, Policy } from '../../engine/policy';
import { writtenSpec } from './testing/arbitraries';
import { policyObject, problemLines, read } from './testing/policies';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

function policyOf(object: unknown): Policy {
  const policy = read(object).policies[0];
  if (policy === undefined) throw new Error('no policy was read');
  return policy;
}

function specOf(spec: unknown): Policy {
  return policyOf(policyObject(spec));
}

/** The directions in short: `+` isolated, `-` open, `?` unknown, with the reason. */
function isolation(spec: unknown): string {
  const { ingress, egress } = specOf(spec);
  const sign = { true: '+', false: '-', unknown: '?' } as const;
  return `${sign[`${ingress.isolated}`]}${ingress.by} ${sign[`${egress.isolated}`]}${egress.by}`;
}

describe('which directions are isolated', () => {
  test.each([
    [{}, '+implied -unlisted'],
    [null, '+implied -unlisted'],
    [{ ingress: [] }, '+implied -unlisted'],
    [{ egress: [] }, '+implied -unlisted'],
    [{ egress: null }, '+implied -unlisted'],
    [{ egress: [{}] }, '+implied +implied'],
    [{ egress: [null] }, '+implied +implied'],
    [{ egress: {} }, '+implied ?unreadableRules'],
    [{ egres: [] }, '+implied ?unreadableRules'],
    [{ policyType: ['Egress'] }, '?unreadable ?unreadable'],
    [{ policyTypes: ['Egress'], policyType: ['Ingress'] }, '?unreadable +listed'],
    [{ policyTypes: [], egress: [{}] }, '+implied +implied'],
    [{ policyTypes: null }, '+implied -unlisted'],
    [{ policyTypes: ['Ingress'], egress: [{}] }, '+listed -unlisted'],
    [{ policyTypes: ['Egress'] }, '-unlisted +listed'],
    [{ policyTypes: ['Egress', 'Ingress'] }, '+listed +listed'],
    [{ policyTypes: ['Egress', 'Egress'], ingress: [{}] }, '-unlisted +listed'],
    [{ policyTypes: ['Ingress', 'egress'] }, '+listed ?unreadable'],
    [{ policyTypes: [true] }, '?unreadable ?unreadable'],
    [{ policyTypes: 'Ingress' }, '?unreadable ?unreadable'],
    ['text', '?unreadable ?unreadable'],
  ])('%j', (spec, expected) => {
    expect(isolation(spec)).toBe(expected);
  });
});

describe('nulls as the server reads them', () => {
  test('a null rule allows everyone, and is flagged', () => {
    const spec = { podSelector: {}, ingress: [null] };
    expect(specOf(spec).ingress.rules).toEqual(specOf({ podSelector: {}, ingress: [{}] }).ingress.rules);
    expect(problemLines(policyObject(spec))).toEqual([
      expect.stringMatching(/^warning spec\.ingress\[0\]: .*from anyone on every port/),
    ]);
  });

  test.each([
    ['a label without a value', { podSelector: { matchLabels: { app: null } } }, 'spec.podSelector.matchLabels.app'],
    ['no pod selector', {}, 'spec.podSelector'],
    ['a null pod selector', { podSelector: null }, 'spec.podSelector'],
    ['no spec', null, 'spec'],
    ['from with nothing after it', { podSelector: {}, ingress: [{ from: null }] }, 'spec.ingress[0].from'],
    ['ports with nothing after it', { podSelector: {}, ingress: [{ ports: null }] }, 'spec.ingress[0].ports'],
    ['a null port entry', { podSelector: {}, ingress: [{ ports: [null] }] }, 'spec.ingress[0].ports[0]'],
    ['a null port', { podSelector: {}, ingress: [{ ports: [{ port: null }] }] }, 'spec.ingress[0].ports[0].port'],
    [
      'a null namespaceSelector',
      { podSelector: {}, ingress: [{ from: [{ podSelector: {}, namespaceSelector: null }] }] },
      'spec.ingress[0].from[0].namespaceSelector',
    ],
    ['ignored rules', { podSelector: {}, policyTypes: ['Ingress'], egress: [{}] }, 'spec.egress'],
  ])('%s is taken, with a warning', (_, spec, field) => {
    expect(problemLines(policyObject(spec))).toEqual([
      expect.stringMatching(new RegExp(`^warning ${field.replace(/[[\].]/g, '\\$&')}: `)),
    ]);
  });

  test.each([
    [{ podSelector: { matchLabels: { app: null } } }, { podSelector: { matchLabels: { app: '' } } }],
    [{ podSelector: null }, { podSelector: {} }],
    [{ podSelector: { matchLabels: null, matchExpressions: null } }, { podSelector: {} }],
    [null, { podSelector: {} }],
    [{ ingress: [{ from: null, ports: null }] }, { ingress: [{}] }],
    [{ ingress: [{ from: [], ports: [] }] }, { ingress: [{}] }],
    [{ ingress: [{ ports: [null] }] }, { ingress: [{ ports: [{ protocol: 'TCP' }] }] }],
    [{ ingress: [{ ports: [{ port: null, protocol: null, endPort: null }] }] }, { ingress: [{ ports: [{}] }] }],
    [{ ingress: [{ from: [{ podSelector: {}, namespaceSelector: null }] }] }, { ingress: [{ from: [{ podSelector: {} }] }] }],
    [
      { ingress: [{ from: [{ podSelector: null, namespaceSelector: {} }] }] },
      { ingress: [{ from: [{ namespaceSelector: {} }] }] },
    ],
    [{ ingress: [{ from: [{ podSelector: {}, ipBlock: null }] }] }, { ingress: [{ from: [{ podSelector: {} }] }] }],
    [
      { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: null } }] }] },
      { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] },
    ],
  ])('%j means %j', (spec, same) => {
    expect(specOf(spec)).toEqual(specOf(same));
  });

  test('absent and empty selectors stay different', () => {
    const [peer] = specOf({ ingress: [{ from: [{ namespaceSelector: {} }] }] }).ingress.rules[0]?.peers ?? [];
    expect(peer).toMatchObject({ namespaces: { requirements: [] }, pods: undefined });
  });
});

describe('ports', () => {
  test.each([
    [undefined, { TCP: [[1, 65535]], UDP: [[1, 65535]], SCTP: [[1, 65535]] }],
    [[{ port: 80 }], { TCP: [[80, 80]], UDP: [], SCTP: [] }],
    [[{ port: 8080, endPort: 8090, protocol: 'UDP' }], { TCP: [], UDP: [[8080, 8090]], SCTP: [] }],
    [[{ protocol: 'SCTP' }], { TCP: [], UDP: [], SCTP: [[1, 65535]] }],
    [[{}], { TCP: [[1, 65535]], UDP: [], SCTP: [] }],
  ])('%j', (ports, ranges) => {
    const set = specOf({ ingress: [{ ports }] }).ingress.rules[0]?.ports;
    if (set === undefined || set === 'unreadable') throw new Error('unreadable');
    expect({ TCP: set.TCP.ranges, UDP: set.UDP.ranges, SCTP: set.SCTP.ranges }).toEqual(ranges);
  });

  test.each([
    ['an unknown field', [{ portt: 80 }], 0],
    ['an unknown protocol', [{ protocol: 'ICMP' }], 0],
    ['a list that is none', { port: 80 }, 0],
    ['a number in quotes', [{ port: '80' }], 1],
    ['a range backwards', [{ port: 80, endPort: 70 }, { port: 1 }], 2],
    ['an end without a port', [{ endPort: 70 }], 1],
  ])('%s is unreadable, never every port', (_, ports, entries) => {
    const rule = specOf({ ingress: [{ ports }] }).ingress.rules[0];
    expect(rule?.ports).toBe('unreadable');
    expect(rule?.entries).toHaveLength(entries);
  });
});

describe('what cannot be read is never guessed', () => {
  test.each([
    [null],
    [{}],
    [{ podSelector: null }],
    ['app=web'],
    [{ podSelectr: {} }],
    [{ podSelector: {}, fqdns: [] }],
    [{ podSelector: { matchLabel: { app: 'a' } } }],
    [{ podSelector: { matchLabels: { app: true } } }],
    [{ podSelector: { matchExpressions: [{ key: 'a', operator: 'in', values: ['b'] }] } }],
    [{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }],
    [{ ipBlock: { cidr: '10.0.0.0' } }],
    [{ ipBlock: { cidr: '10.0.0.0/8', except: ['x'] } }],
    [{ ipBlock: { cidr: '010.0.0.0/8' } }],
  ])('the peer %j', (peer) => {
    const [read] = specOf({ egress: [{ to: [peer] }] }).egress.rules[0]?.peers ?? [];
    expect(read).toEqual({ type: 'unreadable', reason: expect.stringMatching(/\S/), origin: ['spec', 'egress', 0, 'to', 0] });
  });

  test.each([
    ['a rule that is text', ['x']],
    ['rules that are no list', { from: [] }],
    ['peers that are no list', [{ from: { podSelector: {} } }]],
    ['an unknown field', [{ fqdns: [] }]],
  ])('%s makes the rule unreadable', (_, ingress) => {
    const [rule, ...others] = specOf({ ingress }).ingress.rules;
    expect(rule?.unreadable).toMatch(/\S/);
    expect(others).toEqual([]);
  });

  test('a subject of the wrong type is unreadable, never every pod', () => {
    expect(specOf({ podSelector: 'app=web' }).subject).toBe('unreadable');
    expect(specOf({ podSelector: { matchLabels: [] } }).subject).toBe('unreadable');
  });

  test('the other peers of a rule stay readable', () => {
    const peers = specOf({ ingress: [{ from: [null, { podSelector: {} }] }] }).ingress.rules[0]?.peers;
    expect(peers === 'anyone' ? peers : peers?.map(({ type }: Peer) => type)).toEqual(['unreadable', 'pods']);
  });

  test.each([[null], [undefined], ['text'], [7], [[]]])('%j is no policy', (object) => {
    expect(read(object)).toMatchObject({ policies: [], problems: [{ refused: true, path: [] }] });
  });
});

describe('names', () => {
  test('a namespace that the text names, and one that is assumed', () => {
    expect(policyOf({ metadata: { name: 'a', namespace: 'shop' } })).toMatchObject({
      namespace: 'shop',
      namespaceAssumed: false,
    });
    expect(policyOf({ metadata: { name: 'a' } })).toMatchObject({ namespace: 'default', namespaceAssumed: true });
    expect(policyOf({ metadata: { name: 'a', namespace: '' } })).toMatchObject({ namespace: 'default', namespaceAssumed: true });
  });

  test('a label key that every JavaScript object has', () => {
    const object: unknown = JSON.parse(
      '{"metadata":{"name":"a"},"spec":{"podSelector":{"matchLabels":{"__proto__":"x","constructor":"y"}}}}',
    );
    expect(policyOf(object).subject).toEqual({
      requirements: [
        { key: '__proto__', operator: 'Equals', value: 'x' },
        { key: 'constructor', operator: 'Equals', value: 'y' },
      ],
    });
  });
});

describe('properties', () => {
  test('what people write is read without a refusal, each rule and peer where it stands', () => {
    fc.assert(
      fc.property(writtenSpec, (spec) => {
        const object = policyObject(spec);
        const { policies, problems } = read(object);
        expect(problems.filter((problem) => problem.refused)).toEqual([]);
        const [policy] = policies;
        for (const direction of ['ingress', 'egress'] as const) {
          for (const [index, rule] of (policy?.[direction].rules ?? []).entries()) {
            expect(rule.origin).toEqual(['spec', direction, index]);
            expect(rule.ports).not.toBe('unreadable');
            for (const peer of rule.peers === 'anyone' ? [] : rule.peers) {
              expect(valueAt(object, peer.origin)).toBeTypeOf('object');
              expect(peer.type).not.toBe('unreadable');
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('any value gives an answer, every path of a problem exists, and what is refused has a reason', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, maxDepth: 4 });
    const field = fc.constantFrom(
      'metadata',
      'spec',
      'podSelector',
      'policyTypes',
      'ingress',
      'egress',
      'from',
      'to',
      'ports',
      'ipBlock',
    );
    const nested = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 7 },
        anything,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(field, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    const ruined = fc.tuple(writtenSpec, field, nested).map(([spec, key, value]) => policyObject({ ...spec, [key]: value }));
    fc.assert(
      fc.property(fc.oneof(nested, ruined), (object) => {
        for (const { path, message } of read(object).problems) {
          expect(message).not.toBe('');
          expect(exists(object, path)).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

function exists(object: unknown, path: readonly (string | number)[]): boolean {
  let value = object;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return true;
}

function valueAt(object: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Readonly<Record<string | number, unknown>>)[step], object);
}
