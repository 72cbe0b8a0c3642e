import { type BadInput, bad, egress, metadata, peer, root, rule, selector, spec } from './badInput';

const RULE = 'spec.ingress[0]';
const PEER = `${RULE}.from[0]`;
const unknown = (field: string, hint = '') => `error ${field}: unknown field "${field}"${hint}`;
const LABELS = ': it stands under podSelector or namespaceSelector';
const UNDER = (list: string) => `: it stands in an item under ${list}`;
const empty = (field: string, meaning: string) =>
  `warning ${field}: ${field.replace(/^.*\./, '')} is empty: the server reads that as ${meaning}.`;
const twice = (key: string, first: number, second: number) =>
  `error yaml: The key "${key}" stands in the same mapping twice: on line ${first} and again on line ${second} of this document. Remove one of them.`;

/** What stands beside the field it was meant to stand under: one step too few to the right, or without its dash. */
export const OUTDENTED: readonly BadInput[] = [
  bad(
    'labels beside the pod selector of a peer',
    peer('podSelector:\nmatchLabels: {app: a} «'),
    unknown(`${PEER}.matchLabels`, LABELS),
    ['Put matchLabels under podSelector'],
    peer('podSelector:\n  matchLabels: {app: a}'),
  ),
  bad(
    'labels beside the namespace selector of a peer',
    peer('namespaceSelector:\nmatchLabels: «\n  team: a'),
    unknown(`${PEER}.matchLabels`, LABELS),
    ['Put matchLabels under namespaceSelector: every pod of these namespaces'],
    peer('namespaceSelector:\n  matchLabels:\n    team: a'),
  ),
  bad(
    'labels beside the pod selector of a peer, with comments and a version',
    peer('podSelector: # who\n# the shop\nmatchLabels: # which «\n  app: a # ours\n  version: "1.10"\n# all of it'),
    unknown(`${PEER}.matchLabels`, LABELS),
    ['Put matchLabels under podSelector'],
    peer('podSelector: # who\n  # the shop\n  matchLabels: # which\n    app: a # ours\n    version: "1.10"\n# all of it'),
  ),
  bad(
    'labels beside the pod selector of a peer, with a version that is a number',
    peer('podSelector:\nmatchLabels: «\n  version: 1.10'),
    unknown(`${PEER}.matchLabels`, LABELS),
    ['Put matchLabels under podSelector'],
    peer('podSelector:\n  matchLabels:\n    version: 1.10'),
  ),
  bad(
    'labels and expressions beside the pod selector of a peer, in namespaces',
    peer('namespaceSelector: {}\npodSelector:\nmatchLabels: «\n  app: a\nmatchExpressions: «\n- key: tier\n  operator: Exists'),
    [unknown(`${PEER}.matchLabels`, LABELS), unknown(`${PEER}.matchExpressions`, LABELS)],
    ['Put matchLabels and matchExpressions under podSelector: in every namespace'],
    peer(
      'namespaceSelector: {}\npodSelector:\n  matchLabels:\n    app: a\n  matchExpressions:\n  - key: tier\n    operator: Exists',
    ),
  ),
  bad(
    'labels between two empty selectors',
    peer('namespaceSelector:\nmatchLabels: {team: a} «\npodSelector:'),
    unknown(`${PEER}.matchLabels`, LABELS),
    ['Put matchLabels under namespaceSelector: every pod of these namespaces'],
    peer('namespaceSelector:\n  matchLabels: {team: a}\npodSelector:'),
  ),
  bad(
    'labels behind two empty selectors',
    peer('namespaceSelector:\npodSelector:\nmatchLabels: {app: a} «'),
    unknown(`${PEER}.matchLabels`, LABELS),
    ['Put matchLabels under podSelector'],
    peer('namespaceSelector:\npodSelector:\n  matchLabels: {app: a}'),
  ),
  bad(
    'labels before an empty selector',
    peer('matchLabels: {app: a} «\npodSelector:'),
    unknown(`${PEER}.matchLabels`, LABELS),
    ['Put matchLabels under podSelector'],
    peer('podSelector:\n  matchLabels:\n    app: a'),
  ),
  bad(
    'labels beside both selectors of a peer',
    peer('namespaceSelector:\nmatchLabels:\n  team: a # theirs\npodSelector:\nmatchLabels: «\n  app: b'),
    twice('matchLabels', 10, 13),
    ['Put each matchLabels under the field above it'],
    peer('namespaceSelector:\n  matchLabels:\n    team: a # theirs\npodSelector:\n  matchLabels:\n    app: b'),
  ),
  bad(
    'labels beside a pod selector that says every pod',
    peer('podSelector: {}\nmatchLabels: «\n  app: a'),
    unknown(`${PEER}.matchLabels`, LABELS),
    [
      'Put matchLabels under podSelector',
      'Put matchLabels under namespaceSelector: every pod of these namespaces',
      'Remove matchLabels: more may be allowed without it',
    ],
    peer('podSelector:\n  matchLabels:\n    app: a'),
  ),
  bad(
    'labels beside a namespace selector that says every namespace',
    peer('namespaceSelector: {}\nmatchLabels: «\n  app: a'),
    unknown(`${PEER}.matchLabels`, LABELS),
    [
      'Put matchLabels under namespaceSelector: every pod of these namespaces',
      'Put matchLabels under podSelector: in every namespace',
      'Remove matchLabels: more may be allowed without it',
    ],
  ),
  bad(
    'expressions beside a pod selector with labels',
    peer('podSelector:\n  matchLabels: {app: a} # ours\nmatchExpressions: «\n- key: tier\n  operator: Exists'),
    unknown(`${PEER}.matchExpressions`, LABELS),
    ['Put matchExpressions under podSelector', 'Remove matchExpressions: more may be allowed without it'],
    peer('podSelector:\n  matchLabels: {app: a} # ours\n  matchExpressions:\n  - key: tier\n    operator: Exists'),
  ),
  bad(
    'a block beside its field',
    peer('ipBlock:\ncidr: 10.0.0.0/8 # all «\nexcept: «\n- 10.1.0.0/16'),
    [unknown(`${PEER}.cidr`, ': it stands under ipBlock'), unknown(`${PEER}.except`)],
    ['Put cidr and except under ipBlock'],
    peer('ipBlock:\n  cidr: 10.0.0.0/8 # all\n  except:\n  - 10.1.0.0/16'),
  ),
  bad(
    'exceptions beside their block',
    peer('ipBlock:\n  cidr: 10.0.0.0/8\nexcept: «\n- 10.1.0.0/16'),
    unknown(`${PEER}.except`),
    ['Put except under ipBlock', 'Remove except: more may be allowed without it'],
    peer('ipBlock:\n  cidr: 10.0.0.0/8\n  except:\n  - 10.1.0.0/16'),
  ),
  bad(
    'labels beside the pod selector of the spec',
    spec('podSelector:\nmatchLabels: «\n  app: a'),
    unknown('spec.matchLabels'),
    ['Put matchLabels under podSelector'],
    spec('podSelector:\n  matchLabels:\n    app: a'),
  ),
  bad(
    'labels beside their field',
    selector('matchLabels: «\napp: a «\nversion: 1.10 «'),
    [
      empty('spec.podSelector.matchLabels', 'no condition'),
      `> ${unknown('spec.podSelector.app')}`,
      unknown('spec.podSelector.version'),
    ],
    ['Put app and version under matchLabels'],
    selector('matchLabels:\n  app: a\n  version: "1.10"'),
  ),
  bad(
    'a label beside the others',
    selector('matchLabels:\n  app: a\ntier: b # new «'),
    unknown('spec.podSelector.tier'),
    ['Put tier under matchLabels', 'Remove tier: more may be allowed without it'],
    selector('matchLabels:\n  app: a\n  tier: b # new'),
  ),
  bad(
    'an expression beside its field',
    selector('matchExpressions: «\nkey: app «\noperator: In «\nvalues: [a] «'),
    [
      `> ${empty('spec.podSelector.matchExpressions', 'no condition')}`,
      unknown('spec.podSelector.key'),
      unknown('spec.podSelector.operator'),
      unknown('spec.podSelector.values'),
    ],
    ['Put key and operator and values under matchExpressions'],
    selector('matchExpressions:\n  - key: app\n    operator: In\n    values: [a]'),
  ),
  bad(
    'an expression straight in a selector',
    selector('key: app «\noperator: Exists «'),
    [unknown('spec.podSelector.key'), unknown('spec.podSelector.operator')],
    ['Put key and operator under matchExpressions', 'Remove key: it then selects every pod'],
  ),
  bad(
    'the spec beside its field',
    root('metadata:\n  name: web\nspec:\npodSelector: {} # all «\ningress: «\n- from:\n  - podSelector: {}'),
    [unknown('podSelector'), unknown('ingress')],
    ['Put podSelector and ingress under spec'],
    root('metadata:\n  name: web\nspec:\n  podSelector: {} # all\n  ingress:\n  - from:\n    - podSelector: {}'),
  ),
  bad(
    'policyTypes beside the spec',
    root('metadata:\n  name: web\nspec:\n  podSelector: {}\npolicyTypes: «\n- Ingress\n- Egress'),
    unknown('policyTypes'),
    ['Put policyTypes under spec', 'Remove policyTypes: more may be allowed without it'],
    root('metadata:\n  name: web\nspec:\n  podSelector: {}\n  policyTypes:\n  - Ingress\n  - Egress'),
  ),
  bad(
    'the name beside metadata',
    root('metadata:\nname: web «\nnamespace: shop «\nspec:\n  podSelector: {}'),
    [unknown('name'), unknown('namespace')],
    ['Put name and namespace under metadata'],
    root('metadata:\n  name: web\n  namespace: shop\nspec:\n  podSelector: {}'),
  ),
  bad(
    'a label beside labels',
    metadata('name: web\nlabels:\napp: web # ours «'),
    unknown('metadata.app'),
    ['Put app under labels'],
    metadata('name: web\nlabels:\n  app: web # ours'),
  ),
  bad(
    'a peer without its dash',
    rule('from: «\npodSelector: «\n  matchLabels: {app: a} # ours\nports:\n- port: 80'),
    [empty(`${RULE}.from`, 'anyone'), `> ${unknown(`${RULE}.podSelector`, UNDER('from'))}`],
    ['Put podSelector under from'],
    rule('from:\n- podSelector:\n    matchLabels: {app: a} # ours\nports:\n- port: 80'),
  ),
  bad(
    'from with nothing in it, a peer without its dash below',
    rule('from: «\npodSelector: {} «'),
    [empty(`${RULE}.from`, 'anyone'), unknown(`${RULE}.podSelector`, UNDER('from'))],
    ['Put podSelector under from'],
    rule('from:\n- podSelector: {}'),
  ),
  bad(
    'a peer with both selectors without its dash',
    egress('to: «\nnamespaceSelector: {} «\npodSelector: «\n  matchLabels: {app: a}'),
    [
      empty('spec.egress[0].to', 'anyone'),
      `> ${unknown('spec.egress[0].namespaceSelector', UNDER('to'))}`,
      unknown('spec.egress[0].podSelector', UNDER('to')),
    ],
    ['Put namespaceSelector and podSelector under to'],
    egress('to:\n- namespaceSelector: {}\n  podSelector:\n    matchLabels: {app: a}'),
  ),
  bad(
    'a port without its dash',
    rule('from:\n- podSelector: {}\nports: «\nport: 80 «\nprotocol: TCP # web «'),
    [
      empty(`${RULE}.ports`, 'every port'),
      `> ${unknown(`${RULE}.port`, UNDER('ports'))}`,
      unknown(`${RULE}.protocol`, UNDER('ports')),
    ],
    ['Put port and protocol under ports'],
    rule('from:\n- podSelector: {}\nports:\n- port: 80\n  protocol: TCP # web'),
  ),
  bad(
    'ports with nothing in it, a port without its dash below',
    rule('from:\n- podSelector: {}\nports: «\nport: 80 «'),
    [empty(`${RULE}.ports`, 'every port'), unknown(`${RULE}.port`, UNDER('ports'))],
    ['Put port under ports'],
    rule('from:\n- podSelector: {}\nports:\n- port: 80'),
  ),
  bad(
    'the rest of a port beside its list',
    rule('from:\n- podSelector: {}\nports:\n- protocol: TCP\nport: 80 # web «'),
    unknown(`${RULE}.port`, UNDER('ports')),
    ['Put port into the last item of ports', 'Remove port: more may be allowed without it'],
    rule('from:\n- podSelector: {}\nports:\n- protocol: TCP\n  port: 80 # web'),
  ),
  bad(
    'the namespaces of a peer beside its list',
    rule('from:\n- podSelector: {} # ours\nnamespaceSelector: {} «'),
    unknown(`${RULE}.namespaceSelector`, UNDER('from')),
    [
      'Put namespaceSelector into the last item of from: pods of these namespaces',
      'Remove namespaceSelector: the rule then allows every port',
    ],
    rule('from:\n- podSelector: {} # ours\n  namespaceSelector: {}'),
  ),
  bad(
    'a rule without its dash',
    spec('podSelector: {}\ningress:\nfrom: «\n- podSelector: {}\nports: «\n- port: 80'),
    [unknown('spec.from'), unknown('spec.ports')],
    ['Put from and ports under ingress'],
    spec('podSelector: {}\ningress:\n- from:\n  - podSelector: {}\n  ports:\n  - port: 80'),
  ),
  bad(
    'the ports of a rule beside its list',
    spec('podSelector: {}\ningress:\n- from:\n  - podSelector: {}\nports: «\n- port: 80 # web'),
    unknown('spec.ports'),
    ['Put ports into the last item of ingress', 'Remove ports: more may be allowed without it'],
    spec('podSelector: {}\ningress:\n- from:\n  - podSelector: {}\n  ports:\n  - port: 80 # web'),
  ),
  bad(
    'labels beside their selector, in JSON',
    '{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web"},\n"spec": {"podSelector": null, "matchLabels": {"app": "a"}}} «\n',
    unknown('spec.matchLabels'),
    ['Put matchLabels under podSelector'],
    '{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web"},\n"spec": {"podSelector": {"matchLabels": {"app": "a"}}}}\n',
  ),
  bad(
    'labels beside a selector, with comments that writing them anew would lose',
    spec('matchLabels: «\n  app: a # ours\npodSelector:'),
    unknown('spec.matchLabels'),
    ['Remove matchLabels: more may be allowed without it'],
  ),
];
