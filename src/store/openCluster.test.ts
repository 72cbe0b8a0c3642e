import { expect, test } from 'vitest';
import { currentSituation } from './openCluster';
import { drawbridge } from './store';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n';
const POLICY = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: own }\nspec: { podSelector: {} }\n';

test('who there is stays the same value until a resource changes', () => {
  const { create, type } = drawbridge.getState();
  create('pod.yaml', POD);
  create('policy.yaml', POLICY);
  const first = currentSituation();
  expect(first.cluster.workloads.map(({ name }) => name)).toEqual(['web']);
  expect(currentSituation()).toBe(first);

  const [pod, policy] = drawbridge.getState().workspace.files;
  type(policy?.id ?? '', [{ offset: POLICY.indexOf('own'), length: 3, content: 'mine' }], {});
  expect(currentSituation().policies[0]?.policy.name).toBe('mine');
  expect(currentSituation().cluster).toBe(first.cluster);

  type(pod?.id ?? '', [{ offset: POD.indexOf('web'), length: 3, content: 'db' }], {});
  expect(currentSituation().cluster.workloads.map(({ name }) => name)).toEqual(['db']);
});
