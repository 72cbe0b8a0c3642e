import { describe, expect, test } from 'vitest';
import { situationIn } from './testSituation';

const shown = (...texts: readonly string[]): readonly string[] =>
  situationIn(...texts).cluster.workloads.map(
    ({ namespace, kind, name, pods }) => `${namespace} ${kind} ${name}: ${pods.map((pod) => pod.name ?? 'template').join(', ')}`,
  );

const pod = (name: string, more = '', labels = '{}', phase = 'Running'): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels: ${labels}
  ${more}
status: { phase: ${phase} }
---
`;
const owned = (kind: string, name: string): string => `ownerReferences: [{ kind: ${kind}, name: ${name}, controller: true }]`;
const controller = (
  kind: string,
  name: string,
  more = '',
): string => `apiVersion: ${kind === 'Job' || kind === 'CronJob' ? 'batch/v1' : 'apps/v1'}
kind: ${kind}
metadata:
  name: ${name}
  ${more}
spec:
  template: { metadata: { labels: { app: ${name} } }, spec: {} }
---
`;

describe('pods go to what made them', () => {
  test.each<[string, string, readonly string[]]>([
    ['a pod by itself', pod('a'), ['default Pod a: a']],
    ['a template alone', controller('Deployment', 'web'), ['default Deployment web: template']],
    [
      'by the ReplicaSet’s name and the hash',
      pod('web-5d-x', owned('ReplicaSet', 'web-5d'), '{ pod-template-hash: 5d }'),
      ['default Deployment web: web-5d-x'],
    ],
    [
      'by the ReplicaSet that is open, which is no workload beside its Deployment',
      pod('web-5d-x', owned('ReplicaSet', 'web-5d')) + controller('ReplicaSet', 'web-5d', owned('Deployment', 'web')),
      ['default Deployment web: web-5d-x'],
    ],
    [
      'a ReplicaSet of its own',
      pod('r-x', owned('ReplicaSet', 'r')) + controller('ReplicaSet', 'r'),
      ['default ReplicaSet r: r-x'],
    ],
    [
      'pods stand before the template',
      controller('StatefulSet', 'db') + pod('db-0', owned('StatefulSet', 'db')) + pod('db-1', owned('StatefulSet', 'db')),
      ['default StatefulSet db: db-0, db-1'],
    ],
    [
      'owners without a kind, written by hand',
      pod('a', 'ownerReferences: [{ name: both, controller: true }]') + pod('b', 'ownerReferences: [{ name: both }]'),
      ['default Pod both: a, b'],
    ],
    [
      'a Job of a CronJob',
      controller('Job', 'night-1', owned('CronJob', 'night')) + pod('night-1-x', owned('Job', 'night-1')),
      ['default CronJob night: night-1-x'],
    ],
    [
      'a static pod of its node is by itself',
      pod('kube-proxy-n1', owned('Node', 'n1')),
      ['default Pod kube-proxy-n1: kube-proxy-n1'],
    ],
    [
      'completed pods are no endpoints',
      pod('a', '', '{}', 'Succeeded') + pod('b', '', '{}', 'Failed') + pod('c'),
      ['default Pod c: c'],
    ],
    [
      'a Job whose pods are all done has none',
      controller('Job', 'once') + pod('once-x', owned('Job', 'once'), '{}', 'Succeeded'),
      [],
    ],
    ['of two with one name the last counts', pod('a', '', '{ v: one }') + pod('a', '', '{ v: two }'), ['default Pod a: a']],
    [
      'owners in a circle do not hang',
      controller('ReplicaSet', 'a', owned('ReplicaSet', 'b')) + controller('ReplicaSet', 'b', owned('ReplicaSet', 'a')),
      ['default ReplicaSet a: template', 'default ReplicaSet b: template'],
    ],
  ])('%s', (_, text, wanted) => {
    expect(shown(text)).toEqual(wanted);
  });
});

test('the last of two with one name counts', () => {
  const [workload] = situationIn(pod('a', '', '{ v: one }'), pod('a', '', '{ v: two }')).cluster.workloads;
  expect(workload?.pods[0]?.labels.get('v')).toBe('two');
});

test('namespaces: shown, or only known by those in them', () => {
  const { namespaces } = situationIn(
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { team: a } }\n',
    pod('a'),
  ).cluster;
  expect([...namespaces.values()]).toEqual([
    { name: 'default', labels: new Map(), labelsKnown: false },
    { name: 'shop', labels: new Map([['team', 'a']]), labelsKnown: true },
  ]);
});

test('containers’ ports, sidecars’ too; other init containers are done before anybody connects', () => {
  const [workload] = situationIn(`apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  hostNetwork: true
  initContainers:
    - { name: i, ports: [{ containerPort: 1 }] }
    - { name: s, restartPolicy: Always, ports: [{ name: mesh, containerPort: 15001 }] }
  containers:
    - { name: c, ports: [{ name: dns, containerPort: 53, protocol: UDP }, { containerPort: "80" }, { containerPort: 70000 }, { containerPort: 8080 }] }
status: { podIP: 10.0.0.1, podIPs: [{ ip: 10.0.0.1 }, { ip: "2001:db8::1" }] }
`).cluster.workloads;
  expect(workload?.ports).toEqual([
    { name: 'dns', protocol: 'UDP', number: 53 },
    { name: undefined, protocol: 'TCP', number: 8080 },
    { name: 'mesh', protocol: 'TCP', number: 15001 },
  ]);
  expect(workload?.pods[0]).toMatchObject({ hostNetwork: true, ips: ['10.0.0.1', '2001:db8::1'] });
});
