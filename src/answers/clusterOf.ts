import type { Cluster, ClusterObject, ContainerPort, Namespace, Owner, Pod, Service, Workload } from '../engine/cluster';

type WorkloadObject = Extract<ClusterObject, { type: 'workload' }>;
type PodObject = Extract<ClusterObject, { type: 'pod' }>;

/** What is gathered of one workload before it is put together. */
interface Gathered {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  template: WorkloadObject | undefined;
  readonly pods: PodObject[];
}

const NO_LABELS: ReadonlyMap<string, string> = new Map();

/**
 * Who there is, put together from objects in the order they were read: of two with the same kind, namespace and name
 * the last counts, as when they are applied. Pods go to their controllers, however far up those are known: a pod of a
 * ReplicaSet that a Deployment made is the Deployment's. Real pods stand before the template they were made from.
 */
export function clusterOf(objects: readonly ClusterObject[]): Cluster {
  const namespaces = new Map<string, Namespace>();
  const services = new Map<string, Service>();
  const controllers = new Map<string, WorkloadObject>();
  const pods = new Map<string, PodObject>();
  for (const object of objects) {
    switch (object.type) {
      case 'namespace':
        namespaces.set(object.name, { name: object.name, labels: object.labels, labelsKnown: true });
        break;
      case 'workload':
        controllers.set(keyOf(object.namespace, object.kind, object.name), object);
        break;
      case 'pod':
        pods.set(keyOf(object.namespace, 'Pod', object.name), object);
        break;
      case 'service': {
        const { type: _, ...service } = object;
        services.set(keyOf(object.namespace, 'Service', object.name), service);
      }
    }
  }
  const gathered = gather(controllers, pods);
  const inNamespace = (name: string): Namespace => {
    const known = namespaces.get(name) ?? { name, labels: NO_LABELS, labelsKnown: false };
    namespaces.set(name, known);
    return known;
  };
  const workloads = [...gathered.values()]
    .flatMap((one) => workloadOf(one, inNamespace(one.namespace)) ?? [])
    .sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name) || compare(a.kind, b.kind));
  for (const { namespace } of services.values()) inNamespace(namespace);
  return {
    namespaces: new Map([...namespaces].sort(([a], [b]) => compare(a, b))),
    workloads,
    services: [...services.values()].sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name)),
    completed: [...pods.values()].filter(({ completed }) => completed).length,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf(namespace: string, kind: string, name: string): string {
  return `${namespace}/${kind}/${name}`;
}

function gather(
  controllers: ReadonlyMap<string, WorkloadObject>,
  pods: ReadonlyMap<string, PodObject>,
): ReadonlyMap<string, Gathered> {
  const gathered = new Map<string, Gathered>();
  const at = (namespace: string, kind: string, name: string): Gathered => {
    const key = keyOf(namespace, kind, name);
    const one = gathered.get(key) ?? { namespace, kind, name, template: undefined, pods: [] };
    gathered.set(key, one);
    return one;
  };
  for (const object of controllers.values()) {
    const top = topOf(object.namespace, object, controllers);
    // What a Deployment made is the Deployment: its old ReplicaSets stay behind without pods.
    if (top !== undefined && object.replicas === 0) continue;
    const one = at(object.namespace, top?.kind ?? object.kind, top?.name ?? object.name);
    if (top === undefined) one.template = object;
    else one.template ??= object;
  }
  for (const pod of pods.values()) {
    const top = topOf(pod.namespace, pod, controllers);
    at(pod.namespace, top?.kind ?? 'Pod', top?.name ?? pod.name).pods.push(pod);
  }
  return gathered;
}

/** The controller at the top, as far as the open files and Kubernetes' own names tell; undefined for who has none. */
function topOf(
  namespace: string,
  { owner, labels }: { readonly owner: Owner | undefined; readonly labels: ReadonlyMap<string, string> },
  controllers: ReadonlyMap<string, WorkloadObject>,
): Owner | undefined {
  if (owner === undefined) return undefined;
  const above = controllers.get(keyOf(namespace, owner.kind, owner.name));
  // Written by hand, owners might lead in a circle: two steps up is as far as Kubernetes' own controllers go.
  if (above?.owner !== undefined) return above.owner;
  const hash = labels.get('pod-template-hash');
  return owner.kind === 'ReplicaSet' && above === undefined && hash !== undefined && owner.name.endsWith(`-${hash}`)
    ? { kind: 'Deployment', name: owner.name.slice(0, -hash.length - 1) }
    : owner;
}

function workloadOf({ namespace, kind, name, template, pods }: Gathered, home: Namespace): Workload | undefined {
  const living = pods.filter(({ completed }) => !completed);
  if (pods.length > 0 && living.length === 0) return undefined;
  const from = living.length > 0 ? living : template === undefined ? [] : [template];
  const [first] = from;
  if (first === undefined) return undefined;
  return {
    namespace,
    kind,
    name,
    selector: template?.selector,
    replicas: template?.replicas,
    ports: first.ports,
    pods: from.map(
      (one): Pod => ({
        type: 'pod',
        name: one.type === 'pod' ? one.name : undefined,
        owner: one.type === 'pod' ? one.owner : undefined,
        namespace,
        namespaceLabels: home.labels,
        labels: one.labels,
        ips: one.type === 'pod' ? one.ips : [],
        hostNetwork: one.hostNetwork,
        ports: namedPorts(one.ports),
      }),
    ),
  };
}

function namedPorts(ports: readonly ContainerPort[]): Pod['ports'] {
  return ports.flatMap(({ name, protocol, number }) => (name === undefined ? [] : [{ name, protocol, number }]));
}
