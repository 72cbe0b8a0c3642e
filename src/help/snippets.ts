import type { Path } from '../text/path';
import { HERE, type Piece } from './snippetText';

/** Something ready to be filled in. `value` is one item of a list; at the document's top the object. */
export interface Snippet {
  readonly label: string;
  readonly detail: string;
  readonly value: { readonly [key: string]: Piece };
}

/** A place to fill in, with what stands there first. */
const slot = (stop: number, text: string): string => `\${${stop}:${text}}`;
const choice = (stop: number, texts: string): string => `\${${stop}|${texts}|}`;
const app = (stop: number, value: string): Piece => ({ matchLabels: { [slot(stop, 'app')]: slot(stop + 1, value) } });
const byName = (name: string): Piece => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
const kubeDns: Piece = { matchLabels: { 'k8s-app': 'kube-dns' } };
const dnsPorts: Piece = [
  { protocol: 'UDP', port: '53' },
  { protocol: 'TCP', port: '53' },
];
const tcp = (stop: number): Piece => [{ protocol: 'TCP', port: slot(stop, '8080') }];

const peers: readonly Snippet[] = [
  {
    label: 'pods by label',
    detail: 'in the policy’s own namespace',
    value: { podSelector: app(1, 'frontend') },
  },
  {
    label: 'namespace by name',
    detail: 'every pod of it',
    value: { namespaceSelector: byName(slot(1, 'monitoring')) },
  },
  {
    label: 'pods in a namespace',
    detail: 'one item: both selectors have to hold (AND)',
    value: { namespaceSelector: byName(slot(1, 'monitoring')), podSelector: app(2, 'prometheus') },
  },
  {
    label: 'block of addresses',
    detail: 'outside the cluster, with exceptions',
    value: { ipBlock: { cidr: slot(1, '10.0.0.0/8'), except: [slot(2, '10.1.0.0/16')] } },
  },
];

const ports: readonly Snippet[] = [
  { label: 'port', detail: 'one port', value: { protocol: choice(1, 'TCP,UDP,SCTP'), port: slot(2, '8080') } },
  {
    label: 'range of ports',
    detail: 'port to endPort',
    value: { protocol: choice(1, 'TCP,UDP,SCTP'), port: slot(2, '8080'), endPort: slot(3, '8090') },
  },
];

const ingressRules: readonly Snippet[] = [
  {
    label: 'rule from pods',
    detail: 'in the same namespace, on a port',
    value: { from: [{ podSelector: app(1, 'frontend') }], ports: tcp(3) },
  },
  {
    label: 'rule from a namespace',
    detail: 'every pod of it, on a port',
    value: { from: [{ namespaceSelector: byName(slot(1, 'monitoring')) }], ports: tcp(2) },
  },
];

const dnsRule: Snippet = {
  label: 'rule for DNS',
  detail: 'kube-dns, UDP and TCP 53',
  value: {
    to: [{ namespaceSelector: byName('kube-system'), podSelector: kubeDns }],
    ports: dnsPorts,
  },
};

const egressRules: readonly Snippet[] = [
  {
    label: 'rule to pods',
    detail: 'in the same namespace, on a port',
    value: { to: [{ podSelector: app(1, 'backend') }], ports: tcp(3) },
  },
  {
    label: 'rule to addresses',
    detail: 'a block, on a port',
    value: { to: [{ ipBlock: { cidr: slot(1, '10.0.0.0/8') } }], ports: [{ protocol: 'TCP', port: slot(2, '443') }] },
  },
  dnsRule,
];

const requirements: readonly Snippet[] = [
  {
    label: 'in',
    detail: 'the label has one of the values',
    value: { key: slot(1, 'app'), operator: 'In', values: [slot(2, 'frontend')] },
  },
  {
    label: 'not in',
    detail: 'another value, or no such label',
    value: { key: slot(1, 'app'), operator: 'NotIn', values: [slot(2, 'frontend')] },
  },
  { label: 'exists', detail: 'the label is there', value: { key: slot(1, 'app'), operator: 'Exists' } },
  { label: 'does not exist', detail: 'the label is not there', value: { key: slot(1, 'app'), operator: 'DoesNotExist' } },
];

const policy = (name: string, spec: Piece): Snippet['value'] => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name },
  spec,
});

/** Whole policies. */
export const policySnippets: readonly Snippet[] = [
  {
    label: 'policy: one app to another',
    detail: 'lets one app reach another on a port',
    value: policy(slot(1, 'frontend-to-backend'), {
      podSelector: app(2, 'backend'),
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: app(4, 'frontend') }], ports: tcp(6) }],
    }),
  },
  {
    label: 'policy: deny all',
    detail: 'nothing in, nothing out, for every pod of the namespace',
    value: policy(slot(1, 'deny-all'), { podSelector: '{}', policyTypes: ['Ingress', 'Egress'] }),
  },
  {
    label: 'policy: allow DNS',
    detail: 'lets every pod look up names, and closes the rest of egress',
    value: policy(slot(1, 'allow-dns'), { podSelector: '{}', policyTypes: ['Egress'], egress: [dnsRule.value] }),
  },
];

/** The snippets for an item of the list at a path inside an object. */
export function snippetsFor(path: Path): readonly Snippet[] {
  switch (path[path.length - 1]) {
    case 'ingress':
      return ingressRules;
    case 'egress':
      return egressRules;
    case 'from':
    case 'to':
      return peers;
    case 'ports':
      return ports;
    case 'matchExpressions':
      return requirements;
    case 'items':
      return policySnippets;
    default:
      return [];
  }
}

const begun: Piece = { [HERE]: '' };

/** What a field is written with; `asks`: a value is to be chosen next. */
export const STARTS: Readonly<Record<string, { readonly value: Piece; readonly asks: boolean }>> = {
  apiVersion: { value: 'networking.k8s.io/v1', asks: false },
  kind: { value: 'NetworkPolicy', asks: false },
  metadata: { value: { name: slot(1, 'name') }, asks: false },
  labels: { value: begun, asks: true },
  annotations: { value: { [slot(1, 'key')]: slot(2, 'value') }, asks: false },
  finalizers: { value: [HERE], asks: false },
  spec: { value: { podSelector: begun }, asks: true },
  podSelector: { value: { matchLabels: begun }, asks: true },
  namespaceSelector: { value: { matchLabels: begun }, asks: true },
  matchLabels: { value: begun, asks: true },
  matchExpressions: {
    value: [{ key: slot(1, 'app'), operator: choice(2, 'In,NotIn,Exists,DoesNotExist'), values: [slot(3, 'frontend')] }],
    asks: false,
  },
  policyTypes: { value: [HERE], asks: true },
  ingress: { value: [{ from: [HERE] }], asks: true },
  egress: { value: [{ to: [HERE] }], asks: true },
  from: { value: [HERE], asks: true },
  to: { value: [HERE], asks: true },
  ports: { value: [{ protocol: choice(1, 'TCP,UDP,SCTP'), port: slot(2, '8080') }], asks: false },
  ipBlock: { value: { cidr: slot(1, '10.0.0.0/8') }, asks: false },
  except: { value: [HERE], asks: true },
  values: { value: [HERE], asks: true },
  items: { value: [HERE], asks: true },
  port: { value: slot(1, '8080'), asks: false },
  endPort: { value: slot(1, '8090'), asks: false },
  name: { value: HERE, asks: false },
  generateName: { value: HERE, asks: false },
};
