import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployment } from '../../answers/testSituation';
import { run } from '../run';

const policy = (name: string, spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n${spec}`;
const DENY = policy('deny', '  podSelector: { matchLabels: { app: backend } }\n  policyTypes:\n    - Ingress\n');
const ALLOW = policy(
  'allow',
  '  podSelector: { matchLabels: { app: backend } }\n  ingress:\n    - from:\n        - podSelector: { matchLabels: { app: frontend } }\n      ports: [{ port: 8080 }]\n',
);
const APP =
  deployment('frontend', 'app: frontend') +
  deployment('not-frontend', 'app: not-frontend') +
  deployment('backend', 'app: backend', 'ports: [{ name: http, containerPort: 8080 }]');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-query-'));
  mkdirSync(join(folder, 'all/policies'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  const files = {
    'all/app.yaml': APP,
    'all/policies/deny.yaml': DENY,
    'all/policies/allow.yaml': ALLOW,
    'all/tsconfig.json': '{\n  "a": [1,, 2]\n}',
    'twin.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: backend, labels: { app: other } }\n',
    'broken.yaml': 'kind: NetworkPolicy\nspec: [\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* parts(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function ran(line: string, input: readonly string[] = [], interactive = false) {
  let out = '';
  let told = '';
  const code = await run(['query', ...line.split(' ')], {
    cwd: folder,
    input: parts(input),
    colour: false,
    version: '1.2.3',
    interactive,
    out: (text) => {
      out += text;
    },
    complain: (text) => {
      told += text;
    },
  });
  return { code, out, told };
}

describe('drawbridge query', () => {
  test('denied, with the place of each policy and rule', async () => {
    const { code, out, told } = await ran('all --from default/not-frontend --to default/backend --port 8080');
    expect([code, told]).toEqual([3, '']);
    expect(out.split('\n')).toEqual([
      'Denied: not-frontend may send, but backend does not take it in: its ingress is isolated and no rule names app=not-frontend.',
      '',
      'Leaving not-frontend: allowed',
      '  No policy in the open files selects this pod for egress, so it may connect anywhere.',
      'Entering backend: isolated',
      '  Two policies select it for ingress. From here only what a rule allows gets through.',
      '  - all/policies/allow.yaml:8:5 allow: rule 1 lets in app=frontend on TCP 8080',
      '  - all/policies/deny.yaml:7:3 deny: has no rule',
      'No rule matches: denied',
      '  Closest is rule 1 of allow: it needs app=frontend, this pod has app=not-frontend.',
      '',
    ]);
  });

  test('allowed; without a port the ports', async () => {
    expect((await ran('all --from default/frontend --to default/backend -p http')).code).toBe(0);
    const { code, out } = await ran('all --from default/frontend --to default/backend');
    expect(code).toBe(0);
    expect(out).toMatch(/^Allowed: frontend may connect to backend on TCP 8080: rule 1 of allow lets it in\.\n/);
  });

  test('what has no verdict is 2, with the reason on standard error', async () => {
    const nobody = await ran('all --from default/nobody --to default/backend');
    expect(nobody).toEqual({ code: 2, out: '', told: expect.stringMatching(/^There is no default\/nobody in the open files/) });
    expect((await ran('all --from default/nobody')).told).toMatch(/^Say where to.*\nSee drawbridge query --help\.\n$/);
  });

  test('nothing is answered from what cannot be read', async () => {
    const { code, out, told } = await ran('all gone --from default/frontend --to default/backend');
    expect([code, out]).toEqual([2, '']);
    expect(told).toBe('gone: There is no such file or folder.\nNothing is answered: what cannot be read may hold policies.\n');
    const json = await ran('all gone --from default/frontend --to default/backend --format json');
    expect(JSON.parse(json.out)).toMatchObject({ verdict: 'unknown', failures: [{ path: 'gone' }] });
    expect((await ran('empty --from default/a --to default/b')).told).toBe('There are no .yaml, .yml or .json files there.\n');
  });

  test('a broken text may hold a policy; what is none is passed over', async () => {
    const { out } = await ran('all broken.yaml --from default/frontend --to default/backend');
    expect(out).toContain('Note: Not counted, and could change this: The document at line 1 of broken.yaml');
    expect(out).not.toContain('tsconfig');
  });

  test('what is not counted is told with its place', async () => {
    writeFileSync(join(folder, 'refused.yaml'), `---\n${DENY.replace('- Ingress', '- ingress')}`);
    const { code, out } = await ran('all/app.yaml refused.yaml --from default/frontend --to default/backend');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Note: Not counted, and could change this: NetworkPolicy default\/deny\. The API server would refuse it\.\n {2}- refused\.yaml:2:1$/m,
    );
  });

  test('a name that is a pod’s and a workload’s: the pod is taken, and that is said', async () => {
    const { code, told } = await ran('all twin.yaml --from default/not-frontend --to default/backend -p 8080');
    expect([code, told]).toEqual([
      0,
      'default/backend is the pod; for the Deployment of that name write default/Deployment/backend.\n',
    ]);
    expect((await ran('all twin.yaml --from default/not-frontend --to default/deploy/backend -p 8080')).code).toBe(3);
  });

  test('options change what is assumed', async () => {
    const itself = 'all --from default/backend --to default/backend -p 8080';
    expect((await ran(itself)).code).toBe(0);
    expect((await ran(`${itself} --pod-reaches-itself no`)).code).toBe(3);
    expect((await ran(`all -n shop --from default/not-frontend --to default/backend -p 8080`)).code).toBe(0);
  });

  test('JSON says the same, with places', async () => {
    const { code, out } = await ran('all --from default/not-frontend --to default/backend --port 8080 --format json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      tool: { name: 'drawbridge', version: '1.2.3' },
      verdict: 'denied',
      headline: expect.stringMatching(/^not-frontend may send/),
      trails: [
        {
          from: { namespace: 'default', name: 'not-frontend' },
          verdict: 'denied',
          protocol: 'TCP',
          port: 8080,
          steps: [
            { end: 'from', state: 'allowed', policies: [] },
            {
              end: 'to',
              state: 'isolated',
              policies: [
                { namespace: 'default', name: 'allow', rule: 1, lets: 'no', file: 'all/policies/allow.yaml', line: 8, column: 5 },
                { name: 'deny', lets: 'no', file: 'all/policies/deny.yaml', line: 7 },
              ],
            },
            { end: 'to', title: 'No rule matches', state: 'denied' },
          ],
        },
      ],
      caveats: [],
      assumptions: { ipBlocksMatchPods: 'known' },
    });
    const ports: unknown = JSON.parse((await ran('all --from default/frontend --to default/backend --format json')).out);
    expect(ports).toMatchObject({ verdict: 'allowed', trails: [{ ports: { TCP: [[8080, 8080]] } }] });
    const nobody = await ran('all --from default/nobody --to default/backend --format json');
    expect(nobody.code).toBe(2);
    expect(JSON.parse(nobody.out)).toMatchObject({ verdict: 'unknown', reason: expect.stringMatching(/^There is no/) });
  });

  test('progress is told on a terminal alone, and gone in the end', async () => {
    const { told } = await ran('all --from default/frontend --to default/backend', [], true);
    const again = '\r\u001b[K';
    expect(told.startsWith(`${again}Reading 0 of 4 files …`)).toBe(true);
    expect(told.endsWith(again)).toBe(true);
  });
});

describe('drawbridge query --batch', () => {
  const ask = (from: object, to: object, port?: number, protocol?: string): string =>
    JSON.stringify({ from, to, port, protocol });
  const app = (workload: string) => ({ namespace: 'default', workload, kind: 'Deployment' });

  test('line by line, in order; what is no question does not stop it', async () => {
    const lines = [
      ask(app('frontend'), app('backend'), 8080),
      ask(app('not-frontend'), app('backend'), 8080),
      ask(app('frontend'), app('backend'), 8080, 'UDP'),
      ask(app('frontend'), { namespace: 'default', pod: 'nobody' }, 80),
      'no question',
      '',
      ask({ ip: '10.0.0.1' }, { ip: '10.0.0.2' }, 80),
      ask(app('frontend'), app('backend')),
      ask(app('backend'), app('backend'), 1),
    ];
    // Cut in the middle of lines, as pipes do.
    const text = lines.join('\n');
    const { code, out, told } = await ran('all --batch -', [text.slice(0, 100), text.slice(100, 333), text.slice(333)]);
    expect([code, told]).toEqual([0, '']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      { verdict: 'allowed', protocol: 'TCP', port: 8080 },
      { verdict: 'denied', protocol: 'TCP', port: 8080 },
      { verdict: 'denied', protocol: 'UDP', port: 8080 },
      { verdict: 'unknown', reason: expect.stringMatching(/^There is no pod default\/nobody/) },
      { verdict: 'unknown', reason: 'The line is no JSON.' },
      { verdict: 'unknown', reason: 'The line is empty.' },
      { verdict: 'unknown', reason: expect.stringMatching(/^Both ends are addresses/) },
      { verdict: 'allowed', ports: { TCP: [[8080, 8080]] } },
      {
        verdict: 'allowed',
        protocol: 'TCP',
        port: 1,
        caveats: ['A pod is assumed to reach itself, as with most network plugins.'],
      },
    ]);
  });

  test('of a file; one that is not there is 2', async () => {
    writeFileSync(join(folder, 'batch.jsonl'), `${ask(app('frontend'), app('backend'), 8080)}\r\n`);
    expect(await ran('all --batch batch.jsonl')).toMatchObject({
      code: 0,
      out: '{"verdict":"allowed","protocol":"TCP","port":8080}\n',
    });
    expect(await ran('all --batch gone.jsonl')).toEqual({
      code: 2,
      out: '',
      told: 'gone.jsonl: There is no such file or folder.\n',
    });
    expect((await ran('all --batch empty')).code).toBe(2);
  });

  test('nothing asked, nothing answered', async () => {
    expect(await ran('all --batch -', [])).toEqual({ code: 0, out: '', told: '' });
  });
});
