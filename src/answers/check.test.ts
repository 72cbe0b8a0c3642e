import { describe, expect, test } from 'vitest';
import type { Analysis } from './analysis';
import type { Asked } from './asked';
import { type CheckAnswer, check, oneVerdict } from './check';
import { analysisOf, deployment } from './testSituation';

const SIMPLE =
  deployment('frontend', 'app: frontend') +
  deployment('not-frontend', 'app: not-frontend') +
  deployment('backend', 'app: backend', 'ports: [{ name: http, containerPort: 8080 }]') +
  `apiVersion: v1
kind: Service
metadata: { name: backend }
spec:
  selector: { app: backend }
  ports: [{ name: web, port: 80, targetPort: http }]
`;

function policy(spec: string, name = 'p', namespace = 'default'): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
`;
}

const DENY = policy('{ podSelector: { matchLabels: { app: backend } }, policyTypes: [Ingress] }', 'deny');
const ALLOW = policy(
  '{ podSelector: { matchLabels: { app: backend } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: frontend } } }] }] }',
  'allow',
);

const app = (name: string, namespace = 'default'): Asked => ({ type: 'workload', namespace, kind: undefined, name });
const service = (name: string): Asked => ({ type: 'service', namespace: 'default', name });
const address = (ip: string): Asked => ({ type: 'address', ip });

function ask(analysis: Analysis, from: Asked, to: Asked, port?: number | string): CheckAnswer {
  return check(analysis, { from, to, protocol: 'TCP', port });
}

function verdict(answer: CheckAnswer): string | undefined {
  return answer.type === 'answer' ? (oneVerdict(answer.trails) ?? 'differs') : answer.why.type;
}

describe('the seed', () => {
  test('nothing isolates: everybody reaches everybody', () => {
    const analysis = analysisOf([SIMPLE]);
    expect(verdict(ask(analysis, app('not-frontend'), app('backend'), 8080))).toBe('allowed');
    expect(verdict(ask(analysis, address('203.0.113.1'), app('backend'), 8080))).toBe('allowed');
  });

  test('the deny policy alone: nobody reaches backend, backend reaches everybody', () => {
    const analysis = analysisOf([SIMPLE, DENY]);
    for (const from of [app('frontend'), app('not-frontend'), address('203.0.113.1')]) {
      expect(verdict(ask(analysis, from, app('backend'), 8080))).toBe('denied');
    }
    expect(verdict(ask(analysis, app('backend'), app('frontend'), 1))).toBe('allowed');
  });

  test('both policies: frontend does, not-frontend does not, and the trail says why', () => {
    const analysis = analysisOf([SIMPLE, DENY, ALLOW]);
    expect(verdict(ask(analysis, app('frontend'), app('backend'), 8080))).toBe('allowed');
    const denied = ask(analysis, app('not-frontend'), app('backend'), 8080);
    expect(verdict(denied)).toBe('denied');
    if (denied.type !== 'answer') throw new Error('There is no answer.');
    const [trail] = denied.trails;
    expect(trail?.out?.isolating).toEqual([]);
    expect(trail?.into?.isolating).toEqual([0, 1]);
    expect(trail?.into?.findings).toMatchObject([
      { policy: 1, rule: 0, verdict: 'denied', peer: 0, misses: [{ type: 'podLabel', has: 'not-frontend' }] },
    ]);
  });
});

describe('whom a question names', () => {
  const analysis = analysisOf([SIMPLE, DENY, ALLOW]);

  test.each<[string, Asked, Asked, number | string | undefined, string]>([
    ['a service: its port is the pods’ own', app('frontend'), service('backend'), 80, 'allowed'],
    ['a service by its port’s name', app('frontend'), service('backend'), 'web', 'allowed'],
    ['a service on a port it does not have', app('frontend'), service('backend'), 8080, 'noServicePort'],
    ['a port by its name on the pod', app('frontend'), app('backend'), 'http', 'allowed'],
    ['a name the pod does not have', app('frontend'), app('backend'), 'metrics', 'noNamedPort'],
    ['nobody of that name', app('frontend'), app('nobody'), 80, 'noSuch'],
    ['another namespace', app('frontend', 'other'), app('backend'), 80, 'noSuch'],
    ['no address', address('10.0.0'), app('backend'), 80, 'noAddress'],
    ['two addresses', address('10.0.0.1'), address('10.0.0.2'), 80, 'addresses'],
    ['without a port: some port passes', app('frontend'), app('backend'), undefined, 'allowed'],
    ['without a port: none does', app('not-frontend'), app('backend'), undefined, 'denied'],
  ])('%s', (_, from, to, port, wanted) => {
    expect(verdict(ask(analysis, from, to, port))).toBe(wanted);
  });

  test('an address that a pod has is that pod', () => {
    const pod = `apiVersion: v1
kind: Pod
metadata: { name: web-1, labels: { app: frontend } }
status: { podIP: 10.1.2.3, phase: Running }
`;
    const open = analysisOf([SIMPLE, DENY, ALLOW, pod]);
    expect(verdict(ask(open, address('10.1.2.3'), app('backend'), 8080))).toBe('allowed');
    expect(verdict(ask(open, address('10.1.2.4'), app('backend'), 8080))).toBe('denied');
  });
});

describe('what an answer rests on', () => {
  const caveats = (answer: CheckAnswer): readonly string[] =>
    answer.type === 'answer' ? answer.caveats.map(({ type }) => type) : [];

  test('a pod reaches itself, whatever its policies say', () => {
    const analysis = analysisOf([SIMPLE, DENY]);
    const answer = ask(analysis, app('backend'), app('backend'), 8080);
    expect(verdict(answer)).toBe('allowed');
    expect(caveats(answer)).toEqual(['itself']);
  });

  test('two replicas are two pods', () => {
    const two = SIMPLE.replace(
      'name: backend, namespace: default }\nspec:',
      'name: backend, namespace: default }\nspec:\n  replicas: 2',
    );
    const answer = ask(analysisOf([two, DENY]), app('backend'), app('backend'), 8080);
    expect(verdict(answer)).toBe('denied');
    expect(caveats(answer)).toEqual([]);
  });

  test('a policy the server would refuse is not counted, and that is said where it could matter', () => {
    const refused = policy('{ podSelector: {}, policyTypes: [ingress] }');
    const elsewhere = policy('{ podSelector: {}, policyTypes: [ingress] }', 'q', 'other');
    expect(caveats(ask(analysisOf([SIMPLE, refused]), app('frontend'), app('backend'), 8080))).toEqual(['uncounted']);
    expect(caveats(ask(analysisOf([SIMPLE, elsewhere]), app('frontend'), app('backend'), 8080))).toEqual([]);
  });

  test('kinds that are not read, of the whole cluster or of a namespace', () => {
    const admin = 'apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: { name: a }\n';
    const cilium = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: c, namespace: other }\n';
    expect(caveats(ask(analysisOf([SIMPLE, admin]), app('frontend'), app('backend'), 8080))).toEqual(['uncounted']);
    expect(caveats(ask(analysisOf([SIMPLE, cilium]), app('frontend'), app('backend'), 8080))).toEqual([]);
  });

  test('a text that cannot be read may hold a policy', () => {
    expect(caveats(ask(analysisOf([SIMPLE, 'kind: [']), app('frontend'), app('backend'), 8080))).toEqual(['uncounted']);
  });

  test('labels of a namespace that no open object shows', () => {
    const byTeam = policy(
      '{ podSelector: { matchLabels: { app: backend } }, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: a } } }] }] }',
    );
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: default, labels: { team: a } }\n';
    const guessed = ask(analysisOf([SIMPLE, byTeam]), app('frontend'), app('backend'), 8080);
    expect([verdict(guessed), caveats(guessed)]).toEqual(['denied', ['namespaceLabels']]);
    const known = ask(analysisOf([SIMPLE, byTeam, namespace]), app('frontend'), app('backend'), 8080);
    expect([verdict(known), caveats(known)]).toEqual(['allowed', []]);
  });

  test('pods of one workload that differ', () => {
    const pod = (name: string, version: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels: { app: web, version: ${version}, pod-template-hash: abc }
  ownerReferences: [{ kind: ReplicaSet, name: web-abc, controller: true }]
---
`;
    const only = policy(
      '{ podSelector: { matchLabels: { app: backend } }, ingress: [{ from: [{ podSelector: { matchLabels: { version: v1 } } }] }] }',
    );
    const analysis = analysisOf([SIMPLE, pod('web-1', 'v1') + pod('web-2', 'v2'), only]);
    const answer = ask(analysis, app('web'), app('backend'), 8080);
    expect(verdict(answer)).toBe('differs');
    if (answer.type !== 'answer') throw new Error('There is no answer.');
    expect(answer.trails.map((trail) => [trail.fromPod, trail.verdict])).toEqual([
      [3, 'allowed'],
      [4, 'denied'],
    ]);
  });

  test('a block that may hold a pod whose address is not known', () => {
    const block = policy(
      '{ podSelector: { matchLabels: { app: backend } }, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }] }',
    );
    expect(verdict(ask(analysisOf([SIMPLE, block]), app('frontend'), app('backend'), 8080))).toBe('depends');
  });
});
