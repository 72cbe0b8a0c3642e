import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decision, decide, type Endpoint, equalPorts, type PodEndpoint, type Policy, portsWith } from '../engine';
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
  return { type: 'pod', namespace, namespaceLabels: new Map(), labels: new Map(), ip: undefined, ports };
}

function world(ports: Names): readonly Endpoint[] {
  return WORLD.map((other) => (other.type === 'pod' ? { ...other, ports } : other));
}

function isSame(one: Decision, two: Decision): boolean {
  return VERDICTS.every((verdict) => equalPorts(portsWith(one, verdict), portsWith(two, verdict)));
}

/** Holds every verdict over the small world, with blocks that may and that never match pods. */
function expectSame(before: Policy, after: Policy, direction: Direction, names: Names): void {
  const own = pod(before, names);
  for (const ipBlocksMatchPods of ['notChosen', 'never'] as const) {
    const verdict = (policy: Policy, other: Endpoint) => decide([policy], direction, own, other, { ipBlocksMatchPods });
    const differing = world(names).find((other) => !isSame(verdict(before, other), verdict(after, other)));
    expect(differing).toBeUndefined();
  }
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
        const written = policy[direction].rules;
        const sets = all.length === 1 ? [all] : [all, ...all.map((one) => [one])];
        for (const set of sets) {
          const left = without(written, new Set(set));
          expect(left.every(({ peers: some }) => some === 'anyone' || some.length > 0)).toBe(true);
          expectSame(policy, withRules(policy, direction, left), direction, numbers);
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
        expectSame(opened, withRules(opened, direction, rules.slice(allowAll, (allowAll ?? 0) + 1)), direction, numbers);
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
      const verdicts = (some: readonly Rule[]) =>
        NAMES.flatMap((numbers) =>
          WORLD.map((other) => decide([withRules(policy, 'ingress', some)], 'ingress', pod(policy, numbers), other)),
        );
      const [none, one, two, both] = [verdicts([]), verdicts([first]), verdicts([second]), verdicts([first, second])];
      const alike = (some: readonly Decision[], more: readonly Decision[]): boolean =>
        some.every((decision, index) => isSame(decision, more[index] ?? []));
      // A peer that nobody matches is covered by anything, and not worth a word.
      if (alike(none, one) || alike(none, two)) return;
      const { allowAll, rules: covered } = coverageOf(withRules(policy, 'ingress', rules), 'ingress');
      if (allowAll !== undefined) return;
      const isCovered = alike(both, one) || alike(both, two);
      if (isCovered) found += 1;
      expect(covered.length).toBe(isCovered ? 1 : 0);
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  );
  expect(found).toBeGreaterThan(0);
});
