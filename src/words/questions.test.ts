import { describe, expect, test } from 'vitest';
import { analyse } from '../answers/analysis';
import { typedPort } from '../answers/askedText';
import { check } from '../answers/check';
import { situationIn } from '../answers/situation';
import { deployment, workspaceOf } from '../answers/testSituation';
import { concreteAssumptions } from '../workspace/concreteAssumptions';
import { NO_PROFILE } from '../workspace/profile';
import { type AnalystAnswer, type AnalystQuestion, answerTo, type QuestionType } from './questions';

const PODS =
  deployment('frontend', 'app: frontend') +
  deployment('not-frontend', 'app: not-frontend') +
  deployment('backend', 'app: backend', 'ports: [{ name: http, containerPort: 8080 }]') +
  deployment('scraper', 'app: scraper', '', 'monitoring') +
  `apiVersion: v1
kind: Service
metadata: { name: api, namespace: default }
spec: { selector: { app: backend }, ports: [{ name: web, port: 80, targetPort: http }] }
`;
const policy = (name: string, spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec:
  podSelector: { matchLabels: { app: backend } }
  ${spec}
`;
const DENY = policy('deny', 'policyTypes: [Ingress]');
const ALLOW = policy('allow', 'ingress: [{ from: [{ podSelector: { matchLabels: { app: frontend } } }] }]');

function asker(...texts: readonly string[]) {
  const now = analyse(situationIn(workspaceOf(...texts)), concreteAssumptions(NO_PROFILE, {}));
  return {
    now,
    // The answer is of its question's type.
    ask: <T extends QuestionType>(question: AnalystQuestion<T>) =>
      answerTo(question as AnalystQuestion, { now: () => now, opened: () => now }) as AnalystAnswer<T>,
  };
}
const pod = (name: string, labels: string, container = ''): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { ${labels} } }
spec: { containers: [{ name: main${container === '' ? '' : `, ${container}`} }] }
`;
const ALL = { filter: '', first: 0, most: 100 };

describe('a typed question', () => {
  const { ask } = asker(PODS, DENY, ALLOW);
  test.each([
    ['default/frontend', 'default/backend', '8080', 'allowed'],
    ['frontend', 'backend', 'http', 'allowed'],
    ['not-frontend', 'Deployment default/backend', '8080/TCP', 'denied'],
    ['not-frontend', 'service api', '80', 'denied'],
    ['frontend', 'svc default/api', 'web', 'allowed'],
    ['203.0.113.7', 'backend', '', 'denied'],
    ['backend', '2001:db8::1', 'UDP 53', 'allowed'],
  ])('%s to %s on %j is %s', (from, to, port, verdict) => {
    expect(ask<'sheet'>({ type: 'sheet', from, to, port })).toMatchObject({ type: 'answer', verdict });
  });
  test.each([
    ['', 'backend', '', 'incomplete', /Say who connects/],
    ['frontend', ' ', '', 'incomplete', /Say where to/],
    ['frontend', 'nobody', '', 'unanswerable', /no default\/nobody in the open files/],
    ['frontend', 'backend', '99999', 'unanswerable', /no port\. Write one such as 8080/],
    ['frontend', 'backend', 'https', 'unanswerable', /no TCP port named https/],
    ['203.0.113.7', '203.0.113.8', '', 'unanswerable', /Both ends are addresses/],
  ])('%j to %j on %j: %s', (from, to, port, type, text) => {
    expect(ask<'sheet'>({ type: 'sheet', from, to, port })).toMatchObject({ type, text: expect.stringMatching(text) });
  });
  test('a name of several namespaces is asked about', () => {
    const { ask } = asker(PODS, deployment('frontend', 'app: x', '', 'other'));
    expect(ask<'sheet'>({ type: 'sheet', from: 'frontend', to: 'backend', port: '' })).toMatchObject({
      type: 'unanswerable',
      text: 'That name is in several namespaces: default/frontend and other/frontend. Name one.',
    });
  });
  test('what is denied comes with the ways to allow it', () => {
    const answer = ask<'sheet'>({ type: 'sheet', from: 'not-frontend', to: 'backend', port: '8080' });
    expect(answer).toMatchObject({ label: 'allow not-frontend to backend', ways: [{ text: 'Adds a rule to allow.' }, {}] });
    expect(ask<'sheet'>({ type: 'sheet', from: 'frontend', to: 'backend', port: '8080' })).toMatchObject({ ways: [] });
  });
});

test('what a way comes to is said, also for whom else it is', () => {
  const deny = (types: string, selector: string) =>
    policy('all', `policyTypes: [${types}]`).replace('{ matchLabels: { app: backend } }', selector);
  const ways = (...texts: readonly string[]) => {
    const answer = asker(PODS, ...texts).ask<'sheet'>({ type: 'sheet', from: 'frontend', to: 'backend', port: '8080' });
    return answer.type === 'answer' ? answer.ways.map(({ text }) => text) : [];
  };
  expect(ways(deny('Ingress', '{}'))).toEqual([
    'Adds the policy backend-allow-ingress-frontend.',
    'Adds a rule to all. It is for 2 other pods too.',
  ]);
  expect(
    ways(
      deny('Ingress', '{ matchLabels: { app: backend } }'),
      deny('Egress', '{ matchLabels: { app: frontend } }').replace('name: all', 'name: out'),
    )[0],
  ).toBe('Adds a rule to out and one to all.');
});

test.each([
  ['8080', undefined, 8080],
  ['53/UDP', 'UDP', 53],
  ['udp 53', 'UDP', 53],
  ['http', undefined, 'http'],
  ['SCTP', 'SCTP', undefined],
  ['', undefined, undefined],
])('the port %j', (text, protocol, port) => expect(typedPort(text)).toEqual({ ok: true, protocol, port }));
test.each(['0', '65536', '80 81', '80/UDP/TCP', '-', 'a_b'])('%j is no port', (text) => expect(typedPort(text).ok).toBe(false));

test('who reaches backend: the table of the seed, with what decides', () => {
  const { ask } = asker(PODS, DENY, ALLOW);
  const table = ask<'reachers'>({ type: 'reachers', to: 'default/backend', port: '8080', window: ALL });
  expect(table).toMatchObject({ title: 'backend:8080', reaching: 2, all: 5, total: 5 });
  expect(table?.rows.map(({ namespace, name, verdict, by }) => [namespace, name, verdict, by.text])).toEqual([
    ['default', 'backend', 'allowed', 'assumed: a pod reaches itself'],
    ['default', 'frontend', 'allowed', 'allow rule 1'],
    ['default', 'not-frontend', 'denied', 'ingress isolated, no rule names it'],
    ['monitoring', 'scraper', 'denied', 'ingress isolated, no rule names it'],
    ['', 'Outside cluster', 'denied', 'ingress isolated, no rule names it'],
  ]);
  const some = ask<'reachers'>({
    type: 'reachers',
    to: 'default/backend',
    port: '8080',
    window: { filter: 'denied', first: 1, most: 1 },
  });
  expect([some?.total, some?.rows.map(({ name }) => name)]).toEqual([3, ['scraper']]);
});

test('the rows agree with the check, one by one; an address is no table', () => {
  const { ask } = asker(
    PODS,
    DENY,
    ALLOW,
    policy('some', 'ingress: [{ from: [{ ipBlock: { cidr: 198.51.100.0/24 } }] }]'),
    policy('named', 'ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: http }] }]'),
    policy('out', 'policyTypes: [Egress]\n  egress: [{ ports: [{ port: 53, protocol: UDP }] }]').replace(
      'app: backend',
      'app: frontend',
    ),
    pod('backend-1', 'app: backend', 'ports: [{ name: http, containerPort: 9090 }]'),
    pod('backend-2', 'app: backend, tier: x'),
  );
  const asked = [
    ['default/backend', '8080'],
    ['service default/api', ''],
    ['service default/api', 'web'],
    ['default/backend-1', 'http'],
    ['default/frontend', '53/UDP'],
  ];
  for (const [to = '', port = ''] of asked) {
    const table = ask<'reachers'>({ type: 'reachers', to, port, window: ALL });
    expect(table?.rows.length).toBe(7);
    for (const { text, outside, verdict } of table?.rows ?? []) {
      if (outside) continue;
      expect(ask<'sheet'>({ type: 'sheet', from: text, to, port })).toMatchObject({ verdict });
    }
  }
  expect(ask<'reachers'>({ type: 'reachers', to: 'default/backend', port: '', window: ALL })?.rows.at(-1)).toMatchObject({
    verdict: 'differs',
    by: { text: 'some addresses: ask about one' },
  });
  expect(ask<'reachers'>({ type: 'reachers', to: '203.0.113.7', port: '', window: ALL })).toBeUndefined();
});

test('what the fields offer', () => {
  const { ask } = asker(PODS, DENY);
  const offered = (field: 'from' | 'to' | 'port', filter: string, most = 50) =>
    ask<'candidates'>({ type: 'candidates', field, to: 'service default/api', filter, most });
  expect(offered('to', 'BACK').options).toEqual([{ text: 'default/backend', about: 'Deployment, 8080' }]);
  expect(offered('to', 'service').options).toEqual([{ text: 'service default/api', about: '80' }]);
  expect(offered('from', '', 2)).toMatchObject({ total: 4, options: [{}, {}] });
  expect(offered('from', 'service').total).toBe(0);
  expect(offered('port', '').options).toEqual([{ text: '80', about: 'web' }]);
});

test('the first question is the seed’s check', () => {
  const { ask, now } = asker(PODS, DENY);
  const first = ask<'first'>({ type: 'first' });
  expect(first).toEqual({ from: 'default/frontend', to: 'default/backend', port: '8080' });
  expect(
    check(now, {
      from: { type: 'named', namespace: 'default', name: 'frontend' },
      to: { type: 'named', namespace: 'default', name: 'backend' },
      protocol: 'TCP',
      port: 8080,
    }),
  ).toMatchObject({ trails: [{ verdict: 'denied' }] });
  expect(asker(DENY).ask<'first'>({ type: 'first' })).toBeUndefined();
});
