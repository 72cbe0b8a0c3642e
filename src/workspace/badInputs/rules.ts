import { type BadInput, bad, egress, peer, rule, spec } from './badInput';
import { unmarshal } from './serverTexts';

const LIST = 'write a list here, each item after a dash';
const FIELDS = 'write fields here, each with a name and a colon';
const RULE = 'spec.ingress[0]';
const PEER = `${RULE}.from[0]`;
const unknown = (field: string, hint = '') => `error ${field}: unknown field "${field}"${hint}`;

/** What is wrong with rules and peers. */
export const RULES: readonly BadInput[] = [
  bad(
    'ingress as a mapping',
    spec('podSelector: {}\ningress: «\n  from:\n  - podSelector: {}'),
    `error spec.ingress: ${unmarshal('object', 'NetworkPolicySpec', 'spec.ingress', '[]v1.NetworkPolicyIngressRule')}: ${LIST}`,
    ['Make it a list of one item'],
    spec('podSelector: {}\ningress:\n- from:\n  - podSelector: {}'),
  ),
  bad(
    'ingress as an empty mapping',
    spec('podSelector: {}\ningress: {} «'),
    `error spec.ingress: ${unmarshal('object', 'NetworkPolicySpec', 'spec.ingress', '[]v1.NetworkPolicyIngressRule')}: ${LIST}`,
  ),
  bad(
    'egress as a text',
    spec('podSelector: {}\negress: deny «'),
    `error spec.egress: ${unmarshal('string', 'NetworkPolicySpec', 'spec.egress', '[]v1.NetworkPolicyEgressRule')}: ${LIST}`,
  ),
  bad(
    'a rule as a text',
    spec('podSelector: {}\ningress:\n- all «'),
    `error spec.ingress: ${unmarshal('string', 'NetworkPolicySpec', 'spec.ingress', 'v1.NetworkPolicyIngressRule')}: ${FIELDS}`,
  ),
  bad(
    'a rule half typed',
    spec('podSelector: {}\ningress:\n- from:\n  - podSelector: {}\n- «'),
    'warning spec.ingress[1]: This rule is empty: the server reads it as {}, which allows connections from anyone on every port. Write from, or remove the dash.',
    ['Remove the empty rule', 'Write {}: from anyone, on every port'],
    spec('podSelector: {}\ningress:\n- from:\n  - podSelector: {}'),
  ),
  bad(
    'the only rule half typed',
    spec('podSelector: {}\negress:\n- «'),
    'warning spec.egress[0]: This rule is empty: the server reads it as {}, which allows connections to anyone on every port. Write to, or remove the dash.',
    ['Remove the empty rule', 'Write {}: to anyone, on every port'],
  ),
  bad(
    'from with nothing in it',
    rule('from: «\nports:\n- port: 80'),
    `warning ${RULE}.from: from is empty: the server reads that as anyone.`,
    ['Write podSelector: {}, every pod of the namespace', 'Remove the empty from: the rule allows anyone'],
    rule('from:\n- podSelector: {}\nports:\n- port: 80'),
  ),
  bad(
    'to with nothing in it, alone',
    egress('to: «'),
    'warning spec.egress[0].to: to is empty: the server reads that as anyone.',
    ['Write podSelector: {}, every pod of the namespace'],
    egress('to:\n- podSelector: {}'),
  ),
  bad(
    'ports with nothing in it',
    rule('from:\n- podSelector: {}\nports: «'),
    `warning ${RULE}.ports: ports is empty: the server reads that as every port.`,
    ['Remove the empty ports: the rule allows every port'],
    rule('from:\n- podSelector: {}'),
  ),
  bad(
    'from as a mapping',
    rule('from: «\n  podSelector: {}'),
    `error spec.ingress.from: ${unmarshal('object', 'NetworkPolicyIngressRule', 'spec.ingress.from', '[]v1.NetworkPolicyPeer')}: ${LIST}`,
    ['Make it a list of one item'],
    rule('from:\n- podSelector: {}'),
  ),
  bad(
    'from as a mapping with a version that would be another number',
    rule('from: «\n  podSelector:\n    matchLabels: {version: 1.10}'),
    `error spec.ingress.from: ${unmarshal('object', 'NetworkPolicyIngressRule', 'spec.ingress.from', '[]v1.NetworkPolicyPeer')}: ${LIST}`,
  ),
  bad(
    'from as a mapping with comments in it',
    rule('from: «\n  # the shop\n  podSelector: {}'),
    `error spec.ingress.from: ${unmarshal('object', 'NetworkPolicyIngressRule', 'spec.ingress.from', '[]v1.NetworkPolicyPeer')}: ${LIST}`,
  ),
  bad(
    'to in a rule of ingress',
    rule('to: «\n- podSelector: {}'),
    unknown(`${RULE}.to`, ': an ingress rule names its peers under from'),
    ['Rename to from', 'Remove to: the rule then allows anyone, on every port'],
    rule('from:\n- podSelector: {}'),
  ),
  bad(
    'from in a rule of egress',
    egress('from: «\n- podSelector: {}'),
    unknown('spec.egress[0].from', ': an egress rule names its peers under to'),
    ['Rename to to', 'Remove from: the rule then allows anyone, on every port'],
    egress('to:\n- podSelector: {}'),
  ),
  bad(
    'From in upper case',
    rule('From: «\n- podSelector: {} # ours'),
    unknown(`${RULE}.From`, ': did you mean from?'),
    ['Rename to from', 'Remove From: the rule then allows anyone, on every port'],
    rule('from:\n- podSelector: {} # ours'),
  ),
  bad(
    'a selector straight in a rule',
    rule('podSelector: «\n  matchLabels:\n    app: web'),
    unknown(`${RULE}.podSelector`, ': it stands in an item under from'),
    ['Put podSelector under from', 'Remove podSelector: the rule then allows anyone, on every port'],
    rule('from:\n- podSelector:\n    matchLabels:\n      app: web'),
  ),
  bad(
    'a port straight in a rule',
    rule('from:\n- podSelector: {}\nport: 80 «\nprotocol: TCP «'),
    [
      unknown(`${RULE}.port`, ': it stands in an item under ports'),
      unknown(`${RULE}.protocol`, ': it stands in an item under ports'),
    ],
    ['Put port and protocol under ports', 'Remove port: the rule then allows every port'],
    rule('from:\n- podSelector: {}\nports:\n- port: 80\n  protocol: TCP'),
  ),
  bad('DNS names in a rule', egress('toFQDNs: [] «'), unknown('spec.egress[0].toFQDNs'), [
    'Remove toFQDNs: the rule then allows anyone, on every port',
  ]),
  bad(
    'a peer with nothing in it',
    rule('from:\n- podSelector: {}\n- «'),
    `error ${RULE}.from[1]: Required value: must specify a peer`,
    ['Write podSelector: {}, every pod of the namespace', 'Remove the empty peer'],
    rule('from:\n- podSelector: {}\n- podSelector: {}'),
  ),
  bad(
    'the only peer with nothing in it',
    rule('from:\n- {} «'),
    `error ${PEER}: Required value: must specify a peer`,
    ['Write podSelector: {}, every pod of the namespace', 'Remove the rule, which has no other peer'],
    rule('from:\n- podSelector: {}'),
  ),
  bad(
    'a peer with a selector half typed',
    rule('from:\n- podSelector: «'),
    `error ${PEER}: Required value: must specify a peer`,
    ['Write podSelector: {}, every pod of the namespace', 'Remove the rule, which has no other peer'],
    rule('from:\n- podSelector: {}'),
  ),
  bad(
    'a peer with a namespace selector half typed',
    rule('from:\n- namespaceSelector: «'),
    `error ${PEER}: Required value: must specify a peer`,
    ['Write namespaceSelector: {}, every namespace', 'Remove the rule, which has no other peer'],
    rule('from:\n- namespaceSelector: {}'),
  ),
  bad(
    'a namespace selector half typed beside a pod selector',
    peer('podSelector: {}\nnamespaceSelector: «'),
    `warning ${PEER}.namespaceSelector: namespaceSelector is empty: the server reads that as not there, so this peer means pods of the own namespace only. Write {} for every namespace.`,
    ['Remove the empty namespaceSelector: pods of the own namespace only', 'Write {}: every namespace'],
    peer('podSelector: {}'),
  ),
  bad(
    'a pod selector half typed beside a namespace selector',
    peer('namespaceSelector: {}\npodSelector: «'),
    `warning ${PEER}.podSelector: podSelector is empty: the server reads that as not there, so this peer means every pod of these namespaces. Write {} to say so.`,
    ['Write {}: every pod of these namespaces'],
    peer('namespaceSelector: {}\npodSelector: {}'),
  ),
  bad(
    'a peer with a block half typed',
    rule('from:\n- ipBlock: «\n- podSelector: {}'),
    `error ${PEER}: Required value: must specify a peer`,
    ['Remove the empty peer'],
    rule('from:\n- podSelector: {}'),
  ),
  bad(
    'a block beside a selector',
    rule('from:\n- podSelector: {} # ours «\n  ipBlock:\n    cidr: 10.0.0.0/8 # theirs'),
    `error ${PEER}: Forbidden: may not specify both ipBlock and another peer`,
    ['Make it two peers: either is then allowed'],
    rule('from:\n- podSelector: {} # ours\n- ipBlock:\n    cidr: 10.0.0.0/8 # theirs'),
  ),
  bad(
    'a peer as a text',
    rule('from:\n- web «'),
    `error spec.ingress.from: ${unmarshal('string', 'NetworkPolicyIngressRule', 'spec.ingress.from', 'v1.NetworkPolicyPeer')}: ${FIELDS}`,
  ),
  bad(
    'a peer as a CIDR',
    rule('from:\n- 10.0.0.0/8 «'),
    `error spec.ingress.from: ${unmarshal('string', 'NetworkPolicyIngressRule', 'spec.ingress.from', 'v1.NetworkPolicyPeer')}: ${FIELDS}`,
    ['Write ipBlock with cidr: 10.0.0.0/8'],
    rule('from:\n- ipBlock:\n    cidr: 10.0.0.0/8'),
  ),
  bad(
    'a selector of a peer misspelt',
    peer('podSelectr: «\n  matchLabels: {app: web}'),
    unknown(`${PEER}.podSelectr`, ': did you mean podSelector?'),
    ['Rename to podSelector'],
    peer('podSelector:\n  matchLabels: {app: web}'),
  ),
  bad(
    'a misspelt selector beside another: without it more would be allowed',
    peer('podSelector: {}\nnamespaceSelectr: {} «'),
    unknown(`${PEER}.namespaceSelectr`, ': did you mean namespaceSelector?'),
    ['Rename to namespaceSelector', 'Remove namespaceSelectr: more may be allowed without it'],
    peer('podSelector: {}\nnamespaceSelector: {}'),
  ),
  bad(
    'labels straight in a peer',
    peer('matchLabels: «\n  app: web'),
    unknown(`${PEER}.matchLabels`, ': it stands under podSelector or namespaceSelector'),
    ['Put matchLabels under podSelector', 'Put matchLabels under namespaceSelector: every pod of these namespaces'],
    peer('podSelector:\n  matchLabels:\n    app: web'),
  ),
  bad(
    'a CIDR straight in a peer',
    peer('cidr: 10.0.0.0/8 «\nexcept: [10.1.0.0/16] «'),
    [unknown(`${PEER}.cidr`, ': it stands under ipBlock'), unknown(`${PEER}.except`)],
    ['Put cidr and except under ipBlock'],
  ),
  bad(
    'ports in a peer',
    peer('podSelector: {}\nports: «\n- port: 80 # web'),
    unknown(`${PEER}.ports`, ': ports stand beside from or to, not in a peer'),
    ['Put ports beside from', 'Remove ports: more may be allowed without it'],
    rule('from:\n- podSelector: {}\nports:\n- port: 80 # web'),
  ),
  bad(
    'ports as a peer of their own',
    rule('from:\n- podSelector: {}\n- ports: «\n  - port: 80'),
    unknown(`${RULE}.from[1].ports`, ': ports stand beside from or to, not in a peer'),
    ['Put ports beside from'],
    rule('from:\n- podSelector: {}\nports:\n- port: 80'),
  ),
];
