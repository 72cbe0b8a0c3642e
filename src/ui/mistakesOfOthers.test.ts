import { describe, expect, test } from 'vitest';
import {
  allowedPorts,
  containsPorts,
  cover,
  type Direction,
  decide,
  NO_PORTS,
  type PodEndpoint,
  type Policy,
  portsOf,
} from '../engine';
import { lint } from '../lints';
import { applyEdits } from '../text';
import { allRowWords, policySentence, sentenceText } from '../words';
import { planEdit } from '../workspace/planEdit';
import { NO_PROFILE } from '../workspace/profile';
import { readDocumentText } from '../workspace/readDocumentText';
import { openFile, withText } from '../workspace/readFile';
import type { OpenFile, Workspace } from '../workspace/workspace';
import { decodeText, encodeText } from '../yaml';
import { PRESETS } from './dialogs/presets';

// What other visual tools get wrong, one named test each, so that it never becomes ours.

const HEAD = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n  podSelector: {}\n';

function opened(text: string): OpenFile {
  let key = 0;
  return openFile(
    'f',
    'f.yaml',
    text,
    text,
    (slice) => readDocumentText(slice, 'default'),
    () => `k${++key}`,
  );
}

function policiesIn(text: string): readonly Policy[] {
  return opened(text).objects.flatMap(({ policy }) => policy ?? []);
}

function policyIn(text: string): Policy {
  const [policy] = policiesIn(text);
  if (policy === undefined) throw new Error('no policy');
  return policy;
}

function rows(text: string, direction: Direction): readonly string[] {
  const policy = policyIn(text);
  return allRowWords(policy, cover(policy, direction)).map(({ accessibleName }) => accessibleName);
}

function sentenceOf(text: string): string {
  const policy = policyIn(text);
  return sentenceText(policySentence(policy, cover(policy, 'ingress'), cover(policy, 'egress')));
}

const pod = (app: string, namespace = 'default'): PodEndpoint => ({
  type: 'pod',
  namespace,
  namespaceLabels: new Map([['kubernetes.io/metadata.name', namespace]]),
  labels: new Map([['app', app]]),
  ips: [],
  hostNetwork: false,
  ports: undefined,
});

describe('mistakes of other tools', () => {
  test('1: egress rules without policyTypes isolate ingress too', () => {
    const text = `${HEAD}  egress:\n    - to:\n        - podSelector: {matchLabels: {app: db}}\n`;
    expect(rows(text, 'ingress')).toEqual(['Any endpoint, denied', 'Any pod, denied', 'Everything in the cluster, denied']);
  });

  test('2: a rule without peers allows every source, also from outside the cluster', () => {
    const text = `${HEAD}  ingress:\n    - {}\n`;
    expect(rows(text, 'ingress')).toEqual([
      'Any endpoint, allowed',
      'Any pod, allowed',
      'Everything in the cluster, allowed',
      'Anyone, allowed',
    ]);
    expect(sentenceOf(text)).toMatch(/outside the cluster/);
  });

  test('3: what one rule opens is counted on every row it reaches', () => {
    const text = `${HEAD}  policyTypes: [Egress]\n  egress:\n    - ports:\n        - port: 443\n`;
    const names = rows(text, 'egress');
    expect(names).toContain('Any endpoint, allowed on TCP 443');
    expect(names).toContain('Everything in the cluster, allowed on TCP 443');
    expect(names.find((name) => name.startsWith('Kubernetes DNS'))).toMatch(/denied/);
  });

  test('4: the DNS preset allows UDP and TCP 53, to kube-dns alone', () => {
    const dns = PRESETS.find(({ id }) => id === 'dns');
    const [added] = dns
      ? [
          planEdit(`${HEAD}  policyTypes: [Egress]\n`, [], {
            type: 'addRule',
            direction: 'egress',
            peers: dns.peers ?? [],
            ports: dns.ports,
          }),
        ]
      : [];
    if (!added?.ok) throw new Error('not planned');
    const policy = policyIn(added.text);
    const [rule] = policy.egress.rules;
    expect(rule?.entries.map(({ protocol, port }) => `${protocol} ${port}`)).toEqual(['UDP 53', 'TCP 53']);
    const peers = rule?.peers;
    expect(peers).toMatchObject([
      {
        namespaces: { requirements: [{ key: 'kubernetes.io/metadata.name', value: 'kube-system' }] },
        pods: { requirements: [{ key: 'k8s-app', value: 'kube-dns' }] },
      },
    ]);
    expect(rows(added.text, 'egress')).toContain('Kubernetes DNS, allowed');
    expect(rows(added.text, 'egress')).toContain('Any pod, denied');
  });

  test('5: a namespace is selected by its name', () => {
    const planned = planEdit(`${HEAD}  ingress: []\n`, [], {
      type: 'addRule',
      direction: 'ingress',
      peers: [
        {
          type: 'pods',
          namespaces: { requirements: [{ key: 'kubernetes.io/metadata.name', operator: 'Equals', value: 'partners' }] },
          pods: undefined,
        },
      ],
      ports: [],
    });
    if (!planned.ok) throw new Error(planned.reason);
    expect(planned.text).toContain('kubernetes.io/metadata.name: partners');
    expect(rows(planned.text, 'ingress').some((name) => name.startsWith('partners') && name.endsWith(', allowed'))).toBe(true);
  });

  test('6: fields nobody knows stay in the text, through edits, and are told', () => {
    const text = `${HEAD}  egressDeny:\n    - toEntities: [world]\n  ingress: []\n`;
    const planned = planEdit(text, [], { type: 'allowAll', direction: 'ingress' });
    if (!planned.ok) throw new Error(planned.reason);
    expect(planned.text).toContain('  egressDeny:\n    - toEntities: [world]\n');
    const [problem] = opened(text).problems.filter(({ code }) => code === 'unknown-field');
    expect(problem).toMatchObject({ severity: 'error', line: 7, field: 'spec.egressDeny' });
  });

  test('7: a block of pod addresses is not passed off as outside the cluster', () => {
    const text = `${HEAD}  policyTypes: [Egress]\n  egress:\n    - to:\n        - ipBlock:\n            cidr: 10.244.0.0/16\n`;
    expect(rows(text, 'egress')).toContain('Any pod, depends');
    const workspace: Workspace = { files: [opened(text)], defaultNamespace: 'default' };
    expect(lint(workspace, NO_PROFILE).map(({ rule }) => rule)).toContain('block-of-pods');
  });

  test('9: missing policyTypes, a rule of ports alone and a second document are all read', () => {
    const first = `${HEAD}  egress:\n    - ports:\n        - port: 5432\n`;
    const [policy, second] = policiesIn(`${first}---\n${HEAD.replace('name: p', 'name: q')}`);
    expect(policy?.egress).toMatchObject({ isolated: true, by: 'implied', rules: [{ peers: 'anyone' }] });
    expect(second?.name).toBe('q');
  });

  test('10: a range does not become every port', () => {
    const text = `${HEAD}  ingress:\n    - ports:\n        - port: 8000\n          endPort: 8080\n`;
    const policy = policyIn(text);
    const open = allowedPorts(decide([policy], 'ingress', pod('a'), pod('b')));
    expect(containsPorts(open, portsOf([{ protocol: 'TCP', port: 8080, endPort: undefined }]))).toBe(true);
    expect(containsPorts(open, portsOf([{ protocol: 'TCP', port: 8081, endPort: undefined }]))).toBe(false);
    expect(rows(text, 'ingress')[0]).toBe('Any endpoint, allowed on TCP 8000-8080');
  });

  test('11: broken YAML draws no made-up policy', () => {
    expect(opened(`${HEAD}  ingress:\n   - from: [\n`).objects).toEqual([]);
    const good = opened(HEAD);
    const broken = withText(
      good,
      `${HEAD}  ingress: [`,
      (slice) => readDocumentText(slice, 'default'),
      () => 'k9',
    );
    expect(broken.objects).toMatchObject([{ stale: true, name: 'p', policy: good.objects[0]?.policy }]);
  });

  test('12: ports stay with their rule, expressions stay expressions, AND is one peer', () => {
    const text = `${HEAD}  ingress:
    - from:
        - podSelector:
            matchExpressions: [{key: app, operator: In, values: [a, b]}]
      ports: [{port: 1}]
    - from:
        - namespaceSelector: {matchLabels: {team: x}}
          podSelector: {matchLabels: {app: c}}
      ports: [{port: 2}]
`;
    const names = rows(text, 'ingress');
    expect(names).toContain('app in (a,b), allowed on TCP 1');
    expect(names.filter((name) => name.includes('app=c'))).toEqual([expect.stringMatching(/AND.*allowed on TCP 2$/)]);
    const planned = planEdit(text, [], { type: 'editPolicy', name: 'q' });
    expect(planned.ok && planned.text).toBe(text.replace('name: p', 'name: q'));
  });

  test('13: deny all denies', () => {
    const text = `${HEAD}  policyTypes: [Ingress, Egress]\n`;
    const policy = policyIn(text);
    for (const direction of ['ingress', 'egress'] as const) {
      expect(allowedPorts(decide([policy], direction, pod('a'), pod('b')))).toEqual(NO_PORTS);
      expect(rows(text, direction).filter((name) => !name.endsWith('denied'))).toEqual([]);
    }
  });

  test('14: comments and the order of keys survive an edit', () => {
    const text = `# who may ask\nspec: # first\n  ingress: # in\n    - from: [{podSelector: {}}] # all of us\n  podSelector: {} # every pod\nmetadata:\n  name: p\nkind: NetworkPolicy\napiVersion: networking.k8s.io/v1\n`;
    const planned = planEdit(text, [], {
      type: 'editRule',
      direction: 'ingress',
      rule: 0,
      ports: [{ protocol: 'TCP', port: 80, endPort: undefined }],
    });
    if (!planned.ok) throw new Error(planned.reason);
    expect(applyEdits(text, planned.edits)).toBe(planned.text);
    for (const line of text.split('\n')) expect(planned.text).toContain(line);
  });

  test('15: opening and saving changes no byte', () => {
    const text =
      '\uFEFF---\r\nkind:   NetworkPolicy\r\napiVersion: "networking.k8s.io/v1"\nmetadata: {name: p}\r\nspec: {podSelector: {}} # end';
    const bytes = encodeText(text);
    const decoded = decodeText(bytes);
    expect(decoded.ok && encodeText(opened(decoded.text).text)).toEqual(bytes);
  });
});
