import { describe, expect, test } from 'vitest';
import { situationIn } from '../answers/situation';
import { knownIn } from './knownIn';
import { policyText } from './testCaret';
import { workspaceWith } from './testWorkspace';

describe('what the open files use', () => {
  test('labels, namespaces and port names of all files, sorted, each once', () => {
    const known = knownIn(
      workspaceWith(
        policyText(`  podSelector:
    matchLabels: {tier: back, app: web}
  ingress:
    - from:
        - namespaceSelector:
            matchExpressions:
              - {key: kubernetes.io/metadata.name, operator: In, values: [monitoring, b]}
              - {key: team, operator: Exists}
          podSelector:
            matchExpressions:
              - {key: app, operator: NotIn, values: [web, a]}
      ports:
        - port: http
        - port: 80
`),
        'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n---\nkind: Pod\nmetadata:\n  name: p\n  namespace: zoo\n',
      ),
    );
    expect([...known.labels].map(([key, values]) => [key, ...values])).toEqual([['app', 'a', 'web'], ['team'], ['tier', 'back']]);
    expect(known.namespaces).toEqual(['b', 'monitoring', 'shop', 'zoo']);
    expect(known.portNames).toEqual(['http']);
  });

  test('what workloads, namespaces and services say, without what every rollout changes', () => {
    const workspace = workspaceWith(
      'apiVersion: v1\nkind: Pod\nmetadata: { name: p, namespace: zoo, labels: { app: cat, pod-template-hash: 5d } }\nspec: { containers: [{ ports: [{ containerPort: 8080, name: http }] }] }\n',
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { team: sre } }\n',
      'apiVersion: v1\nkind: Service\nmetadata: { name: s, namespace: far }\nspec: { ports: [{ port: 80, targetPort: 9090 }, { port: 53 }, { port: 1, targetPort: dns }] }\n',
    );
    const known = knownIn(workspace, situationIn(workspace).cluster);
    expect([...known.labels].map(([key, values]) => [key, ...values])).toEqual([
      ['app', 'cat'],
      ['team', 'sre'],
    ]);
    expect(known.namespaces).toEqual(['far', 'shop', 'zoo']);
    expect(known.portNames).toEqual(['dns', 'http']);
    expect(known.portNumbers).toEqual([53, 8080, 9090]);
  });

  test('nothing of files that cannot be read', () => {
    const known = knownIn(workspaceWith('', 'a: [', 'kind: NetworkPolicy'));
    expect(known.labels.size).toBe(0);
    expect(known.namespaces).toEqual([]);
    expect(known.portNames).toEqual([]);
  });
});
