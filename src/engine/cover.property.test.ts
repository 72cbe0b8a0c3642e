import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTHING_ASSUMED } from './assumptions';
import { cover } from './cover';
import type { CoveredRow } from './coverage';
import { decide, type Endpoint, type PodEndpoint, portsWith } from './decide';
import { blockAddresses, holdsAddress } from './ipBlock';
import { groupOf, isKubeDns, KUBE_DNS } from './placement';
import type { Direction, Peer, Policy, Requirement, Rule } from './policy';
import { ALL_PORTS, containsPorts, DNS_PORTS, equalPorts, intersectPorts, isNoPorts, NO_PORTS, unionPorts } from './portSet';
import { policies } from './randomPolicies';
import { fulfils, NAMESPACE_NAME, selects } from './selector';
import { WORLD } from './smallWorld';

const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 10);
const directions = fc.constantFrom<Direction>('ingress', 'egress');

function isMatched(peer: Peer, policy: Policy, who: Endpoint): boolean {
  if (peer.type === 'unreadable') return false;
  if (peer.type === 'addresses') {
    const block = blockAddresses(peer.cidr, peer.except);
    return who.type === 'address' && block !== undefined && holdsAddress(block, who.ip);
  }
  if (who.type === 'address') return false;
  const inNamespace = peer.namespaces ? selects(peer.namespaces, namespaceLabels(who)) : who.namespace === policy.namespace;
  return inNamespace && (peer.pods === undefined || selects(peer.pods, who.labels));
}

function namespaceLabels(pod: PodEndpoint): ReadonlyMap<string, string> {
  return new Map(pod.namespaceLabels).set(NAMESPACE_NAME, pod.namespace);
}

function peersOf({ peers }: Rule): readonly Peer[] {
  return peers === 'anyone' ? [] : peers;
}

/** Everybody of the small world a row means, straight from the definition. */
function meant(row: CoveredRow, policy: Policy): readonly Endpoint[] {
  const { rules } = policy[row.direction];
  switch (row.subject.type) {
    case 'anyone':
      return WORLD;
    case 'dns':
      return WORLD.filter((who) => isMatched(KUBE_DNS, policy, who));
    case 'peer': {
      const peer = rules[row.subject.rule] && peersOf(rules[row.subject.rule] as Rule)[row.subject.peer];
      return peer ? WORLD.filter((who) => isMatched(peer, policy, who)) : [];
    }
    case 'fixed': {
      const placed = rules.flatMap(peersOf).filter((peer) => groupOf(peer, policy) === row.group);
      return WORLD.filter((who) => homeOf(who, policy) === row.group && !placed.some((peer) => isMatched(peer, policy, who)));
    }
  }
}

function homeOf(who: Endpoint, policy: Policy): CoveredRow['group'] {
  if (who.type === 'address') return 'outside';
  return who.namespace === policy.namespace ? 'namespace' : 'cluster';
}

type Ports = Pick<CoveredRow, 'must' | 'may'>;

/** What is sure and what is possible for each endpoint of the small world, worked out when first asked for. */
function concrete(policy: Policy, direction: Direction): (who: Endpoint) => Ports {
  const known = new Map<Endpoint, Ports>();
  return (who) => {
    const ports = known.get(who) ?? portsFor(policy, direction, who);
    known.set(who, ports);
    return ports;
  };
}

function portsFor(policy: Policy, direction: Direction, who: Endpoint): Ports {
  const matching = policy[direction].rules.filter(
    (rule) => rule.peers === 'anyone' || rule.peers.some((peer) => isMatched(peer, policy, who)),
  );
  const must = matching.reduce((sum, rule) => (rule.ports === 'unreadable' ? sum : unionPorts(sum, rule.ports)), NO_PORTS);
  const subject: PodEndpoint = {
    type: 'pod',
    namespace: policy.namespace,
    namespaceLabels: new Map(),
    labels: new Map(),
    ips: [],
    hostNetwork: false,
    ports: undefined,
  };
  const decision = decide([policy], direction, subject, who);
  // Outside the cluster nothing has a named port, which the decision knows and a row does not say.
  if (who.type === 'pod' || direction === 'ingress') expect(equalPorts(portsWith(decision, 'allowed'), must)).toBe(true);
  return { must, may: unionPorts(must, portsWith(decision, 'depends')) };
}

function expected(
  row: CoveredRow,
  world: readonly Endpoint[],
  portsOf: (who: Endpoint) => Ports,
): Pick<CoveredRow, 'state' | 'must' | 'may'> {
  const isDns = row.subject.type === 'dns' || (row.subject.type === 'peer' && row.subject.dns);
  const on = isDns ? DNS_PORTS : ALL_PORTS;
  const each = world.map(portsOf);
  const must = each.reduce((all, one) => intersectPorts(all, one.must), on);
  const may = each.reduce((all, one) => unionPorts(all, intersectPorts(one.may, on)), NO_PORTS);
  if (world.length === 0) return { state: 'nobody', must: NO_PORTS, may: NO_PORTS };
  const state = equalPorts(must, on) ? 'allowed' : !isNoPorts(must) ? 'ports' : isNoPorts(may) ? 'denied' : 'depends';
  return { state, must, may };
}

function fulfilsAll(requirements: readonly Requirement[], labels: ReadonlyMap<string, string>): boolean {
  return requirements.every((requirement) => fulfils(requirement, labels));
}

describe('rows against every endpoint of a small world', () => {
  test('what is sure and possible is exactly what holds for all and for some', () => {
    fc.assert(
      fc.property(policies, directions, (policy, direction) => {
        const portsOf = concrete(policy, direction);
        for (const row of cover(policy, direction)) {
          const { state, must, may } = expected(row, meant(row, policy), portsOf);
          expect(row.undecided).toBe(false);
          expect({ subject: row.subject, group: row.group, state: row.state, must: row.must, may: row.may }).toEqual({
            subject: row.subject,
            group: row.group,
            state,
            must,
            may,
          });
          expect(row.moreDepends).toBe(state === 'ports' && !equalPorts(must, may));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('the rules that open a row open all that is sure, and each of them something', () => {
    fc.assert(
      fc.property(policies, directions, (policy, direction) => {
        for (const row of cover(policy, direction)) {
          const rules = row.openedBy.flatMap((index) => policy[direction].rules[index] ?? []);
          const alone = { ...policy, [direction]: { ...policy[direction], rules } };
          const portsOf = concrete(alone, direction);
          const world = row.state === 'nobody' || isNoPorts(row.must) ? [] : meant(row, policy);
          expect(world.every((who) => containsPorts(portsOf(who).must, row.must))).toBe(true);
          for (const rule of rules)
            expect(rule.ports !== 'unreadable' && isNoPorts(intersectPorts(rule.ports, row.must))).toBe(false);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('shares make up the difference, and their conditions hold exactly for those their peer matches', () => {
    fc.assert(
      fc.property(policies, directions, (policy, direction) => {
        for (const row of cover(policy, direction)) {
          const shared = row.shares.reduce((sum, { ports }) => unionPorts(sum, ports), row.must);
          if (row.state !== 'nobody') expect(equalPorts(shared, row.may)).toBe(true);
          for (const { rule, peer, when } of row.shares) {
            const source = peersOf(policy[direction].rules[rule] as Rule)[peer] as Peer;
            for (const who of meant(row, policy)) {
              if (source.type !== 'pods') {
                if (when.plugin) expect(isMatched(source, policy, who)).toBe(false);
              } else {
                const holds =
                  who.type === 'pod' &&
                  (!when.ownNamespace || who.namespace === policy.namespace) &&
                  fulfilsAll(when.namespaces, namespaceLabels(who)) &&
                  fulfilsAll(when.pods, who.labels);
                expect(holds).toBe(isMatched(source, policy, who));
              }
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('an ipBlock that never matches pods leaves their rows to the other rules', () => {
    fc.assert(
      fc.property(policies, directions, (policy, direction) => {
        for (const row of cover(policy, direction, { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'never' }))
          expect(row.shares.some(({ when }) => when.plugin)).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what cannot be read', () => {
  type Break = { readonly rule: number; readonly peer: number; readonly what: 'peer' | 'ports' | 'rule' };
  const breaks: fc.Arbitrary<Break> = fc.record({
    rule: fc.nat(3),
    peer: fc.nat(2),
    what: fc.constantFrom('peer', 'ports', 'rule'),
  });

  function broken(policy: Policy, direction: Direction, { rule: at, peer: place, what }: Break): Policy {
    const rules = policy[direction].rules.map((rule, index): Rule => {
      if (index !== at) return rule;
      if (what === 'ports') return { ...rule, ports: 'unreadable' };
      if (what === 'rule') return { ...rule, unreadable: 'an unknown field' };
      if (rule.peers === 'anyone') return rule;
      return {
        ...rule,
        peers: rule.peers.map((peer, order) =>
          order === place ? { type: 'unreadable', reason: 'a typing error', origin: [] } : peer,
        ),
      };
    });
    return { ...policy, [direction]: { ...policy[direction], rules } };
  }

  test('never makes a row say what the policy, once read, would contradict', () => {
    fc.assert(
      fc.property(policies, directions, breaks, (policy, direction, what) => {
        const half = broken(policy, direction, what);
        const portsOf = concrete(policy, direction);
        for (const row of cover(half, direction)) {
          if (row.state === 'unknown' || row.state === 'nobody') continue;
          const whole = expected(row, meant(row, half), portsOf);
          expect(whole.state).toBe(row.state);
          expect(equalPorts(whole.must, row.must) && equalPorts(whole.may, row.may)).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('a direction that may or may not be isolated is sure only of what its rules allow', () => {
    fc.assert(
      fc.property(policies, directions, (policy, direction) => {
        const unsure: Policy = { ...policy, [direction]: { ...policy[direction], isolated: 'unknown', by: 'unreadable' } };
        const sure = cover(policy, direction);
        for (const [index, row] of cover(unsure, direction).entries()) {
          const state = sure[index]?.state;
          expect(row.state).toBe(state === 'allowed' || state === 'nobody' ? state : 'unknown');
        }
      }),
      { numRuns: RUNS },
    );
  });
});

test('DNS rows: one for the group while no peer is exactly kube-dns, on egress only', () => {
  fc.assert(
    fc.property(policies, (policy) => {
      const peers = policy.egress.rules.flatMap(peersOf).filter((peer) => isKubeDns(peer, policy));
      const rows = cover(policy, 'egress').filter(({ subject }) => subject.type === 'dns');
      expect(rows.map(({ group }) => group)).toEqual(
        peers.length > 0 ? [] : [policy.namespace === 'kube-system' ? 'namespace' : 'cluster'],
      );
      expect(
        cover(policy, 'ingress').some(({ subject }) => subject.type === 'dns' || (subject.type === 'peer' && subject.dns)),
      ).toBe(false);
    }),
    { numRuns: RUNS },
  );
});
