import { pod, shopPolicy as policy } from './cast';
import type { Lesson } from './lesson';

const API = pod('shop', 'api');
const WEB = pod('shop', 'web');
/** No policy of the lesson but the first selects it. */
const BATCH = pod('shop', 'batch');

/** What is empty opens, what is missing means something else: first a rule, then a selector. */
export const EMPTY: Lesson = {
  id: 'empty',
  title: 'Empty and missing',
  about: 'An empty rule or selector opens everything, an empty list of rules nothing.',
  files: [
    {
      name: 'close-shop.yaml',
      text: policy(
        'close-shop',
        `  podSelector: {} # every pod of shop
  policyTypes:
    - Ingress
  ingress:
    - {} # meant: nobody gets in
`,
      ),
    },
    {
      name: 'api-from-web.yaml',
      text: policy(
        'api-from-web',
        `  podSelector:
    matchLabels:
      app: api
  policyTypes:
    - Ingress
  ingress:
    - from:
        # meant: the web pods of shop, and no others
        - namespaceSelector: {}
          podSelector:
            matchLabels:
              app: web
      ports:
        - port: 8080
`,
      ),
    },
  ],
  steps: [
    {
      text: 'Meant was that nobody gets in. But `- {}` is a rule that names no peer, and a rule without `from` means *everyone*: every pod of every namespace, and every address outside. An empty `podSelector` selects every pod; a missing `from` admits every source; `ingress: []` has no rule, and admits nobody. Remove the rule.',
      goal: {
        type: 'connections',
        expected: [
          { from: WEB, to: BATCH, protocol: 'TCP', port: 80, allowed: false, words: 'shop/web does not reach shop/batch' },
          { from: pod('partners', 'web'), to: BATCH, protocol: 'TCP', port: 80, allowed: false, words: 'partners/web does not' },
          {
            from: { type: 'address', ip: '203.0.113.9' },
            to: BATCH,
            protocol: 'TCP',
            port: 80,
            allowed: false,
            words: 'nobody from outside does',
          },
          {
            from: API,
            to: pod('partners', 'web'),
            protocol: 'TCP',
            port: 80,
            allowed: true,
            words: 'pods of shop still connect to others',
          },
        ],
      },
      done: 'Isolated and without a rule: default deny.',
    },
    {
      text: 'Now a selector. `api-from-web` is meant for the web pods of `shop`, and no others. But its `namespaceSelector: {}` is empty, and an empty selector selects *every* namespace. A missing `namespaceSelector` means the policy’s own. Open `api-from-web`, press the row `app=web` in *In cluster*, and take as *Rule type* *Pods in this namespace*; or take the line away in the YAML.',
      goal: {
        type: 'connections',
        expected: [
          { from: WEB, to: API, protocol: 'TCP', port: 8080, allowed: true, words: 'shop/web reaches shop/api on 8080' },
          {
            from: pod('partners', 'web'),
            to: API,
            protocol: 'TCP',
            port: 8080,
            allowed: false,
            words: 'the web pods of partners do not',
          },
          {
            from: BATCH,
            to: API,
            protocol: 'TCP',
            port: 8080,
            allowed: false,
            words: 'other pods of shop do not',
          },
        ],
      },
      done: 'An empty selector selects everything. Without a `namespaceSelector` it is: here, in this namespace.',
    },
  ],
};
