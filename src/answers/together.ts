import type { Direction, DirectionOfPolicy, Peer, Policy, Rule } from '../engine';
import { selectsPodsOf, unite } from '../engine/together';
import type { Path } from '../text/path';
import type { ObjectKey } from '../workspace/workspace';
import type { CountedPolicy, Situation, Uncounted } from './situation';

/** A rule of policies that are shown together: whose it is, and its place there, from zero. */
export interface RuleOf {
  readonly object: ObjectKey;
  readonly policy: string;
  readonly rule: number;
}

/**
 * A policy with all others that surely select its pods, as one. Origins of rules, peers and ports begin with the key of
 * the object they stand in.
 */
export interface Together {
  readonly policy: Policy;
  readonly rules: Readonly<Record<Direction, readonly RuleOf[]>>;
  readonly names: readonly string[];
  /** Policies of the namespace that may select only some of these pods: they are left out. */
  readonly some: readonly string[];
  readonly uncounted: readonly Uncounted[];
}

/** Undefined for a policy that does not count, and where no other one of its namespace is open. */
export function togetherOf({ policies, uncounted }: Situation, key: ObjectKey): Together | undefined {
  const own = policies.find(({ object }) => object === key);
  if (own === undefined) return undefined;
  const { namespace } = own.policy;
  const others = policies.filter((one) => one !== own && one.policy.namespace === namespace);
  const unread = uncounted.filter((one) => one.namespace === undefined || one.namespace === namespace);
  if (others.length === 0 && unread.length === 0) return undefined;
  const how = others.map((other) => ({ other, selects: selectsPodsOf(other.policy, own.policy) }));
  const all = how.flatMap(({ other, selects }) => (selects === 'all' ? [other] : []));
  const shown = [own, ...all];
  const [first, ...rest] = shown.map(placed);
  if (first === undefined) return undefined;
  const { policy, sources } = unite(first, rest);
  const rulesOf = (direction: Direction): readonly RuleOf[] =>
    sources[direction].flatMap(({ policy: place, rule }) => {
      const source = shown[place];
      return source === undefined ? [] : [{ object: source.object, policy: source.policy.name, rule }];
    });
  return {
    policy,
    rules: { ingress: rulesOf('ingress'), egress: rulesOf('egress') },
    names: shown.map((one) => one.policy.name),
    some: how.flatMap(({ other, selects }) => (selects === 'some' ? [other.policy.name] : [])),
    uncounted: unread,
  };
}

const placedBefore = new WeakMap<Policy, { readonly object: ObjectKey; readonly policy: Policy }>();

function placed({ object, policy }: CountedPolicy): Policy {
  const before = placedBefore.get(policy);
  if (before?.object === object) return before.policy;
  const at = (path: Path): Path => [object, ...path];
  const peerAt = (peer: Peer): Peer => ({ ...peer, origin: at(peer.origin) });
  const ruleAt = (rule: Rule): Rule => ({
    ...rule,
    origin: at(rule.origin),
    peers: rule.peers === 'anyone' ? 'anyone' : rule.peers.map(peerAt),
    entries: rule.entries.map((entry) => ({ ...entry, origin: at(entry.origin) })),
  });
  const sideAt = (side: DirectionOfPolicy): DirectionOfPolicy => ({ ...side, rules: side.rules.map(ruleAt) });
  const now = { ...policy, ingress: sideAt(policy.ingress), egress: sideAt(policy.egress) };
  placedBefore.set(policy, { object, policy: now });
  return now;
}
