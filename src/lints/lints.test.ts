import { describe, expect, test } from 'vitest';
import type { ClusterProfile } from '../workspace/profile';
import { type Finding, lint } from '.';
import { brief, findings, mended, opened, policyText } from './testing/opened';

interface Case {
  readonly title: string;
  /** Specs of policies in one file, the first on line 5; or whole texts by file name. */
  readonly spec?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly profile?: Partial<ClusterProfile>;
  /** Name and line of what is found; nothing else is. */
  readonly found: readonly string[];
  /** Parts of the first finding's message. */
  readonly says?: readonly string[];
  /** The first finding's first fix; it is made, and the finding is gone. */
  readonly fix?: string;
  /** What the text holds after the fix. */
  readonly holds?: string;
}

function check({ spec, files, profile, found, says = [], fix, holds }: Case): void {
  const cluster: ClusterProfile = { kubernetes: undefined, plugin: undefined, ...profile };
  const workspace = opened(files ?? { 'a.yaml': policyText(spec ?? '') }, cluster);
  const all = findings(workspace, cluster);
  expect(all.map(brief)).toEqual(found);
  const [first] = all;
  for (const part of says) expect(first?.message).toContain(part);
  if (fix === undefined) return;
  const [own] = first?.fixes ?? [];
  expect(own?.title).toBe(fix);
  const texts = own ? mended(workspace, own) : {};
  const after = findings(opened(texts, cluster), cluster);
  expect(after.filter(({ rule, field }) => rule === first?.rule && field === first.field)).toEqual([]);
  if (holds !== undefined) expect(Object.values(texts).join('')).toContain(holds);
}

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    for (const one of cases) test(one.title, () => check(one));
  });
}

const DNS = `- to:
  - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
    podSelector: {matchLabels: {k8s-app: kube-dns}}
  ports:
  - {port: 53, protocol: UDP}
  - {port: 53, protocol: TCP}`;

function ingress(rules: string): string {
  return `podSelector: {}\npolicyTypes: [Ingress]\ningress:\n${rules}`;
}

function egress(rules: string, subject = '{}'): string {
  return `podSelector: ${subject}\npolicyTypes: [Egress]\negress:\n${rules}`;
}

describe('no-default-deny', () => {
  function denials(files: Readonly<Record<string, string>>): readonly Finding[] {
    return lint(opened(files), { kubernetes: undefined, plugin: undefined }).filter(({ rule }) => rule === 'no-default-deny');
  }
  const APP = policyText('podSelector: {matchLabels: {app: web}}\npolicyTypes: [Ingress]');

  test('is told once for a namespace and direction, on its first policy', () => {
    const found = denials({ 'a.yaml': `${APP}---\n${APP.replace('own', 'second')}`, 'b.yaml': APP.replace('own', 'third') });
    expect(found.map(({ file, line, severity }) => [file, line, severity])).toEqual([
      ['a.yaml', 3, 'info'],
      ['a.yaml', 3, 'info'],
    ]);
    expect(found[0]?.message).toContain('No open policy denies ingress by default in namespace shop');
    expect(found[1]?.message).toContain('make every outgoing connection');
  });

  test('is told for each namespace', () => {
    expect(denials({ 'a.yaml': APP, 'b.yaml': APP.replace('shop', 'partners') })).toHaveLength(4);
  });

  test('the fix adds a policy for the direction, and the next one is about the other', () => {
    const workspace = opened({ 'a.yaml': APP.replace(/\n/g, '\r\n') });
    const [first] = lint(workspace, { kubernetes: undefined, plugin: undefined });
    const [fix] = first?.fixes ?? [];
    expect(fix?.title).toBe('Add policy default-deny-ingress');
    const texts = fix ? mended(workspace, fix) : {};
    expect(texts['a.yaml']).toContain('  podSelector: {}\r\n  policyTypes:\r\n    - Ingress\r\n');
    expect(texts['a.yaml']).toContain('namespace: shop\r\n');
    expect(texts['a.yaml']).not.toMatch(/[^\r]\n/);
    const after = denials(texts);
    expect(after.map(({ message }) => message)).toEqual([expect.stringContaining('egress')]);
  });

  test('a name that is taken is not given again', () => {
    const workspace = opened({ 'a.yaml': APP.replace('own', 'default-deny-ingress') });
    const [first] = lint(workspace, { kubernetes: undefined, plugin: undefined });
    expect(first?.fixes[0]?.title).toBe('Add policy default-deny-ingress-2');
  });

  test.each([
    [
      'a default deny in another file',
      { 'a.yaml': APP, 'b.yaml': policyText('podSelector: {}\npolicyTypes: [Ingress, Egress]') },
    ],
    [
      'one that allows something all the same',
      { 'a.yaml': APP, 'b.yaml': policyText(`podSelector: {}\ningress: []\negress:\n${DNS}`) },
    ],
    [
      'a policy that cannot be read and may be it',
      { 'a.yaml': APP, 'b.yaml': policyText('podSelector: 3\npolicyTypes: [Egress, Ingress]') },
    ],
    [
      'a kind of policy that is not read',
      { 'a.yaml': APP, 'b.yaml': 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: c, namespace: shop}\n' },
    ],
    ['a stale policy alone', { 'a.yaml': '' }],
  ])('is not told beside %s', (_, files) => {
    expect(denials(files)).toEqual([]);
  });

  const OPEN = policyText('podSelector: {}\npolicyTypes: [Ingress, Egress]\ningress: [{}]\negress: [{}]', 'open');

  test('beside a policy that allows everything to every pod it says so, there, and adds none that would be pointless', () => {
    const found = denials({ 'a.yaml': APP, 'b.yaml': OPEN });
    expect(found.map(({ file, message }) => [file, message])).toEqual([
      [
        'b.yaml',
        'No open policy denies ingress by default in namespace shop, and beside this one none can: it allows every incoming connection of every pod.',
      ],
      [
        'b.yaml',
        'No open policy denies egress by default in namespace shop, and beside this one none can: it allows every outgoing connection of every pod.',
      ],
    ]);
    expect(found.flatMap(({ fixes }) => fixes).filter(({ silences }) => !silences)).toEqual([]);
  });

  test.each([
    ['allows everything to some pods', OPEN.replace('podSelector: {}', 'podSelector: {matchLabels: {app: web}}')],
    ['would be refused', OPEN.replace('[Ingress, Egress]', '[Ingress, Egress, Egress]')],
  ])('beside a policy that %s a default deny is offered', (_, text) => {
    expect(denials({ 'a.yaml': text }).map(({ fixes }) => fixes[0]?.title)).toEqual([
      'Add policy default-deny-ingress',
      'Add policy default-deny-egress',
    ]);
  });

  test('a policy for every pod in the other direction alone leaves pods to none', () => {
    const [found] = denials({ 'a.yaml': policyText(egress(DNS)) });
    expect(found?.message).toBe(
      'No open policy denies ingress by default in namespace shop: pods that no policy selects for ingress accept every incoming connection.',
    );
  });

  test('what is offered gives no other finding', () => {
    for (const text of [APP, OPEN, policyText(egress(DNS)), policyText(ingress('- {}'))]) {
      const workspace = opened({ 'a.yaml': text });
      for (const { fixes } of denials({ 'a.yaml': text })) {
        const [fix] = fixes.filter(({ silences }) => !silences);
        const after = fix ? findings(opened(mended(workspace, fix))).map(brief) : [];
        expect(after.filter((one) => !findings(workspace).map(brief).includes(one))).toEqual([]);
      }
    }
  });

  test('JSON gets no text behind it', () => {
    const json =
      '{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"a"},"spec":{"podSelector":{"matchLabels":{"a":"b"}}}}\n';
    const [first] = denials({ 'a.json': json });
    expect(first?.fixes.map(({ title }) => title)).toEqual(['Silence for this policy']);
  });
});

table('egress-without-dns', [
  {
    title: 'egress to an app alone',
    spec: egress('- to:\n  - podSelector: {matchLabels: {app: db}}'),
    found: ['egress-without-dns 7'],
    says: ['cannot look up names', 'UDP 53'],
    fix: 'Allow Kubernetes DNS',
    holds: 'k8s-app: kube-dns',
  },
  {
    title: 'TCP 53 alone does not resolve names',
    spec: egress(DNS.replace('  - {port: 53, protocol: UDP}\n', '')),
    found: ['egress-without-dns 7'],
    fix: 'Allow Kubernetes DNS',
  },
  {
    title: 'the Internet without private ranges',
    spec: egress(
      '- to:\n  - ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}\n  - ipBlock: {cidr: ::/0, except: ["fc00::/7"]}',
    ),
    found: ['egress-without-dns 7'],
  },
  {
    title: 'every namespace but kube-system',
    spec: egress(
      '- to:\n  - namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}',
    ),
    found: ['egress-without-dns 7'],
  },
  { title: 'near: DNS is allowed', spec: egress(DNS), found: [] },
  { title: 'near: every port of every namespace', spec: egress('- to:\n  - namespaceSelector: {}'), found: [] },
  {
    title: 'near: namespaces by labels that kube-system may have',
    spec: egress('- to:\n  - namespaceSelector: {matchLabels: {team: infra}}'),
    found: [],
  },
  {
    title: 'near: a block that may hold kube-dns',
    spec: egress('- to:\n  - ipBlock: {cidr: 10.96.0.0/12}'),
    found: ['block-of-pods 9'],
  },
  {
    title: 'near: every port of the cache of names on the node',
    spec: egress('- to:\n  - ipBlock: {cidr: 169.254.20.10/32}'),
    found: [],
  },
  {
    title: 'near: addresses that some clusters give their services',
    spec: egress('- to:\n  - ipBlock: {cidr: 100.64.0.0/13}'),
    found: ['block-of-pods 9'],
  },
  {
    title: 'near: DNS on the node',
    spec: egress('- to:\n  - ipBlock: {cidr: 169.254.20.10/32}\n  ports: [{port: 53, protocol: UDP}, {port: 53}]'),
    found: [],
  },
  {
    title: 'near: DNS of OpenShift',
    spec: egress(
      '- to:\n  - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}\n  ports: [{port: 5353, protocol: UDP}]',
    ),
    found: [],
  },
  { title: 'near: all egress is allowed', spec: egress('- {}'), found: [] },
  { title: 'near: nothing is allowed, so no name is needed', spec: 'podSelector: {}\npolicyTypes: [Egress]', found: [] },
  {
    title: 'near: egress is not isolated',
    spec: 'podSelector: {}\npolicyTypes: [Ingress]\negress:\n- to: [{podSelector: {matchLabels: {app: db}}}]',
    found: [],
  },
  {
    title: 'near: a rule that cannot be read',
    spec: egress('- to: 3\n- to: [{podSelector: {matchLabels: {app: db}}}]'),
    found: [],
  },
  {
    title: 'near: another policy for every pod allows it',
    files: {
      'a.yaml': policyText(egress('- to: [{podSelector: {matchLabels: {app: db}}}]', '{matchLabels: {app: web}}')),
      'b.yaml': policyText(egress(DNS), 'dns'),
    },
    found: [],
  },
  {
    title: 'near: another policy for more of these pods allows it',
    files: {
      'a.yaml': policyText(egress('- to: [{podSelector: {matchLabels: {app: db}}}]', '{matchLabels: {tier: back, app: web}}')),
      'b.yaml': policyText(egress(DNS, '{matchExpressions: [{key: app, operator: In, values: [web, api]}]}'), 'dns'),
    },
    found: [],
  },
  {
    title: 'the other policy is for other pods',
    files: {
      'a.yaml': policyText(egress('- to: [{podSelector: {matchLabels: {app: db}}}]', '{matchLabels: {app: web}}')),
      'b.yaml': policyText(egress(DNS, '{matchLabels: {app: db}}'), 'dns'),
    },
    found: ['egress-without-dns 7'],
  },
  {
    title: 'the other policy is of another namespace',
    files: {
      'a.yaml': policyText(egress('- to: [{podSelector: {matchLabels: {app: db}}}]')),
      'b.yaml': policyText(egress(DNS), 'dns', 'partners'),
    },
    found: ['egress-without-dns 7'],
  },
  {
    title: 'the other policy does not isolate egress, so its rules have no effect',
    files: {
      'a.yaml': policyText(egress('- to: [{podSelector: {matchLabels: {app: db}}}]')),
      'b.yaml': policyText(egress(DNS).replace('Egress', 'Ingress'), 'dns'),
    },
    found: ['egress-without-dns 7'],
  },
]);

table('dns-without-tcp', [
  {
    title: 'UDP only',
    spec: egress(DNS.replace('\n  - {port: 53, protocol: TCP}', '')),
    found: ['dns-without-tcp 12'],
    says: ['Rule 1', 'TCP 53'],
    fix: 'Allow TCP 53 too',
  },
  {
    title: 'near: TCP in another rule',
    spec: egress(`${DNS.replace('\n  - {port: 53, protocol: TCP}', '')}\n${DNS.replace('\n  - {port: 53, protocol: UDP}', '')}`),
    found: [],
  },
  { title: 'near: every port', spec: egress('- to:\n  - namespaceSelector: {}'), found: [] },
  {
    title: 'near: another policy of these pods',
    files: {
      'a.yaml': policyText(egress(DNS.replace('\n  - {port: 53, protocol: TCP}', ''))),
      'b.yaml': policyText(egress(DNS), 'dns'),
    },
    found: [],
  },
]);

table('dns-to-every-pod', [
  {
    title: 'no peer named',
    spec: egress('- ports: [{port: 53, protocol: UDP}, {port: 53}]'),
    found: ['dns-to-every-pod 8'],
    says: ['anyone'],
    fix: 'Allow kube-dns only',
    holds: 'k8s-app: kube-dns',
  },
  {
    title: 'every namespace',
    spec: egress('- to:\n  - namespaceSelector: {}\n  ports: [{port: 53, protocol: UDP}, {port: 53}]'),
    found: ['dns-to-every-pod 9'],
    says: ['every pod of the cluster'],
    fix: 'Allow kube-dns only',
  },
  {
    title: 'near: kube-dns in every namespace',
    spec: egress(
      '- to:\n  - namespaceSelector: {}\n    podSelector: {matchLabels: {k8s-app: kube-dns}}\n  ports: [{port: 53, protocol: UDP}, {port: 53}]',
    ),
    found: [],
  },
  {
    title: 'near: other ports too',
    spec: egress('- to:\n  - namespaceSelector: {}\n  ports: [{port: 53, protocol: UDP}, {port: 53}, {port: 80}]'),
    found: [],
  },
  { title: 'near: ingress', spec: ingress('- ports: [{port: 53, protocol: UDP}, {port: 53}]'), found: [] },
]);

table('pointless-beside-allow-all', [
  {
    title: 'an allow-all beside two rules',
    spec: ingress('- from: [{podSelector: {}}]\n- {}\n- ports: [{port: 80}]'),
    found: ['pointless-beside-allow-all 9'],
    says: ['Rule 2 allows every incoming connection', 'the other 2 rules change nothing'],
    fix: 'Remove rule 2: only the others count',
  },
  { title: 'near: alone', spec: ingress('- {}'), found: [] },
  {
    title: 'near: every port of everyone in the cluster only',
    spec: ingress('- from: [{namespaceSelector: {}}]\n- ports: [{port: 80}]'),
    found: [],
  },
  {
    title: 'near: all TCP ports only',
    spec: ingress('- ports: [{protocol: TCP}]\n- ports: [{port: 80, protocol: UDP}]'),
    found: [],
  },
  {
    title: 'near: a direction that is not isolated',
    spec: 'podSelector: {}\npolicyTypes: [Egress]\ningress: [{}, {ports: [{port: 80}]}]',
    found: [],
  },
  {
    title: 'a policy that allows all beside others of the same pods',
    files: {
      'a.yaml': `${policyText(ingress('- {}'))}---\n${policyText('podSelector: {}\npolicyTypes: [Ingress]', 'deny')}`,
      'b.yaml': policyText(ingress('- ports: [{port: 80}]').replace('{}', '{matchLabels: {app: web}}'), 'web'),
    },
    found: ['pointless-beside-allow-all 8'],
    says: ['every incoming connection of these pods', '2 policies', 'deny (line 12)', 'web (b.yaml, line 3)'],
  },
  {
    title: 'near: the other policy selects more pods',
    files: {
      'a.yaml': policyText(ingress('- {}').replace('{}', '{matchLabels: {app: web}}')),
      'b.yaml': policyText('podSelector: {}\npolicyTypes: [Ingress]', 'deny'),
    },
    found: [],
  },
  {
    title: 'near: the server would refuse the one that allows all',
    files: {
      'a.yaml': policyText(ingress('- {}'), 'Bad_Name'),
      'b.yaml': policyText('podSelector: {}\npolicyTypes: [Ingress]', 'deny'),
    },
    found: [],
  },
]);

table('covered-rule', [
  {
    title: 'the same rule twice: the later one',
    spec: ingress('- from: [{podSelector: {matchLabels: {app: web}}}]\n- from: [{podSelector: {matchLabels: {app: web}}}]'),
    found: ['covered-rule 9'],
    says: ['rule 2', 'rule 1 (line 8)'],
    fix: 'Remove rule 2',
  },
  {
    title: 'a wider selector',
    spec: ingress(
      '- from: [{podSelector: {matchLabels: {app: web, tier: x}}}]\n- from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [web, api]}]}}]',
    ),
    found: ['covered-rule 8'],
    fix: 'Remove rule 1',
  },
  {
    title: 'more ports',
    spec: ingress('- ports: [{port: 80}]\n- ports: [{port: 1, endPort: 100}]'),
    found: ['covered-rule 8'],
    fix: 'Remove rule 1',
  },
  {
    title: 'a named port among all of its protocol',
    spec: ingress('- ports: [{port: http}]\n- ports: [{protocol: TCP}]'),
    found: ['covered-rule 8'],
    fix: 'Remove rule 1',
  },
  {
    title: 'a block within another',
    spec: egress(
      `- to: [{ipBlock: {cidr: 8.8.0.0/16, except: [8.8.8.0/24]}}]\n- to: [{ipBlock: {cidr: 8.0.0.0/8, except: [8.8.8.0/24]}}]\n${DNS}`,
    ),
    found: ['covered-rule 8'],
    fix: 'Remove rule 1',
  },
  {
    title: 'own pods among all namespaces',
    spec: ingress('- from: [{podSelector: {}}]\n- from: [{namespaceSelector: {}}]'),
    found: ['covered-rule 8'],
  },
  {
    title: 'own namespace by name',
    spec: ingress(
      '- from: [{podSelector: {matchLabels: {a: b}}}]\n- from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]',
    ),
    found: ['covered-rule 8'],
  },
  {
    title: 'peers covered by several rules',
    spec: ingress(
      '- from: [{podSelector: {matchLabels: {a: b}}}, {podSelector: {matchLabels: {c: d}}}]\n  ports: [{port: 80}]\n- from: [{podSelector: {matchLabels: {a: b}}}]\n- from: [{podSelector: {matchLabels: {c: d}}}]',
    ),
    found: ['covered-rule 8'],
    says: ['rules 2 (line 10) and 3 (line 11)'],
  },
  {
    title: 'everyone on the port',
    spec: ingress('- from: [{podSelector: {}}]\n  ports: [{port: 80}]\n- ports: [{port: 80}]'),
    found: ['covered-rule 8'],
  },
  {
    title: 'near: fewer ports',
    spec: ingress('- from: [{podSelector: {}}]\n  ports: [{port: 80}, {port: 81}]\n- ports: [{port: 80}]'),
    found: [],
  },
  { title: 'near: another protocol', spec: ingress('- ports: [{port: 80}]\n- ports: [{port: 80, protocol: UDP}]'), found: [] },
  { title: 'near: a name may be any number', spec: ingress('- ports: [{port: http}]\n- ports: [{port: 80}]'), found: [] },
  {
    title: 'near: NotIn also means pods without the label',
    spec: ingress(
      '- from: [{podSelector: {matchExpressions: [{key: a, operator: NotIn, values: [x]}]}}]\n- from: [{podSelector: {matchExpressions: [{key: a, operator: Exists}]}}]',
    ),
    found: [],
  },
  {
    title: 'near: the wider block leaves out what the other allows',
    spec: egress(`- to: [{ipBlock: {cidr: 8.8.8.0/24}}]\n- to: [{ipBlock: {cidr: 8.0.0.0/8, except: [8.8.8.0/25]}}]\n${DNS}`),
    found: [],
  },
  {
    title: 'near: labels of the own namespace are not known',
    spec: ingress('- from: [{podSelector: {}}]\n- from: [{namespaceSelector: {matchLabels: {team: a}}}]'),
    found: [],
  },
  {
    title: 'near: a rule that cannot be read',
    spec: ingress('- from: [{podSelector: {}}]\n- form: [{podSelector: {}}]'),
    found: [],
  },
  {
    title: 'near: rules without effect',
    spec: 'podSelector: {}\npolicyTypes: [Egress]\ningress:\n- ports: [{port: 80}]\n- ports: [{port: 80}]',
    found: [],
  },
  {
    title: 'near: a peer that nobody can match',
    spec: ingress(
      '- from: [{podSelector: {matchLabels: {a: x}, matchExpressions: [{key: a, operator: In, values: [y]}]}}]\n- from: [{podSelector: {}}]',
    ),
    found: [],
  },
]);

table('covered-peer', [
  {
    title: 'within the same rule',
    spec: ingress('- from:\n  - podSelector: {matchLabels: {app: web}}\n  - podSelector: {}'),
    found: ['covered-peer 9'],
    says: ['the second peer (line 10)'],
    fix: 'Remove this peer',
  },
  {
    title: 'by another rule',
    spec: ingress(
      '- from:\n  - podSelector: {matchLabels: {app: web}}\n  - podSelector: {matchLabels: {app: db}}\n  ports: [{port: 80}]\n- from: [{podSelector: {matchLabels: {app: web}}}]',
    ),
    found: ['covered-peer 9'],
    says: ['the first peer of rule 2 (line 12)'],
    fix: 'Remove this peer',
  },
  {
    title: 'near: other labels',
    spec: ingress('- from:\n  - podSelector: {matchLabels: {app: web}}\n  - podSelector: {matchLabels: {tier: web}}'),
    found: [],
  },
  {
    title: 'near: a namespace and own pods',
    spec: ingress('- from:\n  - namespaceSelector: {matchLabels: {team: a}}\n  - podSelector: {}'),
    found: [],
  },
]);

table('block-of-pods', [
  {
    title: 'a private block',
    spec: ingress('- from:\n  - ipBlock: {cidr: 10.1.0.0/16}'),
    found: ['block-of-pods 9'],
    says: ['10.1.0.0/16', 'up to the network plugin'],
  },
  { title: 'shared address space', spec: ingress('- from:\n  - ipBlock: {cidr: 100.64.0.0/10}'), found: ['block-of-pods 9'] },
  { title: 'unique local IPv6', spec: ingress('- from:\n  - ipBlock: {cidr: "fd00::/8"}'), found: ['block-of-pods 9'] },
  {
    title: 'with Cilium it allows no pod',
    spec: ingress('- from:\n  - ipBlock: {cidr: 10.1.0.0/16}'),
    profile: { plugin: 'cilium' },
    found: ['block-of-pods 9'],
    says: ['Cilium never matches pods'],
  },
  {
    title: 'with Calico it does',
    spec: ingress('- from:\n  - ipBlock: {cidr: 10.1.0.0/16}'),
    profile: { plugin: 'calico' },
    found: ['block-of-pods 9'],
    says: ['their addresses change'],
  },
  { title: 'near: public addresses', spec: ingress('- from:\n  - ipBlock: {cidr: 8.8.8.0/24}'), found: [] },
  { title: 'near: more than private addresses', spec: ingress('- from:\n  - ipBlock: {cidr: 8.0.0.0/6}'), found: [] },
  {
    title: 'near: private addresses left out',
    spec: ingress('- from:\n  - ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}\n  - ipBlock: {cidr: ::/0}'),
    found: [],
  },
]);

table('one-address-family', [
  {
    title: 'IPv4 only',
    spec: ingress('- from:\n  - ipBlock: {cidr: 0.0.0.0/0}'),
    found: ['one-address-family 9'],
    says: ['no IPv6 address'],
    fix: 'Add ::/0',
    holds: 'cidr: "::/0"',
  },
  {
    title: 'IPv6 only',
    spec: ingress('- from:\n  - ipBlock: {cidr: ::/0}'),
    found: ['one-address-family 9'],
    says: ['no IPv4 address'],
    fix: 'Add 0.0.0.0/0',
  },
  {
    title: 'the Internet of IPv4',
    spec: ingress('- from:\n  - ipBlock:\n      cidr: 0.0.0.0/0\n      except: [10.0.0.0/8]'),
    found: ['one-address-family 9'],
    fix: 'Add ::/0 without its private range',
    holds: 'fc00::/7',
  },
  { title: 'near: both', spec: ingress('- from:\n  - ipBlock: {cidr: 0.0.0.0/0}\n  - ipBlock: {cidr: ::/0}'), found: [] },
  {
    title: 'near: IPv6 by another block',
    spec: ingress('- from:\n  - ipBlock: {cidr: 0.0.0.0/0}\n  - ipBlock: {cidr: "2000::/3"}'),
    found: [],
  },
  {
    title: 'near: the other in a rule beside it',
    spec: ingress('- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n- from: [{ipBlock: {cidr: ::/0}}]'),
    found: [],
  },
  {
    title: 'the other on other ports',
    spec: ingress(
      '- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n  ports: [{port: 80}]\n- from: [{ipBlock: {cidr: ::/0}}]\n  ports: [{port: 81}]',
    ),
    found: ['one-address-family 8', 'one-address-family 10'],
    says: ['this policy allows nothing from IPv6 addresses outside it on TCP 80.'],
  },
  {
    title: 'near: the other in two halves, in a rule beside it',
    spec: egress(
      `- to: [{ipBlock: {cidr: 0.0.0.0/0}}]\n- to: [{ipBlock: {cidr: "::/1"}}, {ipBlock: {cidr: "8000::/1"}}]\n${DNS}`,
    ),
    found: [],
  },
  {
    title: 'near: some of the other in a rule beside it',
    spec: ingress('- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n- from: [{ipBlock: {cidr: "2000::/3"}}]'),
    found: [],
  },
  {
    title: 'near: some of the other, on more ports',
    spec: ingress('- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n  ports: [{port: 80}]\n- from: [{ipBlock: {cidr: "2000::/3"}}]'),
    found: [],
  },
  {
    title: 'the other on some of the ports: the claim leaves them out, and what to add is not sure',
    spec: ingress(
      '- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n  ports: [{port: 80}, {port: 443}]\n- from: [{ipBlock: {cidr: "2001:db8::/32"}}]\n  ports: [{port: 443}]',
    ),
    found: ['one-address-family 8'],
    says: ['this policy allows nothing from IPv6 addresses outside it on TCP 80.'],
    fix: 'Silence here',
  },
  {
    title: 'the other where the exceptions leave nothing of it',
    spec: ingress('- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n- from: [{ipBlock: {cidr: ::/0, except: ["::/1", "8000::/1"]}}]'),
    found: ['one-address-family 8'],
    fix: 'Add ::/0',
  },
  {
    title: 'anyone on other ports beside it',
    spec: ingress('- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n  ports: [{port: 80}]\n- ports: [{port: 81}]'),
    found: ['one-address-family 8'],
    says: ['outside it on TCP 80.'],
    fix: 'Add ::/0',
  },
  {
    title: 'near: anyone on a port that may be the one with a name',
    spec: ingress('- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n  ports: [{port: http}]\n- ports: [{port: 80}]'),
    found: [],
  },
  {
    title: 'near: anyone on a port with a name, which may be any',
    spec: ingress('- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n  ports: [{port: 80}]\n- ports: [{port: http}]'),
    found: [],
  },
  {
    title: 'pods of every namespace beside it, which are no addresses outside the cluster',
    spec: ingress('- from: [{ipBlock: {cidr: 0.0.0.0/0}}]\n- from: [{namespaceSelector: {}}]'),
    found: ['one-address-family 8'],
    says: ['this policy allows nothing from IPv6 addresses outside it.'],
  },
  {
    title: 'outgoing',
    spec: egress(`- to: [{ipBlock: {cidr: ::/0}}]\n${DNS}`),
    found: ['one-address-family 8'],
    says: ['this policy allows nothing to IPv4 addresses outside it.'],
    fix: 'Add 0.0.0.0/0',
  },
  { title: 'near: half of all addresses', spec: ingress('- from:\n  - ipBlock: {cidr: 128.0.0.0/1}'), found: [] },
]);

table('duplicate-policy', [
  {
    title: 'in two files',
    files: { 'a.yaml': policyText('podSelector: {}'), 'b.yaml': policyText('podSelector: {}') },
    found: ['duplicate-policy 3'],
    says: ['NetworkPolicy own in namespace shop is also in a.yaml, line 3'],
  },
  {
    title: 'in one file',
    files: { 'a.yaml': `${policyText('podSelector: {}')}---\n${policyText('podSelector: {}')}` },
    found: ['duplicate-policy 9'],
    says: ['also in line 3'],
  },
  {
    title: 'the default namespace, named and not',
    files: {
      'a.yaml': policyText('podSelector: {}').replace(', namespace: shop', ''),
      'b.yaml': policyText('podSelector: {}', 'own', 'default'),
    },
    found: ['duplicate-policy 3'],
  },
  {
    title: 'of a kind that is not read',
    files: {
      'a.yaml':
        'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\n---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\n',
    },
    found: ['duplicate-policy 5'],
  },
  {
    title: 'of the whole cluster, which has no namespace',
    files: {
      'a.yaml':
        'apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: {name: c}\n---\napiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: {name: c, namespace: x}\n',
    },
    found: ['duplicate-policy 5'],
    says: ['AdminNetworkPolicy c is also in line 1: the one'],
  },
  {
    title: 'near: another namespace',
    files: { 'a.yaml': policyText('podSelector: {}'), 'b.yaml': policyText('podSelector: {}', 'own', 'partners') },
    found: [],
  },
  {
    title: 'near: another kind',
    files: {
      'a.yaml': policyText('podSelector: {}'),
      'b.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: own, namespace: shop}\n',
    },
    found: [],
  },
  {
    title: 'near: no name',
    files: { 'a.yaml': policyText('podSelector: {}', '""'), 'b.yaml': policyText('podSelector: {}', '""') },
    found: [],
  },
]);

table('accidental-or', [
  {
    title: 'a namespace, then pods',
    spec: ingress('- from:\n  - namespaceSelector: {matchLabels: {team: a}}\n  - podSelector: {matchLabels: {app: web}}'),
    found: ['accidental-or 10'],
    says: [
      'every pod in namespaces labelled team=a, or pods labelled app=web in namespace shop',
      'pods labelled app=web in namespaces labelled team=a.',
    ],
    fix: 'Make it one peer (AND)',
  },
  {
    title: 'every namespace, then pods: the peer is not called covered',
    spec: ingress('- from:\n  - namespaceSelector: {}\n  - podSelector: {matchLabels: {app: web}}'),
    found: ['accidental-or 10'],
    fix: 'Make it one peer (AND)',
  },
  {
    title: 'the other way round',
    spec: ingress('- from:\n  - podSelector: {matchLabels: {app: web}}\n  - namespaceSelector: {matchLabels: {team: a}}'),
    found: ['accidental-or 10'],
    fix: 'Make it one peer (AND)',
  },
  {
    title: 'near: one peer',
    spec: ingress('- from:\n  - namespaceSelector: {matchLabels: {team: a}}\n    podSelector: {matchLabels: {app: web}}'),
    found: [],
  },
  {
    title: 'near: all own pods beside a namespace',
    spec: ingress('- from:\n  - namespaceSelector: {matchLabels: {team: a}}\n  - podSelector: {}'),
    found: [],
  },
  {
    title: 'near: no neighbours',
    spec: ingress(
      '- from:\n  - namespaceSelector: {matchLabels: {team: a}}\n  - ipBlock: {cidr: 8.8.8.8/32}\n  - podSelector: {matchLabels: {app: web}}',
    ),
    found: [],
  },
]);

const RANGE = ingress('- ports:\n  - port: 8000\n    endPort: 8010');
const SCTP = ingress('- ports:\n  - {port: 80, protocol: SCTP}');

table('unsupported ports', [
  {
    title: 'Weave Net has no endPort',
    spec: RANGE,
    profile: { plugin: 'weave-net' },
    found: ['unsupported-end-port 10'],
    says: ['Weave Net does not know endPort', 'port 8000 alone, not 8000 to 8010'],
  },
  {
    title: 'nor has Kubernetes 1.20',
    spec: RANGE,
    profile: { kubernetes: 20, plugin: 'calico' },
    found: ['unsupported-end-port 10'],
    says: ['Kubernetes 1.20'],
  },
  {
    title: 'Kubernetes 1.21 behind a gate',
    spec: RANGE,
    profile: { kubernetes: 21 },
    found: ['unsupported-end-port 10'],
    says: ['NetworkPolicyEndPort'],
  },
  {
    title: 'Cilium has SCTP off',
    spec: SCTP,
    profile: { plugin: 'cilium' },
    found: ['unsupported-sctp 9'],
    says: ['sctp.enabled'],
  },
  { title: 'near: Kubernetes 1.22', spec: RANGE, profile: { kubernetes: 22 }, found: [] },
  { title: 'near: Calico', spec: `${RANGE}\n  - {port: 80, protocol: SCTP}`, profile: { plugin: 'calico' }, found: [] },
  { title: 'near: not chosen', spec: `${RANGE}\n  - {port: 80, protocol: SCTP}`, found: [] },
  {
    title: 'near: not known of the plugin',
    spec: `${RANGE}\n  - {port: 80, protocol: SCTP}`,
    profile: { plugin: 'gke-dataplane-v2' },
    found: [],
  },
  {
    title: 'near: a range of one port',
    spec: ingress('- ports: [{port: 80, endPort: 80}]'),
    profile: { plugin: 'weave-net' },
    found: [],
  },
]);

table('plugin-ignores-policies', [
  {
    title: 'Flannel, once for all files',
    files: { 'a.yaml': policyText('podSelector: {}'), 'b.yaml': policyText('podSelector: {}', 'second') },
    profile: { plugin: 'flannel' },
    found: ['plugin-ignores-policies 2'],
    says: ['Flannel does not enforce'],
  },
  { title: 'near: another plugin', spec: 'podSelector: {}', profile: { plugin: 'other' }, found: [] },
  { title: 'near: no policy', files: { 'a.yaml': 'kind: Service\n' }, profile: { plugin: 'flannel' }, found: [] },
]);

test('what is broken at the moment gives nothing', () => {
  expect(lint(opened({ 'a.yaml': `${policyText(RANGE)}  : [` }), { kubernetes: 20, plugin: 'flannel' })).toEqual([]);
});

test('findings are by file and place, and tell the places they are about', () => {
  const workspace = opened({
    'a.yaml': policyText(
      `${ingress('- from: [{podSelector: {}}]\n- from: [{podSelector: {}}]\n- from: [{ipBlock: {cidr: 0.0.0.0/0}}]')}`,
    ),
  });
  const all = findings(workspace);
  expect(all.map(brief)).toEqual(['covered-rule 9', 'one-address-family 10']);
  expect(all[0]?.field).toBe('spec.ingress[1]');
  expect(all[0]?.related.map(({ line }) => line)).toEqual([8]);
});

test('items of a List are found where they stand', () => {
  const item = policyText(ingress('- ports: [{port: 80}]\n- ports: [{port: 80}]')).trimEnd().replace(/\n/g, '\n  ');
  const workspace = opened({ 'a.yaml': `apiVersion: v1\nkind: List\nitems:\n- ${item}\n` });
  const [found] = findings(workspace);
  expect(found && brief(found)).toBe('covered-rule 12');
  expect(found?.message).toContain('(line 11)');
  const texts = found?.fixes[0] ? mended(workspace, found.fixes[0]) : {};
  expect(findings(opened(texts))).toEqual([]);
});
