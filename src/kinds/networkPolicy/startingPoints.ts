/** A policy to start from. `name` is the policy's, `text` the file's, with a final newline. */
export interface StartingPoint {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  readonly text: string;
}

export const STARTING_POINTS: readonly StartingPoint[] = [
  point(
    'deny-all',
    'deny-all',
    'Deny all',
    'No pod of the namespace may be reached, and none may connect to anything.',
    `podSelector: {}
policyTypes:
  - Ingress
  - Egress`,
  ),
  point(
    'deny-incoming',
    'deny-incoming',
    'Deny incoming',
    'No pod of the namespace may be reached; all may connect to everything.',
    `podSelector: {}
policyTypes:
  - Ingress`,
  ),
  point(
    'app-to-app',
    'frontend-to-backend',
    'One app to another',
    'Only the frontend may reach the backend, on TCP 8080.',
    `podSelector:
  matchLabels:
    app: backend
policyTypes:
  - Ingress
ingress:
  - from:
      - podSelector:
          matchLabels:
            app: frontend
    ports:
      - port: 8080`,
  ),
  point(
    'same-namespace',
    'allow-same-namespace',
    'Same namespace',
    'The pods of the namespace may be reached by each other and by nobody else.',
    `podSelector: {}
policyTypes:
  - Ingress
ingress:
  - from:
      - podSelector: {}`,
  ),
  point(
    'from-namespace',
    'allow-from-partners',
    'From a namespace',
    'Only the pods of the namespace partners may reach the pods of this one.',
    `podSelector: {}
policyTypes:
  - Ingress
ingress:
  - from:
      - namespaceSelector:
          matchLabels:
            kubernetes.io/metadata.name: partners`,
  ),
  point(
    'dns',
    'allow-dns',
    'DNS',
    'The pods may look up names in the cluster and connect to nothing else.',
    `podSelector: {}
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
        protocol: TCP`,
  ),
  point(
    'internet',
    'allow-internet',
    'The Internet only',
    'The pods may connect to public addresses and to no private ones.',
    `podSelector: {}
policyTypes:
  - Egress
egress:
  - to:
      - ipBlock:
          cidr: 0.0.0.0/0
          except:
            - 10.0.0.0/8
            - 172.16.0.0/12
            - 192.168.0.0/16
      - ipBlock:
          cidr: ::/0
          except:
            - fc00::/7`,
  ),
  point(
    'monitoring',
    'allow-monitoring',
    'Monitoring may scrape',
    'Only Prometheus in the namespace monitoring may reach the pods, on their port metrics.',
    `podSelector: {}
policyTypes:
  - Ingress
ingress:
  - from:
      - namespaceSelector:
          matchLabels:
            kubernetes.io/metadata.name: monitoring
        podSelector:
          matchLabels:
            app.kubernetes.io/name: prometheus
    ports:
      - port: metrics`,
  ),
];

function point(id: string, name: string, title: string, sentence: string, spec: string): StartingPoint {
  const indented = spec.replace(/^/gm, '  ');
  const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
spec:
${indented}
`;
  return { id, name, title, sentence, text };
}
