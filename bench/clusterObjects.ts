import type { App, Chance, KubernetesObject, Space } from './cluster';

const TIME = '2024-03-01T09:30:00Z';

export function namespaceOf({ name, team, stage }: Space): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { creationTimestamp: TIME, labels: { 'kubernetes.io/metadata.name': name, stage, team }, name },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

export function workload(app: App, replicas: number): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: app.kind,
    metadata: { creationTimestamp: TIME, generation: 3, labels: app.labels, name: app.name, namespace: app.namespace },
    spec: {
      ...(app.kind === 'DaemonSet' ? {} : { replicas }),
      selector: { matchLabels: { app: app.name } },
      template: { metadata: { labels: app.labels }, spec: { containers: [container(app)] } },
    },
    status: { observedGeneration: 3, readyReplicas: replicas, replicas },
  };
}

export function replicaSet(app: App, replicas: number, hash: string): KubernetesObject {
  const labels = { ...app.labels, 'pod-template-hash': hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      creationTimestamp: TIME,
      labels,
      name: `${app.name}-${hash}`,
      namespace: app.namespace,
      ownerReferences: [{ apiVersion: 'apps/v1', controller: true, kind: 'Deployment', name: app.name, uid: hash }],
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: app.name, 'pod-template-hash': hash } },
      template: { metadata: { labels }, spec: { containers: [container(app)] } },
    },
  };
}

function container(app: App): { readonly [key: string]: unknown } {
  const probe = { failureThreshold: 3, httpGet: { path: '/healthz', port: app.portName, scheme: 'HTTP' }, periodSeconds: 10 };
  return {
    args: [`--port=${app.port}`, '--log-level=info'],
    env: [
      { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
      { name: 'STRICT', value: 'true' },
    ],
    image: `registry.example.com/${app.labels.team}/${app.name}:${app.labels.version}.2.0`,
    imagePullPolicy: 'IfNotPresent',
    livenessProbe: probe,
    name: 'main',
    ports: [
      { containerPort: app.port, name: app.portName, protocol: 'TCP' },
      { containerPort: 9090, name: 'metrics', protocol: 'TCP' },
    ],
    readinessProbe: probe,
    resources: { limits: { cpu: '500m', memory: '256Mi' }, requests: { cpu: '100m', memory: '128Mi' } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
}

export function podOf(app: App, nth: number, number: number, hash: string, { hex }: Chance): KubernetesObject {
  const owner =
    app.kind === 'Deployment' ? { kind: 'ReplicaSet', name: `${app.name}-${hash}` } : { kind: app.kind, name: app.name };
  const name = app.kind === 'StatefulSet' ? `${app.name}-${nth}` : `${owner.name}-${hex(5)}`;
  const ip = `10.${64 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
  const condition = (type: string) => ({ lastProbeTime: null, lastTransitionTime: TIME, status: 'True', type });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      annotations: { 'prometheus.io/port': '9090', 'prometheus.io/scrape': 'true' },
      creationTimestamp: TIME,
      generateName: `${owner.name}-`,
      labels: app.kind === 'Deployment' ? { ...app.labels, 'pod-template-hash': hash } : app.labels,
      name,
      namespace: app.namespace,
      ownerReferences: [{ apiVersion: 'apps/v1', blockOwnerDeletion: true, controller: true, ...owner, uid: hash }],
      resourceVersion: `${100_000 + number}`,
      uid: `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
    },
    spec: {
      containers: [container(app)],
      dnsPolicy: 'ClusterFirst',
      enableServiceLinks: true,
      nodeName: `node-${number % 97}`,
      priority: 0,
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      serviceAccountName: 'default',
      terminationGracePeriodSeconds: 30,
      tolerations: ['not-ready', 'unreachable'].map((state) => ({
        effect: 'NoExecute',
        key: `node.kubernetes.io/${state}`,
        operator: 'Exists',
        tolerationSeconds: 300,
      })),
      volumes: [{ name: 'tmp', emptyDir: {} }],
    },
    status: {
      conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(condition),
      containerStatuses: [
        {
          containerID: `containerd://${hex(64)}`,
          lastState: {},
          name: 'main',
          ready: true,
          restartCount: 0,
          state: { running: { startedAt: TIME } },
        },
      ],
      hostIP: `192.168.7.${number % 97}`,
      phase: 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      qosClass: 'Burstable',
      startTime: TIME,
    },
  };
}

export function serviceOf(app: App): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { creationTimestamp: TIME, name: app.name, namespace: app.namespace },
    spec: {
      ports: [{ name: app.portName, port: 80, protocol: 'TCP', targetPort: app.portName }],
      selector: { app: app.name },
      type: 'ClusterIP',
    },
  };
}
