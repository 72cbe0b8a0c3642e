import { hasPort, homesOf, type OpenHome, type OpenPod, podsSelected, selectsHome } from '../answers/podIndex';
import type { Cluster } from '../engine/cluster';
import type { Direction, Peer, Policy, PortEntry, Rule } from '../engine/policy';
import { formatRequirement } from '../engine/selectorText';
import { counted } from '../words/segment';
import type { Observation } from './observation';

type PodsPeer = Extract<Peer, { type: 'pods' }>;

/**
 * What a policy says that comes to nothing with the pods that are open. Told only where pods of the namespaces it is about
 * are open, and only what is sure: an open namespace without an open pod may have some.
 */
export function withoutPods(policy: Policy, cluster: Cluster): readonly Observation[] {
  const before = remembered.get(policy);
  if (before?.cluster === cluster) return before.observations;
  const observations = found(policy, cluster);
  remembered.set(policy, { cluster, observations });
  return observations;
}

const remembered = new WeakMap<Policy, { readonly cluster: Cluster; readonly observations: readonly Observation[] }>();

function found(policy: Policy, cluster: Cluster): readonly Observation[] {
  const homes = homesOf(cluster);
  const own = homes.get(policy.namespace);
  const directions = (['ingress', 'egress'] as const).filter((direction) => policy[direction].isolated === true);
  return [
    ...selectsNothing(policy, own),
    ...directions.flatMap((direction) =>
      policy[direction].rules.flatMap((rule) => [
        ...peersOf(rule).flatMap((peer) => peerSelectsNothing(peer, policy, homes)),
        ...rule.entries.flatMap((entry) => nobodyHas(entry, direction, rule, policy, homes)),
      ]),
    ),
  ];
}

function peersOf({ peers }: Rule): readonly PodsPeer[] {
  return peers === 'anyone' ? [] : peers.flatMap((peer) => (peer.type === 'pods' ? [peer] : []));
}

function selectsNothing({ subject, namespace }: Policy, own: OpenHome | undefined): readonly Observation[] {
  if (subject === 'unreadable' || own === undefined || own.pods.length === 0) return [];
  if (podsSelected(own, subject).length > 0) return [];
  const selector = subject.requirements.map(formatRequirement).join(',');
  return [
    observation(
      'selects-nothing',
      'warning',
      ['spec', 'podSelector'],
      () =>
        `No open pod in namespace ${namespace} is selected by ${selector}, so this policy does nothing for the ${counted(own.pods.length, 'pod')} there.`,
    ),
  ];
}

function peerSelectsNothing(peer: PodsPeer, { namespace }: Policy, homes: ReadonlyMap<string, OpenHome>): readonly Observation[] {
  const meant = homesMeant(peer, namespace, homes);
  if (meant === undefined || meant.some((home) => podsSelected(home, peer.pods).length > 0)) return [];
  const where = meant.length === 1 ? `namespace ${meant[0]?.namespace.name}` : `the ${meant.length} namespaces it means`;
  return [observation('peer-selects-nothing', 'info', peer.origin, () => `No open pod in ${where} is selected by this peer.`)];
}

/** The namespaces a peer means; undefined unless all of them surely are open, with pods. */
function homesMeant(
  { namespaces }: PodsPeer,
  own: string,
  homes: ReadonlyMap<string, OpenHome>,
): readonly OpenHome[] | undefined {
  if (namespaces === undefined) {
    const home = homes.get(own);
    return home === undefined || home.pods.length === 0 ? undefined : [home];
  }
  const all = [...homes.values()].map((home) => ({
    home,
    is: selectsHome(home, namespaces),
  }));
  if (all.some(({ is }) => is === 'unknown')) return undefined;
  const meant = all.flatMap(({ home, is }) => (is === true ? [home] : []));
  return meant.length > 0 && meant.every(({ pods }) => pods.length > 0) ? meant : undefined;
}

/** A named port is looked up on the destination: the policy's pods for ingress, the peers' for egress. */
function nobodyHas(
  { port, protocol, origin }: PortEntry,
  direction: Direction,
  rule: Rule,
  policy: Policy,
  homes: ReadonlyMap<string, OpenHome>,
): readonly Observation[] {
  if (typeof port !== 'string') return [];
  const pods = direction === 'ingress' ? subjectPods(policy, homes) : destinations(rule, policy, homes);
  if (pods === undefined || pods.length === 0 || pods.some(({ pod }) => hasPort(pod, protocol, port))) return [];
  const whose = direction === 'ingress' ? 'this policy selects' : 'this rule leads to';
  return [
    observation(
      'named-port-nobody-has',
      'warning',
      [...origin, 'port'],
      () =>
        `None of the ${counted(pods.length, 'open pod')} ${whose} has a ${protocol} port named ${port}, so this opens nothing.`,
    ),
  ];
}

function subjectPods({ subject, namespace }: Policy, homes: ReadonlyMap<string, OpenHome>): readonly OpenPod[] | undefined {
  const own = homes.get(namespace);
  return own === undefined || subject === 'unreadable' ? undefined : podsSelected(own, subject);
}

function destinations(rule: Rule, { namespace }: Policy, homes: ReadonlyMap<string, OpenHome>): readonly OpenPod[] | undefined {
  if (rule.peers === 'anyone' || rule.peers.some(({ type }) => type === 'unreadable')) return undefined;
  const found = new Set<OpenPod>();
  for (const peer of peersOf(rule)) {
    const meant = homesMeant(peer, namespace, homes);
    if (meant === undefined) return undefined;
    for (const home of meant) for (const one of podsSelected(home, peer.pods)) found.add(one);
  }
  return [...found];
}

function observation(
  rule: Observation['rule'],
  severity: Observation['severity'],
  path: Observation['path'],
  message: Observation['message'],
): Observation {
  return { rule, severity, path, message, related: [], remedies: [] };
}
