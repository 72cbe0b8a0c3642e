import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCli } from '../../scripts/buildCli.mjs';

let folder = '';
let program = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-cli-'));
  program = join(folder, 'cli', 'drawbridge.js');
  await buildCli(join(folder, 'cli'));
  const rules = Array.from({ length: 3000 }, () => '  - from: [{podSelector: {}}, {}]\n').join('');
  const policy =
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec:\n  podSelector: {}\n  ingress:\n';
  writeFileSync(join(folder, 'long.yaml'), policy + rules);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let told = '';
  child.stdout?.on('data', (part) => {
    out += part;
  });
  child.stderr?.on('data', (part) => {
    told += part;
  });
  return new Promise((done) => child.once('close', (code) => done({ code, out, told })));
}

describe('the built program', () => {
  test('is one executable file that needs nothing but Node', () => {
    const text = readFileSync(program, 'utf8');
    expect(text).toMatch(/^#!\/usr\/bin\/env node\n/);
    const imported = [...text.matchAll(/^(?:import|export)\b.* from ["']([^"']+)["'];?$/gm)].map(([, name]) => name);
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
    expect(() => accessSync(program, constants.X_OK)).not.toThrow();
    expect(readFileSync(join(folder, 'cli', 'third-party-licences.md'), 'utf8')).toContain('Eemeli Aro');
  });

  test('runs from the shell, in a folder of its own', async () => {
    const help = await ended(spawn(process.execPath, [program, '--version'], { cwd: folder }));
    expect(help).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), told: '' });
  });

  test('reads standard input and tells by its exit code', async () => {
    const child = spawn(process.execPath, [program, 'check', '-'], { cwd: folder });
    child.stdin.end('kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: Web}\n');
    const { code, out } = await ended(child);
    expect(code).toBe(1);
    expect(out).toContain('<stdin>:3:');
  });

  test('a reader that has seen enough is no failure', async () => {
    const child = spawn(process.execPath, [program, 'check', 'long.yaml'], { cwd: folder });
    child.stdout.once('data', () => child.stdout.destroy());
    const { code, told } = await ended(child);
    expect(code).toBe(1);
    expect(told).not.toMatch(/EPIPE|Error/);
  });
});
