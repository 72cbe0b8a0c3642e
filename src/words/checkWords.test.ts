import { describe, expect, test } from 'vitest';
import type { Asked } from '../answers/asked';
import { check, type Question } from '../answers/check';
import { analysisOf, deployment } from '../answers/testSituation';
import { type Assumptions, NOTHING_ASSUMED } from '../engine';
import { type CheckWords, checkWords } from './checkWords';
import { sentenceText } from './segment';

const policy = (name: string, spec: string, namespace = 'default'): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n---\n`;
const BACKEND = 'podSelector: { matchLabels: { app: backend } }';
const from = (peers: string, more = ''): string => `{ from: [${peers}]${more} }`;
const app = (name: string): string => `{ podSelector: { matchLabels: { app: ${name} } } }`;
const PORT = ', ports: [{ port: 8080 }]';

const SIMPLE =
  deployment('frontend', 'app: frontend') +
  deployment('not-frontend', 'app: not-frontend') +
  deployment('backend', 'app: backend', 'ports: [{ name: http, containerPort: 8080 }]') +
  deployment('far', 'app: frontend', '', 'shop') +
  'apiVersion: v1\nkind: Pod\nmetadata: { name: known, labels: { app: known } }\nstatus: { podIP: 10.1.2.3 }\n';
const DENY = policy('backend-ingress-deny', `{ ${BACKEND}, policyTypes: [Ingress] }`);
const ALLOW = policy('backend-allow-ingress-frontend', `{ ${BACKEND}, ingress: [${from(app('frontend'))}] }`);

const who = (name: string): Asked => {
  const [first = '', second] = name.split('/');
  if (first.includes('.')) return { type: 'address', ip: first };
  return second === undefined ? { type: 'named', namespace: 'default', name } : { type: 'named', namespace: first, name: second };
};

function ask(texts: readonly string[], line: string, assumed: Partial<Assumptions> = {}): CheckWords {
  const [source = '', target = '', port] = line.split(' ');
  const analysis = analysisOf([SIMPLE, ...texts], { ...NOTHING_ASSUMED, ...assumed });
  const question: Question = {
    from: who(source),
    to: who(target),
    protocol: undefined,
    port: port === undefined ? undefined : /\D/.test(port) ? port : Number(port),
  };
  return checkWords(analysis, question, check(analysis, question));
}

/** The answer as it is read from top to bottom. */
function read(words: CheckWords): readonly string[] {
  if (words.type === 'unanswerable') return [words.text];
  return [
    `${words.title}: ${sentenceText(words.headline)}`,
    ...words.trails.flatMap(({ steps }) =>
      steps.flatMap(({ title, state, text, policies }) => [
        `${sentenceText(title)} – ${state}: ${sentenceText(text)}`,
        ...policies.map((line) => `  ${line.name} ${sentenceText(line.words)} (${line.path.join('.')})`),
      ]),
    ),
    ...words.caveats.map(({ text }) => `Note: ${text}`),
  ];
}

describe('the seed', () => {
  test('not-frontend is denied, and told why', () => {
    expect(read(ask([DENY, ALLOW], 'not-frontend backend 8080'))).toEqual([
      'Denied: not-frontend may send, but backend does not take it in: its ingress is isolated and no rule names app=not-frontend.',
      'Leaving not-frontend – allowed: No policy in the open files selects this pod for egress, so it may connect anywhere.',
      'Entering backend – isolated: Two policies select it for ingress. From here only what a rule allows gets through.',
      '  backend-ingress-deny has no rule (spec.policyTypes)',
      '  backend-allow-ingress-frontend rule 1 lets in app=frontend (spec.ingress.0)',
      'No rule matches – denied: Closest is rule 1 of backend-allow-ingress-frontend: it needs app=frontend, this pod has app=not-frontend.',
    ]);
  });

  test('frontend is allowed, and told by what', () => {
    expect(read(ask([DENY, ALLOW], 'frontend backend http'))).toEqual([
      'Allowed: frontend may connect to backend on TCP 8080: rule 1 of backend-allow-ingress-frontend lets it in.',
      'Leaving frontend – allowed: No policy in the open files selects this pod for egress, so it may connect anywhere.',
      'Entering backend – isolated: Two policies select it for ingress. From here only what a rule allows gets through.',
      '  backend-ingress-deny has no rule (spec.policyTypes)',
      '  backend-allow-ingress-frontend rule 1 lets in app=frontend (spec.ingress.0.from.0)',
      'Rule 1 matches – allowed: It is let in on TCP 8080.',
      '  backend-allow-ingress-frontend rule 1 lets in app=frontend (spec.ingress.0.from.0)',
    ]);
  });

  test('nothing isolates', () => {
    expect(read(ask([], 'frontend backend'))).toEqual([
      'Allowed: frontend may connect to backend on every port: no policy isolates either of them.',
      'Leaving frontend – allowed: No policy in the open files selects this pod for egress, so it may connect anywhere.',
      'Entering backend – allowed: No policy in the open files selects this pod for ingress, so it accepts every connection.',
    ]);
  });

  test('an address, from outside and to it', () => {
    expect(read(ask([DENY], '203.0.113.7 backend 8080'))).toEqual([
      'Denied: backend does not take in 203.0.113.7: its ingress is isolated and there is no rule.',
      'Leaving 203.0.113.7 – outside: It is no pod of the open files, so no policy counts there.',
      'Entering backend – isolated: One policy selects it for ingress. From here only what a rule allows gets through.',
      '  backend-ingress-deny has no rule (spec.policyTypes)',
      'No rule – denied: There is no rule, so nothing gets in.',
    ]);
    expect(read(ask([], 'backend 203.0.113.7 443'))[2]).toBe(
      'Arriving at 203.0.113.7 – outside: It is no pod of the open files, so no policy counts there.',
    );
  });

  test('a pod and itself', () => {
    expect(read(ask([DENY], 'backend backend 8080'))).toEqual([
      'Allowed: backend reaches itself: that is assumed of every pod.',
      'backend itself – allowed: What a pod sends to itself is assumed to pass, whatever its policies say: most network plugins never hold it back.',
      'Note: A pod is assumed to reach itself, as with most network plugins.',
    ]);
  });
});

const closest = (texts: readonly string[], line: string, assumed: Partial<Assumptions> = {}): string | undefined =>
  read(ask(texts, line, assumed)).find((text) => text.startsWith('No rule'));

describe('what the closest rule lacks', () => {
  const only = (peer: string, more = ''): readonly string[] => [policy('p', `{ ${BACKEND}, ingress: [${from(peer, more)}] }`)];
  const namespaces = (labels: string, pods = ''): string => `{ namespaceSelector: { matchLabels: { ${labels} } }${pods} }`;
  const expression = (text: string): string => `{ podSelector: { matchExpressions: [${text}] } }`;

  test.each<[string, readonly string[], string, string]>([
    ['a label of the pod', only(app('x')), 'frontend backend 8080', 'it needs app=x, this pod has app=frontend.'],
    [
      'two labels, one of which it does not have at all',
      only('{ podSelector: { matchLabels: { app: x, tier: db } } }'),
      'frontend backend 8080',
      'it needs app=x and tier=db, this pod has app=frontend and no label tier.',
    ],
    [
      'a label that it must not have',
      only(expression('{ key: app, operator: NotIn, values: [frontend] }')),
      'frontend backend 8080',
      'it needs app notin (frontend), this pod has app=frontend.',
    ],
    [
      'a key',
      only(expression('{ key: tier, operator: Exists }')),
      'frontend backend 8080',
      'it needs tier, this pod has no label tier.',
    ],
    [
      'the policy’s own namespace',
      only(app('frontend')),
      'shop/far default/backend 8080',
      'it means pods of namespace default, this pod is in shop.',
    ],
    [
      'a namespace by its name',
      only(namespaces('kubernetes.io/metadata.name: monitoring')),
      'frontend backend 8080',
      'it means pods in namespace monitoring, this pod is in default.',
    ],
    [
      'a label of the namespace',
      only(namespaces('team: a')),
      'frontend backend 8080',
      'it needs namespaces with team=a, namespace default has no label team.',
    ],
    [
      'both',
      only(namespaces('team: a', ', podSelector: { matchLabels: { app: x } }')),
      'frontend backend 8080',
      'it needs namespaces with team=a, namespace default has no label team; it needs app=x, this pod has app=frontend.',
    ],
    [
      'an address in the block',
      only('{ ipBlock: { cidr: 10.0.0.0/8, except: [10.9.0.0/16] } }'),
      '10.9.0.1 backend 8080',
      'it means 10.0.0.0/8 except 10.9.0.0/16, 10.9.0.1 is not in it.',
    ],
    ['being a pod', only(app('frontend')), '10.9.0.1 backend 8080', 'it means pods, 10.9.0.1 is an address outside the cluster.'],
    [
      'a pod’s address in the block',
      only('{ ipBlock: { cidr: 192.168.0.0/16 } }'),
      'known backend 8080',
      'it means 192.168.0.0/16, this pod has 10.1.2.3.',
    ],
  ])('%s', (_, texts, line, wanted) => {
    expect(closest(texts, line)).toBe(`No rule matches – denied: Closest is rule 1: ${wanted}`);
  });

  test('an address that is not known, and a plugin that never asks for it', () => {
    const block = only('{ ipBlock: { cidr: 10.0.0.0/8 } }');
    const told = (ipBlocksMatchPods: Assumptions['ipBlocksMatchPods']) =>
      closest(block, 'frontend backend 8080', { ipBlocksMatchPods });
    expect(told('known')).toContain('it means 10.0.0.0/8, the address of this pod is not known.');
    expect(told('never')).toContain('it means 10.0.0.0/8, and the network plugin takes no pod for its address.');
  });

  test('the port: the rule that opens others is named', () => {
    expect(closest(only(app('frontend'), PORT), 'frontend backend 80')).toBe(
      'No rule opens TCP 80 – denied: Rule 1 lets it in on TCP 8080.',
    );
  });

  test('a label less is closer than a rule for everyone on another port', () => {
    const rules = `{ ${BACKEND}, ingress: [{ ports: [{ port: 53 }] }, ${from(app('x'), PORT)}] }`;
    expect(closest([policy('p', rules)], 'frontend backend 8080')).toContain('Closest is rule 2: it needs app=x');
  });
});

describe('both ends', () => {
  const closed = policy('frontend-closed', '{ podSelector: { matchLabels: { app: frontend } }, policyTypes: [Egress] }');
  const out = (port: number): string =>
    policy('out', `{ podSelector: { matchLabels: { app: frontend } }, egress: [{ ports: [{ port: ${port} }] }] }`);
  const into = policy('in', `{ ${BACKEND}, ingress: [${from(app('frontend'), PORT)}] }`);
  const headline = (texts: readonly string[], line: string): string | undefined => read(ask(texts, line))[0];

  test('who is held back is told', () => {
    expect(headline([closed], 'frontend backend 8080')).toBe(
      'Denied: frontend may not send to backend: its egress is isolated and there is no rule.',
    );
    expect(headline([closed, DENY], 'frontend backend 8080')).toBe(
      'Denied: frontend may not send to backend, and backend would not take it in: both are isolated, and no rule lets it through.',
    );
    expect(headline([out(8080), into], 'frontend backend 8080')).toBe(
      'Allowed: frontend may connect to backend on TCP 8080: rule 1 of out lets it out and rule 1 of in lets it in.',
    );
  });

  test('without a port: the ports that pass at both ends', () => {
    expect(headline([into], 'frontend backend')).toBe(
      'Allowed: frontend may connect to backend on TCP 8080: rule 1 of in lets it in.',
    );
    expect(read(ask([out(80), into], 'frontend backend')).slice(-1)).toEqual([
      'No port in common – denied: It may leave on TCP 80 and enter on TCP 8080.',
    ]);
    expect(headline([out(80), into], 'frontend backend')).toBe(
      'Denied: frontend and backend have no port in common: what may leave may not enter.',
    );
  });

  test('of many rules the one that counts is told, or that none does', () => {
    const many = policy(
      'many',
      `{ ${BACKEND}, ingress: [${from(app('a'))}, ${from(app('frontend'), PORT)}, ${from(app('c'))}] }`,
    );
    const line = (asked: string) => read(ask([many], asked)).find((text) => text.startsWith('  many'));
    expect(line('frontend backend 8080')).toBe('  many rule 2 lets in app=frontend on TCP 8080 (spec.ingress.1.from.0)');
    expect(line('frontend backend 80')).toBe('  many none of its 3 rules lets it in on this port (spec.ingress)');
    expect(line('not-frontend backend 8080')).toBe('  many none of its 3 rules lets it in (spec.ingress)');
  });

  test('what hangs on an address', () => {
    const block = policy('p', `{ ${BACKEND}, ingress: [${from('{ ipBlock: { cidr: 10.0.0.0/8 } }')}] }`);
    expect(read(ask([block], 'frontend backend 8080', { ipBlocksMatchPods: 'always' }))).toEqual([
      'Depends: Whether frontend may connect to backend hangs on a pod’s address, which is not known.',
      'Leaving frontend – allowed: No policy in the open files selects this pod for egress, so it may connect anywhere.',
      'Entering backend – isolated: One policy selects it for ingress. From here only what a rule allows gets through.',
      '  p rule 1 lets in 10.0.0.0/8 (spec.ingress.0.from.0)',
      'Rule 1 may match – depends: It hangs on the address of a pod, which is not known, whether an ipBlock means it.',
      '  p rule 1 lets in 10.0.0.0/8 (spec.ingress.0.from.0)',
    ]);
  });

  test('pods that differ are named', () => {
    const pod = (name: string, version: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { version: ${version} }, ownerReferences: [{ kind: Job, name: job, controller: true }] }\n---\n`;
    const only = policy('p', `{ ${BACKEND}, ingress: [${from('{ podSelector: { matchLabels: { version: v1 } } }')}] }`);
    const words = ask([pod('job-1', 'v1') + pod('job-2', 'v2'), only], 'job backend 8080');
    expect(read(words)[0]).toBe(
      'Differs: It differs from pod to pod: job-1 to backend is allowed and job-2 to backend is denied.',
    );
    expect(words.type === 'answer' && words.trails.map(({ names }) => names.from)).toEqual(['job-1', 'job-2']);
  });

  test('ends of two namespaces are told with them', () => {
    expect(headline([], 'shop/far default/backend 80')).toMatch(/^Allowed: shop\/far may connect to default\/backend on TCP 80/);
  });
});

describe('what cannot be answered', () => {
  test.each([
    [
      'nobody backend',
      'There is no default/nobody in the open files. In default there is backend, frontend, known and not-frontend.',
    ],
    [
      'lost/nobody backend',
      'There is no lost/nobody in the open files. They hold nothing in namespace lost; there is default and shop.',
    ],
    ['10.0.0.300 backend', '"10.0.0.300" is no address. Name one such as 203.0.113.7 or 2001:db8::1.'],
    ['10.0.0.3 1.1.1.1', 'Both ends are addresses outside the cluster: no policy is about connections between them.'],
    ['frontend backend metrics', 'There is no TCP port named metrics there. Give its number, or another protocol.'],
  ])('%s', (line, wanted) => {
    expect(read(ask([], line))).toEqual([wanted]);
  });
});

describe('what an answer rests on', () => {
  const notes = (texts: readonly string[], assumed: Partial<Assumptions> = {}): readonly string[] =>
    read(ask(texts, 'frontend backend 8080', assumed)).filter((text) => text.startsWith('Note: '));

  test('policies that are not counted, by the reason', () => {
    const cilium = (name: string): string =>
      `apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: ${name}, namespace: default }\n`;
    const refused = policy('bad', '{ podSelector: {}, policyTypes: [ingress] }');
    expect(notes([cilium('a'), cilium('b'), refused, 'kind: ['])).toEqual([
      'Note: Not counted, and could change this: CiliumNetworkPolicy default/a and CiliumNetworkPolicy default/b. CiliumNetworkPolicy (cilium.io) is not read yet: it stays as it is, and is not counted.',
      'Note: Not counted, and could change this: NetworkPolicy default/bad. The API server would refuse it.',
      'Note: Not counted, and could change this: The document at line 1 of 5.yaml is no YAML that can be read.',
    ]);
  });

  test('many of them are counted', () => {
    const many = Array.from({ length: 9 }, (_, index) => policy(`bad-${index}`, '{ podSelector: {}, policyTypes: [ingress] }'));
    expect(notes(many)[0]).toContain('NetworkPolicy default/bad-4 and 4 more. ');
  });

  test('a name the server would refuse, and blocks', () => {
    expect(notes([DENY.replace('name: backend', 'name: Backend')])).toEqual([
      'Note: default/Backend-ingress-deny: counted as it is meant, although the API server would refuse its name or labels.',
    ]);
    const block = policy('p', `{ ${BACKEND}, ingress: [${from('{ ipBlock: { cidr: 10.0.0.0/8 } }')}] }`);
    expect(notes([block], { ipBlocksMatchPods: 'known' })).toEqual([
      'Note: An ipBlock decides by a pod’s address here. Network plugins differ: Cilium’s never matches a pod so. Choose the plugin.',
    ]);
  });
});
