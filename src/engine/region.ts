import type { Group } from './coverage';
import { type AddressSet, ALL_ADDRESSES, blockAddresses, NO_ADDRESSES } from './ipBlock';
import type { Peer, Policy, Requirement, Selector } from './policy';
import { type Budget, type Literal, type Prepared, prepare, satisfiable } from './satisfy';
import { NAMESPACE_NAME } from './selector';

/** Pods of the policy's own namespace, or of the others: what is known of a namespace differs. */
export type Home = 'own' | 'other';
export const HOMES: readonly Home[] = ['own', 'other'];

/** A set of endpoints: addresses outside the cluster, and pods by labels, told apart by their home. */
export interface Region {
  readonly addresses: AddressSet;
  readonly homes: readonly Home[];
  /** Pods of the region match all of these peers and none of those. */
  readonly within: readonly Peer[];
  readonly without: readonly Peer[];
}

export const EVERYONE: Region = { addresses: ALL_ADDRESSES, homes: HOMES, within: [], without: [] };
const EMPTY: Selector = { requirements: [] };

/** The literals a pod must fulfil to match a peer; undefined when no pod of that home does. */
export function literalsOf(peer: Peer, home: Home): readonly Literal[] | undefined {
  if (peer.type !== 'pods') return undefined;
  if (peer.namespaces === undefined && home === 'other') return undefined;
  const known = literals.get(peer);
  if (known) return known;
  const made = makeLiterals(peer);
  literals.set(peer, made);
  return made;
}

const literals = new WeakMap<Peer, readonly Literal[]>();

function makeLiterals(peer: Extract<Peer, { type: 'pods' }>): readonly Literal[] {
  const namespaces = (peer.namespaces ?? EMPTY).requirements.map((requirement): Literal => ({ on: 'namespace', requirement }));
  const pods = (peer.pods ?? EMPTY).requirements.map((requirement): Literal => ({ on: 'pod', requirement }));
  return [...namespaces, ...pods];
}

// Of the own namespace only the name is known; another one has a name too, and it is a different one.
function nameOf(home: Home, namespace: string): readonly Literal[] {
  const key = NAMESPACE_NAME;
  if (home === 'own') return [{ on: 'namespace', requirement: { key, operator: 'Equals', value: namespace } }];
  return [
    { on: 'namespace', requirement: { key, operator: 'Exists' } },
    { on: 'namespace', requirement: { key, operator: 'NotIn', values: [namespace] } },
  ];
}

/** Whether some pod of the region matches all of `and` and none of `not`, beside a requirement that must fail. */
export function holdsPod(
  region: Region,
  namespace: string,
  budget: Budget,
  more: { readonly and?: readonly Peer[]; readonly not?: readonly Peer[]; readonly failing?: Literal },
): boolean | 'undecided' {
  let undecided = false;
  for (const home of region.homes) {
    const base = preparedFor(region, home, namespace, budget);
    const all = (more.and ?? []).map((peer) => literalsOf(peer, home));
    if (!base || all.some((each) => each === undefined)) continue;
    const none = (more.not ?? []).flatMap((peer) => known(literalsOf(peer, home)));
    if (more.failing) none.push([more.failing]);
    const found = satisfiable(base, { all: all.flatMap((each) => each ?? []), none }, budget);
    if (found === true) return true;
    if (found === 'undecided') undecided = true;
  }
  return undecided ? 'undecided' : false;
}

const prepared = new WeakMap<Region, Map<string, Prepared | undefined>>();

// What a region says by itself is worked out once; a row asks about it as often as there are peers.
function preparedFor(region: Region, home: Home, namespace: string, budget: Budget): Prepared | undefined {
  const key = `${home} ${namespace}`;
  const own = prepared.get(region) ?? new Map<string, Prepared | undefined>();
  prepared.set(region, own);
  if (own.has(key)) return own.get(key);
  const all = region.within.map((peer) => literalsOf(peer, home));
  const none = region.without.flatMap((peer) => known(literalsOf(peer, home)));
  const impossible = all.some((each) => each === undefined);
  const made = impossible
    ? undefined
    : prepare({ all: [...nameOf(home, namespace), ...all.flatMap((each) => each ?? [])], none }, budget);
  own.set(key, made);
  return made;
}

function known<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** The addresses a peer names; none for pods. */
export function addressesOf(peer: Peer): AddressSet {
  if (peer.type !== 'addresses') return NO_ADDRESSES;
  const read = blocks.get(peer) ?? blockAddresses(peer.cidr, peer.except) ?? NO_ADDRESSES;
  blocks.set(peer, read);
  return read;
}

const blocks = new WeakMap<Peer, AddressSet>();

/**
 * The group a peer stands in. An ipBlock stands outside; a peer without namespaceSelector, or with one only the own
 * namespace can satisfy, in the namespace; every other one, also one that cannot be read, in the cluster.
 */
export function groupOf(peer: Peer, policy: Policy): Exclude<Group, 'anyone'> {
  if (peer.type === 'addresses') return 'outside';
  if (peer.type === 'unreadable') return 'cluster';
  if (peer.namespaces === undefined) return 'namespace';
  const anyPod: Peer = { ...peer, pods: undefined };
  const canBe = (home: Home): boolean =>
    holdsPod({ addresses: NO_ADDRESSES, homes: [home], within: [anyPod], without: [] }, policy.namespace, { steps: 1000 }, {}) ===
    true;
  return canBe('own') && !canBe('other') ? 'namespace' : 'cluster';
}

const DNS_NAMESPACE = 'kube-system';
const DNS_LABEL: Requirement = { key: 'k8s-app', operator: 'Equals', value: 'kube-dns' };

/** The kube-dns pods in kube-system, as a peer. */
export const KUBE_DNS: Peer = {
  type: 'pods',
  namespaces: { requirements: [{ key: NAMESPACE_NAME, operator: 'Equals', value: DNS_NAMESPACE }] },
  pods: { requirements: [DNS_LABEL] },
  origin: [],
};

/** Whether a peer selects exactly kube-dns in kube-system. */
export function isKubeDns(peer: Peer, policy: Policy): boolean {
  if (peer.type !== 'pods' || !peer.pods) return false;
  const home = peer.namespaces ? isOnly(peer.namespaces, NAMESPACE_NAME, DNS_NAMESPACE) : policy.namespace === DNS_NAMESPACE;
  return home && isOnly(peer.pods, DNS_LABEL.key, 'kube-dns');
}

function isOnly(selector: Selector, key: string, value: string): boolean {
  const [only, more] = selector.requirements;
  if (!only || more || only.key !== key) return false;
  if (only.operator === 'Equals') return only.value === value;
  return only.operator === 'In' && only.values.length > 0 && only.values.every((one) => one === value);
}
