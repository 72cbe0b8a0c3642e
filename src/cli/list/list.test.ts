import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployment } from '../../answers/testSituation';
import { run } from '../run';

const policy = (name: string, spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n${spec}---\n`;
const DENY = policy('deny', '  podSelector: { matchLabels: { app: backend } }\n  policyTypes:\n    - Ingress\n');
const ALLOW = policy(
  'allow',
  '  podSelector: { matchLabels: { app: backend } }\n  ingress:\n    - from:\n        - podSelector: { matchLabels: { app: frontend } }\n      ports: [{ port: 8080 }]\n',
);
const CILIUM = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: other, namespace: default }\nspec: {}\n';
const APP = deployment('frontend', 'app: frontend') + deployment('other', 'app: other') + deployment('backend', 'app: backend');
const EVERY = { TCP: [[1, 65535]], UDP: [[1, 65535]], SCTP: [[1, 65535]] };
const EVERYWHERE = ['0.0.0.0/0', '::/0'];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-list-'));
  for (const name of ['old', 'new', 'empty']) mkdirSync(join(folder, name));
  const files = {
    'old/app.yaml': APP,
    'old/deny.yaml': DENY,
    'new/app.yaml': APP,
    'new/deny.yaml': DENY,
    'new/allow.yaml': ALLOW,
    'policies.yaml': DENY,
    'refused.yaml': APP + DENY.replace('policyTypes', 'policyType'),
    'cilium.yaml': APP + CILIUM,
    'more.yaml': APP + DENY + deployment('more', 'app: more'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* parts(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function ran(line: string, input = '') {
  let out = '';
  let told = '';
  const code = await run(line.split(' '), {
    cwd: folder,
    input: parts(input),
    colour: false,
    version: '1.2.3',
    interactive: false,
    out: (text) => {
      out += text;
    },
    complain: (text) => {
      told += text;
    },
  });
  return { code, out, told };
}

describe('drawbridge list', () => {
  test('as text, with what it rests on on standard error', async () => {
    const { code, out, told } = await ran('list new cilium.yaml');
    expect(code).toBe(0);
    expect(out).toContain('To default/backend\n  TCP 8080 from default/frontend\n');
    expect(told).toMatch(/^Note: Not counted, and could change this: CiliumNetworkPolicy default\/other\./);
  });

  test('as JSON', async () => {
    const { code, out, told } = await ran('list new --format json');
    expect([code, told]).toEqual([0, '']);
    const isolated = { ingress: 'none', egress: 'none' };
    const own = (name: string) => ({ workload: `default/Deployment/${name}`, namespace: 'default', kind: 'Deployment', name });
    const all = ['backend', 'frontend', 'other'].map((name) => `default/Deployment/${name}`);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      tool: { name: 'drawbridge', version: '1.2.3' },
      assumptions: { ipBlocksMatchPods: 'known', hostNetworkPods: 'apart', podReachesItself: true },
      workloads: [
        { ...own('backend'), isolated: { ingress: 'all', egress: 'none' } },
        { ...own('frontend'), isolated },
        { ...own('other'), isolated },
      ],
      connections: [
        { from: { workloads: [all[1]] }, to: { workloads: [all[0]] }, ports: { TCP: [[8080, 8080]] }, unrestricted: false },
        { from: { workloads: all }, to: { workloads: [all[1], all[2]] }, ports: EVERY, unrestricted: true },
        { from: { addresses: EVERYWHERE }, to: { workloads: [all[1], all[2]] }, ports: EVERY, unrestricted: true },
        { from: { workloads: all }, to: { addresses: EVERYWHERE }, ports: EVERY, unrestricted: true },
      ],
      among: [],
      caveats: [],
    });
  });

  test('as Markdown, with notes', async () => {
    const { out, told } = await ran('list cilium.yaml -f markdown');
    expect(out).toMatch(/^### Connections that are allowed\n/);
    expect(out).toMatch(/\n- Not counted, and could change this: CiliumNetworkPolicy default\/other\./);
    expect(told).toBe('');
  });

  test.each<[string, readonly string[]]>([
    [
      'list new --from default/deploy/frontend --to default/backend',
      [
        '3 workloads and 2 policies. Only connections from Deployment default/frontend to default/backend are told.',
        'To default/backend',
        '  TCP 8080 from default/frontend',
      ],
    ],
    [
      'list old --from default/frontend --to default/backend',
      [
        '3 workloads and 1 policy. Only connections from default/frontend to default/backend are told.',
        'To default/backend',
        '  no connection',
      ],
    ],
    [
      'list new --to default/backend',
      [
        '3 workloads and 2 policies. Only connections to default/backend are told.',
        'To default/backend',
        '  TCP 8080 from default/frontend',
      ],
    ],
    [
      'list new --from 203.0.113.7',
      [
        '3 workloads and 2 policies. Only connections from 203.0.113.7 are told.',
        'To default/backend',
        '  no connection',
        'To default/frontend and default/other (no policy isolates them for ingress)',
        '  every port from 203.0.113.7/32',
      ],
    ],
    [
      'list new --from default --to 2001:db8::1',
      [
        '3 workloads and 2 policies. Only connections from namespace default to 2001:db8::1 are told.',
        'From every workload to addresses outside (no policy isolates them for egress)',
        '  every port to 2001:db8::1/128',
      ],
    ],
    [
      'list new --from default/other --to default/other',
      ['3 workloads and 2 policies. Only connections from default/other to default/other are told.'],
    ],
  ])('%s', async (line, lines) => {
    const { code, out, told } = await ran(line);
    expect([code, told]).toEqual([0, '']);
    expect(out.split('\n').filter((one) => one !== '')).toEqual(lines);
  });

  test('as JSON, with what was asked for and who may be an end', async () => {
    const { out } = await ran('list new --from default/deploy/frontend --to default/svc/none -f json');
    expect(JSON.parse(out)).toEqual({
      version: 1,
      tool: { name: 'drawbridge', version: '1.2.3' },
      reason: expect.stringMatching(/^There is no service default\/none in the open files\./),
      failures: [],
    });
    const found = JSON.parse((await ran('list new --from default/deploy/frontend --to default/backend -f json')).out);
    expect(found).toMatchObject({
      only: {
        from: { type: 'workload', namespace: 'default', name: 'frontend' },
        to: { type: 'named', namespace: 'default', name: 'backend' },
      },
      workloads: [{ name: 'backend' }, { name: 'frontend' }],
      connections: [{ from: { workloads: ['default/Deployment/frontend'] }, to: { workloads: ['default/Deployment/backend'] } }],
    });
    expect(found.connections.length).toBe(1);
  });

  test.each<[string, number, RegExp]>([
    ['list new --from nowhere', 2, /^The open files hold no pods in namespace nowhere, .* There are some in default\.\n$/],
    ['list new --to default/nobody', 2, /^There is no default\/nobody in the open files\. In default there is backend, /],
    ['list new --from 10.0.0.1 --to 10.0.0.2', 2, /^Both ends are addresses outside the cluster/],
    ['list new --from 10.0.0.0/8', 2, /^--from: "10\.0\.0\.0\/8" is a range of addresses/],
    ['list new --to A_b', 2, /^--to: "A_b" names nobody: write NAMESPACE, /],
    ['list policies.yaml', 2, /^Note: The files show no pods, and nothing that makes pods/],
    ['list missing.yaml', 2, /^missing\.yaml: There is no such file/],
    ['list empty', 2, /^There are no \.yaml, \.yml or \.json files there\./],
    ['list', 2, /^Name what to read: files/],
    ['list new --format sarif', 2, /^--format takes one of text, json, markdown/],
  ])('%s ends with %i', async (line, code, words) => {
    const { out, told, ...ended } = await ran(line);
    expect(ended.code).toBe(code);
    expect(told).toMatch(words);
    expect(out).toBe('');
  });

  test('JSON says why there is none', async () => {
    const { code, out } = await ran('list missing.yaml -f json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      reason: expect.stringContaining('cannot be read'),
      failures: [{ path: 'missing.yaml' }],
    });
  });
});

describe('drawbridge diff', () => {
  test('as text: each change, the rule that makes it with its line, and the exit code', async () => {
    const { code, out, told } = await ran('diff old new');
    expect([code, told]).toEqual([1, '']);
    expect(out).toBe(
      '+ default/frontend → default/backend: denied → allowed on TCP 8080\n    allow ingress rule 1 (new/allow.yaml:8)\n\n1 connection newly allowed.\n',
    );
    expect(await ran('diff old old')).toEqual({ code: 0, out: 'No connection changes.\n', told: '' });
  });

  test('a policy that is not counted any more is the reason, and a caveat', async () => {
    const { code, out, told } = await ran('diff old refused.yaml');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^\+ anyone → default\/backend: denied → allowed\n {4}deny no longer isolates it for ingress, and no other policy does \(refused\.yaml:\d+\)\n/,
    );
    expect(told).toMatch(
      /^Note: After: Not counted, and could change this: NetworkPolicy default\/deny\. .*\n {2}- refused\.yaml:\d+:1\n$/,
    );
  });

  test('as JSON', async () => {
    const { code, out } = await ran('diff old new -f json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      tool: { name: 'drawbridge', version: '1.2.3' },
      assumptions: { ipBlocksMatchPods: 'known', hostNetworkPods: 'apart', podReachesItself: true },
      summary: { allowed: 1, widened: 0, shifted: 0, narrowed: 0, refused: 0, text: '1 connection newly allowed.' },
      changes: [
        {
          change: 'allowed',
          sign: '+',
          from: { workloads: ['default/Deployment/frontend'] },
          to: { workloads: ['default/Deployment/backend'] },
          was: { ports: {} },
          is: { ports: { TCP: [[8080, 8080]] } },
          count: 1,
          because: [{ text: 'allow ingress rule 1', side: 'after', file: 'new/allow.yaml', line: 8, column: 5 }],
        },
      ],
      added: [],
      removed: [],
      caveats: [],
    });
  });

  test('as Markdown for a review', async () => {
    const { code, out } = await ran('diff old new --format=markdown');
    expect(code).toBe(1);
    expect(out).toContain('| + | default/frontend | default/backend | denied | allowed on TCP 8080 | `allow` ingress rule 1 |\n');
  });

  test('workloads that come and go are a change, too', async () => {
    const { code, out } = await ran('diff old more.yaml');
    expect(code).toBe(1);
    expect(out).toBe(
      'New: default/more (no policy isolates it).\nNo connection changes between the workloads that are in both.\n',
    );
  });

  test('one of the two may be standard input', async () => {
    expect((await ran('diff - old', APP + DENY)).out).toBe('No connection changes.\n');
  });

  test.each<[string, RegExp]>([
    ['diff old', /^Name two things to compare/],
    ['diff old new new', /^Name two things to compare/],
    ['diff old new --from default', /^There is no option --from\./],
    ['diff - -', /^Standard input holds either OLD or NEW, not both/],
    ['diff old missing', /^missing: There is no such file/],
    ['diff policies.yaml policies.yaml', /^Note: The files show no pods/],
  ])('%s ends with 2', async (line, words) => {
    const { code, out, told } = await ran(line);
    expect([code, out]).toEqual([2, '']);
    expect(told).toMatch(words);
  });
});
