import type { Cluster, Peer, Selector } from '../engine';
import { homesOf, type OpenPod, podsSelected, selectsHome } from './podIndex';

/** Whom a selector matches among those that are open. */
export interface Matched {
  readonly noun: 'pod' | 'namespace';
  readonly count: number;
  readonly of: number;
  /** Some of their names, at most `MOST_NAMES`. */
  readonly names: readonly string[];
  /** Namespaces that may be meant too: no open file shows their labels. */
  readonly unsure: readonly string[];
}

export const MOST_NAMES = 8;

/** The pods of a namespace that a policy's podSelector selects; undefined while no pod of that namespace is open. */
export function matchedPods(cluster: Cluster, namespace: string, subject: Selector): Matched | undefined {
  const home = homesOf(cluster).get(namespace);
  const all = (home?.pods ?? []).filter(isOrdinary);
  if (home === undefined || all.length === 0) return undefined;
  return matched('pod', podsSelected(home, subject).filter(isOrdinary).map(called), all.length, []);
}

/**
 * The pods that a peer of a policy in `own` means: of that namespace without a namespaceSelector, of all open namespaces
 * with one. Undefined for other peers, and while no pod is open there.
 */
export function matchedByPeer(
  cluster: Cluster,
  own: string,
  { namespaces, pods }: Pick<Extract<Peer, { type: 'pods' }>, 'namespaces' | 'pods'>,
): Matched | undefined {
  if (namespaces === undefined) return matchedPods(cluster, own, pods ?? { requirements: [] });
  const names: string[] = [];
  const unsure: string[] = [];
  let of = 0;
  for (const home of homesOf(cluster).values()) {
    const { name } = home.namespace;
    of += home.pods.filter(isOrdinary).length;
    const is = selectsHome(home, namespaces);
    const here = is === false ? [] : podsSelected(home, pods).filter(isOrdinary);
    if (is === true) for (const one of here) names.push(name === own ? one.called : `${one.called} in ${name}`);
    else if (here.length > 0) unsure.push(name);
  }
  return of === 0 ? undefined : matched('pod', names, of, unsure);
}

/** The namespaces that a namespaceSelector selects; undefined while none is open. */
export function matchedNamespaces(cluster: Cluster, selector: Selector): Matched | undefined {
  const homes = [...homesOf(cluster).values()];
  if (homes.length === 0) return undefined;
  const those = (which: boolean | 'unknown') =>
    homes.filter((home) => selectsHome(home, selector) === which).map(({ namespace }) => namespace.name);
  return matched('namespace', those(true), homes.length, those('unknown'));
}

function matched(noun: Matched['noun'], names: readonly string[], of: number, unsure: readonly string[]): Matched {
  return { noun, count: names.length, of, names: names.slice(0, MOST_NAMES), unsure };
}

// Policies do not count for pods in the host's network.
function isOrdinary({ pod }: OpenPod): boolean {
  return !pod.hostNetwork;
}

function called(one: OpenPod): string {
  return one.called;
}
