import type { AddressPart } from '../../answers/addressParts';
import type { Member, MemberPassing } from '../../answers/analysis';
import { type Connections, membersIn } from '../../answers/connections';
import { type Bits, type Direction, NO_ADDRESSES, type Workload } from '../../engine';
import type { WholeCaveatWords } from '../../words/wholeCaveatWords';
import { workloadRef } from '../../words/whoWords';
import type { placer } from '../query/place';
import { caveatJson, endJson, jsonPieces, passingJson } from './connectionJson';

/**
 * All connections as JSON, piece by piece, as docs/command-line.md describes it. `version` is the version of this shape:
 * it grows when something is taken away or changes its meaning, not when something is added.
 */
export function listJson(
  connections: Connections,
  caveats: readonly WholeCaveatWords[],
  place: ReturnType<typeof placer>,
  programVersion: string,
): Generator<string> {
  const { analysis, scope, among } = connections;
  return jsonPieces({
    version: 1,
    tool: { name: 'drawbridge', version: programVersion },
    ...(scope.from.asked === undefined && scope.to.asked === undefined
      ? {}
      : { only: { from: scope.from.asked, to: scope.to.asked } }),
    assumptions: analysis.reach.assumptions,
    workloads: workloads(connections),
    connections: entries(connections),
    among: among.map(({ members, passing }) => ({ workloads: refs(members), ...ports(connections, passing) })),
    caveats: caveats.map((caveat) => caveatJson(caveat, place)),
  });
}

function refs(members: readonly Member[]): readonly string[] {
  return members.map(({ workload }) => workloadRef(workload));
}

function ports({ analysis }: Connections, { sure, perhaps, differs }: MemberPassing) {
  const { pool } = analysis.reach;
  return passingJson({ sure: pool.portsOf(sure), perhaps: pool.portsOf(perhaps), differs });
}

function* workloads({ analysis, scope, groups }: Connections) {
  const isolated = new Map(groups.flatMap((group) => group.members.map((member) => [member, group.isolated] as const)));
  for (const member of analysis.members) {
    if (!scope.from.members.has(member) && !scope.to.members.has(member)) continue;
    const { namespace, kind, name } = member.workload;
    yield { workload: workloadRef(member.workload), namespace, kind, name, isolated: isolated.get(member) };
  }
}

function* entries(connections: Connections) {
  const { groups, inflows, outflows } = connections;
  const at = (places: readonly number[]): readonly Workload[] => inOrder(places.flatMap((place) => groups[place]?.members ?? []));
  const within = (places: Bits): readonly Workload[] => inOrder(membersIn(groups, places));
  for (const { to, isolated, streams, addresses } of inflows) {
    const targets = at(to);
    for (const { passing, open, from } of streams) {
      const sources = within(from);
      const source = endJson(sources, NO_ADDRESSES, targets);
      if (source.workloads === undefined) continue;
      yield entry(connections, source, endJson(targets, NO_ADDRESSES, sources), passing, open);
    }
    yield* outside(connections, targets, 'ingress', addresses, isolated === 'none');
  }
  for (const { from, isolated, addresses } of outflows) {
    yield* outside(connections, at(from), 'egress', addresses, isolated === 'none');
  }
}

function inOrder(members: readonly Member[]): readonly Workload[] {
  return members.toSorted((a, b) => a.first - b.first).map(({ workload }) => workload);
}

function* outside(
  connections: Connections,
  own: readonly Workload[],
  direction: Direction,
  parts: readonly AddressPart[],
  open: boolean,
) {
  const near = endJson(own, NO_ADDRESSES);
  for (const { addresses, passing } of parts) {
    const far = endJson([], addresses);
    const [from, to] = direction === 'ingress' ? [far, near] : [near, far];
    yield entry(connections, from, to, passing, open);
  }
}

type End = ReturnType<typeof endJson>;

function entry(connections: Connections, from: End, to: End, passing: MemberPassing, unrestricted: boolean) {
  return { from, to, ...ports(connections, passing), unrestricted };
}
