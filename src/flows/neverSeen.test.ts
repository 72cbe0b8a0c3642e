import { expect, test } from 'vitest';
import { deployment, situationOfTexts } from '../answers/testSituation';
import { NOTHING_ASSUMED } from '../engine';
import { neverSeen } from './neverSeen';
import { analyseSeen } from './replay/seenSituation';
import { endOf, flowOf, observedOf, REFUSED } from './testFlows';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }, { podSelector: { matchLabels: { app: batch } } }]
      ports: [{ port: 8080 }, { port: 9090 }]
`;
const APPS = ['web', 'batch', 'api', 'idle'].map((name) => deployment(name, `app: ${name}`));
const ENDS = ['web', 'batch', 'api'].map((name) => endOf({ namespace: 'default', pod: `${name}-8f467ccbd-lh4w4` }));

function found(...flows: Parameters<typeof observedOf>[1]): readonly string[] {
  const { total, list } = neverSeen(analyseSeen(situationOfTexts(...APPS, POLICY), NOTHING_ASSUMED, observedOf(ENDS, flows)), 10);
  expect(list).toHaveLength(total);
  return list.map(
    ({ from, to, ports, some }) => `${from.workload.name} ${to.workload.name} ${ports.TCP.ranges.flat().join()} ${some}`,
  );
}

test('what rules allow and nobody used, by pairs of workloads and ports', () => {
  expect(found(flowOf(0, 2, 8080), flowOf(0, 2, 9090))).toEqual(['batch api 8080,8080,9090,9090 false']);
  expect(found(flowOf(0, 2, 8080), flowOf(1, 2, 9090, REFUSED))).toEqual(['batch api 8080,8080 true', 'web api 9090,9090 true']);
  // A reply tells of its connection, too.
  expect(found(flowOf(0, 2, 8080, { reply: true }), flowOf(0, 2, 9090))).toEqual(['batch api 8080,8080,9090,9090 false']);
});

test('of what may have been used it is not said that it never was', () => {
  const batch = ['batch api 8080,8080,9090,9090 false'];
  // What api sends to a port of web's may be its reply, on whatever port.
  expect(found(flowOf(2, 0, 40_000, { reply: undefined }))).toEqual(batch);
  expect(found(flowOf(0, 2, undefined, { protocol: undefined }))).toEqual(batch);
  expect(found(flowOf(0, 2, 8080, { verdict: 'VERDICT_UNKNOWN', reply: undefined }))).toEqual([
    'batch api 8080,8080,9090,9090 false',
    'web api 9090,9090 true',
  ]);
  expect(found(flowOf(0, 2, undefined, { protocol: 'ICMPv4' }))).toHaveLength(2);
});

test('the first of many are kept, in order', () => {
  const base = analyseSeen(situationOfTexts(...APPS, POLICY), NOTHING_ASSUMED, observedOf(ENDS, []));
  const { total, list } = neverSeen(base, 1);
  expect([total, list.map(({ from }) => from.workload.name)]).toEqual([2, ['batch']]);
});
