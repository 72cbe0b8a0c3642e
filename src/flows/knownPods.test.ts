import { expect, test } from 'vitest';
import type { Cluster, Workload } from '../engine/cluster';
import { labelsOfEnd, workloadOfEnd } from './knownPods';
import { testEnd } from './testObserved';

const pod = (name: string | undefined, labels: Record<string, string>) =>
  ({ name, labels: new Map(Object.entries(labels)) }) as unknown as Workload['pods'][number];
const workload = (kind: string, name: string, ...pods: Workload['pods']): Workload => ({
  namespace: 'default',
  kind,
  name,
  selector: undefined,
  replicas: undefined,
  ports: [],
  pods: pods.length === 0 ? [pod(undefined, { app: name })] : pods,
});
const cluster = (...workloads: readonly Workload[]): Cluster => ({
  namespaces: new Map(),
  workloads,
  services: [],
  completed: 0,
});
const ALL = cluster(
  workload('Deployment', 'frontend'),
  workload('Deployment', 'frontend-api'),
  workload('StatefulSet', 'db'),
  workload('DaemonSet', 'agent'),
  workload('Job', 'import'),
  workload('CronJob', 'nightly'),
  workload('Pod', 'lonely', pod('lonely', { app: 'lonely' })),
  workload('Deployment', 'real', pod('real-8f467ccbd-lh4w4', { app: 'real', 'pod-template-hash': '8f467ccbd' })),
);

test.each<[string, string | undefined]>([
  ['frontend-8f467ccbd-lh4w4', 'frontend'],
  ['frontend-api-8f467ccbd-lh4w4', 'frontend-api'],
  ['frontend', undefined],
  ['not-frontend-8f467ccbd-lh4w4', undefined],
  ['frontend-aaaaaaaaa-aaaaa', undefined],
  ['db-0', 'db'],
  ['db-12', 'db'],
  ['db-x', undefined],
  ['agent-7rjfv', 'agent'],
  ['import-x2lp4', 'import'],
  ['import-3-x2lp4', 'import'],
  ['nightly-28411200-x2lp4', 'nightly'],
  ['lonely', 'lonely'],
  ['lonely-x2lp4', undefined],
  ['real-8f467ccbd-lh4w4', 'real'],
  ['real-8f467ccbd-99999', 'real'],
])('the pod %s is of %s', (name, of) => {
  expect(workloadOfEnd(testEnd(`default/${name}`), ALL)?.workload.name).toBe(of);
  expect(workloadOfEnd(testEnd(`other/${name}`), ALL)).toBeUndefined();
});

test('where two fit, it is nobody’s', () => {
  const both = cluster(workload('Job', 'web'), workload('DaemonSet', 'web'));
  expect(workloadOfEnd(testEnd('default/web-7rjfv'), both)).toBeUndefined();
  const told = testEnd({ namespace: 'default', pod: 'web-7rjfv', workload: { kind: 'DaemonSet', name: 'web' } });
  expect(workloadOfEnd(told, both)?.workload.kind).toBe('DaemonSet');
});

test('a short part before the last may be a hash, or the end of another workload’s name', () => {
  const of = (...workloads: readonly Workload[]) =>
    workloadOfEnd(testEnd('default/web-2-x2lp4'), cluster(...workloads))?.workload;
  const [deployment, job, daemon] = [workload('Deployment', 'web'), workload('Job', 'web'), workload('DaemonSet', 'web-2')];
  expect(of(deployment)).toBe(deployment);
  expect(of(daemon)).toBe(daemon);
  expect(of(deployment, daemon)).toBeUndefined();
  expect(of(job, daemon)).toBeUndefined();
});

test('of another pod of the workload only the lasting labels are known', () => {
  const labels = (name: string) => [...(labelsOfEnd(testEnd(`default/${name}`), () => ALL)?.labels.keys() ?? [])];
  expect(labels('real-8f467ccbd-lh4w4')).toEqual(['app', 'pod-template-hash']);
  expect(labels('real-8f467ccbd-99999')).toEqual(['app']);
});

test('what Hubble tells goes before what the open files say', () => {
  const end = testEnd({ namespace: 'default', pod: 'db-0', labels: ['k8s:app=other', 'reserved:host'] });
  expect(labelsOfEnd(end, () => ALL)?.labels.get('app')).toBe('other');
  expect(labelsOfEnd(end, () => ALL)?.labels.has('reserved.host')).toBe(true);
  expect(labelsOfEnd(testEnd({ address: '10.0.0.1' }), () => ALL)).toBeUndefined();
});
