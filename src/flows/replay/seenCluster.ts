import { addressKey } from '../../answers/directory';
import { blockAddresses, holdsAddress, NAMESPACE_NAME, type Namespace, type Pod, type Workload } from '../../engine';
import type { Cluster } from '../../engine/cluster';
import type { FlowEnd } from '../flow';
import { makersOf } from '../generatedName';
import { type KubernetesLabels, kubernetesLabels } from '../hubbleLabels';
import type { Observed } from '../observed';
import { openPods } from '../openPods';
import { isOfPods } from '../read/hubbleWords';

/** Whom an end stands for: a pod, by its place among all of the cluster's workloads in their order, or what it is when it is none. */
export type SeenEnd =
  | { readonly type: 'pod'; readonly pod: number }
  /** A pod that no open file shows and whose labels Hubble did not tell; nor its namespace, where that is undefined. */
  | { readonly type: 'unlabelled'; readonly namespace: string | undefined }
  /**
   * `ip` undefined: it is known by name only. `outside`: Hubble or the address itself tells that it is no part of the cluster;
   * else it may be a node's, and where names are not translated a pod's.
   */
  | { readonly type: 'address'; readonly ip: string | undefined; readonly outside: boolean }
  | { readonly type: 'service'; readonly namespace: string; readonly name: string }
  /** The pod's own node. */
  | { readonly type: 'host' }
  /** Another node, the API server, a health check: what only a rule for everyone means for certain. */
  | { readonly type: 'special'; readonly identity: string };

/** The cluster of the open files with the pods that were only seen, and whom each end stands for, by its place. */
export interface SeenCluster {
  readonly cluster: Cluster;
  readonly ends: readonly SeenEnd[];
}

/**
 * Finds each end's pod in the open files, and adds those that Hubble alone knows, with the labels it tells. A pod is found
 * by its own name, by the workload Hubble names, or by its name without what controllers append, unless the labels it was
 * seen with say otherwise; without a name, by its labels. Labels that one end tells are those of its identity.
 */
export function seenCluster(cluster: Cluster, { ends }: Pick<Observed, 'ends'>): SeenCluster {
  const { find } = openPods(cluster);
  const byAddress = addresses(cluster);
  const labels = labelsOf(ends);
  const namespaces = withSeen(cluster.namespaces, ends, labels);
  const seen = new Map<string, Seen>();
  const opened = cluster.workloads.reduce((sum, { pods }) => sum + pods.length, 0);
  const places = ends.map((end, index): SeenEnd | { readonly of: Seen; readonly pod: number } => {
    const namespace = end.namespace ?? labels[index]?.home;
    const isPod = end.pod !== undefined || (end.service === undefined && isOfPods(end.identity));
    if (!isPod) return withoutPod(end, byAddress);
    const told = labels[index]?.pod;
    const open = namespace === undefined ? byAddress.get(addressKey(end.address ?? '') ?? '') : find(end, namespace, told);
    if (open !== undefined) return { type: 'pod', pod: open };
    if (told === undefined || namespace === undefined) return { type: 'unlabelled', namespace };
    const { kind, name } = workloadOf(end);
    const key = `${namespace}/${kind}/${name}`;
    const of = seen.get(key) ?? { namespace, kind, name, pods: [] };
    seen.set(key, of);
    return { of, pod: of.pods.push(seenPod(end, namespace, told)) - 1 };
  });
  const inNamespace = (pod: Pod): Pod => ({ ...pod, namespaceLabels: namespaces.get(pod.namespace)?.labels ?? new Map() });
  const isTold = (name: string): boolean => namespaces.get(name) !== cluster.namespaces.get(name);
  const first = new Map<Seen, number>();
  let next = opened;
  for (const one of seen.values()) {
    first.set(one, next);
    next += one.pods.length;
  }
  const known = cluster.workloads.map((workload) =>
    isTold(workload.namespace) ? { ...workload, pods: workload.pods.map(inNamespace) } : workload,
  );
  const added = [...seen.values()].map(
    ({ pods, ...workload }): Workload => ({
      ...workload,
      selector: undefined,
      replicas: undefined,
      ports: [],
      pods: pods.map(inNamespace),
    }),
  );
  return {
    cluster: { ...cluster, namespaces, workloads: [...known, ...added] },
    ends: places.map((place) => ('of' in place ? { type: 'pod', pod: (first.get(place.of) ?? 0) + place.pod } : place)),
  };
}

/** The kind of a workload that stands for an identity of Cilium's of which no pod was seen by name. */
export const SEEN_IDENTITY = 'Identity';

/** A workload of which only pods were seen. */
interface Seen {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly pods: Pod[];
}

/** Labels by end: as they are told, or as another end of the same identity tells them. */
function labelsOf(ends: readonly FlowEnd[]): readonly (KubernetesLabels | undefined)[] {
  const byIdentity = new Map<number, KubernetesLabels>();
  const told = ends.map(({ labels, identity }) => {
    if (labels === undefined) return undefined;
    const own = kubernetesLabels(labels);
    if (isOfPods(identity)) byIdentity.set(identity, own);
    return own;
  });
  return ends.map(({ identity, namespace }, index) => {
    const other = isOfPods(identity) ? byIdentity.get(identity) : undefined;
    const isHere = other?.home === undefined || namespace === undefined || other.home === namespace;
    return told[index] ?? (isHere ? other : undefined);
  });
}

function withoutPod(
  { namespace, service, address, reserved, names, identity }: FlowEnd,
  byAddress: ReadonlyMap<string, number | undefined>,
): SeenEnd {
  if (namespace !== undefined && service !== undefined) return { type: 'service', namespace, name: service };
  if (reserved === 'host') return { type: 'host' };
  const isOutside = reserved === undefined || reserved.startsWith('world');
  if (!isOutside) return { type: 'special', identity: reserved };
  if (address === undefined && names.length === 0) return { type: 'special', identity: 'unknown' };
  const pod = byAddress.get(addressKey(address ?? '') ?? '');
  if (pod !== undefined) return { type: 'pod', pod };
  const outside = reserved !== undefined || identity !== undefined || names.length > 0 || isPublic(address ?? '');
  return { type: 'address', ip: address, outside };
}

/** What nobody gives to nodes and pods by habit; an IPv6 address of theirs is as public as any other. */
function isPublic(ip: string): boolean {
  return PUBLIC !== undefined && holdsAddress(PUBLIC, ip);
}

const PUBLIC = blockAddresses('0.0.0.0/0', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  // Those of examples (RFC 5737, RFC 2544): in shared flows they stand for any.
  '192.0.2.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
]);

/** The pods of the open files by their own addresses; undefined for one that several have. */
function addresses({ workloads }: Cluster): ReadonlyMap<string, number | undefined> {
  const found = new Map<string, number | undefined>();
  for (const [place, { ips, hostNetwork }] of workloads.flatMap(({ pods }) => pods).entries()) {
    if (hostNetwork) continue;
    for (const ip of ips) {
      const key = addressKey(ip);
      if (key !== undefined) found.set(key, found.has(key) ? undefined : place);
    }
  }
  return found;
}

/** What Hubble tells of a namespace counts where no open file shows its labels. */
function withSeen(
  open: ReadonlyMap<string, Namespace>,
  ends: readonly FlowEnd[],
  labels: readonly (KubernetesLabels | undefined)[],
): ReadonlyMap<string, Namespace> {
  const namespaces = new Map(open);
  for (const [index, end] of ends.entries()) {
    const name = end.namespace ?? labels[index]?.home;
    if (name === undefined || namespaces.get(name)?.labelsKnown === true) continue;
    const told = labels[index]?.namespace;
    // Cilium keeps a namespace's labels all together: where its name's is among them, so are the others.
    if (told !== undefined) namespaces.set(name, { name, labels: told, labelsKnown: told.has(NAMESPACE_NAME) });
    else if (!namespaces.has(name)) namespaces.set(name, { name, labels: new Map(), labelsKnown: false });
  }
  return namespaces;
}

function workloadOf({ workload, pod, identity }: FlowEnd): { readonly kind: string; readonly name: string } {
  if (workload !== undefined) return workload;
  // All pods of an identity have the same labels, and so are alike to every policy.
  if (pod === undefined) return { kind: SEEN_IDENTITY, name: `${identity ?? ''}` };
  const maker = makersOf(pod)[0];
  // Only a Deployment's names tell what made them, and those with as long a hash as nearly all have.
  return maker?.kinds[0] === 'Deployment' && /-\w{6,10}-\w{5}$/.test(pod)
    ? { kind: 'Deployment', name: maker.name }
    : { kind: 'Pod', name: pod };
}

function seenPod({ address, pod }: FlowEnd, namespace: string, labels: ReadonlyMap<string, string>): Pod {
  return {
    type: 'pod',
    name: pod,
    namespace,
    namespaceLabels: new Map(),
    labels,
    ips: address === undefined ? [] : [address],
    hostNetwork: false,
    ports: undefined,
  };
}
