import { deployment, documents, shopPolicy as policy } from './cast';

function namespace(name: string): string {
  return `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
  labels:
    kubernetes.io/metadata.name: ${name}
`;
}

function service(name: string, namespaceName: string, port: number): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespaceName}
spec:
  selector:
    app: ${name}
  ports:
    - port: ${port}
`;
}

/** A small shop with what watches over it and what leads to it: something to look at before one has files of one's own. */
export const EXAMPLE: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'policies.yaml',
    text: documents(
      policy(
        'default-deny',
        `  podSelector: {} # every pod of shop
  policyTypes:
    - Ingress
    - Egress
`,
      ),
      policy(
        'allow-dns',
        `  podSelector: {}
  policyTypes:
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
        - port: 53
`,
      ),
      policy(
        'web',
        `  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: gateway
      ports:
        - port: 8080
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: api
      ports:
        - port: 9000
`,
      ),
      policy(
        'api',
        `  podSelector:
    matchLabels:
      app: api
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - port: 9000
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring
          podSelector:
            matchLabels:
              app: prometheus
      ports:
        - port: 9090
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: db
      ports:
        - port: 5432
    - to: # payments
        - ipBlock:
            cidr: 203.0.113.0/24
      ports:
        - port: 443
`,
      ),
      policy(
        'db',
        `  podSelector:
    matchLabels:
      app: db
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: api
      ports:
        - port: 5432
`,
      ),
    ),
  },
  {
    name: 'cluster.yaml',
    text: documents(
      ...['shop', 'gateway', 'monitoring'].map(namespace),
      deployment('web', 'shop', 8080),
      deployment('api', 'shop', 9000),
      deployment('db', 'shop', 5432),
      deployment('nightly', 'shop', undefined),
      deployment('gateway', 'gateway', 443),
      deployment('prometheus', 'monitoring', undefined),
      service('web', 'shop', 8080),
      service('api', 'shop', 9000),
      service('db', 'shop', 5432),
    ),
  },
];
