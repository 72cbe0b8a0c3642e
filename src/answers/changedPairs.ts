import { othersPart, ownPart, type PortPool, type PortsByClass, type PortsId, type Reachability } from '../engine';
import { type MemberPassing, together } from './analysis';
import type { Joint, JointClass } from './jointGroups';
import { changeStore, type PassingChange, translator } from './passingChange';

/** What one class of sources may open, and what the destinations let in from it, by their classes. */
interface Source {
  readonly out: PortsByClass;
  readonly into: PortsByClass;
}

/** The sources of one joint class, before and after. */
interface JointSource {
  readonly before: Source | undefined;
  readonly after: Source | undefined;
}

/**
 * Calls with each two groups between which something else passes than before: places of groups, which may be one. What
 * passes within a group is between two workloads of it, or would be. Ends whose rules are the same are not compared.
 */
export function eachChangedPair(joint: Joint, call: (from: number, to: number, change: PassingChange) => void): void {
  const { groups } = joint;
  const everyone = groups.map((_, place) => place);
  const changed = everyone.filter((place) => groups[place]?.same.ingress === false);
  const compare = comparison(joint.before.reach, joint.after.reach);
  for (const [from, { classes, loose, same }] of groups.entries()) {
    const targets = same.egress ? changed : everyone;
    if (targets.length === 0) continue;
    const sources = classes.map((one) => sourceOf(joint, one));
    for (const to of targets) {
      const target = groups[to];
      const change = target && compare(sources, target.classes, loose || target.loose);
      if (change !== undefined) call(from, to, change);
    }
  }
}

function sourceOf({ before, after }: Joint, one: JointClass): JointSource {
  const source = (reach: Reachability, at: number): Source | undefined =>
    at < 0 ? undefined : { out: ownPart(reach, 'egress', at), into: othersPart(reach, 'ingress', at) };
  return { before: source(before.reach, one.before), after: source(after.reach, one.after) };
}

type How = 'sure' | 'perhaps';

function portsTo(pool: PortPool, { out, into }: Source, at: number, how: How): PortsId {
  return pool.intersect(out[how][at] ?? 0, into[how][at] ?? 0);
}

function comparison(before: Reachability, after: Reachability) {
  const translate = translator(before.pool, after.pool);
  const store = changeStore();
  const was = (source: Source, at: number, how: How): PortsId => translate(portsTo(before.pool, source, at, how));
  const is = (source: Source, at: number, how: How): PortsId => portsTo(after.pool, source, at, how);

  const differs = (source: JointSource, to: JointClass): boolean =>
    source.before !== undefined &&
    source.after !== undefined &&
    to.before >= 0 &&
    to.after >= 0 &&
    (was(source.before, to.before, 'sure') !== is(source.after, to.after, 'sure') ||
      was(source.before, to.before, 'perhaps') !== is(source.after, to.after, 'perhaps'));

  const sameInto = (source: JointSource, to: JointClass): boolean =>
    (['sure', 'perhaps'] as const).every(
      (how) => translate(source.before?.into[how][to.before] ?? 0) === (source.after?.into[how][to.after] ?? 0),
    );

  return (sources: readonly JointSource[], targets: readonly JointClass[], loose: boolean): PassingChange | undefined => {
    const anyChanged = sources.some((source) => targets.some((to) => differs(source, to)));
    if (!anyChanged && !loose) return undefined;
    let old: MemberPassing | undefined;
    let now: MemberPassing | undefined;
    for (const source of sources) {
      for (const to of targets) {
        if (source.before !== undefined && to.before >= 0) {
          const ports = { sure: was(source.before, to.before, 'sure'), perhaps: was(source.before, to.before, 'perhaps') };
          old = together(after.pool, old, ports);
        }
        if (source.after !== undefined && to.after >= 0) {
          const ports = { sure: is(source.after, to.after, 'sure'), perhaps: is(source.after, to.after, 'perhaps') };
          now = together(after.pool, now, ports);
        }
      }
    }
    if (old === undefined || now === undefined) return undefined;
    if (!anyChanged && old.sure === now.sure && old.perhaps === now.perhaps) return undefined;
    const atSource = sources.every((source) => targets.every((to) => sameInto(source, to)));
    return store(old, now, atSource ? 'egress' : 'ingress');
  };
}
