import { describe, expect, test } from 'vitest';
import type { Asked } from './asked';
import { type CheckAnswer, check, oneVerdict } from './check';
import { analysisOf } from './testSituation';

// What engines for NetworkPolicies got wrong, one by one: small enough to be read. Two namespaces with a pod `a`, which
// connects, and a pod `b`, which all policies of `x` are about where they say no more.

const pod = (namespace: string, name: string, ip: string, more = ''): string => `---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { pod: ${name}, tier: front } }
spec:
  containers:
    - name: main
      ports:
        - { name: http, containerPort: 80 }
        - { name: dns, containerPort: 53, protocol: UDP }
status: { phase: Running, podIP: ${ip} }
${more}`;

const namespace = (name: string): string =>
  `---\napiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { team: ${name} } }\n`;

const WORLD =
  namespace('x') +
  namespace('y') +
  pod('x', 'a', '10.0.1.1') +
  pod('x', 'b', '10.0.1.2') +
  pod('y', 'a', '10.0.2.1') +
  pod('y', 'b', '10.0.2.2').replace('containerPort: 80', 'containerPort: 8080');

/** A policy of namespace x for its pod b. */
const policy = (spec: string, name = 'p'): string => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: x }
spec:
  podSelector: { matchLabels: { pod: b } }
${spec
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
`;

const ingress = (rules: string, name?: string): string => policy(`ingress: ${rules}`, name);
const egress = (rules: string): string => policy(`policyTypes: [Egress]\negress: ${rules}`);

interface Row {
  readonly says: string;
  readonly texts: readonly string[];
  /** `FROM TO PORT: verdict`, the port with its protocol where that is not TCP. */
  readonly verdicts: readonly string[];
}

function asked(text: string): Asked {
  const [first = '', second] = text.split('/');
  return second === undefined ? { type: 'address', ip: text } : { type: 'pod', namespace: first, name: second };
}

function answer(texts: readonly string[], line: string): CheckAnswer {
  const [from = '', to = '', on = ''] = line.split(' ');
  const [port = '', protocol = 'TCP'] = on.split('/');
  if (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP') throw new Error(`There is no protocol ${protocol}.`);
  return check(analysisOf([[WORLD, ...texts].join('')]), { from: asked(from), to: asked(to), protocol, port: Number(port) });
}

function verdict(found: CheckAnswer): string {
  return found.type === 'answer' ? (oneVerdict(found.trails) ?? 'differs') : found.why.type;
}

const A_ONLY = '[{ podSelector: { matchLabels: { pod: a } } }]';

const CORNERS: readonly (readonly [title: string, rows: readonly Row[]])[] = [
  [
    '1. an empty or absent list of rules denies, a rule without peers allows every source',
    [
      { says: 'ingress: []', texts: [ingress('[]')], verdicts: ['x/a x/b 80: denied', '203.0.113.1 x/b 80: denied'] },
      { says: 'ingress is absent', texts: [policy('policyTypes: [Ingress]')], verdicts: ['x/a x/b 80: denied'] },
      { says: 'ingress is null', texts: [ingress('')], verdicts: ['x/a x/b 80: denied'] },
      {
        says: 'a rule that says nothing',
        texts: [ingress('[{}]')],
        verdicts: ['x/a x/b 80: allowed', 'y/a x/b 1/UDP: allowed', '203.0.113.1 x/b 80: allowed'],
      },
      { says: 'from: []', texts: [ingress('[{ from: [] }]')], verdicts: ['y/a x/b 80: allowed', '203.0.113.1 x/b 80: allowed'] },
      { says: 'ports: []', texts: [ingress(`[{ from: ${A_ONLY}, ports: [] }]`)], verdicts: ['x/a x/b 7/SCTP: allowed'] },
    ],
  ],
  [
    '2. without policyTypes egress is isolated only where there is an egress rule',
    [
      { says: 'no egress', texts: [ingress('[]')], verdicts: ['x/b x/a 80: allowed'] },
      { says: 'egress: []', texts: [policy('egress: []')], verdicts: ['x/b x/a 80: allowed', 'x/a x/b 80: denied'] },
      {
        says: 'an egress rule',
        texts: [policy('egress: [{ ports: [{ port: 80 }] }]')],
        verdicts: ['x/b x/a 80: allowed', 'x/b x/a 81: denied', 'x/a x/b 80: denied'],
      },
      { says: 'policyTypes: []', texts: [policy('policyTypes: []\negress: []')], verdicts: ['x/b x/a 80: allowed'] },
      {
        says: 'Egress is listed',
        texts: [policy('policyTypes: [Egress]')],
        verdicts: ['x/b x/a 80: denied', 'x/a x/b 80: allowed'],
      },
    ],
  ],
  [
    '3. rules of a direction that policyTypes does not list are ignored',
    [
      {
        says: 'ingress rules beside policyTypes: [Egress]',
        texts: [policy(`policyTypes: [Egress]\ningress: [{ from: ${A_ONLY} }]\negress: [{}]`)],
        verdicts: ['y/a x/b 80: allowed', 'x/b y/a 80: allowed'],
      },
    ],
  ],
  [
    '4. a rule that matches nobody still isolates',
    [
      {
        says: 'a selector of nobody',
        texts: [ingress('[{ from: [{ podSelector: { matchLabels: { pod: nobody } } }] }]')],
        verdicts: ['x/a x/b 80: denied', '203.0.113.1 x/b 80: denied'],
      },
    ],
  ],
  [
    '5. without a namespaceSelector the policy’s own namespace is meant, an empty one means all',
    [
      {
        says: 'podSelector: {}',
        texts: [ingress('[{ from: [{ podSelector: {} }] }]')],
        verdicts: ['x/a x/b 80: allowed', 'y/a x/b 80: denied'],
      },
      {
        says: 'namespaceSelector: {}',
        texts: [ingress('[{ from: [{ namespaceSelector: {} }] }]')],
        verdicts: ['x/a x/b 80: allowed', 'y/a x/b 80: allowed', '203.0.113.1 x/b 80: denied'],
      },
      {
        says: 'a namespace by its name, which every one is labelled with',
        texts: [ingress('[{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: y } } }] }]')],
        verdicts: ['x/a x/b 80: denied', 'y/a x/b 80: allowed'],
      },
    ],
  ],
  [
    '6. both selectors in one item are an AND, in two items an OR',
    [
      {
        says: 'one item',
        texts: [
          ingress('[{ from: [{ namespaceSelector: { matchLabels: { team: y } }, podSelector: { matchLabels: { pod: a } } }] }]'),
        ],
        verdicts: ['y/a x/b 80: allowed', 'y/b x/b 80: denied', 'x/a x/b 80: denied'],
      },
      {
        says: 'two items',
        texts: [
          ingress(
            '[{ from: [{ namespaceSelector: { matchLabels: { team: y } } }, { podSelector: { matchLabels: { pod: a } } }] }]',
          ),
        ],
        verdicts: ['y/a x/b 80: allowed', 'y/b x/b 80: allowed', 'x/a x/b 80: allowed'],
      },
    ],
  ],
  [
    '7. NotIn and DoesNotExist match a missing key, In and Exists do not',
    [
      {
        says: 'NotIn',
        texts: [ingress('[{ from: [{ podSelector: { matchExpressions: [{ key: role, operator: NotIn, values: [z] }] } }] }]')],
        verdicts: ['x/a x/b 80: allowed'],
      },
      {
        says: 'DoesNotExist',
        texts: [ingress('[{ from: [{ podSelector: { matchExpressions: [{ key: role, operator: DoesNotExist }] } }] }]')],
        verdicts: ['x/a x/b 80: allowed'],
      },
      {
        says: 'In',
        texts: [ingress('[{ from: [{ podSelector: { matchExpressions: [{ key: role, operator: In, values: [z] }] } }] }]')],
        verdicts: ['x/a x/b 80: denied'],
      },
      {
        says: 'Exists',
        texts: [ingress('[{ from: [{ podSelector: { matchExpressions: [{ key: role, operator: Exists }] } }] }]')],
        verdicts: ['x/a x/b 80: denied'],
      },
    ],
  ],
  [
    '8. matchLabels and matchExpressions are an AND',
    [
      {
        says: 'one of them does not hold',
        texts: [
          ingress(
            '[{ from: [{ podSelector: { matchLabels: { pod: a }, matchExpressions: [{ key: tier, operator: NotIn, values: [front] }] } }] }]',
          ),
        ],
        verdicts: ['x/a x/b 80: denied'],
      },
      {
        says: 'both hold',
        texts: [
          ingress(
            '[{ from: [{ podSelector: { matchLabels: { pod: a }, matchExpressions: [{ key: tier, operator: In, values: [front] }] } }] }]',
          ),
        ],
        verdicts: ['x/a x/b 80: allowed'],
      },
    ],
  ],
  [
    '10. names of ports are looked up on each destination, with the rule’s protocol',
    [
      {
        says: 'into the pod',
        texts: [ingress('[{ ports: [{ port: http }] }]')],
        verdicts: ['x/a x/b 80: allowed', 'x/a x/b 8080: denied'],
      },
      {
        says: 'out of it: each destination has its own number',
        texts: [egress('[{ ports: [{ port: http }] }]')],
        verdicts: ['x/b x/a 80: allowed', 'x/b y/b 8080: allowed', 'x/b y/b 80: denied', 'x/b 203.0.113.1 80: denied'],
      },
      {
        says: 'another protocol',
        texts: [ingress('[{ ports: [{ port: dns }] }]')],
        verdicts: ['x/a x/b 53: denied', 'x/a x/b 53/UDP: denied'],
      },
      {
        says: 'its own protocol',
        texts: [ingress('[{ ports: [{ port: dns, protocol: UDP }] }]')],
        verdicts: ['x/a x/b 53/UDP: allowed', 'x/a x/b 53: denied'],
      },
      { says: 'a name that nobody has', texts: [ingress('[{ ports: [{ port: metrics }] }]')], verdicts: ['x/a x/b 80: denied'] },
    ],
  ],
  [
    '12. a UDP or SCTP rule isolates and does not open TCP',
    [
      {
        says: 'UDP',
        texts: [ingress('[{ ports: [{ port: 80, protocol: UDP }] }]')],
        verdicts: ['x/a x/b 80/UDP: allowed', 'x/a x/b 80: denied', 'x/a x/b 80/SCTP: denied'],
      },
      {
        says: 'SCTP, every port of it',
        texts: [ingress('[{ ports: [{ protocol: SCTP }] }]')],
        verdicts: ['x/a x/b 1/SCTP: allowed', 'x/a x/b 65535/SCTP: allowed', 'x/a x/b 80: denied'],
      },
    ],
  ],
  [
    '13. what one block excepts, another rule may allow again',
    [
      {
        says: 'the exception alone',
        texts: [ingress('[{ from: [{ ipBlock: { cidr: 203.0.113.0/24, except: [203.0.113.8/29] } }] }]')],
        verdicts: ['203.0.113.7 x/b 80: allowed', '203.0.113.8 x/b 80: denied', '203.0.113.16 x/b 80: allowed'],
      },
      {
        says: 'another peer',
        texts: [
          ingress(
            '[{ from: [{ ipBlock: { cidr: 203.0.113.0/24, except: [203.0.113.8/29] } }, { ipBlock: { cidr: 203.0.113.8/32 } }] }]',
          ),
        ],
        verdicts: ['203.0.113.8 x/b 80: allowed', '203.0.113.9 x/b 80: denied'],
      },
    ],
  ],
  [
    '14. an address within the block stands for the whole block',
    [
      {
        says: '10.10.1.12/24',
        texts: [ingress('[{ from: [{ ipBlock: { cidr: 10.10.1.12/24 } }] }]')],
        verdicts: ['10.10.1.0 x/b 80: allowed', '10.10.1.255 x/b 80: allowed', '10.10.2.0 x/b 80: denied'],
      },
    ],
  ],
  [
    '15. completed pods match nothing, and are no endpoints',
    [
      {
        says: 'a pod that has come to its end',
        texts: [
          pod('x', 'done', '10.0.1.9').replace('phase: Running', 'phase: Succeeded'),
          ingress('[{ from: [{ podSelector: {} }] }]'),
        ],
        verdicts: ['x/done x/b 80: noSuch', '10.0.1.9 x/b 80: denied', 'x/a x/b 80: allowed'],
      },
      {
        says: 'one that failed',
        texts: [pod('x', 'done', '10.0.1.9').replace('phase: Running', 'phase: Failed')],
        verdicts: ['x/done x/b 80: noSuch'],
      },
    ],
  ],
  [
    '16. a podSelector without a value selects all pods of the policy’s namespace',
    [
      {
        says: 'of the spec',
        texts: [ingress('[]').replace('podSelector: { matchLabels: { pod: b } }', 'podSelector:')],
        verdicts: ['x/b x/a 80: denied', 'x/a x/b 80: denied', 'x/a y/a 80: allowed'],
      },
    ],
  ],
  [
    '17. replies are not asked about again',
    [
      {
        says: 'b may be reached and may reach nobody',
        texts: [policy(`policyTypes: [Ingress, Egress]\ningress: [{ from: ${A_ONLY} }]`)],
        verdicts: ['x/a x/b 80: allowed', 'x/b x/a 80: denied'],
      },
    ],
  ],
];

describe.each(CORNERS)('%s', (_, rows) => {
  test.each(rows.flatMap(({ says, texts, verdicts }) => verdicts.map((line) => [says, line, texts] as const)))(
    '%s – %s',
    (_says, line, texts) => {
      const [question = '', wanted] = line.split(': ');
      expect(verdict(answer(texts, question))).toBe(wanted);
    },
  );
});

describe('what is refused is not counted, and that is said', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['9. a key that stands twice', ingress('[]').replace('podSelector:', 'podSelector: {}\n  podSelector:')],
    ['11. endPort below port', ingress('[{ ports: [{ port: 90, endPort: 80 }] }]')],
    ['11. endPort with a name', ingress('[{ ports: [{ port: http, endPort: 90 }] }]')],
    ['13. an exception outside its block', ingress('[{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [192.168.0.0/16] } }] }]')],
    ['16. a peer whose only selector has no value', ingress('[{ from: [{ podSelector: }] }]')],
    [
      '18. policies of other tiers',
      '---\napiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: { name: a }\nspec: { priority: 1, subject: { namespaces: {} }, ingress: [{ action: Deny, from: [{ namespaces: {} }] }] }\n',
    ],
    [
      '18. and their base',
      '---\napiVersion: policy.networking.k8s.io/v1alpha1\nkind: BaselineAdminNetworkPolicy\nmetadata: { name: default }\n',
    ],
  ];

  test.each(refused)('%s', (_, text) => {
    // Apart from the pods: a document that is no YAML takes nothing else with it.
    const found = check(analysisOf([WORLD, text]), { from: asked('x/a'), to: asked('x/b'), protocol: 'TCP', port: 80 });
    expect(verdict(found)).toBe('allowed');
    expect(found.type === 'answer' && found.caveats.map(({ type }) => type)).toEqual(['uncounted']);
  });
});
