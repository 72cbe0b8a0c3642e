import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Assumptions, equalPorts, NO_ADDRESSES, type PortSet, parseAddress, parseBlock, type Reachability } from '../engine';
import { assumptions } from '../engine/randomClusters';
import { WORLD } from '../engine/smallWorld';
import type { AddressPart } from './addressParts';
import { analyse, type MemberPassing } from './analysis';
import { type ConnectionScope, wholeScope } from './connectionScope';
import { connectionsOf, eachConnection, membersIn } from './connections';
import { type NaivePassing, naiveBetween, naiveMeeting, naivePair, naiveTogether } from './naivePassing';
import { namedPolicies, situationWith, workloads } from './randomSituations';

const numRuns = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 4);
const ADDRESSES = WORLD.filter((one) => one.type === 'address').map(({ ip }) => ip);
const anyAssumptions: fc.Arbitrary<Assumptions> = fc
  .tuple(assumptions, fc.boolean())
  .map(([all, podReachesItself]) => ({ ...all, podReachesItself }));

function expectPassing({ pool }: Reachability, found: MemberPassing | undefined, wanted: NaivePassing, what: string): void {
  const ports = (id: number | undefined): PortSet => pool.portsOf(id ?? 0);
  expect(equalPorts(ports(found?.sure), wanted.sure), `${what}: sure`).toBe(true);
  expect(equalPorts(ports(found?.perhaps), wanted.perhaps), `${what}: perhaps`).toBe(true);
  if (found !== undefined) expect(found.differs, `${what}: differs`).toBe(wanted.differs);
}

function partAt(parts: readonly AddressPart[] | undefined, ip: string): MemberPassing | undefined {
  const address = parseAddress(ip);
  if (address === undefined) return undefined;
  const { family, value } = address;
  return parts?.find(({ addresses }) => addresses[family].some(([from, to]) => from <= value && value <= to))?.passing;
}

test('between workloads: what passes for every pair of their pods, and what does for one', () => {
  fc.assert(
    fc.property(workloads, namedPolicies, anyAssumptions, (all, policies, assumed) => {
      const analysis = analyse(situationWith(all, policies), assumed);
      const found = new Map(
        [...eachConnection(connectionsOf(analysis))].map((one) => [`${one.from.first} ${one.to.first}`, one]),
      );
      for (const from of analysis.members) {
        for (const to of analysis.members) {
          const connection = found.get(`${from.first} ${to.first}`);
          if (from === to) {
            expect(connection).toBe(undefined);
            continue;
          }
          const wanted = naiveBetween(policies, from.workload.pods, to.workload.pods, assumed);
          expectPassing(analysis.reach, connection?.passing, wanted, `${from.first} to ${to.first}`);
          if (connection?.open === true)
            expect([wanted.differs, connection.passing]).toEqual([false, { sure: 1, perhaps: 1, differs: false }]);
        }
      }
      expect([...found.values()].length).toBe(found.size);
    }),
    { numRuns },
  );
});

test('between workloads and addresses outside', () => {
  fc.assert(
    fc.property(workloads, namedPolicies, anyAssumptions, (all, policies, assumed) => {
      const analysis = analyse(situationWith(all, policies), assumed);
      const { groups, inflows, outflows } = connectionsOf(analysis);
      for (const [place, { members }] of groups.entries()) {
        const inflow = inflows.filter(({ to }) => to.includes(place));
        const outflow = outflows.filter(({ from }) => from.includes(place));
        expect([inflow.length, outflow.length]).toEqual([1, 1]);
        for (const { workload } of members) {
          for (const ip of ADDRESSES) {
            const outside = [{ type: 'address', ip } as const];
            const into = naiveBetween(policies, outside, workload.pods, assumed);
            expectPassing(analysis.reach, partAt(inflow[0]?.addresses, ip), into, `${ip} to ${workload.name}`);
            const out = naiveBetween(policies, workload.pods, outside, assumed);
            expectPassing(analysis.reach, partAt(outflow[0]?.addresses, ip), out, `${workload.name} to ${ip}`);
          }
        }
      }
    }),
    { numRuns: Math.ceil(numRuns / 4) },
  );
});

test('among the pods of one workload', () => {
  fc.assert(
    fc.property(workloads, namedPolicies, anyAssumptions, (all, policies, assumed) => {
      const analysis = analyse(situationWith(all, policies), assumed);
      const { among } = connectionsOf(analysis);
      for (const member of analysis.members) {
        const pairs = naiveMeeting(member.workload, assumed);
        const found = among.filter(({ members }) => members.includes(member));
        expect(found.length).toBe(pairs.length === 0 ? 0 : 1);
        const wanted = naiveTogether(pairs.map(([from, to]) => naivePair(policies, from, to, assumed)));
        expectPassing(analysis.reach, found[0]?.passing, wanted, member.workload.name);
      }
    }),
    { numRuns },
  );
});

test('those of a scope are those of all that are in it', () => {
  const ends = fc.tuple(fc.nat(0xff), fc.nat(0xff), fc.boolean(), fc.boolean());
  fc.assert(
    fc.property(workloads, namedPolicies, anyAssumptions, ends, (all, policies, assumed, [froms, tos, fromOne, toOne]) => {
      const analysis = analyse(situationWith(all, policies), assumed);
      const one = parseBlock(`${ADDRESSES[0]}/32`) ?? NO_ADDRESSES;
      const end = (bits: number, address: boolean): ConnectionScope['from'] => ({
        asked: { type: 'namespace', name: 'some' },
        members: new Set(analysis.members.filter((_, index) => (bits >> (index % 8)) & 1)),
        addresses: address ? one : NO_ADDRESSES,
      });
      const scope = { from: end(froms, fromOne), to: end(tos, toOne) };
      const [some, every] = [connectionsOf(analysis, scope), connectionsOf(analysis, wholeScope(analysis))];
      const told = (connections: typeof some): readonly string[] =>
        [...eachConnection(connections)]
          .filter(({ from, to }) => scope.from.members.has(from) && scope.to.members.has(to))
          .map(({ from, to, passing, open }) => JSON.stringify([from.first, to.first, passing, open]))
          .sort();
      expect(told(some)).toEqual(told(every));
      expect(told(some).length).toBe([...eachConnection(some)].length);

      const outside = ({ groups, inflows, outflows }: typeof some): readonly string[] =>
        [
          ...inflows.flatMap(({ to, addresses }) => to.map((place) => ['in', place, addresses] as const)),
          ...outflows.flatMap(({ from, addresses }) => from.map((place) => ['out', place, addresses] as const)),
        ]
          .flatMap(([way, place, addresses]) =>
            (groups[place]?.members ?? []).flatMap((member) => {
              const [near, far] = way === 'in' ? [scope.to, scope.from] : [scope.from, scope.to];
              const passing = partAt(addresses, ADDRESSES[0] ?? '');
              if (passing === undefined || !near.members.has(member) || far.addresses !== one) return [];
              return [JSON.stringify([way, member.first, passing])];
            }),
          )
          .sort();
      expect(outside(some)).toEqual(outside(every));
    }),
    { numRuns },
  );
});

test('every workload is in one group', () => {
  fc.assert(
    fc.property(workloads, namedPolicies, anyAssumptions, (all, policies, assumed) => {
      const analysis = analyse(situationWith(all, policies), assumed);
      const { groups } = connectionsOf(analysis);
      const bits = new Uint32Array(1).fill(0xffffffff);
      expect(membersIn(groups, bits)).toEqual(analysis.members);
    }),
    { numRuns },
  );
});
