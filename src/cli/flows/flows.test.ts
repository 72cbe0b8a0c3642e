import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployment } from '../../answers/testSituation';
import { run } from '../run';

const DENY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: backend-ingress-deny
spec:
  podSelector: { matchLabels: { app: backend } }
  policyTypes: [Ingress]
`;
const APP = ['frontend', 'not-frontend', 'backend'].map((name) => deployment(name, `app: ${name}`)).join('');

/** What an older Hubble printed of one lookup and three attempts that were refused: each of these stands twice. */
const SEEN = [
  ...Array.from(
    { length: 2 },
    () =>
      'Jan 13 12:54:46.883: default/not-frontend-8f467ccbd-lh4w4:50802 -> kube-system/coredns-64897985d-7rjfv:53 to-endpoint FORWARDED (UDP)',
  ),
  ...['46.884', '47.906', '49.922'].flatMap((second) =>
    Array.from(
      { length: 2 },
      () =>
        `Jan 13 12:54:${second}: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)`,
    ),
  ),
].join('\n');
const FORWARDED =
  'Jan 13 12:54:50.000: default/frontend-8f467ccbd-bcdfg:37134 -> default/backend-65f7c794cc-pj2tc:8080 to-endpoint FORWARDED (TCP Flags: SYN)\n';

/** As an exporter's mask may leave it: no pod is named. */
const IDENTITIES = JSON.stringify({
  flow: {
    verdict: 'FORWARDED',
    is_reply: false,
    l4: { TCP: { source_port: 40000, destination_port: 80 } },
    source: { identity: 300, namespace: 'shop', labels: ['k8s:app=web'] },
    destination: { identity: 301, namespace: 'shop', labels: ['k8s:app=api'] },
    traffic_direction: 'INGRESS',
  },
});

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-flows-'));
  const files = {
    'app.yaml': APP,
    'deny.yaml': DENY,
    'seen.txt': SEEN,
    'forwarded.txt': FORWARDED,
    'none.txt': 'Defaulted container "cilium-agent"\n',
    'empty.txt': '',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const zipped = gzipSync(SEEN);
  writeFileSync(join(folder, 'seen.gz'), zipped);
  writeFileSync(join(folder, 'cut.gz'), zipped.subarray(0, zipped.length - 20));
  const [first, second] = [SEEN.slice(0, 500), SEEN.slice(500)];
  writeFileSync(join(folder, 'two.gz'), Buffer.concat([gzipSync(first), gzipSync(second)]));
  writeFileSync(join(folder, 'big-endian.txt'), Buffer.from(`\ufeff${SEEN}`, 'utf16le').swap16());
  writeFileSync(join(folder, 'identity.json'), IDENTITIES);
  writeFileSync(join(folder, 'powershell.txt'), Buffer.from(`\ufeff${SEEN.replaceAll('\n', '\r\n')}`, 'utf16le'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* parts(text: string): AsyncGenerator<Uint8Array> {
  if (text !== '') yield Buffer.from(text);
}

async function ran(line: string, input: string | AsyncIterable<Uint8Array> = '') {
  let out = '';
  let told = '';
  const code = await run(['flows', ...line.split(' ')], {
    cwd: folder,
    input: typeof input === 'string' ? parts(input) : input,
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

describe('drawbridge flows replay', () => {
  const STILL =
    'Nothing that was forwarded would be dropped. 1 flow (seen 2 times) is still forwarded. 1 flow (seen 3 times) is still dropped.\n';

  test.each(['seen.txt', 'seen.gz', 'two.gz', 'powershell.txt', 'big-endian.txt'])(
    'of the story, from %s: what was dropped still is',
    async (file) => {
      expect(await ran(`replay app.yaml deny.yaml --flows ${file}`)).toEqual({ code: 0, out: STILL, told: '' });
    },
  );

  test('from standard input', async () => {
    expect(await ran('replay app.yaml deny.yaml --flows -', SEEN)).toEqual({ code: 0, out: STILL, told: '' });
  });

  test('a packed input that breaks off is told, not waited for', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield gzipSync(SEEN).subarray(0, 100);
      throw new Error('gone');
    }
    const { code, told } = await ran('replay app.yaml --flows -', broken());
    expect([code, told]).toEqual([2, '-: It cannot be read: gone\n']);
  });

  test('tells what would now be dropped, by which policy and where that stands, and ends with 1', async () => {
    const { code, out } = await ran('replay app.yaml deny.yaml --flows seen.txt --flows forwarded.txt');
    expect(code).toBe(1);
    expect(out).toBe(`1 flow would now be dropped:
  default/frontend-8f467ccbd-bcdfg -> default/backend-65f7c794cc-pj2tc TCP 8080 (FORWARDED, 1×)
    Refused by the destination’s ingress.
    - deny.yaml:1:1 default/backend-ingress-deny

1 flow (seen 2 times) is still forwarded. 1 flow (seen 3 times) is still dropped.
`);
  });

  test('as JSON: those that differ, and how many there are of each kind', async () => {
    const { code, out } = await ran('replay app.yaml --flows seen.txt -f json');
    const read = JSON.parse(out);
    expect(code).toBe(0);
    expect(read.counts.nowForwarded).toEqual({ flows: 1, packets: 3 });
    expect(read.flows).toEqual([
      expect.objectContaining({
        outcome: 'would now be forwarded',
        from: 'default/not-frontend-8f467ccbd-lh4w4',
        to: 'default/backend-65f7c794cc-pj2tc',
        protocol: 'TCP',
        port: 8080,
        verdict: 'DROPPED',
        reason: 'Policy denied',
        count: 3,
      }),
    ]);
  });

  test.each([
    ['', 'Say what to do'],
    ['forget app.yaml --flows seen.txt', 'Say what to do'],
    ['replay app.yaml', 'Name the flows'],
    ['replay --flows seen.txt', 'Name the manifests'],
    ['replay - --flows -', 'Standard input holds one thing'],
    ['propose app.yaml --flows seen.txt -f json', 'leave out --format'],
    ['replay app.yaml --flows missing.txt', 'missing.txt: '],
    ['replay app.yaml --flows cut.gz', 'cut.gz: The gzip is broken or cut off.'],
    ['replay app.yaml --flows none.txt', 'One line is no flow and passed over, the first at none.txt:1'],
    ['replay app.yaml --flows empty.txt', 'There are no flows there.'],
    ['replay missing.yaml --flows seen.txt', 'missing.yaml: '],
  ])('%s is refused with a reason', async (line, reason) => {
    const { code, out, told } = await ran(line);
    expect([code, out]).toEqual([2, '']);
    expect(told).toContain(reason);
  });
});

describe('drawbridge flows propose', () => {
  test('for one namespace, with the preset for DNS; what is proposed replays without a loss', async () => {
    const { code, out } = await ran('propose app.yaml --flows seen.txt --flows forwarded.txt --namespace default');
    expect(code).toBe(0);
    expect([...out.matchAll(/^ {2}name: (.*)$/gm)].map(([, name]) => name)).toEqual([
      'default-deny',
      'backend',
      'frontend',
      'not-frontend',
    ]);
    expect(out).toContain('k8s-app: kube-dns');
    writeFileSync(join(folder, 'proposed.yaml'), out);
    const replayed = await ran('replay app.yaml proposed.yaml --flows seen.txt --flows forwarded.txt');
    expect(replayed.code).toBe(0);
    expect(replayed.out).toContain('1 flow is still forwarded');
    expect(replayed.out).toContain('1 flow (seen 3 times) is still dropped');
    expect(readFileSync(join(folder, 'proposed.yaml'), 'utf8').endsWith('\n')).toBe(true);
  });

  test('for a namespace of which only identities were seen', async () => {
    const { code, out } = await ran('propose --flows identity.json');
    expect(code).toBe(0);
    expect([...out.matchAll(/^ {2}name: (.*)$/gm)].map(([, name]) => name)).toEqual(['default-deny', 'api', 'web']);
  });

  test('what nobody tells whether it was a request closes nothing, and that is said', async () => {
    const old = `Jan 13 12:54:50.000 [k8s1]: default/frontend-8f467ccbd-bcdfg:37134 -> default/backend-65f7c794cc-pj2tc:8080 to-endpoint FORWARDED (TCP Flags: ACK)`;
    const { code, out, told } = await ran('propose app.yaml --flows -', old);
    expect([code, out]).toEqual([0, '']);
    expect(told).toContain('default: nothing is proposed: nothing is sure enough to be closed.');
    expect(told).toContain(
      'default/backend: ingress stays open, since no rule surely lets through all that was seen (1 flow: nobody tells',
    );
  });

  test('for every namespace that was seen; of one whose pods nobody knows it says so', async () => {
    const { out, told } = await ran('propose app.yaml --flows seen.txt');
    expect(out).not.toContain('namespace: kube-system');
    expect(told).toContain('kube-system: nothing is proposed: no pod with known labels was seen.');
    expect(told).toContain('kube-system: nobody tells the labels of 1 pod');
  });
});
