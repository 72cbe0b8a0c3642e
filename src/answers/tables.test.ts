import { expect, test } from 'vitest';
import { endpointTable, policyTable } from './tables';
import { analysisOf, deployment } from './testSituation';

const policy = (name: string, spec: string, namespace = 'default'): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
---
`;
const PODS = ['frontend', 'not-frontend', 'backend'].map((name) => deployment(name, `app: ${name}`)).join('');
const DENY = policy('backend-ingress-deny', '{ podSelector: { matchLabels: { app: backend } }, policyTypes: [Ingress] }');
const ALLOW = policy(
  'backend-allow-ingress-frontend',
  '{ podSelector: { matchLabels: { app: backend } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: frontend } } }] }] }',
);
const ALL = { filter: '', first: 0, most: 100 };

test('the seed’s two tables', () => {
  const analysis = analysisOf([PODS, DENY, ALLOW]);
  expect(
    policyTable(analysis, ALL).rows.map(({ namespace, name, selector, pods, ingress, egress }) => [
      namespace,
      name,
      selector,
      pods,
      ingress,
      egress,
    ]),
  ).toEqual([
    ['default', 'backend-allow-ingress-frontend', 'app=backend', 1, 1, undefined],
    ['default', 'backend-ingress-deny', 'app=backend', 1, 0, undefined],
  ]);
  expect(
    endpointTable(analysis, ALL).rows.map(({ name, ingress, egress, labels, policies }) => [
      name,
      ingress,
      egress,
      labels,
      policies.map((one) => one.name),
    ]),
  ).toEqual([
    ['backend', true, false, ['app=backend'], ['backend-ingress-deny', 'backend-allow-ingress-frontend']],
    ['frontend', false, false, ['app=frontend'], []],
    ['not-frontend', false, false, ['app=not-frontend'], []],
  ]);
});

test('selectors as kubectl prints them, sorted by namespace and name', () => {
  const expressions =
    '{ podSelector: { matchLabels: { tier: web, app: a }, matchExpressions: [{ key: x, operator: NotIn, values: [b, a] }, { key: z, operator: DoesNotExist }] } }';
  const analysis = analysisOf([
    policy('z', '{ podSelector: {} }') + policy('a', expressions),
    policy('m', '{ podSelector: {} }', 'apps'),
  ]);
  expect(policyTable(analysis, ALL).rows.map(({ name, selector }) => [name, selector])).toEqual([
    ['m', '<none>'],
    ['a', 'app=a,tier=web,x notin (a,b),!z'],
    ['z', '<none>'],
  ]);
});

test('from pods to policies and back', () => {
  const analysis = analysisOf([PODS, DENY, ALLOW, policy('all', '{ podSelector: {}, policyTypes: [Egress] }')]);
  const { rows } = endpointTable(analysis, { ...ALL, filter: 'not-front' });
  expect(rows.map(({ name, egress }) => [name, egress])).toEqual([['not-frontend', true]]);
  expect(policyTable(analysis, ALL, rows[0]?.pod).rows.map(({ name, pods }) => [name, pods])).toEqual([['all', 3]]);
  const [allow] = policyTable(analysis, { ...ALL, filter: 'ALLOW frontend' }).rows;
  expect(endpointTable(analysis, ALL, allow?.object).rows.map(({ name }) => name)).toEqual(['backend']);
});

test('a part of a long table, with how many there are', () => {
  const analysis = analysisOf([PODS]);
  expect(endpointTable(analysis, { filter: '', first: 1, most: 1 })).toMatchObject({ total: 3, rows: [{ name: 'frontend' }] });
});
