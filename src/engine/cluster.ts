import type { PodEndpoint } from './decide';
import type { Protocol } from './portSet';

/** A container's port with a name (ContainerPort). */
export interface NamedPort {
  readonly name: string;
  readonly protocol: Protocol;
  readonly number: number;
}

/**
 * A pod of a cluster. `name` is undefined for one that a workload's template stands for. `owner` made it, itself: its
 * workload may be further up.
 */
export interface Pod extends PodEndpoint {
  readonly name: string | undefined;
  readonly owner?: Owner | undefined;
}

/** A namespace. `labelsKnown`: an open Namespace object shows its labels; else it is taken to have only its name's. */
export interface Namespace {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly labelsKnown: boolean;
}

/** A port a container declares, with or without a name (ContainerPort). */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly protocol: Protocol;
  readonly number: number;
}

/**
 * Pods that belong together under one name: of a controller, or a pod by itself (`kind` is `Pod`). `selector` is what
 * the controller finds its pods by (its matchLabels): the labels that stay. `replicas` is how many pods it asks for,
 * undefined when it does not say. `pods` has one at least: the pods that are open, else one for the template.
 */
export interface Workload {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly selector: ReadonlyMap<string, string> | undefined;
  readonly replicas: number | undefined;
  readonly ports: readonly ContainerPort[];
  readonly pods: readonly Pod[];
}

/** A port of a service (ServicePort). `targetPort` is a number or a name looked up on each pod; absent: `port`. */
export interface ServicePort {
  readonly name: string | undefined;
  readonly protocol: Protocol;
  readonly port: number;
  readonly targetPort: number | string | undefined;
}

/**
 * A service. `selector` undefined: it selects no pods by itself (ExternalName, or endpoints written by hand). `headless`:
 * its name stands for the pods' own addresses, so that nothing turns its ports into theirs.
 */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly selector: ReadonlyMap<string, string> | undefined;
  readonly ports: readonly ServicePort[];
  readonly clusterIps: readonly string[];
  readonly headless?: boolean;
}

/** Who there is, as the open files show it. Workloads by namespace, kind and name; namespaces by name. */
export interface Cluster {
  readonly namespaces: ReadonlyMap<string, Namespace>;
  readonly workloads: readonly Workload[];
  readonly services: readonly Service[];
  /** Pods that have come to their end (phase Succeeded or Failed): they are no endpoints any more. */
  readonly completed: number;
}

/** The controller of an object, from its ownerReferences. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/** What one object says about who there is. `namespace` is never empty. */
export type ClusterObject =
  | { readonly type: 'namespace'; readonly name: string; readonly labels: ReadonlyMap<string, string> }
  | {
      readonly type: 'workload';
      readonly kind: string;
      readonly namespace: string;
      readonly name: string;
      readonly selector: ReadonlyMap<string, string> | undefined;
      readonly replicas: number | undefined;
      readonly labels: ReadonlyMap<string, string>;
      readonly ports: readonly ContainerPort[];
      readonly hostNetwork: boolean;
      readonly owner: Owner | undefined;
    }
  | {
      readonly type: 'pod';
      readonly namespace: string;
      readonly name: string;
      readonly labels: ReadonlyMap<string, string>;
      readonly ports: readonly ContainerPort[];
      readonly hostNetwork: boolean;
      readonly ips: readonly string[];
      readonly completed: boolean;
      readonly owner: Owner | undefined;
    }
  | ({ readonly type: 'service' } & Service);
