import {
  type AddressSet,
  ALL_ADDRESSES,
  addressesMeet,
  blockAddresses,
  NO_ADDRESSES,
  PRIVATE_ADDRESSES,
  subtractAddresses,
} from './ipBlock';
import {
  ANY_VALUE,
  commonOfAll,
  commonValues,
  isNoValue,
  type LabelValues,
  noneOf,
  oneOf,
  valuesHold,
  valuesOf,
} from './labelValues';
import type { Peer, Requirement } from './policy';
import {
  type Budget,
  type Clause,
  type Domains,
  isImplied,
  isPossible,
  isSatisfiable,
  type Literal,
  narrowed,
  notAll,
  settled,
} from './satisfy';
import { NAMESPACE_NAME } from './selector';

/** Pods of the policy's own namespace, or of the others: what is known of a namespace differs. */
export type Home = 'own' | 'other';
const HOMES: readonly Home[] = ['own', 'other'];

/** Every pod of one home whose labels fit the domains and the clauses. */
export interface PodRegion {
  readonly home: Home;
  readonly domains: Domains;
  readonly clauses: readonly Clause[];
}

/** A set of endpoints: pods, and addresses outside the cluster. */
export interface Region {
  readonly pods: readonly PodRegion[];
  readonly addresses: AddressSet;
}

/** Whom a peer matches, worked out once: the literals a pod of each home must fulfil (undefined: none can). */
export interface Match {
  readonly own: readonly Literal[] | undefined;
  readonly other: readonly Literal[] | undefined;
  readonly addresses: AddressSet;
  /** An ipBlock that may hold addresses of pods. */
  readonly maybePods: boolean;
  /** Its requirements one by one, in the order of the peer's selectors. */
  readonly namespaces: readonly Literal[];
  readonly pods: readonly Literal[];
}

const NOBODY: Match = { own: undefined, other: undefined, addresses: NO_ADDRESSES, maybePods: false, namespaces: [], pods: [] };

function namespaceLiteral(requirement: Requirement): Literal {
  return { label: `namespace ${requirement.key}`, values: valuesOf(requirement) };
}

function podLiteral(requirement: Requirement): Literal {
  return { label: `pod ${requirement.key}`, values: valuesOf(requirement) };
}

const NAME_LABEL = `namespace ${NAMESPACE_NAME}`;

// Of the own namespace only the name is known; another one has a name too, and it is a different one.
function homeDomains(home: Home, namespace: string): Domains {
  return new Map([[NAME_LABEL, home === 'own' ? oneOf([namespace]) : noneOf([namespace, undefined])]]);
}

/** Everybody: every possible pod of both homes, and every address. */
export function everyone(namespace: string): Region {
  return { pods: HOMES.map((home) => allPods(home, namespace)), addresses: ALL_ADDRESSES };
}

/** Every possible pod of one home. */
export function allPods(home: Home, namespace: string): PodRegion {
  return { home, domains: homeDomains(home, namespace), clauses: [] };
}

// The requirements joined by label, without those that hold for every pod of that home.
function literalsIn(home: Home, namespace: string, requirements: readonly Literal[]): readonly Literal[] | undefined {
  const wanted = new Map<string, LabelValues>();
  for (const { label, values } of requirements) wanted.set(label, commonValues(wanted.get(label) ?? ANY_VALUE, values));
  const known = homeDomains(home, namespace);
  const literals: Literal[] = [];
  for (const [label, values] of wanted) {
    const given = known.get(label) ?? ANY_VALUE;
    if (isNoValue(commonValues(given, values))) return undefined;
    if (!valuesHold(values, given)) literals.push({ label, values });
  }
  return literals;
}

/** Works out whom a peer of a policy in `namespace` matches. `blocksMayMatchPods`: what is assumed of the network plugin. */
export function matchOf(peer: Peer, namespace: string, blocksMayMatchPods: boolean): Match {
  switch (peer.type) {
    case 'pods': {
      const namespaces = (peer.namespaces?.requirements ?? []).map(namespaceLiteral);
      const pods = (peer.pods?.requirements ?? []).map(podLiteral);
      const own = literalsIn('own', namespace, [...namespaces, ...pods]);
      // Without namespaceSelector a peer means pods of the policy's own namespace.
      const other = peer.namespaces === undefined ? undefined : literalsIn('other', namespace, [...namespaces, ...pods]);
      return { ...NOBODY, own, other, namespaces, pods };
    }
    case 'addresses': {
      const addresses = blockAddresses(peer.cidr, peer.except) ?? NO_ADDRESSES;
      return { ...NOBODY, addresses, maybePods: blocksMayMatchPods && addressesMeet(addresses, PRIVATE_ADDRESSES) };
    }
    case 'unreadable':
      return NOBODY;
  }
}

/** Everybody a peer surely matches. */
export function regionOf(match: Match, namespace: string): Region {
  const pods = HOMES.flatMap((home): PodRegion[] => {
    const literals = match[home];
    const domains = literals && narrowed(homeDomains(home, namespace), literals);
    return domains ? [{ home, domains, clauses: [] }] : [];
  });
  return { pods, addresses: match.addresses };
}

// What single literals say of one label is said in one clause: hundreds of peers each name a pod.
function clausesAgainst(matches: readonly Match[], home: Home): readonly Clause[] {
  const single = new Map<string, LabelValues[]>();
  const clauses: Clause[] = [];
  for (const match of matches) {
    const literals = match[home];
    if (literals === undefined) continue;
    const clause = notAll(literals);
    const [only, ...others] = clause;
    if (only === undefined || others.length > 0) clauses.push(clause);
    else {
      const same = single.get(only.label);
      if (same === undefined) single.set(only.label, [only.values]);
      else same.push(only.values);
    }
  }
  return [...clauses, ...[...single].map(([label, values]): Clause => [{ label, values: commonOfAll(values) }])];
}

/** A region without those that any of the matches surely match. */
export function without(region: Region, matches: readonly Match[]): Region {
  const pods = region.pods.flatMap(({ home, domains, clauses }): PodRegion[] => {
    const left = settled(domains, [...clauses, ...clausesAgainst(matches, home)]);
    return left === false ? [] : [{ home, ...left }];
  });
  return { pods, addresses: matches.reduce((left, match) => subtractAddresses(left, match.addresses), region.addresses) };
}

/** Whether a match covers a region of pods wholly, meets a part of it, or none. */
export function meetPods(region: PodRegion, match: Match, budget: Budget): 'all' | 'some' | 'none' | 'undecided' {
  const literals = match[region.home];
  if (literals === undefined || !literals.every((literal) => isPossible(region.domains, literal))) return 'none';
  if (literals.every((literal) => isImplied(region.domains, literal))) return 'all';
  if (region.clauses.length === 0) return 'some';
  const both = narrowed(region.domains, literals);
  const found = both ? isSatisfiable(both, region.clauses, budget) : false;
  return found === 'undecided' ? found : found ? 'some' : 'none';
}

/** Whether every pod of a region is matched by one of the matches at least. */
export function coversPods(region: PodRegion, matches: readonly Match[], budget: Budget): boolean | 'undecided' {
  const [first, ...others] = matches;
  if (first === undefined) return false;
  // One match that leaves some label open leaves some pod out, unless clauses say more of the region.
  if (others.length === 0 && region.clauses.length === 0) return meetPods(region, first, budget) === 'all';
  const left = isSatisfiable(region.domains, [...region.clauses, ...clausesAgainst(matches, region.home)], budget);
  return left === 'undecided' ? left : !left;
}
