import {
  type Direction,
  othersPart,
  ownPart,
  type PortPool,
  type PortsByClass,
  type PortsId,
  type Reachability,
} from '../engine';
import { type MemberPassing, together } from './analysis';
import type { Joint, JointClass, JointGroup } from './jointGroups';
import { changeStore, type PassingChange, translator } from './passingChange';

/**
 * Calls with each two groups between which something else passes than before: places of groups, which may be one. What
 * passes within a group is between two workloads of it, or would be. Ends whose rules are the same are not compared.
 */
export function eachChangedPair(joint: Joint, call: (from: number, to: number, change: PassingChange) => void): void {
  const { groups } = joint;
  const compare = comparison(joint);
  for (const [to, { same }] of groups.entries()) {
    if (!same.ingress) compare(to, 'ingress', groups, (from, change) => call(from, to, change));
  }
  for (const [from, { same }] of groups.entries()) {
    if (same.egress) continue;
    const others = groups.map((group) => (group.same.ingress ? group : undefined));
    compare(from, 'egress', others, (to, change) => call(from, to, change));
  }
}

/** What the rules of one class let through, and what those of the others do from or to it: by the others' classes. */
interface Parts {
  readonly own: PortsByClass;
  readonly others: PortsByClass;
}

/** The same of one joint class, before and after, in the pool of what is after. */
interface JointParts {
  readonly before: Parts | undefined;
  readonly after: Parts | undefined;
}

type How = 'sure' | 'perhaps';

type Comparison = (
  near: number,
  direction: Direction,
  others: readonly (JointGroup | undefined)[],
  found: (other: number, change: PassingChange) => void,
) => void;

/** Compares one group, whose rules in a direction may have changed, with others. */
function comparison(joint: Joint): Comparison {
  const partsOf = partsIn(joint);
  const store = changeStore();
  const { pool } = joint.after.reach;
  const table = classTable(joint);
  return (near, direction, others, found) => {
    const group = joint.groups[near];
    if (group === undefined) return;
    const parts = group.classes.map((one) => partsOf(one, direction));
    const changed = changedClasses(pool, parts, table);
    for (let other = 0; other < others.length; other++) {
      const target = others[other];
      const anyChanged = isAnyOf(changed, table.byGroup[other] ?? []);
      if (target === undefined || (!anyChanged && !target.loose && !group.loose)) continue;
      const was = passingOf(pool, parts, target.classes, 'before');
      const is = passingOf(pool, parts, target.classes, 'after');
      if (was === undefined || is === undefined) continue;
      if (!anyChanged && was.sure === is.sure && was.perhaps === is.perhaps) continue;
      const byDestination = direction === 'ingress' ? 'own' : 'others';
      const atSource = parts.every((one) => target.classes.every((at) => isSame(one, at, byDestination)));
      found(other, store(was, is, atSource ? 'egress' : 'ingress'));
    }
  };
}

/** All joint classes, each once, and by group the places of its own. */
interface ClassTable {
  readonly classes: readonly JointClass[];
  readonly byGroup: readonly (readonly number[])[];
}

function classTable({ groups }: Joint): ClassTable {
  const places = new Map<string, number>();
  const classes: JointClass[] = [];
  const byGroup = groups.map((group) =>
    group.classes.map((one) => {
      const key = `${one.before}>${one.after}`;
      const place = places.get(key) ?? classes.push(one) - 1;
      places.set(key, place);
      return place;
    }),
  );
  return { classes, byGroup };
}

function isAnyOf(changed: Uint8Array, places: readonly number[]): boolean {
  for (const place of places) if (changed[place] === 1) return true;
  return false;
}

/** By place of a joint class: 1 where something else passes than before. */
function changedClasses(pool: PortPool, parts: readonly JointParts[], { classes }: ClassTable): Uint8Array {
  const changed = new Uint8Array(classes.length);
  for (const { before, after } of parts) {
    if (before === undefined || after === undefined) continue;
    for (const how of ['sure', 'perhaps'] as const) {
      const [ownBefore, ownAfter] = [before.own[how], after.own[how]];
      const [othersBefore, othersAfter] = [before.others[how], after.others[how]];
      // Asked for each pair of classes of a whole cluster.
      for (let place = 0; place < classes.length; place++) {
        const at = classes[place];
        if (at === undefined || at.before < 0 || at.after < 0) continue;
        const own = ownBefore[at.before] ?? 0;
        const others = othersBefore[at.before] ?? 0;
        const ownNow = ownAfter[at.after] ?? 0;
        const othersNow = othersAfter[at.after] ?? 0;
        if (own === ownNow && others === othersNow) continue;
        if (pool.intersect(own, others) !== pool.intersect(ownNow, othersNow)) changed[place] = 1;
      }
    }
  }
  return changed;
}

function partsIn({ before, after }: Joint): (one: JointClass, direction: Direction) => JointParts {
  const translate = translator(before.reach.pool, after.reach.pool);
  const translated = (ports: PortsByClass): PortsByClass => {
    if (before.reach.pool === after.reach.pool) return ports;
    const sure = ports.sure.map(translate);
    return { sure, perhaps: ports.perhaps === ports.sure ? sure : ports.perhaps.map(translate) };
  };
  const parts = (reach: Reachability, at: number, direction: Direction, put: (ports: PortsByClass) => PortsByClass) =>
    at < 0
      ? undefined
      : {
          own: put(ownPart(reach, direction, at)),
          others: put(othersPart(reach, direction === 'ingress' ? 'egress' : 'ingress', at)),
        };
  return (one, direction) => ({
    before: parts(before.reach, one.before, direction, translated),
    after: parts(after.reach, one.after, direction, (ports) => ports),
  });
}

function portsAt(pool: PortPool, { own, others }: Parts, at: number, how: How): PortsId {
  return pool.intersect(own[how][at] ?? 0, others[how][at] ?? 0);
}

function isSame({ before, after }: JointParts, at: JointClass, part: keyof Parts): boolean {
  const old = before?.[part];
  const now = after?.[part];
  return (
    (old?.sure[at.before] ?? 0) === (now?.sure[at.after] ?? 0) && (old?.perhaps[at.before] ?? 0) === (now?.perhaps[at.after] ?? 0)
  );
}

function passingOf(
  pool: PortPool,
  parts: readonly JointParts[],
  classes: readonly JointClass[],
  side: 'before' | 'after',
): MemberPassing | undefined {
  let passing: MemberPassing | undefined;
  for (const one of parts) {
    const own = one[side];
    for (const at of classes) {
      if (own === undefined || at[side] < 0) continue;
      passing = together(pool, passing, {
        sure: portsAt(pool, own, at[side], 'sure'),
        perhaps: portsAt(pool, own, at[side], 'perhaps'),
      });
    }
  }
  return passing;
}
