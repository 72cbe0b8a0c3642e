import { expect, test } from 'vitest';
import { policyText } from './policyText';

test('policies are written as one would by hand', () => {
  const text = policyText([
    { name: 'deny', namespace: 'shop', subject: { requirements: [] }, ingress: [], egress: [] },
    {
      name: 'web',
      namespace: 'shop',
      subject: { requirements: [{ key: 'app', operator: 'Equals', value: 'yes' }] },
      ingress: [
        {
          peers: [
            { type: 'pods', namespaces: undefined, pods: { requirements: [{ key: 'app', operator: 'Equals', value: 'api' }] } },
            { type: 'addresses', cidr: '203.0.113.9/32', except: [] },
          ],
          ports: [
            { protocol: 'TCP', port: 8080, endPort: undefined },
            { protocol: 'UDP', port: 53, endPort: undefined },
          ],
        },
      ],
      egress: undefined,
    },
  ]);
  expect(text).toBe(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: "yes"
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: api
        - ipBlock:
            cidr: 203.0.113.9/32
      ports:
        - port: 8080
        - port: 53
          protocol: UDP
`);
});
