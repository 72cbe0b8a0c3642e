import type { PolicyNote } from './testPolicies';

/** An example with every row it has, by name. A direction left out is open: four rows or three, all allowed. */
export interface Example {
  readonly what: string;
  readonly policy: PolicyNote;
  readonly ingress?: readonly string[];
  readonly egress?: readonly string[];
}

const CLOSED = ['Any endpoint, denied', 'Any pod, denied', 'Everything in the cluster, denied'];
const OPEN_EGRESS = [
  'Any endpoint, allowed',
  'Any pod, allowed',
  'Everything in the cluster, allowed',
  'Kubernetes DNS, allowed',
];

export const EXAMPLES: readonly Example[] = [
  { what: '1 deny', policy: { types: ['Ingress'] }, ingress: CLOSED, egress: OPEN_EGRESS },
  {
    what: '2 allow one',
    policy: { types: ['Ingress'], ingress: [{ peers: [{ pods: 'app=frontend' }] }] },
    ingress: ['Any endpoint, denied', 'Any other pod, denied', 'Everything in the cluster, denied', 'app=frontend, allowed'],
    egress: OPEN_EGRESS,
  },
  {
    what: '3 egress without policyTypes',
    policy: { egress: [{ peers: [{ pods: 'app=db' }] }] },
    ingress: CLOSED,
    egress: [
      'Any endpoint, denied',
      'Any other pod, denied',
      'Everything in the cluster, denied',
      'Kubernetes DNS, denied',
      'app=db, allowed',
    ],
  },
  {
    what: '4 a rule for everyone',
    policy: { ingress: [{}] },
    ingress: ['Any endpoint, allowed', 'Any pod, allowed', 'Everything in the cluster, allowed', 'Anyone, allowed'],
  },
  {
    what: '5 ports alone',
    policy: { egress: [{ ports: ['443'] }] },
    egress: [
      'Any endpoint, allowed on TCP 443',
      'Any pod, allowed on TCP 443',
      'Everything in the cluster, allowed on TCP 443',
      'Kubernetes DNS, denied',
      'Anyone, allowed on TCP 443',
    ],
  },
  {
    what: '5b ports alone beside a peer',
    policy: { egress: [{ ports: ['443'] }, { peers: [{ pods: 'app=db' }] }] },
    egress: [
      'Any endpoint, allowed on TCP 443',
      'Any other pod, allowed on TCP 443',
      'Everything in the cluster, allowed on TCP 443',
      'Kubernetes DNS, denied',
      'Anyone, allowed on TCP 443, more depends',
      'app=db, allowed',
    ],
  },
  {
    what: '6 every namespace',
    policy: { ingress: [{ peers: [{ namespaces: '' }] }] },
    ingress: [
      'Any endpoint, denied',
      'Any pod, allowed',
      'Everything else in the cluster, nobody left',
      'Every pod in every namespace, allowed',
    ],
  },
  {
    what: '7 every namespace and labels',
    policy: { ingress: [{ peers: [{ namespaces: '', pods: 'app=x' }] }] },
    ingress: [
      'Any endpoint, denied',
      'Any pod, depends',
      'Everything else in the cluster, denied',
      'app=x AND every namespace, allowed',
    ],
  },
  {
    what: '8 namespaces by labels and labels, a port',
    policy: { ingress: [{ peers: [{ namespaces: 'team=a', pods: 'app=x' }], ports: ['80'] }] },
    ingress: [
      'Any endpoint, denied',
      'Any pod, depends',
      'Everything else in the cluster, denied',
      'app=x AND namespaces team=a, allowed on TCP 80',
    ],
  },
  {
    what: '9 every IPv4 address',
    policy: { egress: [{ peers: [{ cidr: '0.0.0.0/0' }] }] },
    egress: [
      'Any other endpoint, denied',
      'Any pod, depends',
      'Everything in the cluster, depends',
      'Kubernetes DNS, depends',
      '0.0.0.0/0, allowed',
    ],
  },
  {
    what: '10 overlapping blocks',
    policy: {
      egress: [
        { peers: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }], ports: ['443'] },
        { peers: [{ cidr: '10.1.2.0/24' }] },
      ],
    },
    egress: [
      'Any other endpoint, denied',
      'Any pod, depends',
      'Everything in the cluster, depends',
      'Kubernetes DNS, depends',
      '10.0.0.0/8, allowed on TCP 443',
      '10.1.2.0/24, allowed',
    ],
  },
  {
    what: '11 one peer in two rules',
    policy: {
      ingress: [
        { peers: [{ pods: 'app=a' }], ports: ['80'] },
        { peers: [{ pods: 'app=a' }], ports: ['443'] },
      ],
    },
    ingress: [
      'Any endpoint, denied',
      'Any other pod, denied',
      'Everything in the cluster, denied',
      'app=a (rule 1), allowed on TCP 80, TCP 443',
      'app=a (rule 2), allowed on TCP 80, TCP 443',
    ],
  },
  {
    what: '12 peers that may be the same pods',
    policy: {
      ingress: [
        { peers: [{ pods: 'app=a' }], ports: ['80'] },
        { peers: [{ pods: 'tier=w' }], ports: ['443'] },
      ],
    },
    ingress: [
      'Any endpoint, denied',
      'Any other pod, denied',
      'Everything in the cluster, denied',
      'app=a, allowed on TCP 80, more depends',
      'tier=w, allowed on TCP 443, more depends',
    ],
  },
  {
    what: '13 a value and every other',
    policy: { ingress: [{ peers: [{ pods: 'env notin (prod)' }] }, { peers: [{ pods: 'env=prod' }], ports: ['443'] }] },
    ingress: [
      'Any endpoint, denied',
      'Any other pod, nobody left',
      'Everything in the cluster, denied',
      'env notin (prod), allowed',
      'env=prod, allowed on TCP 443',
    ],
  },
  {
    what: '14 the own namespace by name',
    policy: { namespace: 'shop', ingress: [{ peers: [{ namespaces: '@shop' }] }] },
    ingress: ['Any endpoint, denied', 'Any other pod, nobody left', 'Everything in the cluster, denied', 'shop, allowed'],
  },
  {
    what: '15 namespaces by labels',
    policy: { ingress: [{ peers: [{ namespaces: 'team=a' }] }] },
    ingress: ['Any endpoint, denied', 'Any pod, depends', 'Everything else in the cluster, denied', 'team=a, allowed'],
  },
  {
    what: '16 DNS',
    policy: {
      types: ['Egress'],
      egress: [{ peers: [{ namespaces: '@kube-system', pods: 'k8s-app=kube-dns' }], ports: ['53/UDP', '53'] }],
    },
    egress: ['Any endpoint, denied', 'Any pod, denied', 'Everything else in the cluster, denied', 'Kubernetes DNS, allowed'],
  },
  {
    what: '17 a direction that is not listed',
    policy: { types: ['Ingress'], egress: [{ peers: [{ pods: 'app=db' }] }] },
    ingress: CLOSED,
    egress: [...OPEN_EGRESS, 'app=db, ignored: policyTypes has no Egress'],
  },
  {
    what: '18 every pod on a named port',
    policy: { ingress: [{ peers: [{ pods: '' }], ports: ['http'] }] },
    ingress: [
      'Any endpoint, denied',
      'Any other pod, nobody left',
      'Everything in the cluster, denied',
      'Every pod, allowed on TCP http',
    ],
  },
];
