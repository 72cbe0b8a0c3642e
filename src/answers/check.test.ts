import { describe, expect, test } from 'vitest';
import { NOTHING_ASSUMED } from '../engine';
import type { Analysis } from './analysis';
import type { Asked } from './asked';
import { type CheckAnswer, check, oneVerdict } from './check';
import { analysisOf, deployment, policy } from './testSituation';

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

  const pod = (name: string, more: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, ${more} }
---
`;
  const named = (name: string): Asked => ({ type: 'named', namespace: 'default', name });
  const of = (kind: string, name: string): Asked => ({ type: 'workload', namespace: 'default', kind, name });

  test('a name is that of a pod, or else that of a workload', () => {
    const open = analysisOf([SIMPLE, DENY, ALLOW, pod('backend', 'labels: { app: other }')]);
    expect(verdict(ask(open, named('not-frontend'), named('backend'), 8080))).toBe('allowed');
    expect(verdict(ask(open, named('not-frontend'), of('Deployment', 'backend'), 8080))).toBe('denied');
    expect(verdict(ask(open, named('not-frontend'), app('backend'), 8080))).toBe('severalKinds');
    expect(verdict(ask(analysis, named('frontend'), named('backend'), 8080))).toBe('allowed');
    expect(verdict(ask(analysis, { type: 'pod', namespace: 'default', name: 'frontend' }, named('backend'), 8080))).toBe(
      'noSuch',
    );
  });

  test.each(['deploy', 'Deployments', 'deployment.apps', 'DEPLOYMENT'])('a kind as kubectl takes it: %s', (kind) => {
    expect(verdict(ask(analysis, of(kind, 'frontend'), app('backend'), 8080))).toBe('allowed');
    expect(verdict(ask(analysis, of('sts', 'frontend'), app('backend'), 8080))).toBe('noSuch');
  });

  test('the ReplicaSet that a Deployment made stands for its pods, and a pod that something made for itself', () => {
    const owned = (name: string, hash: string, app: string): string =>
      pod(
        name,
        `labels: { app: ${app}, pod-template-hash: "${hash}" }, ownerReferences: [{ kind: ReplicaSet, name: web-${hash}, controller: true }]`,
      );
    const open = analysisOf([SIMPLE, DENY, ALLOW, owned('web-1', '11', 'frontend') + owned('web-2', '22', 'other')]);
    expect(verdict(ask(open, of('rs', 'web-11'), app('backend'), 8080))).toBe('allowed');
    expect(verdict(ask(open, of('rs', 'web-22'), app('backend'), 8080))).toBe('denied');
    expect(verdict(ask(open, of('deploy', 'web'), app('backend'), 8080))).toBe('differs');
    expect(verdict(ask(open, of('Pod', 'web-2'), app('backend'), 8080))).toBe('denied');
  });

  test('through a service only its own ports are reached', () => {
    const only9090 = policy(
      '{ podSelector: { matchLabels: { app: backend } }, ingress: [{ ports: [{ port: 9090 }] }] }',
      'only-9090',
    );
    const open = analysisOf([SIMPLE, only9090]);
    expect(verdict(ask(open, app('frontend'), app('backend')))).toBe('allowed');
    expect(verdict(ask(open, app('frontend'), service('backend')))).toBe('denied');
    expect(verdict(ask(analysis, app('frontend'), service('backend')))).toBe('allowed');
  });

  test('through a headless service the pods are reached by their own ports', () => {
    const headless = SIMPLE.replace('name: backend }\nspec:\n', 'name: backend }\nspec:\n  clusterIP: None\n');
    const open = analysisOf([headless, ALLOW]);
    const closed = policy('{ podSelector: { matchLabels: { app: backend } }, ingress: [{ ports: [{ port: 8080 }] }] }', 'closed');
    expect(verdict(ask(open, app('frontend'), service('backend'), 80))).toBe('allowed');
    expect(verdict(ask(analysisOf([headless, closed]), app('frontend'), service('backend'), 80))).toBe('denied');
    expect(verdict(ask(analysisOf([headless, closed]), app('frontend'), service('backend'), 'web'))).toBe('allowed');
    expect(verdict(ask(analysisOf([SIMPLE, closed]), app('frontend'), service('backend'), 80))).toBe('allowed');
  });

  test('the address of a service leads to its pods, and is no source', () => {
    const open = analysisOf([
      SIMPLE.replace('spec:\n  selector: { app: backend }', 'spec:\n  clusterIP: 10.96.0.7\n  selector: { app: backend }'),
      DENY,
      ALLOW,
    ]);
    expect(verdict(ask(open, app('frontend'), address('10.96.0.7'), 80))).toBe('allowed');
    expect(verdict(ask(open, app('not-frontend'), address('10.96.0.7'), 80))).toBe('denied');
    expect(verdict(ask(open, address('10.96.0.7'), app('backend'), 8080))).toBe('denied');
  });

  test('without a port a protocol is what is asked about', () => {
    const udp = policy('{ podSelector: { matchLabels: { app: backend } }, ingress: [{ ports: [{ port: 53, protocol: UDP }] }] }');
    const open = analysisOf([SIMPLE, udp]);
    const on = (protocol: 'TCP' | 'UDP' | undefined) =>
      verdict(check(open, { from: app('frontend'), to: app('backend'), protocol, port: undefined }));
    expect([on('TCP'), on('UDP'), on(undefined)]).toEqual(['denied', 'allowed', 'allowed']);
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

  test('kinds that nobody has listed, and those that are misspelt', () => {
    const zone = 'apiVersion: example.org/v1\nkind: ZoneNetworkPolicy\nmetadata: { name: z }\n';
    expect(caveats(ask(analysisOf([SIMPLE, zone]), app('frontend'), app('backend'), 8080))).toEqual(['uncounted']);
    const misspelt = DENY.replace('kind: NetworkPolicy', 'kind: Networkpolicy');
    const answer = ask(analysisOf([SIMPLE, misspelt]), app('frontend'), app('backend'), 8080);
    expect([verdict(answer), caveats(answer)]).toEqual(['allowed', ['uncounted']]);
  });

  test('a policy whose name alone would be refused counts, and that is said', () => {
    const answer = ask(analysisOf([SIMPLE, DENY.replace('name: deny', 'name: Deny')]), app('frontend'), app('backend'), 8080);
    expect([verdict(answer), caveats(answer)]).toEqual(['denied', ['misnamed']]);
  });

  test('of two policies with one name the last counts', () => {
    const closed = DENY.replace('name: deny', 'name: allow');
    const open = ask(analysisOf([SIMPLE, closed, ALLOW]), app('frontend'), app('backend'), 8080);
    expect([verdict(open), caveats(open)]).toEqual(['allowed', ['uncounted']]);
    const shut = ask(analysisOf([SIMPLE, ALLOW, closed]), app('frontend'), app('backend'), 8080);
    expect([verdict(shut), caveats(shut)]).toEqual(['denied', ['uncounted']]);
  });

  test('policies that are named by the server are never one', () => {
    const generated = (text: string): string => text.replace(/name: (deny|allow)/, 'generateName: p-');
    const answer = ask(analysisOf([SIMPLE, generated(ALLOW), generated(DENY)]), app('frontend'), app('backend'), 8080);
    expect([verdict(answer), caveats(answer)]).toEqual(['allowed', []]);
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

  describe('a block, as the network plugin takes it', () => {
    const block = policy(
      '{ podSelector: { matchLabels: { app: backend } }, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }] }',
    );
    const known = `apiVersion: v1
kind: Pod
metadata: { name: known }
status: { podIP: 10.1.2.3 }
`;
    const under = (ipBlocksMatchPods: 'notChosen' | 'known' | 'always' | 'never', from: string) => {
      const assumed = { ...NOTHING_ASSUMED, ipBlocksMatchPods };
      const answer = ask(analysisOf([SIMPLE, block, known], assumed), app(from), app('backend'), 8080);
      return [verdict(answer), ...caveats(answer)];
    };

    test('a pod whose address is not known', () => {
      expect(under('notChosen', 'frontend')).toEqual(['depends', 'blocks']);
      expect(under('known', 'frontend')).toEqual(['denied', 'blocks']);
      expect(under('always', 'frontend')).toEqual(['depends']);
      expect(under('never', 'frontend')).toEqual(['denied']);
    });

    test('a pod that has an address in it', () => {
      expect(under('notChosen', 'known')).toEqual(['allowed', 'blocks']);
      expect(under('known', 'known')).toEqual(['allowed', 'blocks']);
      expect(under('always', 'known')).toEqual(['allowed']);
      expect(under('never', 'known')).toEqual(['denied']);
    });

    test('what passes anyway does not hang on it', () => {
      const all = policy('{ podSelector: { matchLabels: { app: backend } }, ingress: [{ ports: [{ port: 8080 }] }] }', 'all');
      const answer = ask(analysisOf([SIMPLE, block, all]), app('frontend'), app('backend'), 8080);
      expect([verdict(answer), caveats(answer)]).toEqual(['allowed', []]);
      expect(verdict(ask(analysisOf([SIMPLE, block, all]), app('frontend'), app('backend'), 80))).toBe('depends');
    });
  });
});
