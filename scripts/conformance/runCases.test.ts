import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case, Expectation } from './caseFile';
import { probesOf, probeText } from './probes';
import { runCases } from './runCases';

const RESOURCES = `apiVersion: v1
kind: Pod
metadata: { name: a, labels: { app: a } }
---
apiVersion: v1
kind: Pod
metadata: { name: b, labels: { app: b } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: b }
spec:
  podSelector: { matchLabels: { app: b } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: a } } }, { ipBlock: { cidr: 203.0.113.0/24 } }]
      ports: [{ port: 80, endPort: 90 }]
`;
const [A, B] = ['a', 'b'].map((name) => ({ ns: 'default', workload: name, kind: 'Pod' }));
if (A === undefined || B === undefined) throw new Error('There are two workloads.');
const RANGE = { ipRange: ['203.0.113.0', '203.0.113.255'] as const };

const entry = (over: Partial<Expectation> = {}): Expectation => ({
  src: A,
  dst: B,
  proto: 'TCP',
  ports: [[80, 90]],
  allowed: true,
  ...over,
});

const ALL = { proto: 'ANY' as const, ports: [[1, 65535]] as const };
/** Every connection of the resources. */
const EVERYTHING = [
  entry(),
  entry({ src: RANGE }),
  entry({ src: B, dst: A, ...ALL }),
  ...[A, B].map((src) => entry({ src, dst: { ipRange: ['0.0.0.0', '255.255.255.255'] }, ...ALL })),
  entry({ src: { ipRange: ['0.0.0.0', '255.255.255.255'] }, dst: A, ...ALL }),
];

function caseOf(id: string, expected: readonly Expectation[], over: Partial<Case> = {}): Case {
  const workloads = ['a', 'b'].map((name) => ({ ns: 'default', name, kind: 'Pod', pods: [{ name }] }));
  const universe = { ports: 'every' };
  return { id, features: ['np'], resources: ['r.yaml'], topology: { workloads }, expected, default: 'denied', universe, ...over };
}

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-cases-'));
  writeFileSync(join(folder, 'r.yaml'), RESOURCES);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ran(...cases: readonly Case[]) {
  writeFileSync(join(folder, 'cases.jsonl'), cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return runCases(folder);
}

describe('cases with known verdicts', () => {
  test('those that agree', () => {
    const { passed, failed, probes } = ran(caseOf('whole', EVERYTHING), caseOf('only listed', [entry()], { default: null }));
    expect(failed).toEqual([]);
    expect(passed).toEqual(['whole', 'only listed']);
    expect(probes).toBeGreaterThan(200);
  });

  test('a complete list that lacks a connection, or has one too many', () => {
    const { failed } = ran(
      caseOf('lacks', EVERYTHING.slice(1)),
      caseOf('too many', [...EVERYTHING, entry({ ports: [[443, 443]] })]),
    );
    expect(failed.map(({ id, mismatches: [first] }) => [id, first])).toEqual([
      ['lacks', 'default/Pod/a to default/Pod/b, TCP 80: expected denied, answered allowed'],
      ['too many', 'default/Pod/a to default/Pod/b, TCP 443: expected allowed, answered denied'],
    ]);
  });

  test('the edges of ports and addresses are asked, on both sides', () => {
    const wider = (over: Partial<Expectation>) => ran(caseOf('x', [...EVERYTHING, entry(over)])).failed.length;
    expect(wider({ ports: [[79, 80]] })).toBe(1);
    expect(wider({ ports: [[90, 91]] })).toBe(1);
    expect(wider({ src: { ipRange: ['203.0.112.255', '203.0.113.0'] } })).toBe(1);
    expect(wider({ src: { ipRange: ['203.0.113.255', '203.0.114.0'] } })).toBe(1);
    expect(wider({ proto: 'UDP' })).toBe(1);
  });

  test('a table: what it does not list is as its default says', () => {
    const universe = {
      ports: [
        { proto: 'TCP' as const, port: 80 },
        { proto: 'TCP' as const, port: 443 },
      ],
    };
    const pods = { src: { ns: 'default', pod: 'a' }, dst: { ns: 'default', pod: 'b' }, allowed: false };
    const table = { default: 'allowed' as const, universe };
    const { passed, failed } = ran(caseOf('right', [entry({ ...pods, ports: [[443, 443]] })], table), caseOf('wrong', [], table));
    expect([passed, failed.map(({ id }) => id)]).toEqual([['right'], ['wrong']]);
  });

  test('the whole of one pair', () => {
    const exact = { src: A, dst: B, conns: [{ proto: 'TCP' as const, ports: [[80, 90]] as const }] };
    const { passed, failed } = ran(
      caseOf('right', [], { default: null, exact }),
      caseOf('wrong', [], { default: null, exact: { ...exact, conns: [] } }),
    );
    expect([passed, failed.map(({ id }) => id)]).toEqual([['right'], ['wrong']]);
  });

  test('other tiers are skipped by name; what cannot be asked has failed', () => {
    const { passed, skipped, failed } = ran(
      caseOf('tier', [entry()], { features: ['np', 'anp'] }),
      caseOf('nothing', [], { default: null }),
      caseOf('convention', [entry()], { needsConvention: ['moon-phase'] }),
      caseOf('gone', [entry()], { resources: ['gone.yaml'] }),
      caseOf('nobody', [entry({ src: { ns: 'default', pod: 'c' } })], { default: null }),
    );
    expect(passed).toEqual([]);
    expect(skipped).toEqual([{ id: 'tier', tiers: ['AdminNetworkPolicy'] }]);
    expect(failed.map(({ id, mismatches: [first] }) => `${id}: ${first}`)).toEqual([
      'nothing: The case asserts nothing.',
      'convention: It cannot be asked: the convention "moon-phase" is not known.',
      expect.stringMatching(/^gone: It cannot be asked: ENOENT/),
      expect.stringMatching(
        /^nobody: default\/c to default\/Pod\/b, TCP 80: expected allowed, answered unknown \(There is no pod/,
      ),
    ]);
  });
});

test('a range is asked at its first, middle and last address, an interval at its edges and in between', () => {
  const asked = probesOf(caseOf('x', [entry({ src: RANGE, ports: [[80, 90]] })], { default: null }), []);
  expect(asked.map(probeText)).toEqual(
    ['203.0.113.0', '203.0.113.127', '203.0.113.255'].flatMap((ip) =>
      [80, 85, 90].map((port) => `${ip} to default/Pod/b, TCP ${port}`),
    ),
  );
});
