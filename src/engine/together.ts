import type { Direction, DirectionOfPolicy, Peer, Policy } from './policy';
import { matchOf, meetPods, regionOf } from './region';

/** How the pods of one policy stand to another policy of their namespace. */
export type Selection = 'all' | 'some' | 'none';

/**
 * Whether a policy surely selects every pod that `own` selects, perhaps some of them, or none. Exact for selectors that can
 * be read; one that cannot may select some.
 */
export function selectsPodsOf(other: Policy, own: Policy): Selection {
  if (other.namespace !== own.namespace) return 'none';
  if (other.subject === 'unreadable' || own.subject === 'unreadable') return 'some';
  const match = ({ subject, namespace }: Policy) => {
    const peer: Peer = { type: 'pods', namespaces: undefined, pods: subject === 'unreadable' ? undefined : subject, origin: [] };
    return matchOf(peer, namespace, false);
  };
  const { pods } = regionOf(match(own), own.namespace);
  const met = pods.map((region) => meetPods(region, match(other), { steps: Number.POSITIVE_INFINITY }));
  if (met.every((how) => how === 'none')) return 'none';
  return met.every((how) => how === 'all') ? 'all' : 'some';
}

/** A rule of several policies shown as one: where it stands. `policy` is a place in the list they were given in. */
export interface RuleSource {
  readonly policy: number;
  readonly rule: number;
}

/** Several policies as one that allows the same to the pods that all of them select. */
export interface United {
  readonly policy: Policy;
  readonly sources: Readonly<Record<Direction, readonly RuleSource[]>>;
}

/**
 * Policies that all select the pods of the first, as one: what isolates in one of them isolates, and the rules of those
 * that isolate add up. Where none isolates, the first one's rules stay, ignored as they are.
 */
export function unite(own: Policy, others: readonly Policy[]): United {
  const all = [own, ...others];
  const [ingress, egress] = [uniteDirection(all, 'ingress'), uniteDirection(all, 'egress')];
  return {
    policy: { ...own, ingress: ingress.direction, egress: egress.direction },
    sources: { ingress: ingress.sources, egress: egress.sources },
  };
}

function uniteDirection(
  policies: readonly Policy[],
  direction: Direction,
): { readonly direction: DirectionOfPolicy; readonly sources: readonly RuleSource[] } {
  const own = policies[0]?.[direction] ?? NOT_ISOLATED;
  const sourcesOf = ({ rules }: DirectionOfPolicy, policy: number): readonly RuleSource[] =>
    rules.map((_, rule) => ({ policy, rule }));
  const isolating = policies.flatMap((one, policy) =>
    one[direction].isolated === false ? [] : [{ side: one[direction], policy }],
  );
  const [first] = isolating;
  if (first === undefined) return { direction: own, sources: sourcesOf(own, 0) };
  const sure = isolating.find(({ side }) => side.isolated === true) ?? first;
  return {
    direction: { ...(own.isolated === true ? own : sure.side), rules: isolating.flatMap(({ side }) => side.rules) },
    sources: isolating.flatMap(({ side, policy }) => sourcesOf(side, policy)),
  };
}

const NOT_ISOLATED: DirectionOfPolicy = { isolated: false, by: 'unlisted', rules: [] };
