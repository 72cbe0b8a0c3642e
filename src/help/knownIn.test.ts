import { describe, expect, test } from 'vitest';
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

  test('nothing of files that cannot be read', () => {
    const known = knownIn(workspaceWith('', 'a: [', 'kind: NetworkPolicy'));
    expect(known.labels.size).toBe(0);
    expect(known.namespaces).toEqual([]);
    expect(known.portNames).toEqual([]);
  });
});
