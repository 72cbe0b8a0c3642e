import {
  type AddressSet,
  addressText,
  containsPorts,
  type Direction,
  hasBit,
  intersectPorts,
  isNoPorts,
  NO_PORTS,
  type PortSet,
  portsWith,
  type Side,
  subtractPorts,
} from '../engine';
import type { Path } from '../text/path';
import type { FileId, ObjectKey } from '../workspace/workspace';
import type { Analysis, Member } from './analysis';
import type { Change, Changes } from './changes';
import { classOfPod, type Joint, type JointClass } from './jointGroups';
import type { CountedPolicy } from './situation';
import { type End, sideBetween } from './trail';

/** A place in a policy of the first or the second analysis. */
export interface BecausePlace {
  readonly side: 'before' | 'after';
  readonly object: ObjectKey;
  readonly file: FileId;
  readonly path: Path;
}

/** Why a connection changed, at one of its ends. Rules are places in their direction. */
export type Because = { readonly direction: Direction; readonly place: BecausePlace } & (
  | { readonly type: 'rule'; readonly policy: CountedPolicy; readonly rule: number }
  /** Nothing isolates the pods any more; `policy` did. */
  | { readonly type: 'open'; readonly policy: CountedPolicy }
  /** Nothing isolated the pods, and `policy` does. */
  | { readonly type: 'isolated'; readonly policy: CountedPolicy }
  /** A rule let it through, and lists these ports no more; or no rule of its policy does; or its policy is not there for these pods. */
  | {
      readonly type: 'unlisted' | 'unnamed' | 'unselected' | 'gone' | 'uncounted';
      readonly policy: CountedPolicy;
      readonly rule: number;
    }
);

/** So many pairs of ends are asked for the reasons of a change: more of them rarely have more reasons. */
const PAIRS = 64;

/** Why a change is: each reason once. Worked out when it is asked for, for the changes that are shown. */
export function becauseOf({ joint }: Changes, change: Change): readonly Because[] {
  const reasons = new Map<string, Because>();
  let asked = 0;
  for (const [from, to] of pairsOf(joint, change)) {
    if (++asked > PAIRS) break;
    for (const because of becauseBetween(joint, change, from, to)) {
      const { direction, type, place } = because;
      const key = JSON.stringify([direction, type, place]);
      if (!reasons.has(key)) reasons.set(key, because);
    }
  }
  return [...reasons.values()];
}

/** One end of a connection, before and after. */
type JointEnd = Readonly<Record<'before' | 'after', End>>;

function* pairsOf(joint: Joint, { from, to, among }: Change): Generator<readonly [JointEnd, JointEnd]> {
  const sources = among ? podsIn(joint, from) : endsOf(joint, from);
  const targets = among ? sources : endsOf(joint, to);
  for (const source of sources) for (const target of targets) if (among || source.place !== target.place) yield [source, target];
}

type PlacedEnd = JointEnd & { readonly place: number };

function endsOf(joint: Joint, end: Change['from']): readonly PlacedEnd[] {
  return [...podsIn(joint, end), ...addressesIn(end.addresses)];
}

/** Pods of the workloads at an end, one for each class; of workloads that nothing tells apart two, as one may be the other end. */
function podsIn({ before, after, groups, members }: Joint, end: Change['from']): readonly PlacedEnd[] {
  return groups.flatMap(({ classes, members: places }) =>
    places
      .filter((place) => hasBit(end.members, place))
      .slice(0, 2)
      .flatMap((place) => {
        const member = members[place];
        if (member === undefined) return [];
        return classes.flatMap((one: JointClass): readonly PlacedEnd[] => {
          const old = podOf(before, member.before, one.before);
          const now = podOf(after, member.after, one.after);
          return old === undefined || now === undefined ? [] : [{ before: old, after: now, place }];
        });
      }),
  );
}

function podOf({ reach }: Analysis, { first, workload }: Member, own: number): End | undefined {
  const index = workload.pods.findIndex((_, at) => classOfPod(reach, first + at) === own);
  const endpoint = index < 0 ? undefined : reach.pods[first + index];
  return endpoint === undefined ? undefined : { endpoint, pod: first + index };
}

function addressesIn(addresses: AddressSet): readonly PlacedEnd[] {
  return (['v4', 'v6'] as const).flatMap((family) =>
    addresses[family].map(([from]) => {
      const end: End = { endpoint: { type: 'address', ip: addressText(family, from) }, pod: undefined };
      return { before: end, after: end, place: -1 };
    }),
  );
}

type Sides = Readonly<Record<'before' | 'after', Side | undefined>>;

function becauseBetween(joint: Joint, { kind }: Change, from: JointEnd, to: JointEnd): readonly Because[] {
  const sides = (direction: Direction, own: JointEnd, other: JointEnd): Sides => ({
    before: sideBetween(joint.before, direction, own.before, other.before.endpoint, joint.before.reach.assumptions),
    after: sideBetween(joint.after, direction, own.after, other.after.endpoint, joint.after.reach.assumptions),
  });
  const ends = [sides('egress', from, to), sides('ingress', to, from)];
  for (const verdicts of [['allowed', 'depends'], ['allowed']] as const) {
    const ports = (side: Side | undefined): PortSet | undefined => side && portsWith(side.decision, ...verdicts);
    const through = (when: 'before' | 'after'): PortSet =>
      ends.reduce<PortSet | undefined>((sum, end) => both(sum, ports(end[when])), undefined) ?? NO_PORTS;
    const [was, is] = [through('before'), through('after')];
    const gained = kind === 'refused' || kind === 'narrowed' ? NO_PORTS : subtractPorts(is, was);
    const lost = kind === 'allowed' || kind === 'widened' ? NO_PORTS : subtractPorts(was, is);
    if (isNoPorts(gained) && isNoPorts(lost)) continue;
    return ends.flatMap(({ before, after }) => {
      if (before === undefined || after === undefined) return [];
      const [old, now] = [ports(before) ?? NO_PORTS, ports(after) ?? NO_PORTS];
      return [
        ...openings(joint, before, after, subtractPorts(intersectPorts(gained, now), old)),
        ...closings(joint, before, after, subtractPorts(intersectPorts(lost, old), now)),
      ];
    });
  }
  return [];
}

function both(one: PortSet | undefined, other: PortSet | undefined): PortSet | undefined {
  return one === undefined ? other : other === undefined ? one : intersectPorts(one, other);
}

/** What lets ports through now that did not pass this end. */
function openings(joint: Joint, before: Side, after: Side, ports: PortSet): readonly Because[] {
  const { direction } = after;
  return slicesIn(after, ports).flatMap(({ by }): readonly Because[] => {
    if (by.type === 'open') {
      return policiesAt(joint.before, before.isolating).map((policy) => ({
        type: 'open',
        direction,
        policy,
        place: placeIn(joint, policy, ['spec', 'podSelector']),
      }));
    }
    const policy = by.type === 'rule' ? joint.after.situation.policies[by.policy] : undefined;
    if (by.type !== 'rule' || policy === undefined) return [];
    const path = policy.policy[direction].rules[by.rule]?.origin ?? ['spec', direction];
    return [{ type: 'rule', direction, policy, rule: by.rule, place: at('after', policy, path) }];
  });
}

/** What let ports through that do not pass this end any more, and what became of it. */
function closings(joint: Joint, before: Side, after: Side, ports: PortSet): readonly Because[] {
  const { direction } = before;
  return slicesIn(before, ports).flatMap(({ by }): readonly Because[] => {
    if (by.type === 'open') {
      return policiesAt(joint.after, after.isolating).map((policy) => ({
        type: 'isolated',
        direction,
        policy,
        place: at('after', policy, ['spec', 'podSelector']),
      }));
    }
    const policy = by.type === 'rule' ? joint.before.situation.policies[by.policy] : undefined;
    if (by.type !== 'rule' || policy === undefined) return [];
    return [{ direction, policy, rule: by.rule, ...fateOf(joint, policy, by.rule, after, ports) }];
  });
}

type Fate = Pick<Because, 'place'> & { readonly type: 'unlisted' | 'unnamed' | 'unselected' | 'gone' | 'uncounted' };

/** What became of a rule that let ports through. */
function fateOf(joint: Joint, policy: CountedPolicy, rule: number, after: Side, ports: PortSet): Fate {
  const { direction } = after;
  const origin = policy.policy[direction].rules[rule]?.origin ?? ['spec', direction];
  const place = joint.after.situation.policies.findIndex((one) => isSame(one, policy));
  const now = joint.after.situation.policies[place];
  if (now === undefined) {
    const uncounted = uncountedAfter(joint, policy);
    return uncounted === undefined
      ? { type: 'gone', place: at('before', policy, origin) }
      : { type: 'uncounted', place: uncounted };
  }
  if (!after.isolating.includes(place)) return { type: 'unselected', place: at('after', now, ['spec', 'podSelector']) };
  const finding = after.findings.find((one) => one.policy === place && one.rule === rule);
  const means = finding !== undefined && finding.verdict !== 'denied' && !containsPorts(finding.ports, ports);
  return means
    ? { type: 'unlisted', place: at('after', now, now.policy[direction].rules[rule]?.origin ?? ['spec', direction]) }
    : { type: 'unnamed', place: at('after', now, ['spec', direction]) };
}

function isSame({ policy: a }: CountedPolicy, { policy: b }: CountedPolicy): boolean {
  return a === b || (a.name !== '' && a.name === b.name && a.namespace === b.namespace);
}

function slicesIn({ decision }: Side, ports: PortSet): Side['decision'] {
  if (isNoPorts(ports)) return [];
  let left = ports;
  return decision.filter((slice) => {
    const some = intersectPorts(slice.ports, left);
    left = subtractPorts(left, some);
    return !isNoPorts(some);
  });
}

function policiesAt({ situation }: Analysis, places: readonly number[]): readonly CountedPolicy[] {
  return places.flatMap((place) => situation.policies[place] ?? []);
}

function at(side: BecausePlace['side'], { object, file }: CountedPolicy, path: Path): BecausePlace {
  return { side, object, file, path };
}

/** Where a policy stands now, counted or not, or else where it stood. */
function placeIn(joint: Joint, policy: CountedPolicy, path: Path): BecausePlace {
  const now = joint.after.situation.policies.find((one) => isSame(one, policy));
  return now === undefined ? (uncountedAfter(joint, policy) ?? at('before', policy, path)) : at('after', now, path);
}

/** Where a policy stands that counted and does not any more: the API server would refuse it, or it cannot be read. */
function uncountedAfter({ after }: Joint, { policy }: CountedPolicy): BecausePlace | undefined {
  const found = after.situation.uncounted.find(
    ({ kind, name, namespace }) => kind === 'NetworkPolicy' && name === policy.name && namespace === policy.namespace,
  );
  return found && { side: 'after', object: found.key, file: found.file, path: [] };
}
