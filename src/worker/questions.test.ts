import { expect, test } from 'vitest';
import { analyse } from '../answers/analysis';
import { deployment, situationOfTexts } from '../answers/testSituation';
import { NOTHING_ASSUMED } from '../engine';
import { testObserved } from '../flows/testObserved';
import { type AnalystAnswer, createAnswerer, type DrawnMapQuestion } from './questions';

const ALL: DrawnMapQuestion = {
  namespaces: [],
  words: '',
  port: undefined,
  policy: undefined,
  unfolded: [],
  folded: [],
  most: 60,
  sitting: 1,
  against: undefined,
  observed: false,
};
const PODS = ['db', 'backend', 'frontend'].map((name) => deployment(name, `app: ${name}`)).join('');
const letIn = (to: string, from: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${to} }
spec:
  podSelector: { matchLabels: { app: ${to} } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: ${from} } } }] }]
---
`;

function asker() {
  const answerTo = createAnswerer();
  return (sitting: number, ...texts: readonly string[]): AnalystAnswer<'map'> => {
    const analysis = analyse(situationOfTexts(PODS, ...texts), NOTHING_ASSUMED);
    const analyses = { now: () => analysis, opened: () => analysis, others: () => analysis };
    // The answer is of its question's type.
    return answerTo({ type: 'map', ...ALL, sitting }, analyses) as AnalystAnswer<'map'>;
  };
}
const places = ({ picture }: AnalystAnswer<'map'>): readonly string[] =>
  picture.cards.map(({ node, x, y }) => `${node.name} ${x} ${y}`);

test('a map is answered laid out, with its lines by name', () => {
  const { map, picture } = asker()(1, letIn('backend', 'frontend'));
  expect(picture.cards.map(({ node }) => node.id)).toEqual(map.nodes.map(({ id }) => id));
  expect(picture.lines.map(({ name }) => name)).toEqual(['default/frontend to default/backend, allowed on every port']);
});

test('within a sitting nobody moves, whatever rules there are; the next one begins anew', () => {
  const ask = asker();
  const before = places(ask(1, letIn('backend', 'frontend')));
  expect(places(ask(1, letIn('db', 'backend')))).toEqual(before);
  expect(places(ask(2, letIn('db', 'backend')))).not.toEqual(before);
});

test('rows tell what they saw: of a policy alone, and of all that select its pods', () => {
  const answerTo = createAnswerer();
  const situation = situationOfTexts(
    PODS,
    letIn('backend', 'frontend'),
    letIn('backend', 'db').replace('name: backend', 'name: more'),
  );
  const analysis = analyse(situation, NOTHING_ASSUMED);
  const analyses = { now: () => analysis, opened: () => analysis, others: () => analysis };
  const [db, backend] = ['default/db-8f467ccbd-lh4w4', 'default/backend-65f7c794cc-pj2tc'];
  const observed = testObserved([{ from: db, to: backend, port: 80, at: [1, 2] }]);
  const words = (together: boolean): readonly string[] => {
    const object = situation.policies[0]?.object ?? '';
    // The answer is of its question's type.
    const rows = answerTo({ type: 'seenRows', object, together }, analyses, observed) as AnalystAnswer<'seenRows'>;
    return [...(rows ?? [])].flatMap(([id, { word }]) => (id.startsWith('ingress') ? [`${id}: ${word}`] : []));
  };
  expect(words(false)).toEqual([
    'ingress.outside.fixed: none seen',
    'ingress.namespace.fixed: 2 seen',
    'ingress.cluster.fixed: none seen',
    'ingress.dns: none seen',
    'ingress.rule.0: never seen',
    'ingress.rule.0.anyone: never seen',
    'ingress.rule.0.peer.0: never seen',
  ]);
  expect(words(true)).toContain('ingress.rule.1.peer.0: 2 seen');
  expect(words(true)).toContain('ingress.namespace.fixed: none seen');
  expect(answerTo({ type: 'seenRows', object: 'nobody', together: false }, analyses, observed)).toBeUndefined();
  expect(answerTo({ type: 'seenRows', object: 'nobody', together: false }, analyses)).toBeUndefined();
});
