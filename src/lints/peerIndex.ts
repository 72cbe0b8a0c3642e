import type { LabelValues } from '../engine/labelValues';
import type { Peer, Policy } from '../engine/policy';
import { type Home, type Match, matchOf, meetPods, type Region, regionOf } from '../engine/region';
import type { Literal } from '../engine/satisfy';

/** A peer with whom it matches, worked out once. */
export interface Known {
  readonly match: Match;
  readonly region: Region;
}

/** Whom a peer of a policy in `namespace` matches. */
export function known(peer: Peer, namespace: string): Known {
  const match = matchOf(peer, namespace, true);
  return { match, region: regionOf(match, namespace) };
}

const subjects = new WeakMap<Policy, Known>();

/**
 * The pods a policy is about, as a peer of its own namespace: what is said of peers then holds for them. Undefined when
 * its podSelector cannot be read.
 */
export function knownSubject(policy: Policy): Known | undefined {
  if (policy.subject === 'unreadable') return undefined;
  const before = subjects.get(policy);
  if (before) return before;
  const found = known({ type: 'pods', namespaces: undefined, pods: policy.subject, origin: [] }, policy.namespace);
  subjects.set(policy, found);
  return found;
}

/**
 * Whether every pod that `some` matches is surely matched by `all`. Exact: requirements on different labels do not hang
 * on each other. False for a peer that no pod can match: nothing worth saying follows from it.
 */
export function podsWithin(some: Known, all: Known): boolean {
  const { pods } = some.region;
  return pods.length > 0 && pods.every((region) => meetPods(region, all.match, { steps: Number.POSITIVE_INFINITY }) === 'all');
}

/** Finds the peers that may cover another one without looking at each. */
export interface PeerIndex<T> {
  /** All items that could cover every pod `some` matches, and perhaps a few more: to be tried with `podsWithin`. */
  candidates(some: Known): Iterable<T>;
}

const EVERYONE = '';

/**
 * Sorts peers by one label they ask for: to cover another peer, that one must ask for the same label. `knownOf` tells
 * whom an item matches.
 */
export function peerIndex<T>(items: readonly T[], knownOf: (item: T) => Known): PeerIndex<T> {
  const buckets: Record<Home, Map<string, T[]>> = { own: new Map(), other: new Map() };
  for (const item of items) {
    const { match } = knownOf(item);
    for (const home of ['own', 'other'] as const) {
      const literals = match[home];
      if (literals === undefined) continue;
      const key = bucketOf(literals);
      const bucket = buckets[home].get(key);
      if (bucket) bucket.push(item);
      else buckets[home].set(key, [item]);
    }
  }
  return {
    *candidates(some) {
      const [first] = some.region.pods;
      if (first === undefined) return;
      const all = buckets[first.home];
      yield* all.get(EVERYONE) ?? [];
      for (const [label, values] of first.domains) {
        yield* all.get(label) ?? [];
        const only = onlyValue(values);
        if (only !== undefined) yield* all.get(withValue(label, only)) ?? [];
      }
    },
  };
}

function bucketOf(literals: readonly Literal[]): string {
  const exact = literals.find(({ values }) => onlyValue(values) !== undefined);
  const only = exact && onlyValue(exact.values);
  if (exact && only !== undefined) return withValue(exact.label, only);
  return literals[0]?.label ?? EVERYONE;
}

function onlyValue({ negated, values }: LabelValues): string | undefined {
  return negated || values.size !== 1 ? undefined : values.values().next().value;
}

function withValue(label: string, value: string): string {
  return `${label}\u0000${value}`;
}
