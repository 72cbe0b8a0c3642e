import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Assumptions, decide, holdsPort, NOTHING_ASSUMED, portsWith } from '../engine';
import { analyse } from './analysis';
import { type ConnectivityMap, type MapEnd, type MapQuestion, mapOf } from './map';
import type { SeenLink, SeenParty } from './mapSeen';
import { namedPolicies, situationWith, workloads } from './randomSituations';
import { analysisOf, deployment, policy } from './testSituation';

const ALL: MapQuestion = { namespaces: [], words: '', port: undefined, policy: undefined, unfolded: [], folded: [], most: 60 };
const PODS = ['frontend', 'not-frontend', 'backend', 'db'].map((name) => deployment(name, `app: ${name}`)).join('');
const app = (name: string): string => `podSelector: { matchLabels: { app: ${name} } }`;
const BACKEND = policy(
  `{ ${app('backend')}, ingress: [{ from: [{ ${app('frontend')} }], ports: [{ port: 8080 }] }] }`,
  'backend',
);

const pod = (place: number): SeenParty => ({ type: 'pod', pod: place });
const address = (ip: string | undefined): SeenParty => ({ type: 'address', ip });
const link = (from: SeenParty, to: SeenParty, port: number, counted: Partial<SeenLink>): SeenLink => ({
  ...{ from, to, protocol: 'TCP', port, forwarded: 0, dropped: 0, last: undefined },
  ...counted,
});

function told({ nodes, edges }: ConnectivityMap): readonly string[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const end = (one: MapEnd): string =>
    one.type === 'node' ? (names.get(one.id) ?? '?') : one.type === 'group' ? `all of ${one.namespace}` : 'anyone';
  return edges.map(
    ({ from, to, seen, perhaps }) =>
      `${end(from)} ${end(to)} ${perhaps.TCP.ranges.map(([first]) => first).join()} ${seen?.kind} ${seen?.forwarded} ${seen?.dropped}`,
  );
}
// In the order of their names: backend, db, frontend, not-frontend.
const seen = (links: readonly SeenLink[], policies = BACKEND, question = ALL, others = 0): ConnectivityMap =>
  mapOf(analysisOf([PODS, policies]), question, undefined, { links, others });

test('what rules allow tells how much of it was seen; what was dropped is drawn besides', () => {
  expect(told(seen([link(pod(3), pod(0), 8080, { dropped: 3 })]))).toEqual([
    'not-frontend backend 8080 dropped 0 3',
    'frontend backend 8080 rule 0 0',
  ]);
  expect(told(seen([link(pod(2), pod(0), 8080, { forwarded: 7, dropped: 1 })]))).toEqual(['frontend backend 8080 rule 7 1']);
});

test('what passed and no rule allows now, and what needs no rule, is told apart', () => {
  const map = seen([
    link(pod(3), pod(0), 8080, { forwarded: 2, dropped: 1 }),
    link(pod(0), pod(1), 5432, { forwarded: 9 }),
    link(pod(2), pod(0), 9999, { forwarded: 1 }),
    link(pod(3), pod(2), 80, { dropped: 4 }),
  ]);
  expect(told(map)).toEqual([
    'not-frontend backend 8080 dropped 0 1',
    'not-frontend backend 8080 unruled 2 0',
    'frontend backend 9999 unruled 1 0',
    'not-frontend frontend 80 openDropped 0 4',
    'frontend backend 8080 rule 0 0',
    'backend db 5432 open 9 0',
  ]);
});

test('addresses: on the ranges and the anyone of rules, else in a box of their own', () => {
  const policies =
    policy(`{ ${app('backend')}, ingress: [{ from: [{ ipBlock: { cidr: 192.0.2.0/24 } }] }] }`, 'backend') +
    policy(`{ ${app('db')}, ingress: [{ ports: [{ port: 5432 }] }] }`, 'db');
  const map = seen(
    [
      link(address('192.0.2.9'), pod(0), 80, { forwarded: 1 }),
      link(address('203.0.113.9'), pod(0), 80, { dropped: 2 }),
      link(address('203.0.113.9'), pod(1), 5432, { forwarded: 4 }),
      link(pod(2), pod(1), 5432, { forwarded: 5 }),
      link(address(undefined), pod(0), 80, { dropped: 6 }),
    ],
    policies,
    ALL,
    1,
  );
  expect(told(map)).toEqual(['203.0.113.9 backend 80 dropped 0 2', 'anyone db 5432 rule 9 0', '192.0.2.0/24 backend 1 rule 1 0']);
  expect(map.seenNotDrawn).toBe(2);
});

test('the map of one port shows what was seen on it alone', () => {
  const links = [link(pod(2), pod(0), 8080, { forwarded: 1 }), link(pod(3), pod(0), 9999, { dropped: 1 })];
  expect(told(seen(links, BACKEND, { ...ALL, port: { protocol: 'TCP', number: 8080 } }))).toEqual([
    'frontend backend 8080 rule 1 0',
  ]);
});

const CILIUM: Assumptions = { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'never', hostNetworkPods: 'ordinary' };

test('nothing is drawn as dropped or unruled that policies let through, nor anything they refuse as allowed', () => {
  fc.assert(
    fc.property(workloads, namedPolicies, fc.array(fc.nat(80), { maxLength: 8 }), (all, policies, dice) => {
      const analysis = analyse(situationWith(all, policies), CILIUM);
      const { pods } = analysis.reach;
      if (pods.length === 0) return;
      for (const die of dice) {
        const [from, to] = [die % pods.length, (die * 3 + 1) % pods.length];
        const [source, target] = [pods[from], pods[to]];
        if (source === undefined || target === undefined || from === to || target.ports === undefined) continue;
        const sides = [
          decide(policies, 'egress', source, target, CILIUM),
          decide(policies, 'ingress', target, source, CILIUM),
        ] as const;
        const passes = sides.every((side) => holdsPort(portsWith(side, 'allowed'), 'TCP', 80));
        const isOpen = sides.every((side) => side.every(({ by }) => by.type === 'open'));
        const one = link(pod(from), pod(to), 80, { forwarded: 1 });
        const { edges } = mapOf(analysis, ALL, undefined, { links: [one], others: 0 });
        const kinds = new Set(edges.flatMap(({ seen: on }) => (on !== undefined && on.forwarded > 0 ? [on.kind] : [])));
        // Within a workload only what is refused has a line.
        if (isOpen) expect([...kinds].filter((kind) => kind !== 'open')).toEqual([]);
        else if (passes) expect([...kinds].filter((kind) => kind !== 'rule')).toEqual([]);
        else expect([...kinds]).toEqual(['unruled']);
      }
    }),
  );
});
