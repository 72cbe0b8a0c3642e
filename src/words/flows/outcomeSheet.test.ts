import { expect, test } from 'vitest';
import { deployment, situationOfTexts } from '../../answers/testSituation';
import { NOTHING_ASSUMED } from '../../engine';
import { analyseSeen, type SeenAnalysis } from '../../flows/replay/seenSituation';
import { testObserved } from '../../flows/testObserved';
import { flowDetails } from './flowDetails';
import { type FlowsQuestion, flowSheet } from './flowSheet';
import { replayNow } from './outcomeSheet';

const DENY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: default }
spec:
  podSelector: { matchLabels: { app: backend } }
  policyTypes: [Ingress]
`;
const APPS = [deployment('web', 'app: web'), deployment('backend', 'app: backend')];
const WEB = 'default/web-8f467ccbd-lh4w4';
const BACKEND = 'default/backend-65f7c794cc-pj2tc';
const OBSERVED = testObserved([
  { from: WEB, to: BACKEND, port: 8080, at: [1, 2, 3], verdict: 'DROPPED', reason: 'Policy denied', types: ['drop'] },
  { from: WEB, to: BACKEND, port: 9090, at: [4, 5] },
  { from: BACKEND, to: WEB, port: 80, at: [6], reply: true },
  { from: BACKEND, to: WEB, port: 80, at: [7], verdict: 'DROPPED', reason: 'Policy denied', types: ['drop'] },
  { from: WEB, to: BACKEND, protocol: 'ICMPv4', at: [8] },
]);
const ALL: FlowsQuestion = { filter: '', sort: { by: 'last', reversed: false }, first: 0, most: 100 };

const over = (...texts: readonly string[]): SeenAnalysis => analyseSeen(situationOfTexts(...texts), NOTHING_ASSUMED, OBSERVED);
function sheet(base: SeenAnalysis, question: Partial<FlowsQuestion> = {}) {
  return flowSheet(OBSERVED, { ...ALL, ...question }, () => base.analysis.situation.cluster, replayNow(base));
}

test('each row says what the open policies make of it, a reply nothing', () => {
  const rows = sheet(over(...APPS, DENY)).rows.map(({ port, outcome }) => [port, outcome?.words]);
  expect(rows).toEqual([
    ['ICMPv4', 'can’t be decided'],
    ['80/TCP', 'would now be forwarded'],
    ['80/TCP', undefined],
    ['9090/TCP', 'would now be dropped'],
    ['8080/TCP', 'still dropped'],
  ]);
});

test('outcomes are counted over what the filter keeps, and keep rows beside it', () => {
  const base = over(...APPS, DENY);
  const counts = (question?: Partial<FlowsQuestion>) =>
    Object.fromEntries(sheet(base, question).outcomes?.map(({ status, count }) => [status, count]) ?? []);
  expect(counts()).toEqual({ nowDropped: 2, nowForwarded: 1, undecided: 1, stillDropped: 3, stillForwarded: 0 });
  expect(counts({ filter: '--port 8080', outcome: 'nowDropped' })).toMatchObject({ nowDropped: 0, stillDropped: 3 });
  const dropped = sheet(base, { outcome: 'nowDropped' });
  expect([dropped.total, dropped.flows, dropped.all]).toEqual([1, 2, 5]);
  expect(dropped.rows.map(({ port }) => port)).toEqual(['9090/TCP']);
  expect(sheet(base, { outcome: 'nowDropped', filter: '--port 8080' }).total).toBe(0);
});

test('where no policy is open nothing is said, and nothing is left out', () => {
  const none = sheet(over(...APPS), { outcome: 'nowDropped' });
  expect(none.outcomes).toBeUndefined();
  expect(none.total).toBe(5);
  expect(none.rows.every(({ outcome }) => outcome === undefined)).toBe(true);
});

test('an opened row names the policies that refuse it, or why it cannot be decided', () => {
  const base = over(...APPS, DENY);
  const outcomeOf = (place: number) => flowDetails(OBSERVED, { place }, () => base.situation.cluster, base)?.outcome;
  const [deny] = base.situation.policies;
  expect(outcomeOf(0)).toEqual({
    status: 'stillDropped',
    words: 'still dropped',
    reason: undefined,
    refused: [
      { side: 'the destination’s ingress', policies: [{ name: 'deny', object: deny?.object, file: deny?.file }], more: 0 },
    ],
  });
  expect(outcomeOf(2)).toMatchObject({ status: 'notAsked', reason: 'A reply passes where its request did.', refused: [] });
  expect(outcomeOf(4)).toMatchObject({ status: 'undecided', refused: [] });
  expect(outcomeOf(4)?.reason).toMatch(/^NetworkPolicy knows TCP, UDP and SCTP alone/);
});
