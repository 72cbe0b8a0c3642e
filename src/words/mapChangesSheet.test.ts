import { expect, test } from 'vitest';
import { type MapQuestion, mapOf } from '../answers/map';
import { analysisOf, deployment } from '../answers/testSituation';
import { changesAgainst } from './changesSheet';
import { changedEdgeName, mapChangesSheet } from './mapChangesSheet';
import { sentenceText } from './segment';

const ALL: MapQuestion = { namespaces: [], words: '', port: undefined, policy: undefined, unfolded: [], folded: [], most: 60 };
const PODS =
  ['frontend', 'backend'].map((name) => deployment(name, `app: ${name}`)).join('') +
  deployment('db', 'app: db').replace('spec:\n', 'spec:\n  replicas: 3\n');
const policy = (spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db }
spec: { podSelector: { matchLabels: { app: db } }, ${spec} }
---
`;
const from = (app: string, port: number): string =>
  `{ from: [{ podSelector: { matchLabels: { app: ${app} } } }], ports: [{ port: ${port} }] }`;

function told(before: string, after: string, question = ALL) {
  const [old, now] = [analysisOf([PODS, before]), analysisOf([PODS, after])];
  const analyses = { now: () => now, opened: () => old, others: () => old };
  const map = mapOf(now, question, changesAgainst(analyses, 'opened').changes);
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const { summary, edges } = mapChangesSheet(analyses, 'opened', map.edges);
  return {
    summary,
    names: map.edges.map((edge) => edge.change && changedEdgeName(edge, edge.change, nodes)),
    sheets: [...edges.values()].map(({ was, is, ports, because }) => ({
      verdicts: `${was.state} ${was.words} > ${is.state} ${is.words}`,
      ports: ports.map(({ type, text }) => `${type} ${text}`),
      because: because.map(({ text }) => sentenceText(text)),
    })),
  };
}

test('other ports: what gets through now and what no longer does, each with its reason', () => {
  const { summary, names, sheets } = told(
    policy(`ingress: [${from('backend', 5432)}]`),
    policy(`ingress: [${from('backend', 5433)}]`),
  );
  expect(summary).toBe('1 connection newly allowed and 1 newly refused.');
  expect(names).toEqual([
    'default/backend to default/db, newly allowed on TCP 5433',
    'default/backend to default/db, newly refused on TCP 5432',
  ]);
  expect(sheets.map(({ verdicts, ports }) => `${verdicts}: ${ports}`)).toEqual([
    'denied denied > allowed allowed on TCP 5433: open 5433',
    'allowed allowed on TCP 5432 > denied denied: closed 5432',
  ]);
  expect(sheets.map(({ because }) => because)).toEqual([['db ingress rule 1'], ['db ingress rule 1 no longer lists it']]);
});

test('closed: nobody, nor its own pods; what a rule still lets through is narrowed', () => {
  expect(told('', policy('policyTypes: [Ingress]')).names).toEqual([
    'anyone to default/db, newly refused on every port',
    'pods of default/db to each other, newly refused on every port',
  ]);
  expect(told('', policy(`ingress: [${from('backend', 5432)}]`)).names).toContain(
    'default/backend to default/db, narrowed: every port, now TCP 5432',
  );
});

test('a folded namespace changes in part', () => {
  const { names, sheets } = told(policy('policyTypes: [Ingress]'), policy(`ingress: [${from('backend', 5432)}]`), {
    ...ALL,
    folded: ['default'],
  });
  expect(names).toEqual(['within namespace default, newly allowed for some of them on TCP 5432']);
  expect(sheets).toHaveLength(1);
});
