import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_PORTS, equalPorts, intersectPorts, NO_PORTS, type Pod, type PortSet, parseBlock, type Workload } from '../engine';
import { assumptions, clusterPolicies, pods } from '../engine/randomClusters';
import { addressesName } from './addressNames';
import { type Analysis, analyse, betweenPairs, type Member, type MemberPassing } from './analysis';
import { type ConnectivityMap, type MapEdge, type MapEnd, type MapQuestion, mapOf } from './map';
import { rulesOfEdge } from './mapEdge';
import { isolationOf } from './matrix';
import { analysisOf, deployment } from './testSituation';

function betweenMembers({ reach }: Analysis, from: Member, to: Member): MemberPassing {
  return betweenPairs(
    reach,
    from.classes.flatMap((source) => to.classes.map((target) => [source, target] as const)),
  );
}

const ALL: MapQuestion = { namespaces: [], words: '', port: undefined, policy: undefined, unfolded: [], folded: [], most: 60 };
const policy = (name: string, namespace: string, spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
---
`;
const app = (name: string) => `podSelector: { matchLabels: { app: ${name} } }`;
const from = (names: readonly string[], ports = '') =>
  `ingress: [{ from: [${names.map((name) => `{ ${app(name)} }`).join()}]${ports === '' ? '' : `, ports: [${ports}]`} }]`;
const PODS =
  ['frontend', 'not-frontend', 'backend', 'db'].map((name) => deployment(name, `app: ${name}`)).join('') +
  ['prometheus', 'grafana'].map((name) => deployment(name, `app: ${name}`, '', 'monitoring')).join('');

function drawn({ nodes, edges }: ConnectivityMap): readonly string[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const end = (one: MapEnd): string =>
    one.type === 'node' ? (names.get(one.id) ?? '?') : one.type === 'group' ? `all of ${one.namespace}` : 'anyone';
  const ports = ({ perhaps }: MapEdge): string => perhaps.TCP.ranges.map(([first]) => first).join();
  return edges.map((edge) => `${end(edge.from)} ${edge.state} ${end(edge.to)} ${ports(edge)}`);
}
const mapped = (policies: string, question = ALL, workloads = PODS): readonly string[] =>
  drawn(mapOf(analysisOf([workloads, policies]), question));

test('only what a rule allows is an edge', () => {
  expect(mapped('')).toEqual([]);
  expect(mapped(policy('b', 'default', `{ ${app('backend')}, policyTypes: [Ingress] }`))).toEqual([]);
  const rules =
    policy('backend', 'default', `{ ${app('backend')}, ${from(['frontend'])} }`) +
    policy('db', 'default', `{ ${app('db')}, ${from(['backend'], '{ port: 5432 }')}, policyTypes: [Ingress, Egress] }`) +
    policy('grafana', 'monitoring', `{ ${app('grafana')}, ingress: [{ ports: [{ port: 3000 }] }] }`);
  // That db may not leave is seen on its walls: it is not among those whom "anyone" stands for.
  expect(mapped(rules)).toEqual(['anyone allowed grafana 3000', 'backend allowed db 5432', 'frontend allowed backend 1']);
  expect(mapped(rules, { ...ALL, port: { protocol: 'TCP', number: 5432 } })).toEqual([
    'backend allowed db 5432',
    'frontend allowed backend 5432',
  ]);
  expect(mapped(rules, { ...ALL, namespaces: ['monitoring'] })).toEqual(['anyone allowed grafana 3000']);
});

test('all of a namespace: one edge from it, one to it, one within it', () => {
  const whole = (spec: string) => policy('p', 'default', spec);
  expect(mapped(whole(`{ ${app('db')}, ingress: [{ from: [{ podSelector: {} }] }] }`))).toEqual(['all of default allowed db 1']);
  expect(mapped(whole('{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] }'))).toEqual([
    'all of default allowed all of default 1',
  ]);
  expect(
    mapped(
      whole(`{ ${app('db')}, egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53 }] }], policyTypes: [Egress] }`),
    ),
  ).toEqual(['db allowed all of default 53', 'db allowed all of monitoring 53']);
  // One who is left out, by a filter or by the rule: no longer all.
  const some = whole(`{ ${app('db')}, ingress: [{ from: [{ podSelector: {} }] }] }`);
  expect(mapped(some, { ...ALL, words: 'app=db' })).toEqual([]);
  expect(mapped(whole(`{ ${app('db')}, ${from(['frontend', 'backend'])} }`))).toEqual([
    'backend allowed db 1',
    'frontend allowed db 1',
  ]);
});

test('anyone: all pods and all addresses on the same ports; else the addresses are boxes', () => {
  const into = (spec: string) => policy('p', 'default', `{ ${app('db')}, ingress: [${spec}] }`);
  const block = (cidr: string) => `{ ipBlock: { cidr: ${cidr} } }`;
  expect(mapped(into('{ ports: [{ port: 80 }] }'))).toEqual(['anyone allowed db 80']);
  expect(mapped(into(`{ from: [${block('10.0.0.0/8')}], ports: [{ port: 80 }] }`))).toContain('10.0.0.0/8 allowed db 80');
  const many = ['10', '11', '13', '15', '17'].map(
    (byte, port) => `{ from: [${block(`${byte}.0.0.0/8`)}], ports: [{ port: ${port + 1} }] }`,
  );
  expect(mapped(into(many.join())).filter((line) => line.includes('sets'))).toEqual(['5 sets of addresses mixed db 1']);
});

test('a namespace folded to one box; more boxes than there is room for', () => {
  const rule = policy(
    'db',
    'default',
    `{ ${app('db')}, ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 5432 }] }] }`,
  );
  expect(mapped(rule, { ...ALL, folded: ['monitoring'] })).toEqual([
    'all of default allowed db 5432',
    'monitoring allowed db 5432',
  ]);
  expect(mapped(rule, { ...ALL, most: 3 })).toEqual(['monitoring mixed default 5432']);
  const many = Array.from({ length: 160 }, (_, index) => deployment(`w${index}`, `app: w${index}`, '', `n${index}`)).join('');
  const map = mapOf(analysisOf([many]), { ...ALL, most: 200 });
  expect([map.nodes.length, map.leftOut]).toEqual([150, { workloads: 10, edges: 0 }]);
});

test('the rules behind an edge, with their places', () => {
  const rules = policy('backend', 'default', `{ ${app('backend')}, ${from(['not-frontend', 'frontend'])} }`);
  const workload = (name: string) => ({ type: 'workload', namespace: 'default', kind: 'Deployment', name }) as const;
  const told = rulesOfEdge(analysisOf([PODS, rules]), { from: workload('frontend'), to: workload('backend') });
  expect(told.map((one) => [one.policy, one.direction, one.rule, one.path.join('.')])).toEqual([
    ['backend', 'ingress', 0, 'spec.ingress.0.from.1'],
  ]);
  expect(rulesOfEdge(analysisOf([PODS, rules]), { from: { type: 'anyone' }, to: workload('backend') })).toEqual([]);
});

test('names of addresses', () => {
  const name = (cidr: string) => addressesName(parseBlock(cidr) ?? { v4: [], v6: [] });
  expect(['10.0.0.0/8', '10.0.0.1/32', '0.0.0.0/0', '::/0', '2001:db8::/32', '::1/128'].map(name)).toEqual([
    '10.0.0.0/8',
    '10.0.0.1',
    'every IPv4 address',
    'every IPv6 address',
    '2001:db8::/32',
    '::1',
  ]);
  const [all, hole] = [parseBlock('0.0.0.0/0'), parseBlock('10.0.0.0/8')];
  expect(
    all &&
      hole &&
      addressesName({
        v4: [
          [0n, (10n << 24n) - 1n],
          [11n << 24n, (1n << 32n) - 1n],
        ],
        v6: [],
      }),
  ).toBe('every IPv4 address but 10.0.0.0/8');
});

/** What the map says of two workloads: by an edge of theirs, or by what both ends say of anyone, walls counted. */
function said(analysis: Analysis, map: ConnectivityMap, a: Member, b: Member): { sure: PortSet; perhaps: PortSet } {
  const idOf = ({ workload: { namespace, kind, name } }: Member): string => `workload ${namespace} ${kind} ${name}`;
  const meets = (end: MapEnd, member: Member): boolean =>
    end.type === 'group' ? end.namespace === member.workload.namespace : end.type === 'node' && end.id === idOf(member);
  const own = map.edges.filter(({ from, to }) => meets(from, a) && meets(to, b));
  expect(own.length).toBeLessThan(2);
  const [edge] = own;
  if (edge !== undefined) return edge;
  const [out, into] = [isolationOf(analysis, [a], 'egress'), isolationOf(analysis, [b], 'ingress')];
  const open = (test: (edge: MapEdge) => boolean): PortSet => map.edges.find(test)?.sure ?? NO_PORTS;
  const inward = open(({ from, to }) => from.type === 'anyone' && meets(to, b));
  const outward = open(({ from, to }) => to.type === 'anyone' && meets(from, a));
  // "Anyone" means those whom nothing isolates in that direction.
  if (out !== 'none' && into !== 'none') return { sure: NO_PORTS, perhaps: NO_PORTS };
  const ports = intersectPorts(into === 'none' ? ALL_PORTS : inward, out === 'none' ? ALL_PORTS : outward);
  return { sure: ports, perhaps: ports };
}

test('the map says of every two workloads what the policies decide', () => {
  const workloads = pods.map((all) =>
    all.map((pod, index): Workload => {
      const own: Pod = { ...pod, name: `p${index}` };
      return {
        namespace: pod.namespace,
        kind: 'Pod',
        name: `p${index}`,
        selector: undefined,
        replicas: undefined,
        ports: [],
        pods: [own],
      };
    }),
  );
  fc.assert(
    fc.property(workloads, clusterPolicies, assumptions, (all, policies, assumed) => {
      const sorted = all.toSorted((a, b) => a.namespace.localeCompare(b.namespace));
      const counted = policies.map((one, index) => ({ object: `k${index}`, file: 'f', policy: one, stale: false }));
      const cluster = { namespaces: new Map(), workloads: sorted, services: [], completed: 0 };
      const analysis = analyse({ cluster, policies: counted, uncounted: [] }, assumed);
      const map = mapOf(analysis, ALL);
      const { pool } = analysis.reach;
      for (const a of analysis.members) {
        for (const b of analysis.members) {
          if (a === b) continue;
          const passing = betweenMembers(analysis, a, b);
          const told = said(analysis, map, a, b);
          expect(equalPorts(told.sure, pool.portsOf(passing.sure))).toBe(true);
          expect(equalPorts(told.perhaps, pool.portsOf(passing.perhaps))).toBe(true);
        }
      }
    }),
    { numRuns: Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 500) / 2) },
  );
});
