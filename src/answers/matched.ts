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

type PodsPeer = Pick<Extract<Peer, { type: 'pods' }>, 'namespaces' | 'pods'>;

/**
 * The pods that peers of a policy in `own` mean together: of that namespace without a namespaceSelector, of all open
 * namespaces with one. Undefined while no pod is open there.
 */
export function matchedByPeers(cluster: Cluster, own: string, peers: readonly PodsPeer[]): Matched | undefined {
  const everywhere = peers.some(({ namespaces }) => namespaces !== undefined);
  const names: string[] = [];
  const unsure: string[] = [];
  let of = 0;
  for (const home of homesOf(cluster).values()) {
    const { name } = home.namespace;
    if (!everywhere && name !== own) continue;
    of += home.pods.filter(isOrdinary).length;
    const sure = new Set<OpenPod>();
    const perhaps = new Set<OpenPod>();
    for (const { namespaces, pods } of peers) {
      const is = namespaces === undefined ? name === own : selectsHome(home, namespaces);
      if (is === false) continue;
      for (const one of podsSelected(home, pods).filter(isOrdinary)) (is === true ? sure : perhaps).add(one);
    }
    for (const one of sure) names.push(name === own ? one.called : `${one.called} in ${name}`);
    if ([...perhaps].some((one) => !sure.has(one))) unsure.push(name);
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
