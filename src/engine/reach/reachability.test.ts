import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assumptions } from '../assumptions';
import { allowedPorts, decide, type Endpoint, type PodEndpoint, portsWith } from '../decide';
import type { Direction, Policy } from '../policy';
import { ALL_PORTS, equalPorts, intersectPorts, type PortSet } from '../portSet';
import { assumptions, clusterPolicies, clusterPolicy, pods } from '../randomClusters';
import { WORLD } from '../smallWorld';
import { policy } from '../testPolicies';
import { alikeClasses } from './alikeClasses';
import { isReadable } from './matchPolicy';
import { passingFrom, passingInto } from './passing';
import { between, betweenAddress, type Reachability, reachability } from './reachability';

const numRuns = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 2);
const ADDRESSES = WORLD.filter((one) => one.type === 'address').map(({ ip }) => ip);

interface Plain {
  readonly sure: PortSet;
  readonly perhaps: PortSet;
}

/** One pair of pods after the other, one policy after the other: what the classes must agree with. */
function naive(policies: readonly Policy[], from: PodEndpoint, to: PodEndpoint, assumed: Assumptions): Plain {
  const out = decide(policies, 'egress', from, to, assumed);
  const into = decide(policies, 'ingress', to, from, assumed);
  return {
    sure: intersectPorts(allowedPorts(out), allowedPorts(into)),
    perhaps: intersectPorts(portsWith(out, 'allowed', 'depends'), portsWith(into, 'allowed', 'depends')),
  };
}

function plain(reach: Reachability, from: number, to: number): Plain {
  const { classOf } = reach.selection.classes;
  const { sure, perhaps } = between(reach, classOf[from] ?? -1, classOf[to] ?? -1);
  return { sure: reach.pool.portsOf(sure), perhaps: reach.pool.portsOf(perhaps) };
}

function expectSame(found: Plain, wanted: Plain): void {
  expect(equalPorts(found.sure, wanted.sure), `sure: ${JSON.stringify([found.sure, wanted.sure])}`).toBe(true);
  expect(equalPorts(found.perhaps, wanted.perhaps), `perhaps: ${JSON.stringify([found.perhaps, wanted.perhaps])}`).toBe(true);
}

function expectAgreement(
  reach: Reachability,
  world: readonly PodEndpoint[],
  policies: readonly Policy[],
  assumed: Assumptions,
): void {
  const { classOf, count } = reach.selection.classes;
  for (const [from, source] of world.entries()) {
    for (const [to, target] of world.entries()) expectSame(plain(reach, from, to), naive(policies, source, target, assumed));
    const own = classOf[from] ?? -1;
    const [whole, into] = [passingFrom(reach, own), passingInto(reach, own)];
    for (let other = 0; other < count; other++) {
      expect({ sure: whole.sure[other], perhaps: whole.perhaps[other] }).toEqual(between(reach, own, other));
      expect({ sure: into.sure[other], perhaps: into.perhaps[other] }).toEqual(between(reach, other, own));
    }
  }
}

describe('classes of pods agree with one pair after the other', () => {
  test('between pods', () => {
    fc.assert(
      fc.property(pods, clusterPolicies, assumptions, (world, policies, assumed) => {
        expectAgreement(reachability(world, policies, assumed), world, policies, assumed);
      }),
      { numRuns },
    );
  });

  test('with addresses outside', () => {
    fc.assert(
      fc.property(pods, clusterPolicies, assumptions, (world, policies, assumed) => {
        const reach = reachability(world, policies, assumed);
        for (const direction of ['ingress', 'egress'] satisfies Direction[]) {
          for (const [index, pod] of world.entries()) {
            for (const ip of ADDRESSES) {
              const other: Endpoint = { type: 'address', ip };
              const wanted = allowedPorts(decide(policies, direction, pod, other, assumed));
              const found = betweenAddress(reach, direction, reach.selection.classes.classOf[index] ?? -1, ip);
              expect(equalPorts(reach.pool.portsOf(found), wanted), `${direction} ${ip}`).toBe(true);
            }
          }
        }
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  test('after an edit, with what was known before it', () => {
    fc.assert(
      fc.property(pods, clusterPolicies, clusterPolicy, fc.nat(), assumptions, (world, policies, edited, at, assumed) => {
        const before = reachability(world, policies, assumed);
        const place = policies.length === 0 ? 0 : at % policies.length;
        const after = policies.toSpliced(place, 1, edited);
        expectAgreement(reachability(world, after, assumed, before), world, after, assumed);
      }),
      { numRuns },
    );
  });
});

test('classes that are alike pass alike, with everybody and with addresses', () => {
  fc.assert(
    fc.property(pods, clusterPolicies, assumptions, (world, policies, assumed) => {
      const reach = reachability(world, policies, assumed);
      const alike = alikeClasses(reach);
      for (const [at, one] of alike.entries()) {
        expect(alike[one]).toBe(one);
        expect(passingFrom(reach, at)).toEqual(passingFrom(reach, one));
        expect(passingInto(reach, at)).toEqual(passingInto(reach, one));
        for (const direction of ['ingress', 'egress'] satisfies Direction[]) {
          expect(reach.rows[direction][at]).toBe(reach.rows[direction][one]);
        }
      }
    }),
    { numRuns },
  );
});

describe('what holds for policies together', () => {
  const all = (reach: Reachability, world: readonly PodEndpoint[]): readonly Plain[] =>
    world.flatMap((_, from) => world.map((_, to) => plain(reach, from, to)));

  test('a policy that selects nothing changes nothing', () => {
    fc.assert(
      fc.property(pods, clusterPolicies, clusterPolicy, assumptions, (world, policies, more, assumed) => {
        const nobody: Policy = { ...more, subject: { requirements: [{ key: 'nobody', operator: 'Exists' }] } };
        const before = all(reachability(world, policies, assumed), world);
        const after = all(reachability(world, [...policies, nobody], assumed), world);
        for (const [index, found] of after.entries()) expectSame(found, before[index] ?? found);
      }),
      { numRuns },
    );
  });

  test('another rule takes no connection away', () => {
    fc.assert(
      fc.property(pods, clusterPolicies, clusterPolicy, assumptions, (world, policies, more, assumed) => {
        const [first, ...rest] = policies;
        fc.pre(first !== undefined);
        const richer: Policy = {
          ...first,
          ingress: { ...first.ingress, rules: [...first.ingress.rules, ...more.ingress.rules] },
          egress: { ...first.egress, rules: [...first.egress.rules, ...more.egress.rules] },
        };
        const before = all(reachability(world, policies, assumed), world);
        const after = all(reachability(world, [richer, ...rest], assumed), world);
        for (const [index, { sure, perhaps }] of before.entries()) {
          const now = after[index] ?? { sure: ALL_PORTS, perhaps: ALL_PORTS };
          expect(equalPorts(intersectPorts(sure, now.sure), sure)).toBe(true);
          expect(equalPorts(intersectPorts(perhaps, now.perhaps), perhaps)).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  test('one policy for each rule means the same', () => {
    fc.assert(
      fc.property(pods, clusterPolicies, assumptions, (world, policies, assumed) => {
        const apart = policies.flatMap((one): readonly Policy[] => {
          const closed: Policy = { ...one, ingress: { ...one.ingress, rules: [] }, egress: { ...one.egress, rules: [] } };
          return [
            closed,
            ...one.ingress.rules.map((rule): Policy => ({ ...closed, ingress: { ...one.ingress, rules: [rule] } })),
            ...one.egress.rules.map((rule): Policy => ({ ...closed, egress: { ...one.egress, rules: [rule] } })),
          ];
        });
        const before = all(reachability(world, policies, assumed), world);
        const after = all(reachability(world, apart, assumed), world);
        for (const [index, found] of after.entries()) expectSame(found, before[index] ?? found);
      }),
      { numRuns },
    );
  });

  test('other names for labels, everywhere, change nothing', () => {
    const renamed = (text: string): string => `renamed-${text}`;
    const map = (labels: ReadonlyMap<string, string>) =>
      new Map([...labels].map(([key, value]) => [renamed(key), renamed(value)]));
    const deep = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(deep);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, one]): [string, unknown] => {
        if (key === 'key' && typeof one === 'string') return [key, one.startsWith('kubernetes.io/') ? one : renamed(one)];
        const own = 'key' in value && typeof value.key === 'string' && !value.key.startsWith('kubernetes.io/');
        if (key === 'value' && own && typeof one === 'string') return [key, renamed(one)];
        if (key === 'values' && own && Array.isArray(one)) return [key, one.map((text) => renamed(String(text)))];
        return [key, deep(one)];
      });
      return Object.fromEntries(entries);
    };
    fc.assert(
      fc.property(pods, clusterPolicies, assumptions, (world, policies, assumed) => {
        const others = world.map((pod) => ({ ...pod, labels: map(pod.labels), namespaceLabels: map(pod.namespaceLabels) }));
        const before = all(reachability(world, policies, assumed), world);
        const after = all(
          reachability(
            others,
            policies.map((one) => deep(one) as Policy),
            assumed,
          ),
          others,
        );
        for (const [index, found] of after.entries()) expectSame(found, before[index] ?? found);
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });
});

test('policies that leave pods alike put them into one class', () => {
  const pod = (app: string, number: number): PodEndpoint => ({
    type: 'pod',
    namespace: 'default',
    namespaceLabels: new Map(),
    labels: new Map([
      ['app', app],
      ['statefulset.kubernetes.io/pod-name', `${app}-${number}`],
    ]),
    ips: [`10.0.0.${number}`],
    hostNetwork: false,
    ports: [],
  });
  const world = ['web', 'db', 'cache'].flatMap((app) => Array.from({ length: 30 }, (_, number) => pod(app, number)));
  const only = policy({ types: 'I', ingress: ['app=web @ 80'] });
  const reach = reachability(world, [only]);
  expect(reach.selection.classes.count).toBe(3);
  // Policies ask for app, and db and cache are let in nowhere and isolated alike.
  expect([...alikeClasses(reach)]).toEqual([0, 1, 1]);
  const blocks = policy({ types: 'I', ingress: ['10.0.0.0/28', '10.0.0.8/29'] });
  // In no block, in the first alone, in both; of one app: it is asked for no label.
  expect(reachability(world, [blocks]).selection.classes.count).toBe(3);
});

test('what cannot be read is not readable', () => {
  const good = policy({ types: 'IE', ingress: ['app=web @ 80'], egress: ['10.0.0.0/8'] });
  expect(isReadable(good)).toBe(true);
  const [rule] = good.ingress.rules;
  if (rule === undefined) throw new Error('The rule is gone.');
  const broken: readonly Policy[] = [
    { ...good, subject: 'unreadable' },
    { ...good, ingress: { ...good.ingress, isolated: 'unknown' } },
    { ...good, ingress: { ...good.ingress, rules: [{ ...rule, ports: 'unreadable' }] } },
    { ...good, ingress: { ...good.ingress, rules: [{ ...rule, unreadable: 'why' }] } },
    { ...good, ingress: { ...good.ingress, rules: [{ ...rule, peers: [{ type: 'unreadable', reason: 'why', origin: [] }] }] } },
    {
      ...good,
      egress: { ...good.egress, rules: [{ ...rule, peers: [{ type: 'addresses', cidr: '10/8', except: [], origin: [] }] }] },
    },
  ];
  for (const one of broken) expect(isReadable(one)).toBe(false);
});
