import { type Assumptions, NOTHING_ASSUMED } from '../assumptions';
import type { PodEndpoint } from '../decide';
import { type AddressSet, blockAddresses, parseAddress } from '../ipBlock';
import type { Policy } from '../policy';
import { PROTOCOLS } from '../portSet';

/** What tells pods apart under some policies: label keys and port names they ask for, blocks of addresses they name. */
export interface Relevance {
  readonly keys: readonly string[];
  readonly portNames: readonly string[];
  readonly blocks: readonly { readonly text: string; readonly addresses: AddressSet }[];
}

/** Classes of pods that no policy tells apart. A class is a number from 0 to below `count`. */
export interface PodClasses {
  readonly relevance: Relevance;
  readonly count: number;
  /** By pod: its class. */
  readonly classOf: Int32Array;
  /** By class: one of its pods. */
  readonly example: readonly PodEndpoint[];
  /** By class: which of the relevant blocks hold its pods, by the block's text; undefined while the addresses are not known. */
  readonly blocksOf: readonly (ReadonlySet<string> | undefined)[];
}

/** What the policies ask of pods. With plugins that never match a pod by its address, blocks tell no pods apart. */
export function relevanceOf(policies: readonly Policy[], assumptions: Assumptions = NOTHING_ASSUMED): Relevance {
  const asked = policies.map(askedBy);
  const blocks = new Map(assumptions.ipBlocksMatchPods === 'never' ? [] : asked.flatMap((one) => one.blocks));
  return {
    keys: [...new Set(asked.flatMap(({ keys }) => keys))].sort(),
    portNames: [...new Set(asked.flatMap(({ portNames }) => portNames))].sort(),
    blocks: [...blocks].map(([text, addresses]) => ({ text, addresses })).sort((a, b) => (a.text < b.text ? -1 : 1)),
  };
}

interface Asked {
  readonly keys: readonly string[];
  readonly portNames: readonly string[];
  readonly blocks: readonly (readonly [string, AddressSet])[];
}

const known = new WeakMap<Policy, Asked>();

/** What one policy asks of pods: the same for as long as it is the same policy. */
function askedBy(policy: Policy): Asked {
  const before = known.get(policy);
  if (before !== undefined) return before;
  const rules = [...policy.ingress.rules, ...policy.egress.rules];
  const peers = rules.flatMap((rule) => (rule.peers === 'anyone' ? [] : rule.peers));
  const selectors = [policy.subject, ...peers.map((peer) => (peer.type === 'pods' ? peer.pods : undefined))];
  const asked = {
    keys: selectors.flatMap((selector) =>
      selector === undefined || selector === 'unreadable' ? [] : selector.requirements.map(({ key }) => key),
    ),
    portNames: rules.flatMap(({ ports }) =>
      ports === 'unreadable' ? [] : PROTOCOLS.flatMap((protocol) => ports[protocol].names),
    ),
    blocks: peers.flatMap((peer) => {
      const addresses = peer.type === 'addresses' ? blockAddresses(peer.cidr, peer.except) : undefined;
      return peer.type === 'addresses' && addresses ? [[blockText(peer.cidr, peer.except), addresses] as const] : [];
    }),
  };
  known.set(policy, asked);
  return asked;
}

/** A block of addresses by its text, by which two that are written alike are one. */
export function blockText(cidr: string, except: readonly string[]): string {
  return [cidr, ...except].join(' ');
}

export function sameRelevance(a: Relevance, b: Relevance): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ keys, portNames, blocks }: Relevance): string {
  return JSON.stringify([keys, portNames, blocks.map(({ text }) => text)]);
}

/** Puts pods that nothing relevant tells apart into classes. Pods of one namespace must have its labels in common. */
export function podClasses(pods: readonly PodEndpoint[], relevance: Relevance): PodClasses {
  const blocks = blockFinder(relevance);
  const names = new Set(relevance.portNames);
  const classes = new Map<string, number>();
  const example: PodEndpoint[] = [];
  const blocksOf: (ReadonlySet<string> | undefined)[] = [];
  const classOf = new Int32Array(pods.length);
  for (const [index, pod] of pods.entries()) {
    const held = blocks(pod.ips);
    const key = JSON.stringify([
      pod.namespace,
      pod.hostNetwork,
      relevance.keys.map((label) => pod.labels.get(label) ?? null),
      portsText(pod, names),
      held === undefined ? null : [...held],
    ]);
    let own = classes.get(key);
    if (own === undefined) {
      own = example.push(pod) - 1;
      blocksOf.push(held);
      classes.set(key, own);
    }
    classOf[index] = own;
  }
  return { relevance, count: example.length, classOf, example, blocksOf };
}

function portsText({ ports }: PodEndpoint, names: ReadonlySet<string>): string | null {
  if (ports === undefined) return null;
  const asked = ports.filter(({ name }) => names.has(name));
  return asked.map(({ name, protocol, number }) => `${name} ${protocol} ${number}`).join();
}

/**
 * Finds the blocks that hold one of a pod's addresses. The blocks' edges cut the addresses into stretches, and all
 * addresses of a stretch lie in the same blocks: each stretch is worked out once.
 */
function blockFinder({ blocks }: Relevance): (ips: readonly string[]) => ReadonlySet<string> | undefined {
  const nothing: ReadonlySet<string> = new Set();
  const edges = { v4: edgesOf(blocks, 'v4'), v6: edgesOf(blocks, 'v6') };
  const stretches = { v4: new Map<number, ReadonlySet<string>>(), v6: new Map<number, ReadonlySet<string>>() };
  const holding = (ip: string): ReadonlySet<string> => {
    const address = parseAddress(ip);
    if (address === undefined) return nothing;
    const { family, value } = address;
    const stretch = countUpTo(edges[family], value);
    const known = stretches[family].get(stretch);
    if (known !== undefined) return known;
    const within = blocks.filter(({ addresses }) => addresses[family].some(([from, to]) => from <= value && value <= to));
    const found = new Set(within.map(({ text }) => text));
    stretches[family].set(stretch, found);
    return found;
  };
  return (ips) => {
    if (blocks.length === 0) return nothing;
    const [first, ...more] = ips;
    if (first === undefined) return undefined;
    // In the blocks' order, whichever address is in them.
    if (more.length === 0) return holding(first);
    const all = new Set(ips.flatMap((ip) => [...holding(ip)]));
    return new Set(blocks.flatMap(({ text }) => (all.has(text) ? [text] : [])));
  };
}

function edgesOf(blocks: Relevance['blocks'], family: 'v4' | 'v6'): readonly bigint[] {
  const edges = blocks.flatMap(({ addresses }) => addresses[family].flatMap(([from, to]) => [from, to + 1n]));
  return [...new Set(edges)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** How many of the sorted values are at most `value`. */
function countUpTo(sorted: readonly bigint[], value: bigint): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? value) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
