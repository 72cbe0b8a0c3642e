import { describe, expect, test } from 'vitest';
import { NOTHING_ASSUMED } from '../engine';
import { applyEdits } from '../text';
import { planDocuments } from '../workspace/planDocuments';
import { planEdit } from '../workspace/planEdit';
import type { Workspace } from '../workspace/workspace';
import { type AllowWay, allowWays } from './allow';
import { analyse } from './analysis';
import type { Asked } from './asked';
import { check, oneVerdict, type Question } from './check';
import { situationIn } from './situation';
import { analysisOf, deployment, workspaceOf } from './testSituation';

const app = (name: string, namespace = 'default'): Asked => ({ type: 'workload', namespace, kind: undefined, name });
const PODS =
  deployment('frontend', 'app: frontend') +
  deployment('not-frontend', 'app: not-frontend') +
  deployment('backend', 'app: backend') +
  deployment('scraper', 'app: "true", tier: "1.0"', '', 'monitoring');
const policy = (spec: string, name = 'p', namespace = 'default'): string => `# kept
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  ${spec}
`;
const DENY = policy('podSelector: { matchLabels: { app: backend } }\n  policyTypes: [Ingress] # closed', 'deny');
const ALLOW = policy(
  'podSelector: { matchLabels: { app: backend } }\n  ingress:\n    - from:\n        - podSelector: { matchLabels: { app: frontend } }',
  'allow',
);
const DENY_ALL = policy('podSelector: {}\n  policyTypes: [Ingress, Egress]', 'deny-all');

/** The texts after all steps of a way. */
function carriedOut(workspace: Workspace, way: AllowWay): readonly string[] {
  let texts = workspace.files.map(({ text }) => text);
  for (const step of way) {
    texts = texts.map((text, index) => {
      const file = workspace.files[index];
      if (file === undefined) return text;
      if (step.type === 'policy') {
        if (file.id !== step.file) return text;
        const planned = planDocuments({ ...file, text }, { type: 'add', text: step.text });
        if (!planned.ok) throw new Error(planned.reason);
        return applyEdits(text, planned.edits);
      }
      const object = file.objects.find(({ key }) => key === step.object);
      if (object === undefined) return text;
      const planned = planEdit(text, object.base, step.intent);
      if (!planned.ok) throw new Error(planned.reason);
      return planned.text;
    });
  }
  return texts;
}

function waysFor(texts: readonly string[], question: Question) {
  const workspace = workspaceOf(...texts);
  const analysis = analyse(situationIn(workspace), NOTHING_ASSUMED);
  const answer = check(analysis, question);
  const trail = answer.type === 'answer' ? answer.trails[0] : undefined;
  if (trail === undefined) throw new Error('There is no answer.');
  return { workspace, ways: allowWays(analysis, trail, question.protocol ?? 'TCP') };
}

const verdict = (texts: readonly string[], question: Question) => {
  const answer = check(analysisOf(texts), question);
  return answer.type === 'answer' ? oneVerdict(answer.trails) : answer.why.type;
};

describe('every way allows what was asked, and nothing that was allowed is refused', () => {
  const questions: readonly [string, readonly string[], Question][] = [
    ['one side', [PODS, DENY, ALLOW], { from: app('not-frontend'), to: app('backend'), protocol: 'TCP', port: 8080 }],
    ['every port', [PODS, DENY], { from: app('not-frontend'), to: app('backend'), protocol: 'TCP', port: undefined }],
    ['both sides', [PODS, DENY_ALL], { from: app('not-frontend'), to: app('backend'), protocol: 'UDP', port: 53 }],
    [
      'from another namespace',
      [PODS, DENY],
      { from: app('scraper', 'monitoring'), to: app('backend'), protocol: 'TCP', port: 9090 },
    ],
    [
      'from an address',
      [PODS, DENY],
      { from: { type: 'address', ip: '203.0.113.7' }, to: app('backend'), protocol: 'TCP', port: 443 },
    ],
    [
      'to an address',
      [PODS, DENY_ALL],
      { from: app('backend'), to: { type: 'address', ip: '2001:db8::7' }, protocol: 'TCP', port: 443 },
    ],
  ];
  test.each(questions)('%s', (_, texts, question) => {
    const { workspace, ways } = waysFor(texts, question);
    expect(ways.length).toBeGreaterThan(0);
    for (const way of ways) {
      const after = carriedOut(workspace, way);
      expect(verdict(texts, question)).toBe('denied');
      expect(verdict(after, question)).toBe('allowed');
      for (const other of questions.map(([, , one]) => one)) {
        if (verdict(texts, other) === 'allowed') expect(verdict(after, other)).toBe('allowed');
      }
      expect(after.join('')).toContain('# kept');
    }
  });
});

test('the policy that is for this pod alone gets the rule; a policy for every pod does not, but a policy beside it', () => {
  const question: Question = { from: app('not-frontend'), to: app('backend'), protocol: 'TCP', port: 8080 };
  const [first] = waysFor([PODS, policy('podSelector: {}\n  policyTypes: [Ingress]', 'deny-all'), ALLOW], question).ways;
  expect(first).toMatchObject([{ type: 'rule', policy: 1, alsoFor: 0 }]);
  const [own, broad] = waysFor([PODS, DENY_ALL.replace(', Egress', '')], question).ways;
  expect(own).toMatchObject([{ type: 'policy', name: 'backend-allow-ingress-not-frontend', alsoFor: 0 }]);
  expect(broad).toMatchObject([{ type: 'rule', alsoFor: 2 }]);
});

test('the rule that allows not-frontend is the one a person would write', () => {
  const question: Question = { from: app('not-frontend'), to: app('backend'), protocol: 'TCP', port: 8080 };
  const { workspace, ways } = waysFor([PODS, DENY, ALLOW], question);
  expect(carriedOut(workspace, ways[0] ?? [])[2]).toBe(
    `${ALLOW}    - from:
        - podSelector:
            matchLabels:
              app: not-frontend
      ports:
        - port: 8080
`,
  );
});

test('labels that look like other things are written as texts', () => {
  const question: Question = { from: app('scraper', 'monitoring'), to: app('backend'), protocol: 'TCP', port: 9090 };
  const { workspace, ways } = waysFor([PODS, DENY], question);
  expect(carriedOut(workspace, ways[0] ?? [])[1]).toMatch(/app: "true"\n\s+tier: "1\.0"/);
});

test('what is allowed needs no way, and pods without labels have none', () => {
  expect(waysFor([PODS], { from: app('frontend'), to: app('backend'), protocol: 'TCP', port: 1 }).ways).toEqual([]);
  const bare = 'apiVersion: v1\nkind: Pod\nmetadata: { name: bare }\n';
  expect(waysFor([PODS, bare, DENY], { from: app('bare'), to: app('backend'), protocol: 'TCP', port: 1 }).ways).toEqual([]);
});

test('labels that pass with a rollout stay out', () => {
  const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web-abc-x
  labels: { app: web, pod-template-hash: abc }
  ownerReferences: [{ kind: ReplicaSet, name: web-abc, controller: true }]
`;
  const { ways } = waysFor([PODS, pod, DENY], { from: app('web'), to: app('backend'), protocol: 'TCP', port: 1 });
  expect(ways[0]).toMatchObject([{ intent: { peers: [{ pods: { requirements: [{ key: 'app', value: 'web' }] } }] } }]);
});
