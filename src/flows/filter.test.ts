import { describe, expect, test } from 'vitest';
import { clusterOf } from '../answers/clusterOf';
import { parseFlowFilter } from './filter';
import { flagValues, withFlags } from './filterItems';
import { selectFlows } from './selection';
import { testObserved } from './testObserved';

const NOBODY = clusterOf([]);
const FRONTEND = { namespace: 'default', pod: 'frontend-5c8d7b9f6-9hx2k', labels: ['k8s:app=frontend', 'k8s:tier=web'] };
const OTHER = { namespace: 'default', pod: 'not-frontend-8f467ccbd-lh4w4', labels: ['k8s:app=not-frontend'] };
const BACKEND = { namespace: 'default', pod: 'backend-65f7c794cc-pj2tc', labels: ['k8s:app=backend'], identity: 4070 };
const DNS = { namespace: 'kube-system', pod: 'coredns-64897985d-7rjfv', labels: ['k8s:k8s-app=kube-dns'] };
const WORLD = { address: '203.0.113.7', reserved: 'world', labels: ['reserved:world'], names: ['api.github.com'] };
const OBSERVED = testObserved([
  { from: FRONTEND, to: BACKEND, port: 8080, at: [0, 1, 2] },
  {
    from: OTHER,
    to: BACKEND,
    port: 8080,
    verdict: 'DROPPED',
    reason: 'Policy denied',
    types: ['policy-verdict:none', 'drop'],
    at: [2, 3],
  },
  { from: OTHER, to: DNS, port: 53, protocol: 'UDP', reply: undefined },
  { from: BACKEND, to: WORLD, port: 443, types: ['to-stack'], direction: 'egress' },
  { from: FRONTEND, to: BACKEND, port: 8080, types: ['http-request'], verdict: 'REDIRECTED', reply: true },
  { from: WORLD, to: FRONTEND, verdict: 'DROPPED', reason: 'Policy denied by denylist', protocol: 'ICMPv4', types: ['drop'] },
]);
const kept = (text: string) => [...selectFlows(OBSERVED, text, () => NOBODY).rows];

describe('flags as hubble observe takes them', () => {
  test.each<[string, readonly number[]]>([
    ['', [0, 1, 2, 3, 4, 5]],
    ['hubble observe --from-label app=not-frontend', [1, 2]],
    ['$ hubble observe \\\n  --from-label app=not-frontend \\\n  --verdict DROPPED', [1]],
    ['$ hubble observe \\  --from-label app=not-frontend \\  --verdict DROPPED', [1]],
    ['--from-label k8s:app=frontend', [0]],
    // A reply is from who answers.
    ['--from-label app=backend', [3, 4]],
    ['--to-label app=frontend', [4, 5]],
    ["--from-label 'app in (frontend, backend)'", [0, 3, 4]],
    ['--label app=frontend', [0, 4, 5]],
    ['-l app=frontend', [0, 4, 5]],
    ['--label app=frontend --label app=not-frontend', [0, 1, 2, 4, 5]],
    ['--to-label reserved:world', [3]],
    ['--verdict DROPPED --verdict REDIRECTED', [1, 4, 5]],
    ['--verdict dropped', [1, 5]],
    ['--namespace kube-system', [2]],
    ['-n default --to-namespace kube-system', [2]],
    ['--from-namespace default --port 8080', [0, 1, 4]],
    ['--to-port=443', [3]],
    ['--to-port 8080', [0, 1]],
    ['--port 8080', [0, 1, 4]],
    ['--protocol udp', [2]],
    ['--protocol icmp', [5]],
    ['--protocol http', [4]],
    ['--from-pod default/frontend', [0]],
    ['--from-pod frontend', [0]],
    ['--pod coredns', []],
    ['--pod coredns -A', [2]],
    ['--pod coredns --namespace kube-system', [2]],
    ['--to-pod kube-system/coredns', [2]],
    ['--ip 203.0.113.0/24', [3, 5]],
    ['--from-ip 203.0.113.7', [5]],
    ['--to-fqdn "*.github.com"', [3]],
    ['--fqdn api.github.com', [3, 5]],
    ['--identity world', [3, 5]],
    ['--to-identity 4070', [0, 1]],
    ['--type drop', [1, 5]],
    ['--type policy-verdict', [1]],
    ['--type policy-verdict:none', [1]],
    ['--type trace', [0, 2, 3]],
    ['--type trace:to-stack', [3]],
    ['--type l7', [4]],
    ['--drop-reason-desc POLICY_DENIED', [1]],
    ['--drop-reason-desc POLICY_DENY', [5]],
    ['--reply', [4]],
    ['--reply=false', [0, 1, 3, 5]],
    ['--traffic-direction egress', [3]],
    ['--not --verdict FORWARDED', [1, 4, 5]],
    ['--not --verdict FORWARDED --not --protocol udp', [0, 1, 3, 4, 5]],
    ['--not --label app=frontend', [1, 2, 3]],
    ['-f -o jsonpb --last 20 --protocol udp', [2]],
    ['not-frontend 8080', [1]],
    ['--verdict DROPPED denylist', [5]],
    ['443/tcp', [3]],
    ['--since 1970-01-01T00:00:02Z', [0, 1]],
    ['--until 1970-01-01T00:00:02Z', [0, 2, 3, 4, 5]],
  ])('%s', (text, rows) => {
    expect(parseFlowFilter(text).unread).toEqual([]);
    expect(kept(text)).toEqual(rows);
  });

  test('either end means the same end for all such flags', () => {
    expect(kept('--label app=backend --namespace kube-system')).toEqual([]);
    expect(kept('--label k8s-app=kube-dns --namespace kube-system')).toEqual([2]);
  });

  test('between two times only what came then counts', () => {
    const { counts, total } = selectFlows(OBSERVED, '--since 1970-01-01T00:00:01Z --until 1970-01-01T00:00:03Z', () => NOBODY);
    expect([...counts]).toEqual([2, 1, 0, 0, 0, 0]);
    expect(total).toBe(3);
  });
});

test.each<[string, string, RegExp]>([
  ['--verdict MAYBE', '--verdict MAYBE', /one of FORWARDED/],
  ['--port http', '--port http', /number/],
  ['--from-port 50802', '--from-port 50802', /not kept/],
  ['--since 5m', '--since 5m', /no “now”/],
  ['--http-status 403', '--http-status 403', /does not know/],
  ['--pod', '--pod', /value is missing/],
  ['--verdict --port 80', '--verdict', /value is missing/],
  ['--not', '--not', /no flag follows/],
  ['-x', '-x', /no flag that is known/],
  ['--label =', '--label =', /./],
  ['--ip 10.0.0.999', '--ip 10.0.0.999', /no address/],
  ['--verdict DROPPED | grep web', '| grep web', /pipe/],
])('%s: what is not read is named', (text, named, why) => {
  const { unread } = parseFlowFilter(text);
  expect(unread).toHaveLength(1);
  expect(unread[0]?.text).toBe(named);
  expect(unread[0]?.why).toMatch(why);
});

describe('labels Hubble does not tell', () => {
  const compact = testObserved([
    { from: 'default/not-frontend-8f467ccbd-lh4w4', to: 'default/backend-65f7c794cc-pj2tc', at: [0, 1, 2] },
    { from: 'default/stranger', to: 'default/backend-65f7c794cc-pj2tc' },
  ]);
  const workload = (name: string) =>
    ({
      type: 'workload',
      kind: 'Deployment',
      namespace: 'default',
      name,
      labels: new Map([['app', name]]),
      selector: new Map([['app', name]]),
      replicas: 1,
      ports: [],
      owner: undefined,
      ips: [],
      hostNetwork: false,
    }) as unknown as Parameters<typeof clusterOf>[0][number];

  test('come from the open workload that the pod is named after', () => {
    const cluster = clusterOf([workload('frontend'), workload('not-frontend'), workload('backend')]);
    const { rows, unlabelled } = selectFlows(compact, '--from-label app=not-frontend', () => cluster);
    expect([...rows]).toEqual([0]);
    expect(unlabelled).toBe(1);
  });

  test('and where no manifest is open what hangs on them is left out and counted, not denied', () => {
    expect(selectFlows(compact, '--from-label app=not-frontend', () => NOBODY)).toMatchObject({ rows: [], unlabelled: 4 });
    expect(selectFlows(compact, '--not --from-label app=not-frontend', () => NOBODY)).toMatchObject({ rows: [], unlabelled: 4 });
    expect(selectFlows(compact, '--from-pod default/stranger', () => NOBODY)).toMatchObject({ rows: [1], unlabelled: 0 });
  });
});

describe('a filter changed by a click', () => {
  test.each<[string, Record<string, readonly string[]>, string]>([
    ['', { verdict: ['DROPPED'] }, '--verdict DROPPED'],
    ['--verdict FORWARDED web', { verdict: ['DROPPED'] }, 'web --verdict DROPPED'],
    ['hubble observe --verdict FORWARDED --port 80', { verdict: [] }, 'hubble observe --port 80'],
    ['--not --verdict FORWARDED', { verdict: ['DROPPED'] }, '--not --verdict FORWARDED --verdict DROPPED'],
    ['a --since=x --until y', { since: ['1'], until: ['2'] }, 'a --since 1 --until 2'],
    ['', { label: ['app in (a, b)'] }, "--label 'app in (a, b)'"],
    ['-n default', { namespace: [] }, ''],
  ])('%s', (text, flags, then) => {
    expect(withFlags(text, flags)).toBe(then);
  });

  test('what it has is told', () => {
    expect(flagValues('--verdict DROPPED --not --verdict ERROR -n a --namespace=b', 'namespace')).toEqual(['a', 'b']);
    expect(flagValues('--verdict DROPPED --not --verdict ERROR', 'verdict')).toEqual(['DROPPED']);
  });
});
