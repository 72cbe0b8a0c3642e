const NAMESPACE_LABEL = 'io.cilium.k8s.namespace.labels.';
const POD_NAMESPACE = 'io.kubernetes.pod.namespace';
const SOURCE = 'k8s:';

/** A pod's labels as Kubernetes has them, and those of its namespace, where Hubble tells them. */
export interface KubernetesLabels {
  /** The namespace itself. */
  readonly home: string | undefined;
  readonly pod: ReadonlyMap<string, string>;
  /** Undefined: nothing is told of the namespace's labels. */
  readonly namespace: ReadonlyMap<string, string> | undefined;
}

/**
 * Takes Hubble's labels of an endpoint apart (`k8s:app=web`). What Cilium adds of its own (the cluster, the service
 * account, the namespace's labels under `io.cilium.k8s.namespace.labels.`) is no label of the pod.
 */
export function kubernetesLabels(labels: readonly string[]): KubernetesLabels {
  const pod = new Map<string, string>();
  const namespace = new Map<string, string>();
  let home: string | undefined;
  for (const label of labels) {
    if (!label.startsWith(SOURCE)) continue;
    const equals = label.indexOf('=');
    const key = label.slice(SOURCE.length, equals === -1 ? undefined : equals);
    const value = equals === -1 ? '' : label.slice(equals + 1);
    if (key.startsWith(NAMESPACE_LABEL)) namespace.set(key.slice(NAMESPACE_LABEL.length), value);
    else if (key === POD_NAMESPACE) home = value;
    else if (!key.startsWith('io.cilium.')) pod.set(key, value);
  }
  return { home, pod, namespace: namespace.size === 0 ? undefined : namespace };
}
