import type { PodEndpoint } from '../../engine';

/** A pod of a lesson. */
export function pod(namespace: string, app: string, more: Readonly<Record<string, string>> = {}): PodEndpoint {
  return {
    type: 'pod',
    namespace,
    namespaceLabels: new Map([['team', namespace]]),
    labels: new Map(Object.entries({ app, ...more })),
    ips: [],
    hostNetwork: false,
    ports: [],
  };
}

/** The text of a Deployment, so that the lesson's pods are there to be counted. */
export function deployment(name: string, namespace: string, port: number | undefined): string {
  const ports = port === undefined ? '' : `\n          ports:\n            - containerPort: ${port}`;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: ${name}
          image: registry.example/${name}:1${ports}
`;
}

/** The text of a policy in namespace shop; `spec` is indented by two. */
export function shopPolicy(name: string, spec: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: shop
spec:
${spec}`;
}

/** Texts as the documents of one file. */
export function documents(...texts: readonly string[]): string {
  return texts.join('---\n');
}
