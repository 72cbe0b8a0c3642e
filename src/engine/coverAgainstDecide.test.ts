import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cover } from './cover';
import type { CoveredRow } from './coverage';
import { allowedPorts, decide, type Endpoint, type PodEndpoint } from './decide';
import { blockAddresses, holdsAddress, NO_ADDRESSES } from './ipBlock';
import { groupOf, isKubeDns } from './placement';
import type { Peer, Policy, Requirement, Rule, Selector } from './policy';
import {
  ALL_PORTS,
  containsPorts,
  DNS_PORTS,
  equalPorts,
  intersectPorts,
  NO_PORTS,
  type PortSet,
  portsOf,
  unionPorts,
} from './portSet';
import { NAMESPACE_NAME, selects } from './selector';
import { selectsPodsOf, unite } from './together';

const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 2);

// A small world, so that every possible pod can be tried: two keys with two values each, absent, and another value.
const VALUES = [undefined, 'a', 'b', 'other'];
const OWN = 'default';
const requirement = (keys: readonly string[]): fc.Arbitrary<Requirement> =>
  fc.oneof(
    fc.record({ key: fc.constantFrom(...keys), operator: fc.constant('Equals' as const), value: fc.constantFrom('a', 'b') }),
    fc.record({
      key: fc.constantFrom(...keys),
      operator: fc.constantFrom('In' as const, 'NotIn' as const),
      values: fc.uniqueArray(fc.constantFrom('a', 'b'), { minLength: 1 }),
    }),
    fc.record({ key: fc.constantFrom(...keys), operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
  );
const selector = (keys: readonly string[]): fc.Arbitrary<Selector> =>
  fc.record({ requirements: fc.array(requirement(keys), { maxLength: 2 }) });
const named: fc.Arbitrary<Selector> = fc
  .constantFrom(OWN, 'a')
  .map((value) => ({ requirements: [{ key: NAMESPACE_NAME, operator: 'Equals' as const, value }] }));
const peer: fc.Arbitrary<Peer> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('pods' as const),
      namespaces: fc.option(fc.oneof(selector(['t']), named), { nil: undefined }),
      pods: fc.option(selector(['k', 'l']), { nil: undefined }),
      origin: fc.constant([]),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('addresses' as const),
      cidr: fc.constantFrom('0.0.0.0/0', '203.0.113.0/24', '10.0.0.0/8', '::/0'),
      except: fc.constant([]),
      origin: fc.constant([]),
    }),
  },
);
const rule: fc.Arbitrary<Rule> = fc
  .record({
    peers: fc.oneof(
      { weight: 6, arbitrary: fc.array(peer, { minLength: 1, maxLength: 2 }) },
      { weight: 1, arbitrary: fc.constant('anyone' as const) },
    ),
    ports: fc.constantFrom([], [80], [443], [80, 443], [53]),
  })
  .map(({ peers, ports }) => {
    const entries = ports.map((port) => ({ protocol: 'TCP' as const, port, endPort: undefined, origin: [] }));
    return { peers, entries, ports: portsOf(entries), unreadable: undefined, origin: [] };
  });
const policy: fc.Arbitrary<Policy> = fc.array(rule, { maxLength: 4 }).map((rules) => ({
  name: 'p',
  namespace: OWN,
  namespaceAssumed: false,
  subject: { requirements: [] },
  ingress: { isolated: true, by: 'listed', rules },
  egress: { isolated: false, by: 'unlisted', rules: [] },
}));

const EMPTY: Policy = {
  name: 'p',
  namespace: OWN,
  namespaceAssumed: false,
  subject: { requirements: [] },
  ingress: { isolated: true, by: 'listed', rules: [] },
  egress: { isolated: false, by: 'unlisted', rules: [] },
};

const labels = (pairs: readonly (readonly [string, string | undefined])[]): ReadonlyMap<string, string> =>
  new Map(pairs.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
const pod = (namespace: string, team: string | undefined, k: string | undefined, l: string | undefined): PodEndpoint => ({
  type: 'pod',
  namespace,
  namespaceLabels: labels([
    [NAMESPACE_NAME, namespace],
    ['t', team],
  ]),
  labels: labels([
    ['k', k],
    ['l', l],
  ]),
  ips: [],
  hostNetwork: false,
  ports: [],
});
const PODS = [OWN, 'a', 'elsewhere'].flatMap((namespace) =>
  VALUES.flatMap((team) => VALUES.flatMap((k) => VALUES.map((l) => pod(namespace, team, k, l)))),
);
const ADDRESSES: readonly Endpoint[] = ['203.0.113.5', '10.1.2.3', '8.8.8.8', '2001:db8::1'].map((ip) => ({
  type: 'address',
  ip,
}));
const SUBJECT = pod(OWN, undefined, 'a', undefined);

function matches(one: Peer, endpoint: Endpoint): boolean {
  if (one.type === 'addresses')
    return endpoint.type === 'address' && holdsAddress(blockAddresses(one.cidr, one.except) ?? NO_ADDRESSES, endpoint.ip);
  if (one.type !== 'pods' || endpoint.type !== 'pod') return false;
  if (one.namespaces ? !selects(one.namespaces, endpoint.namespaceLabels) : endpoint.namespace !== OWN) return false;
  return one.pods === undefined || selects(one.pods, endpoint.labels);
}

/** Everyone of the world that a row means. */
function meant(subject: Policy, row: CoveredRow): readonly Endpoint[] {
  const all: readonly Endpoint[] = [...PODS, ...ADDRESSES];
  const peers = subject.ingress.rules.flatMap((each) => (each.peers === 'anyone' ? [] : each.peers));
  switch (row.subject.type) {
    case 'anyone':
      return all;
    case 'peer': {
      const own = subject.ingress.rules[row.subject.rule]?.peers;
      const itself = own === undefined || own === 'anyone' ? undefined : own[row.subject.peer];
      return itself ? all.filter((endpoint) => matches(itself, endpoint)) : [];
    }
    case 'fixed': {
      const taken = peers.filter((each) => groupOf(each, subject) === row.group);
      const inGroup = (endpoint: Endpoint): boolean =>
        row.group === 'outside'
          ? endpoint.type === 'address'
          : endpoint.type === 'pod' && (endpoint.namespace === OWN) === (row.group === 'namespace');
      return all.filter((endpoint) => inGroup(endpoint) && !taken.some((each) => matches(each, endpoint)));
    }
    case 'dns':
      return [];
  }
}

describe('what a row says, against the concrete decision for everyone it means', () => {
  test('surely open is what all of them get; possibly open is what any of them gets', () => {
    fc.assert(
      fc.property(policy, (subject) => {
        const blocks = subject.ingress.rules.some(
          (each) => each.peers !== 'anyone' && each.peers.some(({ type }) => type === 'addresses'),
        );
        for (const row of cover(subject, 'ingress')) {
          expect(row.undecided).toBe(false);
          const decided = meant(subject, row).map((endpoint) => allowedPorts(decide([subject], 'ingress', SUBJECT, endpoint)));
          const every = decided.reduce<PortSet>(intersectPorts, ALL_PORTS);
          const any = decided.reduce<PortSet>(unionPorts, NO_PORTS);
          if (row.state === 'nobody') {
            expect(decided).toHaveLength(0);
            continue;
          }
          // Sampled addresses stand for too few: for rows of addresses the answers only bound each other.
          expect(containsPorts(every, row.must)).toBe(true);
          expect(containsPorts(row.may, any)).toBe(true);
          const pods = row.group === 'namespace' || (row.group === 'cluster' && row.subject.type === 'fixed');
          if (pods && decided.length > 0) {
            expect(equalPorts(every, row.must)).toBe(true);
            // The plugin may let an ipBlock match pods, which the decision without addresses does not.
            if (!blocks) expect(equalPorts(any, row.may)).toBe(true);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('policies shown together say what all of them decide, for every pod the first selects', () => {
    const isolates = (one: Policy, ingress: boolean): Policy => ({
      ...one,
      ingress: ingress ? one.ingress : { ...one.ingress, isolated: false, by: 'unlisted' },
    });
    const several = fc.tuple(policy, selector(['k', 'l']), fc.boolean()).map(([one, pods, ingress]) => {
      return isolates({ ...one, subject: pods }, ingress);
    });
    fc.assert(
      fc.property(several, fc.array(several, { maxLength: 3 }), (own, others) => {
        const all = others.filter((other) => selectsPodsOf(other, own) === 'all');
        const none = others.filter((other) => selectsPodsOf(other, own) === 'none');
        const { policy: united, sources } = unite(own, all);
        expect(sources.ingress).toHaveLength(united.ingress.rules.length);
        for (const [index, source] of sources.ingress.entries()) {
          expect([own, ...all][source.policy]?.ingress.rules[source.rule]).toBe(united.ingress.rules[index]);
        }
        const subjects = PODS.filter(
          ({ namespace, labels: its }) => namespace === OWN && own.subject !== 'unreadable' && selects(own.subject, its),
        );
        // Of the pods that differ for these selectors at most a few are needed.
        const some = subjects.filter((_, index) => index % 7 === 0);
        for (const row of cover(united, 'ingress')) {
          for (const subject of some) {
            const meantBy = meant(united, row);
            const sampled = meantBy.filter((_, index) => meantBy.length < 24 || index % 5 === 0);
            for (const endpoint of sampled) {
              const ports = allowedPorts(decide([own, ...all, ...none], 'ingress', subject, endpoint));
              if (row.state === 'ignored') expect(equalPorts(ports, ALL_PORTS)).toBe(true);
              else {
                expect(containsPorts(ports, row.must)).toBe(true);
                expect(containsPorts(row.may, ports)).toBe(true);
              }
            }
          }
        }
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  test('a policy for some of the pods is told from one for all and one for none', () => {
    const about = (...requirements: readonly Requirement[]): Policy => ({ ...EMPTY, subject: { requirements } });
    const web = about({ key: 'app', operator: 'Equals', value: 'web' });
    const cases: readonly (readonly [Policy, Policy, string])[] = [
      [about(), web, 'all'],
      [web, web, 'all'],
      [about({ key: 'app', operator: 'In', values: ['web', 'api'] }), web, 'all'],
      [about({ key: 'app', operator: 'Exists' }), web, 'all'],
      [about({ key: 'tier', operator: 'Equals', value: 'front' }), web, 'some'],
      [web, about(), 'some'],
      [about({ key: 'app', operator: 'Equals', value: 'db' }), web, 'none'],
      [{ ...about(), namespace: 'other' }, web, 'none'],
      [{ ...EMPTY, subject: 'unreadable' }, web, 'some'],
    ];
    for (const [other, own, expected] of cases) expect(selectsPodsOf(other, own)).toBe(expected);
  });

  test('kube-dns is judged on its two ports', () => {
    const dns: Peer = {
      type: 'pods',
      namespaces: { requirements: [{ key: NAMESPACE_NAME, operator: 'In', values: ['kube-system'] }] },
      pods: { requirements: [{ key: 'k8s-app', operator: 'Equals', value: 'kube-dns' }] },
      origin: [],
    };
    const base: Policy = {
      name: 'p',
      namespace: OWN,
      namespaceAssumed: false,
      subject: { requirements: [] },
      ingress: { isolated: false, by: 'unlisted', rules: [] },
      egress: {
        isolated: true,
        by: 'listed',
        rules: [{ peers: [dns], entries: [], ports: ALL_PORTS, unreadable: undefined, origin: [] }],
      },
    };
    expect(isKubeDns(dns, base)).toBe(true);
    const row = cover(base, 'egress').find(({ subject }) => subject.type === 'peer');
    expect(row?.state).toBe('allowed');
    expect(equalPorts(row?.must ?? NO_PORTS, DNS_PORTS)).toBe(true);
  });
});
