import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { INGRESS_DENY } from './texts';

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
