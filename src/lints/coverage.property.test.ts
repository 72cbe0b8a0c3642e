import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Decision,
  decide,
  type Endpoint,
  equalPorts,
  NOTHING_ASSUMED,
  type PodEndpoint,
  type Policy,
  portsWith,
} from '../engine';
import type { Direction, Rule } from '../engine/policy';
import { policies } from '../engine/randomPolicies';
import { WORLD } from '../engine/smallWorld';
import { coverageOf } from './coverage';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);
const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];
const VERDICTS = ['allowed', 'depends', 'unknown', 'denied'] as const;

/** What named ports stand for on a pod: a decision about a name is exact only where its number is known. */
type Names = NonNullable<PodEndpoint['ports']>;
const NAMES: readonly Names[] = [
  [],
  [{ name: 'http', protocol: 'TCP', number: 90 }],
  [
    { name: 'http', protocol: 'TCP', number: 80 },
    { name: 'dns', protocol: 'UDP', number: 53 },
  ],
  [
    { name: 'http', protocol: 'TCP', number: 8080 },
    { name: 'dns', protocol: 'UDP', number: 5353 },
  ],
];

const names = fc.constantFrom(...NAMES);

/** A pod the policy is about. */
function pod({ namespace }: Policy, ports: Names): PodEndpoint {
  return { type: 'pod', namespace, namespaceLabels: new Map(), labels: new Map(), ips: [], hostNetwork: false, ports };
}

const WORLDS = new Map(
  NAMES.map((ports) => [ports, WORLD.map((other): Endpoint => (other.type === 'pod' ? { ...other, ports } : other))]),
);

function world(ports: Names): readonly Endpoint[] {
  return WORLDS.get(ports) ?? [];
}

function isSame(one: Decision, two: Decision): boolean {
  return VERDICTS.every((verdict) => equalPorts(portsWith(one, verdict), portsWith(two, verdict)));
}

const ASSUMED = [NOTHING_ASSUMED, { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'never' }] as const;

/** Every verdict over the small world, with blocks that may and that never match pods. */
function verdicts(policy: Policy, direction: Direction, numbers: Names): readonly Decision[] {
  const own = pod(policy, numbers);
  return ASSUMED.flatMap((assumptions) => world(numbers).map((other) => decide([policy], direction, own, other, assumptions)));
}

function areSame(some: readonly Decision[], more: readonly Decision[]): boolean {
  return some.every((decision, index) => isSame(decision, more[index] ?? []));
}

function withRules(policy: Policy, direction: Direction, rules: readonly Rule[]): Policy {
  return { ...policy, [direction]: { ...policy[direction], rules } };
}

/** The rules without the covered rules and peers (`rule` or `rule.peer`). */
function without(rules: readonly Rule[], gone: ReadonlySet<string>): readonly Rule[] {
  return rules.flatMap((rule, index) => {
    if (gone.has(`${index}`)) return [];
    if (rule.peers === 'anyone') return [rule];
    return [{ ...rule, peers: rule.peers.filter((_, peer) => !gone.has(`${index}.${peer}`)) }];
  });
}

test('removing what is covered, one by one or all at once, changes no verdict', () => {
  let found = 0;
  fc.assert(
    fc.property(policies, names, (policy, numbers) => {
      for (const direction of DIRECTIONS) {
        const { rules, peers } = coverageOf(policy, direction);
        const all = [...rules.map(({ rule }) => `${rule}`), ...peers.map(({ rule, peer }) => `${rule}.${peer}`)];
        if (all.length === 0) continue;
        found += all.length;
        const before = verdicts(policy, direction, numbers);
        const sets = all.length === 1 ? [all] : [all, ...all.map((one) => [one])];
        for (const set of sets) {
          const left = without(policy[direction].rules, new Set(set));
          expect(left.every(({ peers: some }) => some === 'anyone' || some.length > 0)).toBe(true);
          expect(areSame(before, verdicts(withRules(policy, direction, left), direction, numbers))).toBe(true);
        }
      }
    }),
    { numRuns: Math.ceil(RUNS / 20) },
  );
  expect(found).toBeGreaterThan(0);
});

test('what an allow-all makes pointless can go without changing a verdict', () => {
  const open: Rule = policyRule();
  fc.assert(
    fc.property(policies, fc.nat({ max: 4 }), names, (policy, place, numbers) => {
      for (const direction of DIRECTIONS) {
        const rules = [...policy[direction].rules];
        rules.splice(place, 0, open);
        const opened = withRules(policy, direction, rules);
        const { allowAll } = coverageOf(opened, direction);
        expect(allowAll).toBeDefined();
        const alone = withRules(opened, direction, rules.slice(allowAll, (allowAll ?? 0) + 1));
        expect(areSame(verdicts(opened, direction, numbers), verdicts(alone, direction, numbers))).toBe(true);
      }
    }),
    { numRuns: Math.ceil(RUNS / 50) },
  );
});

function policyRule(): Rule {
  const every = { ranges: [[1, 65535] as const], names: [] };
  return { peers: 'anyone', entries: [], ports: { TCP: every, UDP: every, SCTP: every }, unreadable: undefined, origin: [] };
}

test('of two rules with one peer each, the one that another covers for everybody in the small world is found', () => {
  let found = 0;
  fc.assert(
    fc.property(policies, (policy) => {
      const rules = policy.ingress.rules
        .slice(0, 2)
        .map((rule): Rule => ({ ...rule, peers: rule.peers === 'anyone' ? 'anyone' : rule.peers.slice(0, 1) }));
      const [first, second] = rules;
      if (first === undefined || second === undefined) return;
      const all = (some: readonly Rule[]) =>
        NAMES.flatMap((numbers) => verdicts(withRules(policy, 'ingress', some), 'ingress', numbers));
      const [none, one, two, both] = [all([]), all([first]), all([second]), all([first, second])];
      // A peer that nobody matches is covered by anything, and not worth a word.
      if (areSame(none, one) || areSame(none, two)) return;
      const { allowAll, rules: covered } = coverageOf(withRules(policy, 'ingress', rules), 'ingress');
      if (allowAll !== undefined) return;
      const isCovered = areSame(both, one) || areSame(both, two);
      if (isCovered) found += 1;
      expect(covered.length).toBe(isCovered ? 1 : 0);
    }),
    { numRuns: Math.ceil(RUNS / 20) },
  );
  expect(found).toBeGreaterThan(0);
});
