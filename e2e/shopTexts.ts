/** Deployments of a namespace. */
export const pods = (namespace: string, ...names: readonly string[]): string =>
  names
    .map(
      (name) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: main }] }
---
`,
    )
    .join('');

/** A policy that selects the pods of its own name. */
export const policy = (name: string, namespace: string, spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  podSelector: { matchLabels: { app: ${name} } }
${spec}
---
`;

const peer = (app: string, namespace = ''): string =>
  `{ podSelector: { matchLabels: { app: ${app} } }${namespace && `, namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${namespace} } }`} }`;

/** Nine workloads in three namespaces, four of them closed. */
export const SHOP =
  pods('default', 'frontend', 'not-frontend', 'backend', 'db') +
  pods('monitoring', 'prometheus', 'grafana') +
  pods('kube-system', 'coredns', 'metrics-server', 'kube-proxy') +
  policy('backend', 'default', `  ingress: [{ from: [${peer('frontend')}] }]`) +
  policy(
    'db',
    'default',
    `  policyTypes: [Ingress, Egress]
  ingress:
    - { from: [${peer('backend')}], ports: [{ port: 5432 }] }
    - { from: [${peer('prometheus', 'monitoring')}], ports: [{ port: 9187 }] }
  egress: [{ to: [${peer('coredns', 'kube-system')}], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }]`,
  ) +
  policy('prometheus', 'monitoring', `  ingress: [{ from: [${peer('grafana')}], ports: [{ port: 9090 }] }]`) +
  policy('grafana', 'monitoring', '  ingress: [{ ports: [{ port: 3000 }] }]');

/** What was there before: a port, a rule and a wall differ. */
export const SHOP_BEFORE = SHOP.replace('port: 9187', 'port: 9100')
  .replace('ingress: [{ ports: [{ port: 3000 }] }]', 'ingress: [{}]')
  .replace(`ingress: [{ from: [${peer('frontend')}] }]`, 'policyTypes: [Ingress]');
