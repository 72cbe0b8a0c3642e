import { describe, expect, test } from 'vitest';
import type { Selector } from '../engine/policy';
import type { Intent, PeerWish, PortWish } from '../kinds/intent';
import { applyEdits, invertEdits, type Path } from '../text';
import { planEdit } from './planEdit';

/** How a case stands in its document: what is around its fragment, and where the object is. */
interface Form {
  readonly base: Path;
  readonly text: (fragment: string) => string;
}

function indented(fragment: string, by: number): string {
  return fragment.replace(/^(?=.)/gm, ' '.repeat(by));
}

const whole: Form = { base: [], text: (fragment) => fragment };
const wholeList: Form = { base: ['items', 1], text: (fragment) => fragment };
const block: Form = {
  base: [],
  text: (spec) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
${indented(spec, 2)}`,
};
const flow: Form = {
  base: [],
  text: (spec) => `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: ${spec}} # end\n`,
};
const json: Form = {
  base: [],
  text: (spec) => `{
  "apiVersion": "networking.k8s.io/v1",
  "kind": "NetworkPolicy",
  "metadata": { "name": "web" },
  "spec": ${indented(spec, 2).trimStart()}
}
`,
};
const list: Form = {
  base: ['items', 1],
  text: (spec) => `apiVersion: v1
kind: List
items:
# settings
- apiVersion: v1
  kind: ConfigMap
# the policy
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    name: web
  spec:
${indented(spec, 4)}# the end
`,
};

const labels = (key: string, value: string): Selector => ({ requirements: [{ key, operator: 'Equals', value }] });
const pods = (app: string): PeerWish => ({ type: 'pods', namespaces: undefined, pods: labels('app', app) });
const tcp = (port: number): PortWish => ({ protocol: 'TCP', port, endPort: undefined });

/** What rules are copied from. */
const WIDE = block.text(`podSelector:
  matchLabels:
    app: other
ingress:
    - {}
    # the frontend
    - from:
          # by label
          - podSelector: {} # own
      ports:
          - port: 80 # http
`);
const DNS = flow.text('{podSelector: {}, egress: [{to: [{podSelector: {}}], ports: [{port: 53, protocol: UDP}]}]}');
const COMMENTED = list.text('podSelector: {}\ningress:\n# from outside\n- from:\n  - ipBlock: # all\n      cidr: 0.0.0.0/0\n');
const PLAIN = list.text('podSelector: {}\ningress:\n- ports:\n  - port: 80\n');

interface Row {
  readonly name: string;
  readonly form: Form;
  readonly intent: Intent;
  readonly before: string;
  readonly after: string;
}

function row(name: string, form: Form, intent: Intent, before: string, after: string): Row {
  return { name, form, intent, before: form.text(before.replace(/^\n/, '')), after: form.text(after.replace(/^\n/, '')) };
}

const ROWS: readonly Row[] = [
  // editPolicy
  row(
    'renames, with its namespace and the comments around',
    whole,
    { type: 'editPolicy', name: 'api', namespace: 'shop', subject: labels('app', 'web') },
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web # the shop's
  # who runs it
  labels:
    team: shop # ours
spec:
  podSelector: {} # every pod
`,
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api # the shop's
  namespace: shop
  # who runs it
  labels:
    team: shop # ours
spec:
  podSelector: # every pod
    matchLabels:
      app: web
`,
  ),
  row(
    'labels, each where it stands',
    whole,
    { type: 'editPolicy', labels: { tier: 'back', team: 'shop', 'example.com/role': 'yes' } },
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  labels:
    team: shop # ours
    'tier': "front" # quoted
    old: label # gone soon
spec:
  podSelector: {}
`,
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  labels:
    team: shop # ours
    'tier': "back" # quoted
    example.com/role: "yes"
spec:
  podSelector: {}
`,
  ),
  row(
    'no label left, a first annotation',
    whole,
    { type: 'editPolicy', labels: {}, annotations: { note: 'the shop: web pods' } },
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  labels: # for the sidecar
    team: shop
  # the name
  name: web
spec:
  podSelector: {}
`,
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  annotations:
    note: "the shop: web pods"
  # the name
  name: web
spec:
  podSelector: {}
`,
  ),
  row(
    'out of a namespace',
    whole,
    { type: 'editPolicy', namespace: 'shop', labels: { team: 'on' }, subject: labels('app', 'api') },
    `
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: {podSelector: {matchLabels: {app: web}}}} # end
`,
    `
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web, namespace: shop, labels: {team: "on"}}, spec: {podSelector: {matchLabels: {app: api}}}} # end
`,
  ),
  row(
    'in a List',
    wholeList,
    { type: 'editPolicy', name: 'api', annotations: { note: '1' }, subject: labels('app', 'api') },
    `
apiVersion: v1
kind: List
items:
# settings
- apiVersion: v1
  kind: ConfigMap
# the policy
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    name: web
  spec:
    podSelector:
      matchLabels:
        app: web # these
# the end
`,
    `
apiVersion: v1
kind: List
items:
# settings
- apiVersion: v1
  kind: ConfigMap
# the policy
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    name: api
    annotations:
      note: "1"
  spec:
    podSelector:
      matchLabels:
        app: api # these
# the end
`,
  ),
  // addRule
  row(
    'behind the rules that stand there',
    block,
    { type: 'addRule', direction: 'ingress', peers: [pods('api')], ports: [tcp(443)] },
    `
podSelector: {}
ingress:
  # the frontend
  - from:
      - podSelector:
          matchLabels:
            app: frontend
    # the rest of the file is old
  # - from: []
egress: []
`,
    `
podSelector: {}
ingress:
  # the frontend
  - from:
      - podSelector:
          matchLabels:
            app: frontend
    # the rest of the file is old
  - from:
      - podSelector:
          matchLabels:
            app: api
    ports:
      - port: 443
  # - from: []
egress: []
`,
  ),
  row(
    'isolates the direction by name',
    flow,
    { type: 'addRule', direction: 'egress', peers: [], ports: [tcp(53), { protocol: 'UDP', port: 53, endPort: undefined }] },
    '{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}',
    '{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {}}]}], egress: [{ports: [{port: 53}, {port: 53, protocol: UDP}]}]}',
  ),
  row(
    'in a List',
    list,
    {
      type: 'addRule',
      direction: 'egress',
      peers: [{ type: 'addresses', cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }],
      ports: [],
    },
    `
podSelector: {}
policyTypes:
- Ingress # closed
ingress: []
`,
    `
podSelector: {}
policyTypes:
- Ingress # closed
- Egress
ingress: []
egress:
- to:
  - ipBlock:
      cidr: 10.0.0.0/8
      except:
      - 10.1.0.0/16
`,
  ),
  // editRule
  row(
    'a peer and the ports, with their comments',
    block,
    { type: 'editRule', direction: 'ingress', rule: 0, peer: { index: 0, wish: pods('api') }, ports: [tcp(443), tcp(8080)] },
    `
podSelector: {}
ingress:
  - from:
      - podSelector:
          matchLabels:
            app: frontend # the shop's
            tier: a
    ports:
      - port: 80 # http
      - port: 443
`,
    `
podSelector: {}
ingress:
  - from:
      - podSelector:
          matchLabels:
            app: api # the shop's
    ports:
      - port: 443
      - port: 8080
`,
  ),
  row(
    'the first peer of a rule for anyone',
    flow,
    { type: 'editRule', direction: 'ingress', rule: 1, peer: { index: 0, wish: pods('api') } },
    '{podSelector: {}, ingress: [{ports: [{port: 80}]}, {}]}',
    '{podSelector: {}, ingress: [{ports: [{port: 80}]}, {from: [{podSelector: {matchLabels: {app: api}}}]}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'editRule', direction: 'ingress', rule: 0, ports: [] },
    `
podSelector: {}
ingress:
- from: # whom
  - podSelector: {}
  ports:
  - port: 80
`,
    `
podSelector: {}
ingress:
- from: # whom
  - podSelector: {}
`,
  ),
  // removePeer
  row(
    'with the comments that belong to it',
    block,
    { type: 'removePeer', direction: 'ingress', rule: 0, peer: 0 },
    `
podSelector: {}
ingress:
  - from:
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # the tests
      - podSelector:
          matchLabels:
            app: tests
`,
    `
podSelector: {}
ingress:
  - from:
      # the tests
      - podSelector:
          matchLabels:
            app: tests
`,
  ),
  row(
    'the last one goes with its rule',
    flow,
    { type: 'removePeer', direction: 'egress', rule: 0, peer: 0 },
    '{podSelector: {}, egress: [{to: [{podSelector: {}}], ports: [{port: 80}]}]}',
    '{podSelector: {}, policyTypes: [Ingress, Egress], egress: []}',
  ),
  row(
    'in a List',
    list,
    { type: 'removePeer', direction: 'ingress', rule: 0, peer: 1 },
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # own
  - namespaceSelector: {} # others
- {} # all
`,
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # own
- {} # all
`,
  ),
  // removeRule
  row(
    'with the comments that belong to it',
    block,
    { type: 'removeRule', direction: 'ingress', rule: 1 },
    `
podSelector: {}
ingress: # who may
  # everyone
  - {}
  # the frontend
  - from:
      - podSelector: {}
    ports: # only
      - port: 80
`,
    `
podSelector: {}
ingress: # who may
  # everyone
  - {}
`,
  ),
  row(
    'the last one of egress',
    flow,
    { type: 'removeRule', direction: 'egress', rule: 0 },
    '{podSelector: {}, egress: [{}]}',
    '{podSelector: {}, policyTypes: [Ingress, Egress], egress: []}',
  ),
  row(
    'in a List',
    list,
    { type: 'removeRule', direction: 'ingress', rule: 0 },
    `
podSelector: {}
ingress:
# everyone
- {}
`,
    `
podSelector: {}
ingress: []
`,
  ),
  // isolate
  row(
    'egress by name, with what was implied',
    block,
    { type: 'isolate', direction: 'egress', on: true },
    `
# the web pods
podSelector: {} # all of them
# who may
ingress:
  - {}
`,
    `
# the web pods
podSelector: {} # all of them
policyTypes:
  - Ingress
  - Egress
# who may
ingress:
  - {}
`,
  ),
  row(
    'off',
    flow,
    { type: 'isolate', direction: 'egress', on: false },
    '{podSelector: {}, policyTypes: [Ingress, Egress], egress: [{}]}',
    '{podSelector: {}, policyTypes: [Ingress], egress: [{}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'isolate', direction: 'ingress', on: false },
    `
podSelector: {}
policyTypes:
- Ingress # first
- Egress # second
`,
    `
podSelector: {}
policyTypes:
- Egress # second
`,
  ),
  // allowAll
  row(
    'behind the rules',
    block,
    { type: 'allowAll', direction: 'ingress' },
    `
podSelector: {}
ingress:
  # the frontend
  - from:
      - podSelector: {} # own
# the end
`,
    `
podSelector: {}
ingress:
  # the frontend
  - from:
      - podSelector: {} # own
  - {}
# the end
`,
  ),
  row(
    'isolated by name first',
    flow,
    { type: 'allowAll', direction: 'egress' },
    '{podSelector: {}}',
    '{podSelector: {}, policyTypes: [Ingress, Egress], egress: [{}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'allowAll', direction: 'egress' },
    `
podSelector: {}
policyTypes:
- Egress
egress: [] # nothing
`,
    `
podSelector: {}
policyTypes:
- Egress
egress: # nothing
- {}
`,
  ),
  // denyAll
  row(
    'rules go with their comments, what is commented out stays',
    block,
    { type: 'denyAll', direction: 'ingress' },
    `
podSelector: {}
ingress: # who may
  # everyone
  - {} # all
  # - from:
  #     - podSelector: {}
  # the frontend
  - from:
      - podSelector: {}
egress:
  - {} # out
`,
    `
podSelector: {}
policyTypes:
  - Ingress
  - Egress
ingress: [] # who may
  # - from:
  #     - podSelector: {}
egress:
  - {} # out
`,
  ),
  row(
    'egress, closed by name',
    flow,
    { type: 'denyAll', direction: 'egress' },
    '{podSelector: {}, egress: [{to: [{podSelector: {}}]}, {}]}',
    '{podSelector: {}, policyTypes: [Ingress, Egress], egress: []}',
  ),
  row(
    'in a List',
    list,
    { type: 'denyAll', direction: 'ingress' },
    `
podSelector: {}
policyTypes:
- Ingress
ingress:
- {}
- ports:
  - port: 80
`,
    `
podSelector: {}
policyTypes:
- Ingress
ingress: []
`,
  ),
  // addPeers
  row(
    'behind those that stand there',
    block,
    {
      type: 'addPeers',
      direction: 'ingress',
      rule: 0,
      peers: [pods('api'), { type: 'addresses', cidr: '10.0.0.0/8', except: [] }],
    },
    `
podSelector: {}
ingress:
  - from:
      - podSelector:
          matchLabels:
            app: frontend # first
    # only http
    ports:
      - port: 80
`,
    `
podSelector: {}
ingress:
  - from:
      - podSelector:
          matchLabels:
            app: frontend # first
      - podSelector:
          matchLabels:
            app: api
      - ipBlock:
          cidr: 10.0.0.0/8
    # only http
    ports:
      - port: 80
`,
  ),
  row(
    'in brackets',
    flow,
    { type: 'addPeers', direction: 'egress', rule: 0, peers: [pods('api')] },
    '{podSelector: {}, egress: [{to: [{podSelector: {}}], ports: [{port: 80}]}]}',
    '{podSelector: {}, egress: [{to: [{podSelector: {}}, {podSelector: {matchLabels: {app: api}}}], ports: [{port: 80}]}]}',
  ),
  row(
    'in a List',
    list,
    {
      type: 'addPeers',
      direction: 'ingress',
      rule: 0,
      peers: [{ type: 'pods', namespaces: labels('team', 'a'), pods: undefined }],
    },
    `
podSelector: {}
ingress:
- ports:
  - port: 80
  from:
  - podSelector: {} # own
`,
    `
podSelector: {}
ingress:
- ports:
  - port: 80
  from:
  - podSelector: {} # own
  - namespaceSelector:
      matchLabels:
        team: a
`,
  ),
  // moveRule
  row(
    'to the end, with its comments',
    block,
    { type: 'moveRule', direction: 'ingress', rule: 0, to: 2 },
    `
podSelector: {}
ingress: # who may
  # the frontend
  - from:
      # by label
      - podSelector: {} # own
    # http
    ports:
      - port: 80 # plain
  # everyone
  - {} # open
  # - from: []
  # monitoring
  - from:
      - namespaceSelector: {} # all
# outside
egress: []
`,
    `
podSelector: {}
ingress: # who may
  # everyone
  - {} # open
  # - from: []
  # monitoring
  - from:
      - namespaceSelector: {} # all
  # the frontend
  - from:
      # by label
      - podSelector: {} # own
    # http
    ports:
      - port: 80 # plain
# outside
egress: []
`,
  ),
  row(
    'to the front, with its comments',
    block,
    { type: 'moveRule', direction: 'ingress', rule: 2, to: 0 },
    `
podSelector: {}
ingress: # who may
  # the frontend
  - from:
      # by label
      - podSelector: {} # own
    # http
    ports:
      - port: 80 # plain
  # everyone
  - {} # open
  # - from: []
  # monitoring
  - from:
      - namespaceSelector: {} # all
# outside
egress: []
`,
    `
podSelector: {}
ingress: # who may
  # monitoring
  - from:
      - namespaceSelector: {} # all
  # the frontend
  - from:
      # by label
      - podSelector: {} # own
    # http
    ports:
      - port: 80 # plain
  # everyone
  - {} # open
  # - from: []
# outside
egress: []
`,
  ),
  row(
    'one down',
    block,
    { type: 'moveRule', direction: 'ingress', rule: 0, to: 1 },
    `
podSelector: {}
ingress: # who may
  # the frontend
  - from:
      # by label
      - podSelector: {} # own
    # http
    ports:
      - port: 80 # plain
  # everyone
  - {} # open
  # - from: []
  # monitoring
  - from:
      - namespaceSelector: {} # all
# outside
egress: []
`,
    `
podSelector: {}
ingress: # who may
  # everyone
  - {} # open
  # the frontend
  - from:
      # by label
      - podSelector: {} # own
    # http
    ports:
      - port: 80 # plain
  # - from: []
  # monitoring
  - from:
      - namespaceSelector: {} # all
# outside
egress: []
`,
  ),
  row(
    'in brackets',
    flow,
    { type: 'moveRule', direction: 'ingress', rule: 2, to: 0 },
    '{podSelector: {}, ingress: [{ports: [{port: 80}]}, {}, {from: [{podSelector: {}}]}]}',
    '{podSelector: {}, ingress: [{from: [{podSelector: {}}]}, {ports: [{port: 80}]}, {}]}',
  ),
  row(
    'in JSON',
    json,
    { type: 'moveRule', direction: 'ingress', rule: 0, to: 1 },
    `
{
  "podSelector": {},
  "ingress": [
    {
      "ports": [{ "port": 80 }]
    },
    {
      "from": [
        { "podSelector": {} }
      ]
    }
  ]
}`,
    `
{
  "podSelector": {},
  "ingress": [
    {
      "from": [
        { "podSelector": {} }
      ]
    },
    {
      "ports": [{ "port": 80 }]
    }
  ]
}`,
  ),
  row(
    'in a List',
    list,
    { type: 'moveRule', direction: 'ingress', rule: 1, to: 0 },
    `
podSelector: {}
ingress:
# first
- from:
  - podSelector: {}
# second
- {} # open
`,
    `
podSelector: {}
ingress:
# second
- {} # open
# first
- from:
  - podSelector: {}
`,
  ),
  // duplicateRule
  row(
    'with its comments',
    block,
    { type: 'duplicateRule', direction: 'ingress', rule: 0 },
    `
podSelector: {}
ingress: # who may
  # the frontend
  - from:
      # by label
      - podSelector: {} # own
    # http
    ports:
      - port: 80 # plain
  # everyone
  - {} # open
  # - from: []
  # monitoring
  - from:
      - namespaceSelector: {} # all
# outside
egress: []
`,
    `
podSelector: {}
ingress: # who may
  # the frontend
  - from:
      # by label
      - podSelector: {} # own
    # http
    ports:
      - port: 80 # plain
  # the frontend
  - from:
      # by label
      - podSelector: {} # own
    # http
    ports:
      - port: 80 # plain
  # everyone
  - {} # open
  # - from: []
  # monitoring
  - from:
      - namespaceSelector: {} # all
# outside
egress: []
`,
  ),
  row(
    'in brackets',
    flow,
    { type: 'duplicateRule', direction: 'ingress', rule: 0 },
    '{podSelector: {}, ingress: [{ports: [{port: 80}]}, {}]}',
    '{podSelector: {}, ingress: [{ports: [{port: 80}]}, {ports: [{port: 80}]}, {}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'duplicateRule', direction: 'ingress', rule: 0 },
    `
podSelector: {}
ingress:
# first
- from:
  - podSelector: {} # own
`,
    `
podSelector: {}
ingress:
# first
- from:
  - podSelector: {} # own
# first
- from:
  - podSelector: {} # own
`,
  ),
  // copyRule
  row(
    'from a block text, with its comments',
    block,
    { type: 'copyRule', direction: 'ingress', source: WIDE, path: ['spec', 'ingress', 1] },
    `
podSelector: {}
ingress:
  - {} # open
`,
    `
podSelector: {}
ingress:
  - {} # open
  # the frontend
  - from:
        # by label
        - podSelector: {} # own
    ports:
        - port: 80 # http
`,
  ),
  row(
    'into a direction that was open',
    block,
    { type: 'copyRule', direction: 'egress', source: DNS, path: ['spec', 'egress', 0] },
    `
podSelector: {} # all
`,
    `
podSelector: {} # all
policyTypes:
  - Ingress
  - Egress
egress:
  - {to: [{podSelector: {}}], ports: [{port: 53, protocol: UDP}]}
`,
  ),
  row(
    'from a List into brackets',
    flow,
    { type: 'copyRule', direction: 'ingress', source: PLAIN, path: ['items', 1, 'spec', 'ingress', 0] },
    '{podSelector: {}, ingress: []}',
    '{podSelector: {}, ingress: [{ports: [{port: 80}]}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'copyRule', direction: 'ingress', source: COMMENTED, path: ['items', 1, 'spec', 'ingress', 0] },
    `
podSelector: {}
ingress:
- {}
`,
    `
podSelector: {}
ingress:
- {}
# from outside
- from:
  - ipBlock: # all
      cidr: 0.0.0.0/0
`,
  ),
  // splitRule
  row(
    'each with its comments and the ports',
    block,
    { type: 'splitRule', direction: 'ingress', rule: 0, peers: [1] },
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # the tests
      - podSelector:
          matchLabels:
            app: tests
    # http
    ports:
      - port: 80 # plain
  - {} # open
`,
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
    # http
    ports:
      - port: 80 # plain
  # the frontend and its tests
  - from:
      # the tests
      - podSelector:
          matchLabels:
            app: tests
    # http
    ports:
      - port: 80 # plain
  - {} # open
`,
  ),
  row(
    'in brackets',
    flow,
    { type: 'splitRule', direction: 'egress', rule: 0, peers: [0] },
    '{podSelector: {}, egress: [{to: [{podSelector: {}}, {namespaceSelector: {}}], ports: [{port: 80}]}]}',
    '{podSelector: {}, egress: [{to: [{namespaceSelector: {}}], ports: [{port: 80}]}, {to: [{podSelector: {}}], ports: [{port: 80}]}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'splitRule', direction: 'ingress', rule: 0, peers: [0, 2] },
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # own
  - namespaceSelector: {} # others
  - ipBlock: # outside
      cidr: 10.0.0.0/8
`,
    `
podSelector: {}
ingress:
- from:
  - namespaceSelector: {} # others
- from:
  - podSelector: {} # own
  - ipBlock: # outside
      cidr: 10.0.0.0/8
`,
  ),
  // mergeRules
  row(
    'the peers of rules on the same ports, with their comments',
    block,
    { type: 'mergeRules', direction: 'ingress', rule: 1, into: 0 },
    `
podSelector: {}
ingress:
  # the frontend
  - from:
      - podSelector:
          matchLabels:
            app: frontend # of the shop
    ports:
      - port: 80 # plain
  # everything else that is ours
  - from:
      # the tests
      - podSelector:
          matchLabels:
            app: tests # at night
      - namespaceSelector: {} # all
    ports:
      - port: 80
  - {} # open
`,
    `
podSelector: {}
ingress:
  # the frontend
  - from:
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # everything else that is ours
      # the tests
      - podSelector:
          matchLabels:
            app: tests # at night
      - namespaceSelector: {} # all
    ports:
      - port: 80 # plain
  - {} # open
`,
  ),
  row(
    'the ports of rules with the same peers, with their comments',
    block,
    { type: 'mergeRules', direction: 'ingress', rule: 0, into: 1 },
    `
podSelector: {}
ingress:
  # tls
  - from:
      - podSelector: {} # own
    ports:
      - port: 443 # https
  # the rest
  - from:
      - podSelector: {}
    ports:
      - port: 80 # http
`,
    `
podSelector: {}
ingress:
  # the rest
  - from:
      - podSelector: {}
    ports:
      - port: 80 # http
      # tls
      - port: 443 # https
`,
  ),
  row(
    'in brackets',
    flow,
    { type: 'mergeRules', direction: 'egress', rule: 1, into: 0 },
    '{podSelector: {}, egress: [{to: [{podSelector: {}}]}, {to: [{namespaceSelector: {}}]}]}',
    '{podSelector: {}, egress: [{to: [{podSelector: {}}, {namespaceSelector: {}}]}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'mergeRules', direction: 'ingress', rule: 1, into: 0 },
    `
podSelector: {}
ingress:
# plain
- ports:
  - port: 80 # http
# tls
- ports:
  - port: 443 # https
`,
    `
podSelector: {}
ingress:
# plain
- ports:
  - port: 80 # http
  # tls
  - port: 443 # https
`,
  ),
  // movePeer
  row(
    'to another rule, with its comments',
    block,
    { type: 'movePeer', direction: 'ingress', rule: 0, peer: 0, to: 1 },
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # the tests
      - podSelector:
          matchLabels:
            app: tests
    ports:
      - port: 80 # plain
  # monitoring
  - from:
      # it
      - namespaceSelector: {} # anywhere
    ports:
      - port: 9090
`,
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # the tests
      - podSelector:
          matchLabels:
            app: tests
    ports:
      - port: 80 # plain
  # monitoring
  - from:
      # it
      - namespaceSelector: {} # anywhere
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
    ports:
      - port: 9090
`,
  ),
  row(
    'the last one takes its rule along, whose comments stay',
    block,
    { type: 'movePeer', direction: 'ingress', rule: 1, peer: 0, to: 0, at: 0 },
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # the tests
      - podSelector:
          matchLabels:
            app: tests
    ports:
      - port: 80 # plain
  # monitoring
  - from:
      # it
      - namespaceSelector: {} # anywhere
    ports:
      - port: 9090
`,
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # monitoring
      # it
      - namespaceSelector: {} # anywhere
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # the tests
      - podSelector:
          matchLabels:
            app: tests
    ports:
      - port: 80 # plain
`,
  ),
  row(
    'within its rule',
    block,
    { type: 'movePeer', direction: 'ingress', rule: 0, peer: 0, to: 0 },
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # the tests
      - podSelector:
          matchLabels:
            app: tests
    ports:
      - port: 80 # plain
  # monitoring
  - from:
      # it
      - namespaceSelector: {} # anywhere
    ports:
      - port: 9090
`,
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # the tests
      - podSelector:
          matchLabels:
            app: tests
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
    ports:
      - port: 80 # plain
  # monitoring
  - from:
      # it
      - namespaceSelector: {} # anywhere
    ports:
      - port: 9090
`,
  ),
  row(
    'in brackets',
    flow,
    { type: 'movePeer', direction: 'egress', rule: 0, peer: 0, to: 1, at: 0 },
    '{podSelector: {}, egress: [{to: [{podSelector: {}}]}, {to: [{namespaceSelector: {}}], ports: [{port: 80}]}]}',
    '{podSelector: {}, egress: [{to: [{podSelector: {}}, {namespaceSelector: {}}], ports: [{port: 80}]}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'movePeer', direction: 'ingress', rule: 0, peer: 1, to: 1, at: 0 },
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # own
  - namespaceSelector: {} # others
- ports:
  - port: 80
  from:
  - ipBlock:
      cidr: 10.0.0.0/8 # outside
`,
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # own
- ports:
  - port: 80
  from:
  - namespaceSelector: {} # others
  - ipBlock:
      cidr: 10.0.0.0/8 # outside
`,
  ),
  // duplicatePeer
  row(
    'with its comments',
    block,
    { type: 'duplicatePeer', direction: 'ingress', rule: 0, peer: 0 },
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # the tests
      - podSelector:
          matchLabels:
            app: tests
    # http
    ports:
      - port: 80 # plain
  - {} # open
`,
    `
podSelector: {}
ingress:
  # the frontend and its tests
  - from:
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # the frontend
      - podSelector:
          matchLabels:
            app: frontend # of the shop
      # the tests
      - podSelector:
          matchLabels:
            app: tests
    # http
    ports:
      - port: 80 # plain
  - {} # open
`,
  ),
  row(
    'in brackets',
    flow,
    { type: 'duplicatePeer', direction: 'egress', rule: 0, peer: 0 },
    '{podSelector: {}, egress: [{to: [{podSelector: {}}]}]}',
    '{podSelector: {}, egress: [{to: [{podSelector: {}}, {podSelector: {}}]}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'duplicatePeer', direction: 'ingress', rule: 0, peer: 0 },
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # own
`,
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # own
  - podSelector: {} # own
`,
  ),
  // separateSelectors
  row(
    'each with its comments',
    block,
    { type: 'separateSelectors', direction: 'ingress', rule: 0, peer: 0 },
    `
podSelector: {}
ingress:
  - from:
      # prometheus
      - namespaceSelector: # where it runs
          matchLabels:
            team: monitoring
        # and who it is
        podSelector:
          matchLabels:
            app: prometheus # by name
    ports:
      - port: 9090
`,
    `
podSelector: {}
ingress:
  - from:
      # prometheus
      - namespaceSelector: # where it runs
          matchLabels:
            team: monitoring
      # and who it is
      - podSelector:
          matchLabels:
            app: prometheus # by name
    ports:
      - port: 9090
`,
  ),
  row(
    'in brackets',
    flow,
    { type: 'separateSelectors', direction: 'egress', rule: 0, peer: 0 },
    '{podSelector: {}, egress: [{to: [{podSelector: {}, namespaceSelector: {matchLabels: {team: a}}}]}]}',
    '{podSelector: {}, egress: [{to: [{podSelector: {}}, {namespaceSelector: {matchLabels: {team: a}}}]}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'separateSelectors', direction: 'ingress', rule: 0, peer: 0 },
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # every pod
    namespaceSelector: {} # of every namespace
  - podSelector: {}
`,
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # every pod
  - namespaceSelector: {} # of every namespace
  - podSelector: {}
`,
  ),
  // joinSelectors
  row(
    'with all their comments',
    block,
    { type: 'joinSelectors', direction: 'ingress', rule: 0, peer: 0 },
    `
podSelector: {}
ingress:
  - from:
      # where it runs
      - namespaceSelector: # by team
          matchLabels:
            team: monitoring
      # who it is
      - podSelector:
          matchLabels:
            app: prometheus # by name
    ports:
      - port: 9090
`,
    `
podSelector: {}
ingress:
  - from:
      # where it runs
      - namespaceSelector: # by team
          matchLabels:
            team: monitoring
        # who it is
        podSelector:
          matchLabels:
            app: prometheus # by name
    ports:
      - port: 9090
`,
  ),
  row(
    'in brackets',
    flow,
    { type: 'joinSelectors', direction: 'egress', rule: 0, peer: 0 },
    '{podSelector: {}, egress: [{to: [{podSelector: {}}, {namespaceSelector: {matchLabels: {team: a}}}]}]}',
    '{podSelector: {}, egress: [{to: [{podSelector: {}, namespaceSelector: {matchLabels: {team: a}}}]}]}',
  ),
  row(
    'in a List',
    list,
    { type: 'joinSelectors', direction: 'ingress', rule: 0, peer: 1 },
    `
podSelector: {}
ingress:
- from:
  - ipBlock:
      cidr: 10.0.0.0/8
  - namespaceSelector: {}
    podSelector: # nobody in particular
  - podSelector: {} # every pod
`,
    `
podSelector: {}
ingress:
- from:
  - ipBlock:
      cidr: 10.0.0.0/8
  - namespaceSelector: {}
    podSelector: {} # every pod
`,
  ),
  // stripServerFields
  row(
    'what kubectl get prints',
    whole,
    { type: 'stripServerFields' },
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy"}
    note: kept # by hand
  creationTimestamp: "2024-01-01T00:00:00Z"
  generation: 2
  # the name
  name: web # stays
  resourceVersion: "123"
  uid: 01234567-89ab-cdef-0123-456789abcdef
spec:
  podSelector: {} # all
status: {}
`,
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  annotations:
    note: kept # by hand
  # the name
  name: web # stays
spec:
  podSelector: {} # all
`,
  ),
  row(
    'in JSON, and the annotations that were only kubectl’s',
    whole,
    { type: 'stripServerFields' },
    `
{
  "apiVersion": "networking.k8s.io/v1",
  "kind": "NetworkPolicy",
  "metadata": {
    "annotations": {
      "kubectl.kubernetes.io/last-applied-configuration": "{}"
    },
    "managedFields": [
      { "manager": "kubectl" }
    ],
    "name": "web",
    "selfLink": "/x"
  },
  "spec": { "podSelector": {} }
}
`,
    `
{
  "apiVersion": "networking.k8s.io/v1",
  "kind": "NetworkPolicy",
  "metadata": {
    "name": "web"
  },
  "spec": { "podSelector": {} }
}
`,
  ),
  row(
    'in a List',
    wholeList,
    { type: 'stripServerFields' },
    `
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ConfigMap
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    creationTimestamp: null # never
    name: web
    uid: x
  spec:
    podSelector: {}
`,
    `
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ConfigMap
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    name: web
  spec:
    podSelector: {}
`,
  ),
  // place
  row(
    'renames a field, with its comments',
    block,
    { type: 'place', label: 'rename ingres', placements: [{ type: 'rename', path: ['spec', 'ingres'], key: 'ingress' }] },
    `
podSelector: {}
# who may
ingres: # typed in a hurry
  - {}
`,
    `
podSelector: {}
# who may
ingress: # typed in a hurry
  - {}
`,
  ),
  row(
    'sets a value',
    flow,
    {
      type: 'place',
      label: 'unquote',
      placements: [{ type: 'set', path: ['spec', 'ingress', 0, 'ports', 0, 'port'], value: 80 }],
    },
    '{podSelector: {}, ingress: [{ports: [{port: "80"}]}]}',
    '{podSelector: {}, ingress: [{ports: [{port: 80}]}]}',
  ),
  row(
    'in a List',
    list,
    {
      type: 'place',
      label: 'move',
      placements: [{ type: 'move', from: ['spec', 'ingress', 0, 'from', 0], to: ['spec', 'ingress', 1, 'from'], index: 0 }],
    },
    `
podSelector: {}
ingress:
- from:
  - podSelector: {} # own
- from: []
`,
    `
podSelector: {}
ingress:
- from: []
- from:
  - podSelector: {} # own
`,
  ),
];

const KINDS: Readonly<Record<Intent['type'], true>> = {
  editPolicy: true,
  addRule: true,
  editRule: true,
  removePeer: true,
  removeRule: true,
  isolate: true,
  allowAll: true,
  denyAll: true,
  addPeers: true,
  moveRule: true,
  duplicateRule: true,
  copyRule: true,
  splitRule: true,
  mergeRules: true,
  movePeer: true,
  duplicatePeer: true,
  separateSelectors: true,
  joinSelectors: true,
  stripServerFields: true,
  place: true,
};

describe('every wish, as text', () => {
  test.each(ROWS.map((one) => [one.intent.type, one.name, one] as const))('%s: %s', (_, __, { form, intent, before, after }) => {
    const planned = planEdit(before, form.base, intent);
    if (!planned.ok) throw new Error(planned.reason);
    expect(planned.text).toBe(after);
    expect(applyEdits(before, planned.edits)).toBe(after);
    expect(applyEdits(after, invertEdits(before, planned.edits))).toBe(before);
  });

  test('each kind of wish, in block style, in brackets, and in a List', () => {
    for (const type of Object.keys(KINDS)) {
      const rows = ROWS.filter(({ intent }) => intent.type === type);
      expect(rows.some(({ before }) => before.startsWith('{'))).toBe(true);
      expect(rows.some(({ form }) => form.base.length > 0)).toBe(true);
      expect(rows.some(({ before, form }) => !before.startsWith('{') && form.base.length === 0)).toBe(true);
    }
  });
});

describe('what is refused changes nothing and says why', () => {
  test.each<[name: string, form: Form, spec: string, intent: Intent, reason: RegExp]>([
    [
      'comments that brackets cannot hold',
      flow,
      '{podSelector: {}, ingress: []}',
      { type: 'copyRule', direction: 'ingress', source: COMMENTED, path: ['items', 1, 'spec', 'ingress', 0] },
      /comments .* would be lost/,
    ],
    [
      'a rule that is not there any more',
      block,
      'podSelector: {}\n',
      { type: 'moveRule', direction: 'ingress', rule: 0, to: 1 },
      /no ingress rule 1/,
    ],
    [
      'a source that cannot be read',
      block,
      'podSelector: {}\n',
      { type: 'copyRule', direction: 'ingress', source: 'spec: [', path: ['spec', 'ingress', 0] },
      /./,
    ],
    [
      'a source without that rule',
      block,
      'podSelector: {}\n',
      { type: 'copyRule', direction: 'ingress', source: PLAIN, path: ['items', 1, 'spec', 'ingress', 1] },
      /./,
    ],
    // Line 6 is the spec's first one; what the wish would have written above counts for nothing.
    [
      'an anchor that is used in the other direction',
      block,
      'podSelector: {}\ningress:\n  - from: &peers\n      - podSelector: {}\negress:\n  - to: *peers\n',
      { type: 'denyAll', direction: 'ingress' },
      /^The anchor &peers on line 8 of this document is used again on line 11,/,
    ],
    ...[undefined, 0].map((to): [string, Form, string, Intent, RegExp] => [
      `peers that are written as an alias, in a rule to be split (${to ?? 'behind it'})`,
      block,
      'podSelector: {}\ningress:\n  - from: &peers\n      - podSelector: {}\n      - namespaceSelector: {}\n  - from: *peers\n    ports:\n      - port: 80\n',
      { type: 'splitRule', direction: 'ingress', rule: 1, peers: [0], ...(to === undefined ? {} : { to }) },
      /^This part is written as \*peers on line 11 of this document and stands at the anchor &peers \(line 8\):/,
    ]),
  ])('%s', (_, form, spec, intent, reason) => {
    const planned = planEdit(form.text(spec), form.base, intent);
    expect(planned.ok ? 'done' : planned.reason).toMatch(reason);
    expect(planned.ok).toBe(false);
  });
});
