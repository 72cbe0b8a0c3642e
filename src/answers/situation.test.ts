import { describe, expect, test } from 'vitest';
import { documentsOf, jsonOf, listOf } from '../../bench/manifests';
import { readDocumentText } from '../workspace/readDocumentText';
import { openFile, type ReadText } from '../workspace/readFile';
import { readLargeText } from '../workspace/readLargeText';
import { situationObjects } from './situation';

function said(text: string, read: ReadText): unknown {
  let last = 0;
  return situationObjects(
    openFile('f', 'f.yaml', text, text, read, () => `${++last}`),
    'default',
  );
}

const OBJECTS: Readonly<Record<string, object>> = {
  'a Pod': { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', labels: { app: 'a' } }, spec: { containers: [] } },
  'a ConfigMap': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
  'a policy': { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'a' }, spec: { podSelector: {} } },
  'a policy that is refused': { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'A' }, spec: 1 },
  'a kind that is misspelt': { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolcy', metadata: { name: 'a' }, spec: {} },
  'a policy without an apiVersion': { kind: 'NetworkPolicy', metadata: { name: 'a' }, spec: { podSelector: {} } },
  'a policy that is not read': { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'a' }, spec: {} },
  'a policy nobody has listed': { apiVersion: 'acme.example/v1', kind: 'AcmeNetworkPolicy', metadata: { name: 'a' }, spec: {} },
  'a List in the List': { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'b' } }] },
  'a typed list': { apiVersion: 'v1', kind: 'PodList', items: [{ metadata: { name: 'b' } }, { metadata: { name: 'c' } }] },
};

describe('a text read in parts says the same of the cluster as one read exactly', () => {
  test.each(Object.entries(OBJECTS))('%s', (_name, object) => {
    const objects = [object, OBJECTS['a Pod']] as unknown as Parameters<typeof listOf>[0];
    for (const text of [listOf(objects), jsonOf(objects), documentsOf(objects)]) {
      const exact = said(text, (slice) => readDocumentText(slice, 'default'));
      expect(exact).not.toEqual([]);
      expect(said(text, (slice) => readLargeText(slice, 'default'))).toEqual(exact);
    }
  });
});

test('what has not been read may hold a policy', () => {
  expect(said('kind: Pod\n---\nkind: Pod\n', () => undefined)).toEqual([
    expect.objectContaining({ uncounted: 'The document at line 1 of f.yaml has not been read.' }),
    expect.objectContaining({ uncounted: 'The document at line 2 of f.yaml has not been read.' }),
  ]);
});
