import { expect, test } from 'vitest';
import { type Matrix, type MatrixQuestion, matrixOf } from './matrix';
import { analysisOf, deployment } from './testSituation';

const ALL: MatrixQuestion = { namespaces: [], words: '', port: undefined, policy: undefined, unfolded: [], folded: [], most: 40 };
const policy = (name: string, namespace: string, spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
---
`;
const app = (name: string) => `podSelector: { matchLabels: { app: ${name} } }`;
const from = (names: readonly string[], ports = '') =>
  `ingress: [{ from: [${names.map((name) => `{ ${app(name)} }`).join()}]${ports === '' ? '' : `, ports: [${ports}]`} }]`;
const PODS =
  ['frontend', 'not-frontend', 'backend', 'db'].map((name) => deployment(name, `app: ${name}`)).join('') +
  ['prometheus', 'grafana'].map((name) => deployment(name, `app: ${name}`, '', 'monitoring')).join('');
const POLICIES =
  policy('backend', 'default', `{ ${app('backend')}, ${from(['frontend'])} }`) +
  policy('db', 'default', `{ ${app('db')}, ${from(['backend'], '{ port: 5432 }')} , policyTypes: [Ingress, Egress] }`) +
  policy('grafana', 'monitoring', `{ ${app('grafana')}, ingress: [{ ports: [{ port: 3000 }] }] }`);

const LETTER = { allowed: 'A', ports: 'P', depends: '?', denied: 'D', mixed: 'M', self: '.' } as const;

function drawn({ lines, states }: Matrix): readonly string[] {
  return lines.map((line, row) => {
    const cells = lines.map((_, column) => LETTER[states[row * lines.length + column] ?? 'self']).join('');
    return `${cells} ${line.type === 'outside' ? 'outside' : line.name}`;
  });
}

const analysis = analysisOf([PODS, POLICIES]);

test('rows connect to columns', () => {
  const matrix = matrixOf(analysis, ALL);
  expect(drawn(matrix)).toEqual([
    '.PAAPAA backend',
    'D.DDDDD db',
    'AD.APAA frontend',
    'DDA.PAA not-frontend',
    'DDAA.AA grafana',
    'DDAAP.A prometheus',
    'DDAAPA. outside',
  ]);
  expect(matrix.lines.map(({ name, ingress, egress }) => [name, ingress, egress])).toEqual([
    ['backend', 'all', 'none'],
    ['db', 'all', 'all'],
    ['frontend', 'none', 'none'],
    ['not-frontend', 'none', 'none'],
    ['grafana', 'all', 'none'],
    ['prometheus', 'none', 'none'],
    ['', 'none', 'none'],
  ]);
  // Row backend, column db.
  expect(matrix.ports.get(1)?.TCP).toEqual({ ranges: [[5432, 5432]], names: [] });
});

test('a folded namespace is one line; where those in it differ, it says so', () => {
  expect(drawn(matrixOf(analysis, { ...ALL, folded: ['monitoring'] }))).toEqual([
    '.PAAMA backend',
    'D.DDDD db',
    'AD.AMA frontend',
    'DDA.MA not-frontend',
    'DDAAMA monitoring',
    'DDAAM. outside',
  ]);
  expect(drawn(matrixOf(analysis, { ...ALL, most: 3 }))).toEqual(['MMM default', 'MMA monitoring', 'MM. outside']);
  expect(matrixOf(analysis, { ...ALL, most: 3, unfolded: ['default'] }).lines).toHaveLength(6);
});

test('one port alone', () => {
  const port = (number: number): MatrixQuestion => ({ ...ALL, port: { protocol: 'TCP', number } });
  expect(drawn(matrixOf(analysis, port(3000)))[0]).toBe('.DAAAAA backend');
  expect(drawn(matrixOf(analysis, port(5432)))[0]).toBe('.AAADAA backend');
});

test('namespaces, words, a policy', () => {
  expect(drawn(matrixOf(analysis, { ...ALL, namespaces: ['monitoring'] }))).toEqual([
    '.AA grafana',
    'P.A prometheus',
    'PA. outside',
  ]);
  expect(drawn(matrixOf(analysis, { ...ALL, words: 'Deployment app=db' }))).toEqual(['.D db', 'D. outside']);
  const db = analysis.situation.policies.find(({ policy: { name } }) => name === 'db')?.object;
  const about = matrixOf(analysis, { ...ALL, policy: db });
  expect([drawn(about), about.hidden]).toEqual([['.PA backend', 'D.D db', 'DD. outside'], 4]);
});

test('pods of one workload that differ: some of them', () => {
  const pod = (name: string, version: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels: { app: web, version: ${version} }
  ownerReferences: [{ kind: StatefulSet, name: web, controller: true }]
---
`;
  const only = policy(
    'b',
    'default',
    `{ ${app('backend')}, ingress: [{ from: [{ podSelector: { matchLabels: { version: v1 } } }] }] }`,
  );
  const texts = [deployment('backend', 'app: backend'), pod('web-0', 'v1'), pod('web-1', 'v2'), only];
  expect(drawn(matrixOf(analysisOf(texts), ALL))).toEqual(['.AA backend', 'M.A web', 'DA. outside']);
});

test('addresses: all, some, by a block of each family', () => {
  const blocks = (...cidrs: readonly string[]) =>
    policy(
      'b',
      'default',
      `{ ${app('backend')}, ingress: [{ from: [${cidrs.map((cidr) => `{ ipBlock: { cidr: "${cidr}" } }`).join()}] }] }`,
    );
  const outside = (text: string): string =>
    drawn(matrixOf(analysisOf([deployment('backend', 'app: backend'), text]), ALL))[1] ?? '';
  expect(outside(blocks('0.0.0.0/0', '::/0'))).toBe('A. outside');
  expect(outside(blocks('0.0.0.0/0'))).toBe('M. outside');
  expect(outside(policy('b', 'default', `{ ${app('backend')}, policyTypes: [Ingress] }`))).toBe('D. outside');
});
