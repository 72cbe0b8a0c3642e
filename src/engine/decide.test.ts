import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assumptions, NOTHING_ASSUMED } from './assumptions';
import { type Decision, decide, type Endpoint, type PodEndpoint, portsWith, type Verdict } from './decide';
import type { Direction, Policy, Rule } from './policy';
import { ALL_PORTS, equalPorts, intersectPorts, isNoPorts, type Protocol, unionPorts } from './portSet';
import { policies } from './randomPolicies';
import { WORLD } from './smallWorld';
import { policy } from './testPolicies';

const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 10);

function pod(labels: Readonly<Record<string, string>> = {}, more: Partial<PodEndpoint> = {}): PodEndpoint {
  return {
    type: 'pod',
    namespace: 'default',
    namespaceLabels: new Map(),
    labels: new Map(Object.entries(labels)),
    ips: [],
    hostNetwork: false,
    ports: [],
    ...more,
  };
}
const outside = (ip: string): Endpoint => ({ type: 'address', ip });

function on(decision: Decision, port: number, protocol: Protocol = 'TCP'): Verdict | undefined {
  return decision.find(({ ports }) => ports[protocol].ranges.some(([from, to]) => from <= port && port <= to))?.verdict;
}

function ingress(
  rules: readonly string[],
  other: Endpoint,
  assumptions: Assumptions = NOTHING_ASSUMED,
  subject = pod(),
): Decision {
  return decide([policy({ types: 'I', ingress: rules })], 'ingress', subject, other, assumptions);
}

describe('corners that engines got wrong', () => {
  test.each<[string, Verdict | undefined, Verdict]>([
    ['no rule denies', on(ingress([], pod()), 80), 'denied'],
    ['a rule without peers allows every source', on(ingress([''], outside('8.8.8.8')), 80), 'allowed'],
    ['a rule that matches nobody still isolates', on(ingress(['app=nobody'], pod()), 80), 'denied'],
    [
      'no namespaceSelector means the own namespace',
      on(ingress(['app=a'], pod({ app: 'a' }, { namespace: 'other' })), 80),
      'denied',
    ],
    ['an empty namespaceSelector means all', on(ingress(['ns:*'], pod({}, { namespace: 'other' })), 80), 'allowed'],
    ['an empty namespaceSelector means no address', on(ingress(['ns:*'], outside('10.0.0.1')), 80), 'denied'],
    ['both selectors in one peer are an AND', on(ingress(['ns:team=a & app=x'], pod({ app: 'x' })), 80), 'denied'],
    ['two peers are an OR', on(ingress(['ns:team=a | app=x'], pod({ app: 'x' })), 80), 'allowed'],
    ['NotIn matches a missing key', on(ingress(['app notin (a)'], pod()), 80), 'allowed'],
    ['DoesNotExist matches a missing key', on(ingress(['!app'], pod()), 80), 'allowed'],
    ['In does not', on(ingress(['app in (a)'], pod()), 80), 'denied'],
    ['requirements are ANDed', on(ingress(['app=a,tier!=w'], pod({ app: 'a', tier: 'w' })), 80), 'denied'],
    ['a UDP rule does not open TCP', on(ingress(['@ 80/UDP'], pod()), 80), 'denied'],
    ['and opens UDP', on(ingress(['@ 80/UDP'], pod()), 80, 'UDP'), 'allowed'],
    ['except is local to its block', on(ingress(['10.0.0.0/8 - 10.1.0.0/16'], outside('10.1.2.3')), 80), 'denied'],
    [
      'another rule may allow it again',
      on(ingress(['10.0.0.0/8 - 10.1.0.0/16', '10.1.2.0/24'], outside('10.1.2.3')), 80),
      'allowed',
    ],
    ['10.10.1.12/24 is 10.10.1.0/24', on(ingress(['10.10.1.12/24'], outside('10.10.1.1')), 80), 'allowed'],
    [
      'the namespace has its name as a label',
      on(ingress(['ns:kubernetes.io/metadata.name=other'], pod({}, { namespace: 'other' })), 80),
      'allowed',
    ],
    [
      'whatever its labels claim',
      on(
        ingress(
          ['ns:kubernetes.io/metadata.name=other'],
          pod({}, { namespaceLabels: new Map([['kubernetes.io/metadata.name', 'other']]) }),
        ),
        80,
      ),
      'denied',
    ],
  ])('%s', (_, verdict, expected) => {
    expect(verdict).toBe(expected);
  });

  test('rules of a direction that does not isolate count for nothing', () => {
    const ignored = policy({ types: 'I', egress: ['app=db'] });
    expect(decide([ignored], 'egress', pod(), pod())).toEqual([{ ports: ALL_PORTS, verdict: 'allowed', by: { type: 'open' } }]);
  });

  test('policies of other namespaces or other pods do not isolate', () => {
    const deny = policy({ types: 'I' }, 'other');
    const selected: Policy = {
      ...policy({ types: 'I' }),
      subject: { requirements: [{ key: 'app', operator: 'Equals', value: 'a' }] },
    };
    expect(on(decide([deny, selected], 'ingress', pod(), pod()), 80)).toBe('allowed');
    expect(on(decide([deny, selected], 'ingress', pod({ app: 'a' }), pod()), 80)).toBe('denied');
  });

  test('policies add up', () => {
    const decision = decide(
      [policy({ types: 'I' }), policy({ types: 'I', ingress: ['app=a @ 80', 'app=a @ 80 443'] })],
      'ingress',
      pod(),
      pod({ app: 'a' }),
    );
    const told = decision.map(({ verdict, by, ports }) => [
      verdict,
      by.type === 'rule' ? `policy ${by.policy} rule ${by.rule}` : by.type,
      ports.TCP.ranges.length,
    ]);
    expect(told).toEqual([
      ['allowed', 'policy 1 rule 0', 1],
      ['allowed', 'policy 1 rule 1', 1],
      ['denied', 'isolated', 3],
    ]);
  });
});

describe('named ports are resolved on the destination', () => {
  const ports = [{ name: 'http', protocol: 'TCP', number: 8080 } as const, { name: 'dns', protocol: 'UDP', number: 53 } as const];
  test.each<[string, Decision, number, Verdict]>([
    ['of ingress: the selected pod', ingress(['@ http'], pod(), NOTHING_ASSUMED, pod({}, { ports })), 8080, 'allowed'],
    ['not the source', ingress(['@ http'], pod({}, { ports })), 8080, 'denied'],
    ['with the protocol of the rule', ingress(['@ dns'], pod(), NOTHING_ASSUMED, pod({}, { ports })), 53, 'denied'],
    [
      'of egress: the other pod',
      decide([policy({ types: 'E', egress: ['@ http'] })], 'egress', pod(), pod({}, { ports })),
      8080,
      'allowed',
    ],
    [
      'an address has no names',
      decide([policy({ types: 'E', egress: ['@ http'] })], 'egress', pod({}, { ports }), outside('10.0.0.1')),
      8080,
      'denied',
    ],
  ])('%s', (_, decision, port, expected) => {
    expect(on(decision, port)).toBe(expected);
  });

  test('while they are not known they stay ports of their own', () => {
    const decision = decide([policy({ types: 'E', egress: ['@ http 80'] })], 'egress', pod(), pod({}, { ports: undefined }));
    expect(portsWith(decision, 'allowed').TCP).toEqual({ ranges: [[80, 80]], names: ['http'] });
  });
});

describe('an ipBlock against a pod', () => {
  const block = ['10.0.0.0/8'];
  test.each<[string, Verdict | undefined, Verdict]>([
    ['matches by its address', on(ingress(block, pod({}, { ips: ['10.1.1.1'] })), 80), 'allowed'],
    ['not beside it', on(ingress(block, pod({}, { ips: ['192.168.1.1'] })), 80), 'denied'],
    ['hangs on it while it is not known', on(ingress(block, pod()), 80), 'depends'],
    ['not where no pod has its address', on(ingress(['8.8.0.0/16'], pod()), 80), 'denied'],
    [
      'never with some plugins',
      on(ingress(block, pod({}, { ips: ['10.1.1.1'] }), { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'never' }), 80),
      'denied',
    ],
  ])('%s', (_, verdict, expected) => {
    expect(verdict).toBe(expected);
  });
});

describe('what cannot be read', () => {
  const base = policy({ types: 'I', ingress: ['app=a @ 80'] });
  const [rule] = base.ingress.rules as readonly [Rule];
  const withRule = (changed: Partial<Rule>): Policy => ({
    ...base,
    ingress: { ...base.ingress, rules: [{ ...rule, ...changed }] },
  });
  test.each<[string, Policy, PodEndpoint, number, Verdict]>([
    [
      'a peer may be anyone, on the ports of its rule',
      withRule({ peers: [{ type: 'unreadable', reason: 'x', origin: [] }] }),
      pod(),
      80,
      'unknown',
    ],
    ['and on no others', withRule({ peers: [{ type: 'unreadable', reason: 'x', origin: [] }] }), pod(), 81, 'denied'],
    ['ports may be any, for the peers of the rule', withRule({ ports: 'unreadable' }), pod({ app: 'a' }), 81, 'unknown'],
    ['and for no others', withRule({ ports: 'unreadable' }), pod(), 81, 'denied'],
    ['a rule may be anything', withRule({ unreadable: 'x' }), pod(), 81, 'unknown'],
    ['a policy may select the pod or not', { ...base, subject: 'unreadable' }, pod(), 81, 'unknown'],
    [
      'a direction may be isolated or not',
      { ...base, ingress: { ...base.ingress, isolated: 'unknown', by: 'unreadable' } },
      pod(),
      81,
      'unknown',
    ],
  ])('%s', (_, half, other, port, expected) => {
    expect(on(decide([half], 'ingress', pod(), other), port)).toBe(expected);
  });

  test('another policy that allows for sure is not in doubt', () => {
    const half: Policy = { ...base, subject: 'unreadable' };
    const decision = decide([half, policy({ types: 'I', ingress: ['@ 80'] })], 'ingress', pod(), pod());
    expect([on(decision, 80), on(decision, 81)]).toEqual(['allowed', 'denied']);
  });
});

test('slices hold every port number once', () => {
  const directions = fc.constantFrom<Direction>('ingress', 'egress');
  fc.assert(
    fc.property(fc.array(policies, { maxLength: 3 }), directions, fc.constantFrom(...WORLD), (some, direction, someone) => {
      const ports = [{ name: 'http', protocol: 'TCP', number: 80 } as const];
      const other = someone.type === 'pod' ? { ...someone, ports } : someone;
      const slices = decide(some, direction, pod({}, { namespace: 'shop', ports }), other);
      const all = slices.reduce(
        (sum, { ports }) => unionPorts(sum, ports),
        intersectPorts(ALL_PORTS, slices[0]?.ports ?? ALL_PORTS),
      );
      expect(equalPorts(all, ALL_PORTS)).toBe(true);
      for (const [index, { ports }] of slices.entries()) {
        expect(slices.slice(0, index).every((one) => isNoPorts(intersectPorts(one.ports, ports)))).toBe(true);
      }
    }),
    { numRuns: RUNS * 3 },
  );
});
