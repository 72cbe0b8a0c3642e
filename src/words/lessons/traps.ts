import { deployment, documents, pod, shopPolicy as policy } from './cast';
import { EMPTY } from './empty';
import type { Lesson } from './lesson';

const API = pod('shop', 'api');
const WEB = pod('shop', 'web');

/** Lets the web pods out to the API, and nowhere else. */
const WEB_EGRESS = {
  name: 'web-egress.yaml',
  text: policy(
    'web-egress',
    `  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Egress
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: api
      ports:
        - port: 8080
`,
  ),
};

const NAMESPACE: Lesson = {
  id: 'namespace',
  title: 'Another namespace',
  about: 'A podSelector alone means pods of the policy’s own namespace.',
  files: [
    {
      name: 'api-metrics.yaml',
      text: policy(
        'api-metrics',
        `  podSelector:
    matchLabels:
      app: api
  policyTypes:
    - Ingress
  ingress:
    - from:
        # the Prometheus of namespace monitoring
        - podSelector:
            matchLabels:
              app: prometheus
      ports:
        - port: 9090
`,
      ),
    },
    { name: 'pods.yaml', text: documents(deployment('api', 'shop', 9090), deployment('prometheus', 'monitoring', undefined)) },
  ],
  steps: [
    {
      text: 'Prometheus runs in namespace `monitoring`, and may not scrape the API. The rule names `app=prometheus` with a podSelector alone, and that means pods in the policy’s *own* namespace, `shop`. Give the peer a namespaceSelector too: press its row, choose the namespace `monitoring` by its name (`kubernetes.io/metadata.name=monitoring`), and keep the pod selector beside it.',
      goal: {
        type: 'connections',
        expected: [
          {
            from: pod('monitoring', 'prometheus'),
            to: API,
            protocol: 'TCP',
            port: 9090,
            allowed: true,
            words: 'monitoring/prometheus reaches shop/api on 9090',
          },
          {
            from: pod('monitoring', 'grafana'),
            to: API,
            protocol: 'TCP',
            port: 9090,
            allowed: false,
            words: 'other pods of monitoring do not',
          },
          {
            from: pod('ops', 'prometheus'),
            to: API,
            protocol: 'TCP',
            port: 9090,
            allowed: false,
            words: 'a prometheus elsewhere does not',
          },
        ],
      },
      done: 'Every namespace carries its name as the label kubernetes.io/metadata.name, so it can always be selected by name.',
    },
  ],
};

const BOTH_ENDS: Lesson = {
  id: 'both-ends',
  title: 'Egress and its other end',
  about: 'A connection has two ends, and both have to let it through.',
  files: [
    WEB_EGRESS,
    {
      name: 'api-ingress.yaml',
      text: policy(
        'api-ingress',
        `  podSelector:
    matchLabels:
      app: api
  policyTypes:
    - Ingress
`,
      ),
    },
    { name: 'pods.yaml', text: documents(deployment('web', 'shop', undefined), deployment('api', 'shop', 8080)) },
  ],
  steps: [
    {
      text: 'The policy `web-egress` lets `web` out to `api` on 8080, and still nothing arrives: another policy, `api-ingress`, isolates the API and lets nobody in. What may leave must also be let in. Open `api-ingress` and add a rule for `app=web` on port `8080`.',
      goal: {
        type: 'connections',
        expected: [
          { from: WEB, to: API, protocol: 'TCP', port: 8080, allowed: true, words: 'web reaches api on 8080' },
          { from: pod('shop', 'batch'), to: API, protocol: 'TCP', port: 8080, allowed: false, words: 'batch does not' },
          { from: WEB, to: API, protocol: 'TCP', port: 22, allowed: false, words: 'web does not reach it on 22' },
        ],
      },
      done: 'Replies need no rule of their own: they pass where the request did.',
    },
  ],
};

const DNS: Lesson = {
  id: 'dns',
  title: 'DNS',
  about: 'Whoever isolates egress cuts off the lookup of names, too.',
  files: [WEB_EGRESS],
  steps: [
    {
      text: '`web` may connect to `api`, but asks for it by name, and no rule lets it ask: the row *Kubernetes DNS* is denied. Press the dots beside *Egress* (*Outgoing actions*) and choose the preset *Kubernetes DNS*. It opens UDP and TCP 53, since long answers come over TCP, and to kube-dns only.',
      goal: {
        type: 'connections',
        expected: [
          ...(['UDP', 'TCP'] as const).map((protocol) => ({
            from: WEB,
            to: pod('kube-system', 'coredns', { 'k8s-app': 'kube-dns' }),
            protocol,
            port: 53,
            allowed: true,
            words: `web reaches kube-dns on ${protocol} 53`,
          })),
          {
            from: WEB,
            to: pod('kube-system', 'other'),
            protocol: 'UDP',
            port: 53,
            allowed: false,
            words: 'and no other pod on that port',
          },
        ],
      },
      done: 'Names resolve again.',
    },
  ],
};

const AND_OR: Lesson = {
  id: 'and-or',
  title: 'AND and OR',
  about: 'One dash more or less decides whether both selectors have to hold, or either.',
  files: [
    {
      name: 'api-from-partners.yaml',
      text: policy(
        'api-from-partners',
        `  podSelector:
    matchLabels:
      app: api
  policyTypes:
    - Ingress
  ingress:
    - from:
        # meant: the web pods of namespace partners
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: partners
        - podSelector:
            matchLabels:
              app: web
`,
      ),
    },
  ],
  steps: [
    {
      text: 'Meant are the web pods of namespace `partners`. Written are two peers, each with a dash of its own: *every* pod of `partners`, *or* the web pods of `shop`. Two rows on the canvas are an OR. Join them: in the list *Rules* open the menu of the first peer (the dots beside it, or Shift+F10) and choose *Make AND*, or take away the second dash in the YAML. An AND is one row with two lines.',
      goal: {
        type: 'connections',
        expected: [
          {
            from: pod('partners', 'web'),
            to: API,
            protocol: 'TCP',
            port: 80,
            allowed: true,
            words: 'partners/web reaches shop/api',
          },
          {
            from: pod('partners', 'batch'),
            to: API,
            protocol: 'TCP',
            port: 80,
            allowed: false,
            words: 'partners/batch does not',
          },
          { from: WEB, to: API, protocol: 'TCP', port: 80, allowed: false, words: 'shop/web does not' },
        ],
      },
      done: 'Both selectors in one peer are an AND; two peers are an OR.',
    },
  ],
};

/** Five mistakes that look right, each to be mended. */
export const TRAPS: readonly Lesson[] = [NAMESPACE, BOTH_ENDS, DNS, AND_OR, EMPTY];
