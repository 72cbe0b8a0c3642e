import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pod, PodEndpoint, Service, Workload } from '../../engine';
import { assumptions, clusterPolicies, pods } from '../../engine/randomClusters';
import { analyse } from '../analysis';
import type { Asked } from '../asked';
import { check, oneVerdict, type Question } from '../check';
import type { Situation } from '../situation';
import { type QuickAnswer, quickAnswers } from './quickAnswers';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 500);
const NAMES = ['a', 'b', 'c'];

/** Pods in workloads of one, of several that may differ, and of a template that may stand for several. */
function workloadsOf(all: readonly PodEndpoint[], dice: readonly number[]): readonly Workload[] {
  const groups = new Map<string, PodEndpoint[]>();
  for (const [index, pod] of all.entries()) {
    const key = `${pod.namespace} ${NAMES[(dice[index] ?? 0) % 3]}`;
    groups.set(key, [...(groups.get(key) ?? []), pod]);
  }
  return [...groups].map(([key, own], index): Workload => {
    const [namespace = '', name = ''] = key.split(' ');
    const isTemplate = own.length === 1 && (dice[index] ?? 0) > 4;
    const podOf = (pod: PodEndpoint, at: number): Pod => ({ ...pod, name: isTemplate ? undefined : `${name}-${at}` });
    const replicas = (dice[index] ?? 0) > 6 ? 3 : undefined;
    return { namespace, kind: 'Deployment', name, selector: undefined, replicas, ports: [], pods: own.map(podOf) };
  });
}

const SERVICES: readonly Service[] = ['shop', 'partners'].map((namespace) => ({
  namespace,
  name: 's',
  selector: new Map([['a', 'x']]),
  ports: [
    { name: 'web', protocol: 'TCP', port: 80, targetPort: 'http' },
    { name: undefined, protocol: 'UDP', port: 53, targetPort: undefined },
  ],
  clusterIps: [],
}));

function situation(workloads: readonly Workload[], policies: Situation['policies']): Situation {
  const known = new Map([['shop', { name: 'shop', labels: new Map(), labelsKnown: false }]]);
  const refused = { key: 'u', file: 'f', kind: 'NetworkPolicy', name: 'u', namespace: 'partners', reason: 'It is refused.' };
  return { cluster: { namespaces: known, workloads, services: SERVICES, completed: 0 }, policies, uncounted: [refused] };
}

/** An end by dice: a workload that is there, one of its pods, a service, an address; seldom nobody. */
const end = fc.tuple(fc.nat(99), fc.nat(9));
const ADDRESSES = ['10.0.0.7', '10.1.2.9', '203.0.113.9', '2001:db8:2::1', 'none'];

function endOf([pick, how]: readonly [number, number], workloads: readonly Workload[]): Asked {
  const workload = workloads[pick % Math.max(1, workloads.length)];
  const { namespace, name } = workload ?? { namespace: 'shop', name: 'nobody' };
  if (how === 0) return { type: 'service', namespace, name: 's' };
  if (how === 1) return { type: 'address', ip: ADDRESSES[pick % ADDRESSES.length] ?? '' };
  if (how < 5) return { type: 'pod', namespace, name: `${name}-${how - 2}` };
  return { type: 'workload', namespace, kind: undefined, name };
}

const question = fc.record({
  from: end,
  to: end,
  protocol: fc.constantFrom(undefined, 'TCP' as const, 'UDP' as const),
  port: fc.constantFrom(undefined, undefined, 80, 80, 53, 8080, 'http', 'web', 'dns'),
});

/** What `check` says, in the form of a quick answer. */
function slowly(analysis: ReturnType<typeof analyse>, asked: Question): QuickAnswer {
  const answer = check(analysis, asked);
  if (answer.type === 'unanswerable') return answer;
  const [first, ...others] = answer.trails;
  const verdict = oneVerdict(answer.trails);
  if (first === undefined || verdict === undefined || others.length > 0) return { type: 'differs', caveats: answer.caveats };
  return { type: 'answer', verdict, ports: first.sure, caveats: answer.caveats };
}

test('a quick answer is what the check says', () => {
  const seen = new Set<string>();
  const dice = fc.array(fc.nat(8), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(
      pods,
      dice,
      clusterPolicies,
      assumptions,
      fc.boolean(),
      fc.array(question, { minLength: 1, maxLength: 12 }),
      (all, owners, policies, assumed, itself, questions) => {
        const counted = policies.map((policy, index) => ({
          object: `p${index}`,
          file: 'f',
          policy,
          stale: index === 1,
          misnamed: index === 2,
        }));
        const workloads = workloadsOf(all, owners);
        const analysis = analyse(situation(workloads, counted), { ...assumed, podReachesItself: itself });
        const quick = quickAnswers(analysis);
        for (const { from, to, protocol, port } of questions) {
          const one = { from: endOf(from, workloads), to: endOf(to, workloads), protocol, port };
          const answer = quick(one);
          expect(answer).toEqual(slowly(analysis, one));
          seen.add(answer.type === 'answer' ? answer.verdict : answer.type);
        }
      },
    ),
    { numRuns: RUNS },
  );
  for (const answer of ['allowed', 'denied', 'differs', 'unanswerable']) expect(seen).toContain(answer);
});
