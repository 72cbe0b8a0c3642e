import type { App, Chance, KubernetesObject, Space } from './cluster';

/** Of every ten policies one denies all, one lets DNS out, and the others let some in or out by labels, namespaces and addresses. */
export function policyOf(
  n: number,
  apps: readonly [App, ...App[]],
  spaces: readonly [Space, ...Space[]],
  { one, below }: Chance,
): KubernetesObject {
  const app = one(apps);
  const other = one(apps);
  const space = one(spaces);
  const range = `10.${64 + below(4)}`;
  const port = { port: app.port, protocol: 'TCP' };
  const named = { port: app.portName, protocol: 'TCP' };
  const select = (labels: Readonly<Record<string, string>>) => ({ matchLabels: labels });
  const from = {
    podSelector: select({ app: other.name }),
    namespaceSelector: select({ 'kubernetes.io/metadata.name': other.namespace }),
  };
  const spec = (): { readonly [key: string]: unknown } => {
    switch (n % 10) {
      case 0:
        return { podSelector: {}, policyTypes: ['Ingress'] };
      case 1:
        return {
          egress: [
            {
              ports: [{ port: 53, protocol: 'UDP' }],
              to: [{ namespaceSelector: select({ 'kubernetes.io/metadata.name': 'kube-system' }) }],
            },
          ],
          podSelector: select({ tier: app.labels.tier ?? '' }),
          policyTypes: ['Egress'],
        };
      case 2:
        return {
          ingress: [{ from: [{ namespaceSelector: select({ team: space.team }) }], ports: [named] }],
          podSelector: select({ app: app.name }),
          policyTypes: ['Ingress'],
        };
      case 3:
        return {
          egress: [{ to: [{ ipBlock: { cidr: `${range}.0.0/16`, except: [`${range}.${below(256)}.0/24`] } }] }, { to: [from] }],
          podSelector: select({ app: app.name }),
          policyTypes: ['Egress'],
        };
      case 4:
        return {
          ingress: [
            {
              from: [{ podSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['frontend', 'edge'] }] } }],
              ports: [port],
            },
          ],
          podSelector: { matchExpressions: [{ key: 'version', operator: 'NotIn', values: ['v1'] }] },
          policyTypes: ['Ingress'],
        };
      case 5:
        return {
          ingress: [
            { from: [from, { podSelector: select({ app: one(apps).name }) }], ports: [{ ...port, endPort: app.port + 5 }] },
          ],
          podSelector: select({ app: app.name }),
          policyTypes: ['Ingress', 'Egress'],
        };
      default:
        return {
          ingress: [{ from: [{ podSelector: select({ app: other.name }) }], ports: [n % 2 === 0 ? named : port] }],
          podSelector: select({ app: app.name, tier: app.labels.tier ?? '' }),
          policyTypes: ['Ingress'],
        };
    }
  };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `policy-${n}-${app.name}`, namespace: app.namespace },
    spec: spec(),
  };
}
