import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Direction, NOTHING_ASSUMED } from '../engine';
import { policies } from '../engine/randomPolicies';
import { policyMarkdown, policyText } from './policyText';
import { ruleMarkdown, ruleText } from './ruleText';
import { type PolicyNote, policyOf } from './testPolicies';

const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 5);
const BACKEND = 'Pods labelled app=backend in namespace shop';
const IN_REFUSED = 'every other incoming connection is refused';
const MORE = '\n\nOther policies for the same pods can allow more.';
const OPEN = 'outgoing connections are not restricted';
const shop = (note: PolicyNote): PolicyNote => ({ namespace: 'shop', ...note });

describe('a whole policy in plain sentences', () => {
  test.each<[string, PolicyNote, string]>([
    [
      'one rule is one sentence',
      { types: ['Ingress'], ingress: [{ peers: [{ pods: 'app=frontend' }], ports: ['8080'] }] },
      `${BACKEND} accept TCP 8080 from pods labelled app=frontend in the same namespace; ${IN_REFUSED}; ${OPEN}.${MORE}`,
    ],
    ['nothing gets in', { types: ['Ingress'] }, `${BACKEND} accept no incoming connections; ${OPEN}.${MORE}`],
    [
      'nothing at all, every pod',
      { subject: '', types: ['Ingress', 'Egress'] },
      `All pods in namespace shop accept no incoming connections; they may open no outgoing connections.${MORE}`,
    ],
    [
      'one rule each way',
      {
        types: ['Ingress', 'Egress'],
        ingress: [{ peers: [{ pods: '' }] }],
        egress: [{ peers: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.0.1/32'] }], ports: ['443'] }],
      },
      `${BACKEND} accept every connection from every pod in the same namespace; ${IN_REFUSED}; they may connect to addresses in 10.0.0.0/8, except those in 10.1.0.0/16 and 10.2.0.1/32, on TCP 443; every other outgoing connection is refused.\n\nWhether a range of addresses also means pods with such addresses is up to the network plugin. Other policies for the same pods can allow more.`,
    ],
    [
      'what restricts comes first',
      { types: ['Egress'], egress: [{ ports: ['443', '53/UDP'] }] },
      `${BACKEND} may connect to everyone, also outside the cluster, on TCP 443 and UDP 53; every other outgoing connection is refused; incoming connections are not restricted.${MORE}`,
    ],
    [
      'everything is allowed',
      { ingress: [{}] },
      `${BACKEND} accept every connection from everyone, also from outside the cluster; ${OPEN}.`,
    ],
    [
      'several rules are a list in their order',
      {
        ingress: [
          { peers: [{ pods: 'app=a' }, { namespaces: '@monitoring', pods: 'app=p' }], ports: ['80', '8080-8090'] },
          { peers: [{ namespaces: 'team=a' }], ports: ['http', '/UDP'] },
        ],
      },
      [
        `${BACKEND} accept these connections:`,
        '1. TCP 80 and TCP 8080-8090 from pods labelled app=a in the same namespace and from pods labelled app=p in namespace monitoring',
        '2. connections on the TCP port named http and every UDP port from every pod in namespaces labelled team=a',
        '',
        'Every other incoming connection is refused.',
        '',
        `Outgoing connections are not restricted.${MORE}`,
      ].join('\n'),
    ],
    [
      'a rule for everyone among others',
      { types: ['Ingress', 'Egress'], ingress: [{ ports: ['80'] }, {}], egress: [{ peers: [{ pods: 'app=db' }] }] },
      [
        `${BACKEND} accept these connections:`,
        '1. TCP 80 from everyone, also from outside the cluster',
        '2. every connection from everyone, also from outside the cluster',
        '',
        'No incoming connection is refused.',
        '',
        `These pods may connect to pods labelled app=db in the same namespace on every port. Every other outgoing connection is refused.${MORE}`,
      ].join('\n'),
    ],
    [
      'one ignored rule',
      { types: ['Ingress'], egress: [{ peers: [{ pods: 'app=db' }] }] },
      `${BACKEND} accept no incoming connections; ${OPEN}; the egress rule (to pods labelled app=db in the same namespace on every port) is ignored, because policyTypes does not list Egress.${MORE}`,
    ],
    [
      'ignored rules',
      { types: ['Egress'], ingress: [{ ports: ['80'] }, {}] },
      [
        `${BACKEND} may open no outgoing connections.`,
        '',
        'Incoming connections are not restricted.',
        '',
        'These ingress rules are ignored, because policyTypes does not list Ingress:',
        '1. TCP 80 from everyone, also from outside the cluster',
        `2. every connection from everyone, also from outside the cluster${MORE}`,
      ].join('\n'),
    ],
    [
      'a peer that cannot be read',
      { ingress: [{ peers: [{ pods: 'app=a' }, { unreadable: 'must specify a peer' }], badPorts: true }] },
      `${BACKEND} accept connections on ports that cannot be read from pods labelled app=a in the same namespace and from a peer that cannot be read (must specify a peer); which others they accept is unknown, because a part of ingress cannot be read; ${OPEN}.${MORE}`,
    ],
    [
      'a rule that cannot be read',
      { types: ['Egress'], egress: [{ peers: [{ pods: 'app=a' }], unreadable: 'unknown field "form"' }] },
      `${BACKEND} may connect to what a rule that cannot be read allows (unknown field "form"); which others they may open is unknown, because a part of egress cannot be read; incoming connections are not restricted.${MORE}`,
    ],
    [
      'policyTypes that cannot be read',
      { unreadableTypes: true, subject: '!legacy', ingress: [{ ports: ['80'] }] },
      'The policy is about pods that have no label legacy, in namespace shop; whether incoming connections are restricted is unknown, because policyTypes cannot be read; the ingress rule (TCP 80 from everyone, also from outside the cluster) may count or not; whether outgoing connections are restricted is unknown, because policyTypes cannot be read.',
    ],
    [
      'a podSelector that cannot be read',
      { subject: 'unreadable', types: ['Ingress'] },
      `The pods of this policy in namespace shop accept no incoming connections; ${OPEN}.\n\nWhich pods these are is unknown, because podSelector cannot be read. Other policies for the same pods can allow more.`,
    ],
  ])('%s', (_, note, text) => {
    expect(policyText(policyOf(shop(note)))).toBe(text);
  });

  test('an assumed namespace is said', () => {
    expect(policyText(policyOf({ types: ['Ingress'] }))).toContain('The policy names no namespace: default is assumed.');
  });

  test('a plugin that was chosen leaves no doubt', () => {
    const policy = policyOf(shop({ ingress: [{ peers: [{ cidr: '10.0.0.0/8' }] }] }));
    expect(policyText(policy)).toContain('network plugin');
    expect(policyText(policy, { ...NOTHING_ASSUMED, ipBlocksMatchPods: 'never' })).not.toContain('network plugin');
  });
});

describe('one rule in a plain sentence', () => {
  const say = (note: PolicyNote, direction: Direction = 'ingress', index = 0) => ruleText(policyOf(shop(note)), direction, index);
  const from = (peer: string) => `${BACKEND} accept every connection from ${peer}.`;

  test.each<[NonNullable<NonNullable<PolicyNote['ingress']>[number]['peers']>[number], string]>([
    [{ pods: '' }, 'every pod in the same namespace'],
    [{ pods: 'app=a; tier=b' }, 'pods labelled app=a and tier=b in the same namespace'],
    [{ pods: 'app=' }, 'pods labelled app="" in the same namespace'],
    [{ pods: 'env in (prod)' }, 'pods labelled env=prod in the same namespace'],
    [{ pods: 'env in (a,b,c)' }, 'pods labelled env=a, env=b or env=c in the same namespace'],
    [{ pods: 'env notin (a,b)' }, 'pods that are not labelled env=a or env=b, in the same namespace'],
    [{ pods: 'app=a; !old' }, 'pods that are labelled app=a, and have no label old, in the same namespace'],
    [
      { pods: 'app=a; env in (b,c); new; !old' },
      'pods that are labelled app=a, are labelled env=b or env=c, have a label new, and have no label old, in the same namespace',
    ],
    [{ namespaces: '' }, 'every pod in every namespace'],
    [{ namespaces: '@monitoring' }, 'every pod in namespace monitoring'],
    [{ namespaces: 'kubernetes.io/metadata.name in (a,b)' }, 'every pod in namespaces a or b'],
    [{ namespaces: 'team=a', pods: 'app=p' }, 'pods labelled app=p in namespaces labelled team=a'],
    [{ namespaces: '!team', pods: 'app=p' }, 'pods labelled app=p in namespaces that have no label team'],
    [
      { namespaces: '@kube-system', pods: 'k8s-app=kube-dns' },
      'the cluster’s DNS (pods labelled k8s-app=kube-dns in namespace kube-system)',
    ],
    [{ cidr: '10.0.0.0/8' }, 'addresses in 10.0.0.0/8'],
    [{ cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }, 'every IPv4 address (0.0.0.0/0), except those in 10.0.0.0/8'],
    [{ cidr: '::/0' }, 'every IPv6 address (::/0)'],
    [{ cidr: '203.0.113.7/32' }, 'the address 203.0.113.7'],
    [{ cidr: '2001:db8::1/128' }, 'the address 2001:db8::1'],
    [{ cidr: 'nonsense' }, 'addresses in nonsense'],
  ])('%j', (peer, words) => {
    expect(say({ ingress: [{ peers: [peer] }] })).toBe(from(words));
  });

  test('out of the cluster, ignored, unreadable and missing rules', () => {
    const open: PolicyNote = { types: ['Ingress'], egress: [{ peers: [{ pods: 'app=db' }, { cidr: '::/0' }], ports: ['5432'] }] };
    const main = `${BACKEND} may connect to pods labelled app=db in the same namespace and to every IPv6 address (::/0), on TCP 5432`;
    expect(say({ ...open, types: ['Egress'] }, 'egress')).toBe(`${main}.`);
    expect(say(open, 'egress')).toBe(
      `Egress rule 1 says: ${main}. The rule is ignored, because policyTypes does not list Egress.`,
    );
    expect(say({ ingress: [{ unreadable: 'x' }] })).toBe('What ingress rule 1 allows is unknown, because it cannot be read: x.');
    expect(say(open, 'ingress', 3)).toBe('There is no ingress rule 4.');
  });
});

describe('Markdown', () => {
  test('labels are code, the heading names the policy', () => {
    const policy = policyOf(shop({ ingress: [{ peers: [{ pods: 'app=frontend' }], ports: ['80'] }, { ports: ['http'] }] }));
    expect(policyMarkdown(policy)).toBe(
      [
        '### NetworkPolicy `shop/example`',
        '',
        'Pods labelled `app=backend` in namespace **shop** accept these connections:',
        '',
        '1. `TCP 80` from pods labelled `app=frontend` in the same namespace',
        '2. connections on the TCP port named `http` from **everyone**, also from outside the cluster',
        '',
        '**Every other incoming connection is refused**.',
        '',
        'Outgoing connections are not restricted.',
        '',
        'Other policies for the same pods can allow more.',
      ].join('\n'),
    );
    expect(ruleMarkdown(policy, 'ingress', 0)).toBe(
      'Pods labelled `app=backend` in namespace **shop** accept `TCP 80` from pods labelled `app=frontend` in the same namespace.',
    );
  });

  test.each([
    ['a|b', '`shop/a|b`'],
    ['`code`', '`` shop/`code` ``'],
    ['a``b', '```shop/a``b```'],
    ['<img src=x>', '`shop/<img src=x>`'],
    ['a\n# b', '`shop/a # b`'],
    ['@team', '`shop/@team`'],
  ])('a policy named %j', (name, code) => {
    expect(policyMarkdown({ ...policyOf(shop({})), name }).split('\n')[0]).toBe(`### NetworkPolicy ${code}`);
  });

  test('a policy without a name', () => {
    expect(policyMarkdown({ ...policyOf({}), name: '' })).toMatch(/^### NetworkPolicy without a name\n/);
  });

  test('a namespace that Kubernetes would refuse stands as code, or for itself', () => {
    const line = (namespace: string) => ruleMarkdown(policyOf({ namespace, ingress: [{ ports: ['80'] }] }), 'ingress', 0);
    expect(line('@team')).toContain('in namespace `@team` accept');
    expect(line('a**b')).toContain('in namespace `a**b` accept');
    expect(line('[x](y)')).toContain('in namespace `[x](y)` accept');
    expect(line('a\nb')).toContain('in namespace `a b` accept');
  });
});

describe('every policy', () => {
  const text = fc.oneof(
    fc.constantFrom('', '`', '``x`', '|', '\n- x', '<b>', '@a', '\u001b[31m', 'a'),
    fc.string({ maxLength: 8 }),
  );
  const wild = fc
    .tuple(policies, text, text, fc.boolean(), fc.constantFrom(true, false, 'unknown' as const))
    .map(([policy, name, namespace, assumed, isolated]) => ({
      ...policy,
      name,
      namespace,
      namespaceAssumed: assumed,
      subject: { requirements: [{ key: name, operator: 'Equals' as const, value: namespace }] },
      egress: { ...policy.egress, isolated },
    }));

  test('is told whole, each rule on a line of its own', () => {
    fc.assert(
      fc.property(wild, (policy) => {
        const words = policyText(policy);
        expect(words).not.toMatch(/undefined|\[object/);
        const items = words.split('\n').filter((line) => /^\d+\. /.test(line));
        const listed = [policy.ingress, policy.egress].map(({ rules }) => rules.length).filter((count) => count > 1);
        expect(items.length).toBeGreaterThanOrEqual(listed.reduce((sum, count) => sum + count, 0));
        for (const direction of ['ingress', 'egress'] as const)
          policy[direction].rules.forEach((_, index) => {
            expect(ruleText(policy, direction, index)).toMatch(/\.$/);
            expect(ruleMarkdown(policy, direction, index)).not.toContain('\n');
          });
      }),
      { numRuns: RUNS },
    );
  });

  test('has Markdown of as many blocks as its text, whatever its names hold', () => {
    fc.assert(
      fc.property(wild, (policy) => {
        const plain = { ...policy, name: 'a', namespace: 'a', subject: { requirements: [] } };
        const shape = (markdown: string) =>
          markdown.split('\n').map((line) => (line === '' ? '' : (/^(\d+\.|###)? ?/.exec(line)?.[0] ?? '')));
        // Names cannot begin a line, end one, or add one.
        expect(shape(policyMarkdown(policy)).length).toBe(shape(policyMarkdown(plain)).length);
      }),
      { numRuns: RUNS },
    );
  });
});
