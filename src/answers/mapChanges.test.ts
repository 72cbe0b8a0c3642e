import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachBit, holdsAddress, isNoAddresses, NOTHING_ASSUMED } from '../engine';
import { clusterPolicy } from '../engine/randomClusters';
import { type Analysis, analyse, type Member } from './analysis';
import { type Changes, changesOf } from './changes';
import { type ConnectivityMap, type MapEdge, type MapEnd, type MapQuestion, mapOf } from './map';
import { later, namedPolicies, situationWith, workloads } from './randomSituations';
import { analysisOf, deployment } from './testSituation';

const ALL: MapQuestion = { namespaces: [], words: '', port: undefined, policy: undefined, unfolded: [], folded: [], most: 60 };
const policy = (name: string, spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec: { podSelector: { matchLabels: { app: ${name} } }, ${spec} }
---
`;
const from = (app: string, port: number): string =>
  `{ from: [{ podSelector: { matchLabels: { app: ${app} } } }], ports: [{ port: ${port} }] }`;
const PODS =
  ['frontend', 'backend', 'db'].map((name) => deployment(name, `app: ${name}`)).join('') +
  deployment('prometheus', 'app: prometheus', '', 'monitoring');

function compared(before: string, after: string, question = ALL): ConnectivityMap {
  const [old, now] = [analysisOf([PODS, before]), analysisOf([PODS, after])];
  return mapOf(now, question, changesOf(old, now));
}
function drawn({ nodes, edges }: ConnectivityMap): readonly string[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const end = (one: MapEnd): string =>
    one.type === 'node' ? (names.get(one.id) ?? '?') : one.type === 'group' ? `all of ${one.namespace}` : 'anyone';
  const ports = ({ perhaps }: MapEdge): string => perhaps.TCP.ranges.map(([first]) => first).join();
  return edges.map(
    (edge) =>
      `${end(edge.from)} > ${end(edge.to)} ${edge.change ? `${edge.change.kind}${edge.change.some ? ' for some' : ''}` : 'as before'} ${ports(edge)}`,
  );
}

test('what changes is an edge; what a rule allows besides is one without a change', () => {
  const db = (port: number) => policy('db', `ingress: [${from('backend', port)}]`);
  const backend = (app: string) => policy('backend', `ingress: [${from(app, 80)}]`);
  expect(drawn(compared(db(5432) + backend('frontend'), db(5433) + backend('frontend')))).toEqual([
    'backend > db allowed 5433',
    'backend > db refused 5432',
    'frontend > backend as before 80',
  ]);
  expect(drawn(compared(db(5432), db(5432)))).toEqual(['backend > db as before 5432']);
});

test('a workload that is closed: nobody may connect to it any more; what was open before is not newly allowed', () => {
  const closed = policy('db', `ingress: [${from('backend', 5432)}]`);
  expect(drawn(compared('', policy('db', 'policyTypes: [Ingress]')))).toEqual(['anyone > db refused 1']);
  expect(drawn(compared('', closed)).toSorted()).toEqual([
    'backend > db narrowed 5432',
    'every address > db refused 1',
    'frontend > db refused 1',
    'prometheus > db refused 1',
  ]);
});

test('of a folded namespace some change; a port is asked about alone', () => {
  const rules = (...ports: readonly number[]) => policy('db', `ingress: [${ports.map((port) => from('backend', port)).join()}]`);
  expect(drawn(compared(rules(80), rules(80, 443), { ...ALL, folded: ['default'] }))).toEqual([
    'default > default widened for some 80,443',
  ]);
  const on = (number: number) => ({ ...ALL, port: { protocol: 'TCP', number } as const });
  expect(drawn(compared(rules(80), rules(80, 443), on(443)))).toEqual(['backend > db allowed 443']);
  expect(drawn(compared(rules(80), rules(80, 443), on(80)))).toEqual(['backend > db as before 80']);
});

const states = fc
  .tuple(
    workloads,
    fc.option(fc.array(fc.nat(6), { minLength: 12, maxLength: 12 })),
    namedPolicies,
    fc.array(clusterPolicy, { maxLength: 2 }),
    fc.nat(),
  )
  .map(([all, dice, policies, edited, at]) => {
    const edit = policies.toSpliced(policies.length === 0 ? 0 : at % policies.length, 1, ...edited);
    const before = analyse(situationWith(all, policies), NOTHING_ASSUMED);
    const after = analyse(situationWith(dice ? later(all, dice) : all, edit), NOTHING_ASSUMED, dice ? undefined : before);
    return changesOf(before, after);
  });

const nameOf = ({ workload: { namespace, kind, name } }: Member): string => `workload ${namespace} ${kind} ${name}`;
const OUTSIDE = '203.0.113.9';

/** Each connection that changes, as the changes tell it; of addresses one that no policy speaks of. */
function toldBy({ joint, changes }: Changes): readonly string[] {
  return changes.flatMap(({ kind, among, from, to, was, is }) => {
    const told: string[] = [];
    const tell = (source: string, target: string) => told.push(`${source} > ${target} ${JSON.stringify([kind, was, is])}`);
    const name = (place: number): string => (joint.members[place] && nameOf(joint.members[place].after)) || '';
    eachBit(from.members, (source) => {
      if (among) tell(name(source), name(source));
      else
        eachBit(to.members, (target) => {
          if (source !== target) tell(name(source), name(target));
        });
      if (holdsAddress(to.addresses, OUTSIDE)) tell(name(source), OUTSIDE);
    });
    eachBit(to.members, (target) => {
      if (holdsAddress(from.addresses, OUTSIDE)) tell(OUTSIDE, name(target));
    });
    return told;
  });
}

/** The same, as the map draws it. */
function drawnBy(map: ConnectivityMap, { joint, changes }: Changes): readonly string[] {
  const isolated = (analysis: Analysis, { classes }: Member, direction: 'ingress' | 'egress'): boolean =>
    classes.some((one) => (analysis.reach.isolating[direction][one] ?? []).length > 0);
  const openTo = (direction: 'ingress' | 'egress') =>
    joint.members.flatMap(({ before, after }) =>
      isolated(joint.before, before, direction) || isolated(joint.after, after, direction) ? [] : [nameOf(after)],
    );
  const behind = (end: MapEnd, direction: 'ingress' | 'egress', edge: MapEdge): readonly string[] => {
    if (end.type === 'anyone') return [...openTo(direction), OUTSIDE];
    if (end.type === 'group')
      return map.nodes.flatMap(({ id, type, namespace }) => (type === 'workload' && namespace === end.namespace ? [id] : []));
    if (!end.id.startsWith('outside')) return [end.id];
    const sets = (edge.change?.changes ?? []).flatMap((place) => {
      const change = changes[place];
      return change ? [change.from.addresses, change.to.addresses] : [];
    });
    return sets.some((one) => !isNoAddresses(one) && holdsAddress(one, OUTSIDE)) ? [OUTSIDE] : [];
  };
  return map.edges.flatMap((edge) => {
    const { from, to, change } = edge;
    if (change === undefined) return [];
    const says = JSON.stringify([change.kind, change.was, change.is]);
    return behind(from, 'egress', edge).flatMap((source) =>
      behind(to, 'ingress', edge).flatMap((target) =>
        source === target && !(from.type === 'node' && to.type === 'node') ? [] : [`${source} > ${target} ${says}`],
      ),
    );
  });
}

test('the map draws each connection that changes, once, and no other', () => {
  fc.assert(
    fc.property(states, (changes) => {
      const map = mapOf(changes.joint.after, { ...ALL, most: 200 }, changes);
      // One box for many sets of addresses tells less: those are left to the table.
      fc.pre(!map.nodes.some(({ id }) => id === 'outside changed'));
      expect(drawnBy(map, changes).toSorted()).toEqual(toldBy(changes).toSorted());
      for (const { change } of map.edges) if (change) expect(change.some).toBe(false);
    }),
    { numRuns: Number(process.env.DRAWBRIDGE_RUNS ?? 300) },
  );
});
