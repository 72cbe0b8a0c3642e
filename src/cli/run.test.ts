import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './run';

const policy = (name: string, more = ''): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: {}\n  policyTypes: [Ingress, Egress]\n${more}`;
const BAD = policy('Bad');
const WARNED = policy('warned', '  ingress:\n  - {}\n  - {}\n');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-run-'));
  mkdirSync(join(folder, 'clean'));
  mkdirSync(join(folder, 'empty'));
  const files = { 'clean/a.yaml': policy('a'), 'bad.yaml': BAD, 'warned.yaml': WARNED, 'binary.yaml': 'a\0b', 'large.yaml': '' };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  truncateSync(join(folder, 'large.yaml'), 50_000_001);
  writeFileSync(join(folder, 'utf16.yaml'), Buffer.from([0xff, 0xfe, 0x61, 0]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function ran(line: string, input = '') {
  let out = '';
  let told = '';
  const code = await run(
    line.split(' ').filter((word) => word !== ''),
    {
      cwd: folder,
      input: bytes(input),
      colour: false,
      version: '1.2.3',
      interactive: false,
      out: (text) => {
        out += text;
      },
      complain: (text) => {
        told += text;
      },
    },
  );
  return { code, out, told };
}

describe('drawbridge check', () => {
  test('nothing found', async () => {
    expect(await ran('check clean')).toEqual({ code: 0, out: '', told: 'Nothing found in 1 file with 1 policy.\n' });
  });

  test('what kubectl reads otherwise than YAML 1.2 is judged as kubectl reads it', async () => {
    const labels = (text: string) => policy('web').replace('podSelector: {}', `podSelector: {matchLabels: {app: ${text}}}`);
    for (const text of ['yes', 'on', 'off', 'True', '1_000', '0b11', '010']) {
      const { code, out } = await ran('check -q -', labels(text));
      expect([text, code]).toEqual([text, 1]);
      expect(out).toMatch(/^<stdin>:6:\d+: error cannot unmarshal (?:bool|number) .* \[wrong-type\]\n$/);
    }
    const dated = policy('web').replace('name: web', 'name: web\n  labels: {rev: 2024-01-01}\n  annotations: {window: 22:00}');
    expect(await ran('check --no-lints --fail-on warning -', dated)).toMatchObject({ code: 0, out: '' });
  });

  test('an error', async () => {
    const { code, out, told } = await ran('check bad.yaml clean');
    expect(code).toBe(1);
    expect(out).toMatch(/^bad\.yaml:4:3: error metadata\.name: Invalid value: "Bad": .* \[name\]\n$/);
    expect(told).toBe('1 error in 2 files with 2 policies.\n');
  });

  test('warnings fail only when asked', async () => {
    const { code, out } = await ran('check warned.yaml');
    expect(out).toContain(': warning ');
    expect(out).not.toContain(': error ');
    expect(code).toBe(0);
    expect((await ran('check --fail-on warning warned.yaml')).code).toBe(1);
    expect((await ran('check --fail-on=warning clean')).code).toBe(0);
  });

  test('quiet tells errors alone; what fails the check stays the same', async () => {
    expect(await ran('check -q warned.yaml')).toEqual({ code: 0, out: '', told: '' });
    expect(await ran('check -q --fail-on warning warned.yaml')).toEqual({ code: 1, out: '', told: '' });
    expect((await ran('check -q bad.yaml')).out).toContain('error');
  });

  test('standard input, in its place', async () => {
    const { code, out, told } = await ran('check clean - bad.yaml', BAD.replace('Bad', 'Worse'));
    expect(code).toBe(1);
    expect(out.split('\n').map((line) => line.split(':')[0])).toEqual(['<stdin>', 'bad.yaml', '']);
    expect(told).toBe('2 errors in 3 files with 3 policies.\n');
  });

  test('standard input is read once, and may be empty', async () => {
    expect(await ran('check - -', '')).toEqual({ code: 0, out: '', told: 'Nothing found in 1 file with no NetworkPolicy.\n' });
  });

  test('a namespace for policies that name none', async () => {
    const { out } = await ran('check --namespace shop -', policy('a').replace('Ingress, ', ''));
    expect(out).toContain('namespace shop');
    expect((await ran('check --no-lints -', policy('a').replace('Ingress, ', ''))).out).toBe('');
  });

  test('what cannot be read is named, the rest is checked', async () => {
    const { code, out, told } = await ran('check nope utf16.yaml binary.yaml large.yaml bad.yaml');
    expect(code).toBe(2);
    expect(out).toMatch(/^bad\.yaml:4:3: error/);
    expect(told.split('\n')).toEqual([
      'nope: There is no such file or folder.',
      'utf16.yaml: This file is written in UTF-16. Save it as UTF-8 and open it again.',
      expect.stringMatching(/^binary\.yaml: This is not a text file/),
      'large.yaml: It is too large: files of up to 50 MB are read.',
      '1 error in 1 file with 1 policy.',
      '',
    ]);
  });

  test('too much on standard input', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield new Uint8Array(10_000_000);
    }
    let told = '';
    const complain = (text: string): void => {
      told += text;
    };
    const io = { cwd: folder, colour: false, version: '1', interactive: false, out: () => {}, complain, input: endless() };
    expect(await run(['check', '-'], io)).toBe(2);
    expect(told).toBe('<stdin>: It is too large: files of up to 50 MB are read.\n');
  });

  test('nothing to read', async () => {
    expect(await ran('check empty')).toEqual({ code: 2, out: '', told: 'There are no .yaml, .yml or .json files there.\n' });
    expect((await ran('check nope')).code).toBe(2);
  });

  test.each(['json', 'sarif', 'github'])('--format %s with nothing, something and failures', async (format) => {
    for (const [paths, code] of [
      ['clean', 0],
      ['bad.yaml clean', 1],
      ['bad.yaml nope', 2],
      ['empty', 2],
    ] as const) {
      const result = await ran(`check ${paths} --format ${format}`);
      expect(result.code).toBe(code);
      if (format !== 'github') expect(() => JSON.parse(result.out)).not.toThrow();
      else expect(result.out.split('\n').filter((line) => line !== '' && !line.startsWith('::'))).toEqual([]);
    }
  });

  test('twice the same gives the same', async () => {
    expect(await ran('check . --format json')).toEqual(await ran('check . --format json'));
  });

  test('help and version go to standard output, what is wrong to the other', async () => {
    expect((await ran('--help')).out).toContain('drawbridge check PATH');
    expect(await ran('--version')).toEqual({ code: 0, out: '1.2.3\n', told: '' });
    expect(await ran('')).toEqual({
      code: 2,
      out: '',
      told: expect.stringMatching(/^Say what to do: .*\nSee drawbridge --help\.\n$/),
    });
    expect(await ran('check --nonsense x')).toEqual({
      code: 2,
      out: '',
      told: 'There is no option --nonsense.\nSee drawbridge check --help.\n',
    });
    expect((await ran('help check')).out).toContain('--fail-on');
  });
});
