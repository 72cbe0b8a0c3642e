import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assumptions, eachBit, equalPorts, hasBit, holdsAddress, NO_PORTS, type Policy, type Workload } from '../engine';
import { assumptions, clusterPolicy } from '../engine/randomClusters';
import { WORLD } from '../engine/smallWorld';
import { type Analysis, analyse } from './analysis';
import { becauseOf } from './becauseOf';
import { type Change, type ChangeKind, type Changes, changesOf, type PassingPorts } from './changes';
import { classOfPod } from './jointGroups';
import { type NaivePassing, naiveBetween, naiveMeeting, naivePair, naiveTogether } from './naivePassing';
import { later, namedPolicies, situationWith, workloads } from './randomSituations';

const numRuns = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 4);
const ADDRESSES = WORLD.filter((one) => one.type === 'address').map(({ ip }) => ip);
const assumed: fc.Arbitrary<Assumptions> = fc
  .tuple(assumptions, fc.boolean())
  .map(([all, podReachesItself]) => ({ ...all, podReachesItself }));

const pairOfWorkloads = workloads.chain((all) =>
  fc.oneof(
    fc.constant([all, all] as const),
    fc.array(fc.nat(6), { minLength: 12, maxLength: 12 }).map((dice) => [all, later(all, dice)] as const),
    workloads.map((others) => [all, others] as const),
  ),
);

/** Two states of a cluster: policies edited, and often other pods. */
const states = fc
  .tuple(pairOfWorkloads, namedPolicies, fc.array(clusterPolicy, { maxLength: 2 }), fc.nat(), assumed)
  .map(([both, policies, edited, at, assumptions]) => ({
    workloads: both,
    policies: [policies, policies.toSpliced(policies.length === 0 ? 0 : at % policies.length, 1, ...edited)] as const,
    assumptions,
  }));

interface Side {
  readonly workloads: readonly Workload[];
  readonly policies: readonly Policy[];
}

function analysisWith({ workloads, policies }: Side, assumed: Assumptions, before?: Analysis): Analysis {
  return analyse(situationWith(workloads, policies), assumed, before);
}

const keyOf = ({ namespace, kind, name }: Workload): string => `${namespace}/${kind}/${name}`;

interface Told {
  readonly was: PassingPorts;
  readonly is: PassingPorts;
  readonly kinds: readonly ChangeKind[];
}

/** Each connection that changes, by its ends; what is told as two changes put together. */
function toldBy({ joint, changes }: Changes): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  const tell = (key: string, { kind, was, is }: Change): void => {
    const before = told.get(key);
    expect(before?.kinds.length ?? 0).toBeLessThan(2);
    told.set(key, {
      was: before === undefined || kind === 'refused' ? was : before.was,
      is: before === undefined || kind === 'allowed' ? is : before.is,
      kinds: [...(before?.kinds ?? []), kind],
    });
  };
  const name = (place: number): string => {
    const member = joint.members[place];
    return member === undefined ? '' : keyOf(member.after.workload);
  };
  for (const change of changes) {
    const { from, to, among } = change;
    eachBit(from.members, (source) => {
      if (among) return tell(`among ${name(source)}`, change);
      eachBit(to.members, (target) => {
        if (source !== target) tell(`${name(source)} > ${name(target)}`, change);
      });
      for (const ip of ADDRESSES) if (holdsAddress(to.addresses, ip)) tell(`${name(source)} > ${ip}`, change);
    });
    eachBit(to.members, (target) => {
      for (const ip of ADDRESSES) if (holdsAddress(from.addresses, ip)) tell(`${ip} > ${name(target)}`, change);
    });
  }
  return told;
}

function samePassing(a: NaivePassing, b: NaivePassing): boolean {
  return equalPorts(a.sure, b.sure) && equalPorts(a.perhaps, b.perhaps);
}

/**
 * The same, worked out one pair of pods after the other. Pods are matched by their names; of workloads that are `alike`
 * (for whose own pods the same passes) each with each.
 */
function naiveChanges(
  before: Side,
  after: Side,
  assumed: Assumptions,
  alike: (key: string) => boolean,
): ReadonlyMap<string, Omit<Told, 'kinds'>> {
  const changes = new Map<string, Omit<Told, 'kinds'>>();
  const matched = after.workloads.flatMap((now) => {
    const old = before.workloads.find((one) => keyOf(one) === keyOf(now));
    return old === undefined ? [] : [{ old, now, key: keyOf(now) }];
  });
  const compare = (key: string, was: NaivePassing, is: NaivePassing, anyPod: boolean): void => {
    if (anyPod || !samePassing(was, is)) changes.set(key, { was, is });
  };
  const podsOf = ({ old, now, key }: (typeof matched)[number]) =>
    old.pods.flatMap((pod) => now.pods.flatMap((same) => (alike(key) || same.name === pod.name ? [{ pod, same }] : [])));
  for (const source of matched) {
    for (const target of matched) {
      if (source === target) continue;
      const was = naiveBetween(before.policies, source.old.pods, target.old.pods, assumed);
      const is = naiveBetween(after.policies, source.now.pods, target.now.pods, assumed);
      const anyPod = podsOf(source).some((from) =>
        podsOf(target).some(
          (to) =>
            !samePassing(
              naivePair(before.policies, from.pod, to.pod, assumed),
              naivePair(after.policies, from.same, to.same, assumed),
            ),
        ),
      );
      compare(`${source.key} > ${target.key}`, was, is, anyPod);
    }
    for (const ip of ADDRESSES) {
      const outside = { type: 'address', ip } as const;
      const pods = podsOf(source);
      const into = pods.some(
        ({ pod, same }) =>
          !samePassing(naivePair(before.policies, outside, pod, assumed), naivePair(after.policies, outside, same, assumed)),
      );
      const out = pods.some(
        ({ pod, same }) =>
          !samePassing(naivePair(before.policies, pod, outside, assumed), naivePair(after.policies, same, outside, assumed)),
      );
      const [old, now] = [source.old.pods, source.now.pods];
      compare(
        `${ip} > ${source.key}`,
        naiveBetween(before.policies, [outside], old, assumed),
        naiveBetween(after.policies, [outside], now, assumed),
        into,
      );
      compare(
        `${source.key} > ${ip}`,
        naiveBetween(before.policies, old, [outside], assumed),
        naiveBetween(after.policies, now, [outside], assumed),
        out,
      );
    }
    const [old, now] = [naiveMeeting(source.old, assumed), naiveMeeting(source.now, assumed)];
    if (old.length === 0 || now.length === 0) continue;
    const pair = (policies: readonly Policy[], [from, to]: (typeof old)[number]) => naivePair(policies, from, to, assumed);
    const anyPod = old.some((one) => {
      const same = now.find(([from, to]) => from.name === one[0].name && to.name === one[1].name);
      return same !== undefined && !samePassing(pair(before.policies, one), pair(after.policies, same));
    });
    const was = naiveTogether(old.map((one) => pair(before.policies, one)));
    const is = naiveTogether(now.map((one) => pair(after.policies, one)));
    compare(`among ${source.key}`, was, is, anyPod);
  }
  return changes;
}

describe('what changes', () => {
  test('nothing, where nothing changed', () => {
    fc.assert(
      fc.property(workloads, namedPolicies, assumed, (all, policies, assumed) => {
        const one = analysisWith({ workloads: all, policies }, assumed);
        const copy = structuredClone({ workloads: all, policies });
        for (const other of [one, analysisWith(copy, assumed)]) {
          const { changes, joint } = changesOf(one, other);
          expect([changes, joint.added, joint.removed]).toEqual([[], [], []]);
        }
      }),
      { numRuns },
    );
  });

  test('agrees with one pair of pods after the other', () => {
    fc.assert(
      fc.property(states, ({ workloads: [old, now], policies: [earlier, edited], assumptions }) => {
        const [before, after] = [
          { workloads: old, policies: earlier },
          { workloads: now, policies: edited },
        ];
        const one = analysisWith(before, assumptions);
        const other = analysisWith(after, assumptions, one);
        const told = toldBy(changesOf(one, other));
        const alike = (key: string): boolean =>
          [one, other].every(({ members, reach }) =>
            members.every(
              ({ workload, first }) =>
                keyOf(workload) !== key || new Set(workload.pods.map((_, at) => classOfPod(reach, first + at))).size === 1,
            ),
          );
        const wanted = naiveChanges(before, after, assumptions, alike);
        expect([...told.keys()].sort()).toEqual([...wanted.keys()].sort());
        for (const [key, { was, is }] of told) {
          const naive = wanted.get(key);
          expect(samePassing(was, naive?.was ?? was) && samePassing(is, naive?.is ?? is), key).toBe(true);
          expect([was.differs, is.differs], key).toEqual([naive?.was.differs, naive?.is.differs]);
        }
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });

  test('the other way round it is the same with its sign turned', () => {
    const turned: Readonly<Record<ChangeKind, ChangeKind>> = {
      allowed: 'refused',
      widened: 'narrowed',
      shifted: 'shifted',
      narrowed: 'widened',
      refused: 'allowed',
    };
    fc.assert(
      fc.property(states, ({ workloads: [old, now], policies: [earlier, edited], assumptions }) => {
        const before = analysisWith({ workloads: old, policies: earlier }, assumptions);
        const after = analysisWith({ workloads: now, policies: edited }, assumptions);
        const [forth, back] = [changesOf(before, after), changesOf(after, before)];
        const [told, other] = [toldBy(forth), toldBy(back)];
        expect([...other.keys()].sort()).toEqual([...told.keys()].sort());
        for (const [key, { was, is, kinds }] of told) {
          const one = other.get(key);
          expect([...(one?.kinds ?? [])].sort(), key).toEqual(kinds.map((kind) => turned[kind]).sort());
          expect(samePassing(one?.was ?? is, is) && samePassing(one?.is ?? was, was), key).toBe(true);
        }
        const named = (members: Changes['joint']['added']) => members.map(({ workload }) => keyOf(workload));
        expect(named(back.joint.added)).toEqual(named(forth.joint.removed));
        for (const kind of ['allowed', 'widened', 'shifted'] as const) expect(back.counts[turned[kind]]).toBe(forth.counts[kind]);
      }),
      { numRuns },
    );
  });

  test('what the kind says is so', () => {
    fc.assert(
      fc.property(states, ({ workloads: [old, now], policies: [earlier, edited], assumptions }) => {
        const before = analysisWith({ workloads: old, policies: earlier }, assumptions);
        const { changes, joint } = changesOf(before, analysisWith({ workloads: now, policies: edited }, assumptions));
        for (const { kind, was, is, from, among, count } of changes) {
          expect(count).toBeGreaterThan(0);
          expect(equalPorts(was.perhaps, NO_PORTS)).toBe(kind === 'allowed');
          expect(equalPorts(is.perhaps, NO_PORTS)).toBe(kind === 'refused');
          if (among) expect(joint.members.some((_, place) => hasBit(from.members, place))).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  test('each change has its reasons, in policies that are there', () => {
    fc.assert(
      fc.property(states, ({ workloads: [all], policies: [earlier, edited], assumptions }) => {
        const before = analysisWith({ workloads: all, policies: earlier }, assumptions);
        const changes = changesOf(before, analysisWith({ workloads: all, policies: edited }, assumptions));
        for (const change of changes.changes) {
          const reasons = becauseOf(changes, change);
          expect(reasons.length).toBeGreaterThan(0);
          for (const { type, policy } of reasons) {
            const side = type === 'rule' || type === 'isolated' ? edited : earlier;
            expect(side).toContain(policy.policy);
          }
          const [opens, closes] = [
            ['rule', 'open'],
            ['isolated', 'unlisted', 'unnamed', 'unselected', 'gone'],
          ];
          const types = reasons.map(({ type }) => type);
          if (change.kind === 'allowed' || change.kind === 'widened') expect(opens).toEqual(expect.arrayContaining(types));
          if (change.kind === 'refused' || change.kind === 'narrowed') expect(closes).toEqual(expect.arrayContaining(types));
        }
      }),
      { numRuns },
    );
  });
});
