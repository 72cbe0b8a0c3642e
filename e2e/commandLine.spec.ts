import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { INGRESS_ALLOW_FRONTEND, INGRESS_DENY, SIMPLE_APP } from './texts';

const program = join(import.meta.dirname, '../dist/cli/drawbridge.js');

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program in a folder. */
function drawbridge(folder: string, args: readonly string[], input?: string): Promise<Run> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [program, ...args], { cwd: folder }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
    child.stdin?.end(input ?? '');
  });
}

test('drawbridge check: files, folders and standard input, exit codes and formats', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-check-'));
  try {
    writeFileSync(join(folder, 'good.yaml'), INGRESS_DENY);
    writeFileSync(join(folder, 'bad.yaml'), INGRESS_DENY.replace('policyTypes', 'policyType'));
    const good = await drawbridge(folder, ['check', 'good.yaml', '--no-lints']);
    expect([good.code, good.out]).toEqual([0, '']);

    const bad = await drawbridge(folder, ['check', '.']);
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/^bad\.yaml:10:3: error .*spec\.policyType.*policyTypes/m);

    const piped = await drawbridge(folder, ['check', '-', '--format', 'json'], INGRESS_DENY.replace('kind: N', 'kind N'));
    expect(piped.code).toBe(1);
    expect(JSON.parse(piped.out)).toMatchObject({ version: 1 });

    const github = await drawbridge(folder, ['check', 'bad.yaml', '--format', 'github', '--no-lints']);
    expect(github.out).toMatch(/^::error file=bad\.yaml,line=10,/);

    const sarif: unknown = JSON.parse((await drawbridge(folder, ['check', '.', '--format', 'sarif'])).out);
    expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'drawbridge' } } }] });

    expect((await drawbridge(folder, ['check', 'missing.yaml'])).code).toBe(2);
    expect((await drawbridge(folder, ['chek'])).code).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('drawbridge query: one question with its trail, and a batch of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-query-'));
  try {
    writeFileSync(join(folder, 'app.yaml'), SIMPLE_APP);
    writeFileSync(join(folder, 'deny.yaml'), INGRESS_DENY);
    const question = ['query', '.', '--from', 'default/not-frontend', '--to', 'default/backend', '--port', '8080'];
    const denied = await drawbridge(folder, question);
    expect(denied.code).toBe(3);
    expect(denied.out).toMatch(/^Denied: not-frontend may send, but backend does not take it in/);
    expect(denied.out).toMatch(/^ {2}- deny\.yaml:\d+:\d+ backend-ingress-deny: has no rule$/m);

    rmSync(join(folder, 'deny.yaml'));
    const allowed = await drawbridge(folder, [...question, '--format', 'json']);
    expect(allowed.code).toBe(0);
    expect(JSON.parse(allowed.out)).toMatchObject({ version: 1, verdict: 'allowed' });
    expect((await drawbridge(folder, ['query', '.', '--from', 'default/nobody', '--to', 'default/backend'])).code).toBe(2);

    const ends = { from: { namespace: 'default', workload: 'frontend', kind: 'Deployment' }, to: { ip: '203.0.113.7' } };
    const lines = [
      JSON.stringify({ ...ends, protocol: 'TCP', port: 443 }),
      '{',
      JSON.stringify({ ...ends, to: ends.from, port: 80 }),
    ];
    const batch = await drawbridge(folder, ['query', '.', '--batch', '-'], `${lines.join('\n')}\n`);
    expect(batch.code).toBe(0);
    expect(
      batch.out
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toMatchObject([{ verdict: 'allowed' }, { verdict: 'unknown', reason: 'The line is no JSON.' }, { verdict: 'allowed' }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('drawbridge list and diff: what is allowed, and what a new policy changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-list-'));
  try {
    for (const name of ['old', 'new']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'app.yaml'), SIMPLE_APP);
      writeFileSync(join(folder, name, 'deny.yaml'), INGRESS_DENY);
    }
    writeFileSync(join(folder, 'new', 'allow.yaml'), INGRESS_ALLOW_FRONTEND);

    const denied = await drawbridge(folder, ['list', 'old']);
    expect([denied.code, denied.err]).toEqual([0, '']);
    expect(denied.out).toMatch(/^To default\/backend\n {2}no connection\n/m);
    const allowed = await drawbridge(folder, ['list', 'new', '--format', 'json']);
    expect(JSON.parse(allowed.out)).toMatchObject({
      version: 1,
      connections: [
        { from: { workloads: ['default/Deployment/frontend'] }, to: { workloads: ['default/Deployment/backend'] } },
        {},
        {},
        {},
      ],
    });

    const changes = await drawbridge(folder, ['diff', 'old', 'new']);
    expect(changes.code).toBe(1);
    expect(changes.out).toMatch(/^\+ default\/frontend → default\/backend: denied → allowed\n.* ingress rule 1/);
    const review = await drawbridge(folder, ['diff', 'old', 'new', '--format', 'markdown']);
    expect(review.out).toContain(
      '| + | default/frontend | default/backend | denied | allowed | `backend-allow-ingress-frontend` ingress rule 1 |',
    );
    const nothing = await drawbridge(folder, ['diff', 'old', 'old']);
    expect([nothing.code, nothing.out]).toEqual([0, 'No connection changes.\n']);
    expect((await drawbridge(folder, ['diff', 'old', 'missing'])).code).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
