/** The deny policy of the story: 179 bytes, `---` first, kind before apiVersion, no newline at its end. */
export const INGRESS_DENY = `---
kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata:
  name: backend-ingress-deny
spec:
  podSelector:
    matchLabels:
      app: backend
  policyTypes:
  - Ingress`;

/** The same after the story: renamed, and app=frontend let in. */
export const INGRESS_ALLOW_FRONTEND = `---
kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata:
  name: backend-allow-ingress-frontend
spec:
  podSelector:
    matchLabels:
      app: backend
  policyTypes:
  - Ingress
  ingress:
  - from:
    - podSelector:
        matchLabels:
          app: frontend`;

export const TWO_POLICIES = `# shop
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  egress:
    - ports:
        - port: 443
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
  namespace: shop
spec:
  podSelector:
    matchLabels: {app: db}
  ingress:
    # the web tier
    - from:
        - podSelector:
            matchLabels: {tier: web}
      ports:
        - port: 5432
`;

/** Both directions closed, several rules, peers of every kind, ports on most. */
export const DENSE = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: api
    matchExpressions:
      - { key: env, operator: In, values: [prod, staging] }
  policyTypes: [Ingress, Egress]
  ingress:
    # storefront and partners
    - from:
        - podSelector:
            matchLabels: { app: web }
        - podSelector:
            matchLabels: { app: mobile-gateway-for-the-whole-of-the-northern-region }
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: partners
      ports:
        - port: 8080
        - port: 9090
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring
          podSelector:
            matchLabels: { app: prometheus }
    - from:
        - ipBlock:
            cidr: 203.0.113.0/24
            except: [203.0.113.64/26]
      ports:
        - port: 443
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - { port: 53, protocol: UDP }
        - { port: 53 }
    - to:
        - ipBlock:
            cidr: 0.0.0.0/0
            except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]
        - ipBlock:
            cidr: ::/0
            except: ["fc00::/7"]
      ports:
        - port: 443
    - to:
        - podSelector: {}
      ports:
        - port: 5432
`;

const deployment = (name: string): string => `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
      - name: main
        image: example.com/${name}:1
        ports:
        - containerPort: 8080
`;

/** The three deployments of the chapter and the backend's service. */
export const SIMPLE_APP = `${['frontend', 'not-frontend', 'backend'].map(deployment).join('')}---
apiVersion: v1
kind: Service
metadata:
  name: backend
spec:
  selector:
    app: backend
  ports:
  - name: http
    port: 8080
    targetPort: 8080
`;

/** The deny policy with two reasons for the API server to refuse it: its name, and a port. */
export const REFUSED = `${INGRESS_DENY.replace('backend-ingress-deny', 'Shop_API')}\n  ingress:\n  - ports:\n    - port: 70000\n`;

/** The deny policy for pods of fourteen long labels. */
export const LONG_LABELS = INGRESS_DENY.replace(
  '      app: backend',
  Array.from({ length: 14 }, (_, index) => `      example.com/a-key-of-many-words-${index}: value-${'x'.repeat(50)}`).join('\n'),
);

/** Forty rules, half of them with a second peer in another group. */
export const MANY_RULES = `${INGRESS_DENY}
  ingress:
${Array.from({ length: 40 }, (_, index) => {
  const second = index % 2 === 0 ? `\n        - namespaceSelector: { matchLabels: { team: t${index} } }` : '';
  return `    - from:\n        - podSelector: { matchLabels: { app: client-${index} } }${second}\n      ports: [{ port: ${8000 + index} }]`;
}).join('\n')}
`;
