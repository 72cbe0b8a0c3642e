import { type Cluster, NAMESPACE_NAME, type Namespace, type Pod, type Protocol, type Selector, selects } from '../engine';

/** A pod that is open, or one that a workload's template stands for; `called` is `frontend`, or `Deployment frontend`. */
export interface OpenPod {
  readonly pod: Pod;
  readonly called: string;
}

/** A namespace with its pods, found by label. */
export interface OpenHome {
  readonly namespace: Namespace;
  /** Its labels with its name, which the API server adds. */
  readonly labels: ReadonlyMap<string, string>;
  readonly pods: readonly OpenPod[];
  readonly byLabel: ReadonlyMap<string, readonly OpenPod[]>;
}

const indexes = new WeakMap<Cluster, ReadonlyMap<string, OpenHome>>();

/** The namespaces of a cluster by name, with their pods: put together once for each cluster. */
export function homesOf(cluster: Cluster): ReadonlyMap<string, OpenHome> {
  const before = indexes.get(cluster);
  if (before) return before;
  const pods = new Map<string, OpenPod[]>();
  for (const { namespace, kind, name, pods: own } of cluster.workloads) {
    const here = pods.get(namespace) ?? [];
    pods.set(namespace, here);
    for (const pod of own) here.push({ pod, called: pod.name ?? `${kind} ${name}` });
  }
  const homes = new Map([...cluster.namespaces.values()].map((one) => [one.name, homeOf(one, pods.get(one.name) ?? [])]));
  indexes.set(cluster, homes);
  return homes;
}

function homeOf(namespace: Namespace, pods: readonly OpenPod[]): OpenHome {
  const byLabel = new Map<string, OpenPod[]>();
  for (const one of pods) {
    for (const [key, value] of one.pod.labels) {
      const label = labelOf(key, value);
      const same = byLabel.get(label);
      if (same) same.push(one);
      else byLabel.set(label, [one]);
    }
  }
  return { namespace, labels: new Map(namespace.labels).set(NAMESPACE_NAME, namespace.name), pods, byLabel };
}

function labelOf(key: string, value: string): string {
  return `${key}\u0000${value}`;
}

/** The key and the value of a label in `byLabel`. */
export function labelParts(label: string): readonly [string, string] {
  const at = label.indexOf('\u0000');
  return [label.slice(0, at), label.slice(at + 1)];
}

const NONE: readonly OpenPod[] = [];

/** The pods of a namespace that a selector selects; absent: all. */
export function podsSelected({ pods, byLabel }: OpenHome, selector: Selector | undefined): readonly OpenPod[] {
  if (selector === undefined) return pods;
  let few = pods;
  for (const requirement of selector.requirements) {
    if (requirement.operator !== 'Equals') continue;
    const named = byLabel.get(labelOf(requirement.key, requirement.value)) ?? NONE;
    if (named.length < few.length) few = named;
  }
  return few.filter(({ pod }) => selects(selector, pod.labels));
}

/** Whether a namespaceSelector selects a namespace; `unknown` where that hangs on labels no open file shows. */
export function selectsHome({ namespace, labels }: OpenHome, selector: Selector): boolean | 'unknown' {
  if (namespace.labelsKnown) return selects(selector, labels);
  const named = selector.requirements.filter(({ key }) => key === NAMESPACE_NAME);
  if (!selects({ requirements: named }, labels)) return false;
  return named.length === selector.requirements.length || 'unknown';
}

/** Whether a pod has a port of that name. Pods whose ports are not known may have it. */
export function hasPort({ ports }: Pod, protocol: Protocol, name: string): boolean {
  return ports === undefined || ports.some((port) => port.name === name && port.protocol === protocol);
}
