import { describe, expect, test } from 'vitest';
import { STARTING_POINTS } from '../../kinds/networkPolicy/startingPoints';
import { readDocument } from '../../yaml';
import { policyMenu, serverFields, yamlOf } from './policyMenu';
import { opened, policyText } from './testing';

const SERVED = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: "{}"
  creationTimestamp: null
  name: api
  uid: 0d7b
spec:
  podSelector: {}
status: {}
`;

describe('policyMenu', () => {
  const names = (text: string): readonly string[] => {
    const { file, object } = opened(text);
    return policyMenu(file, object, STARTING_POINTS).flatMap(({ entries }) => entries.map(({ name }) => name));
  };

  test('offers to strip what the server filled in, only where there is some', () => {
    expect(names(SERVED)).toContain('Strip server fields');
    expect(names(policyText('{podSelector: {}}'))).toEqual([
      'Edit…',
      'Duplicate',
      'Add another policy to this file…',
      'Copy as YAML',
      'Copy in words',
      'Copy as Markdown',
      'Delete',
    ]);
    expect(serverFields(opened(SERVED).object)).toEqual(['status', 'uid', 'creationTimestamp', 'last-applied-configuration']);
  });

  test('broken text can still be copied and deleted', () => {
    const { file, object } = opened(SERVED);
    const entries = policyMenu(file, { ...object, stale: true }, []).flatMap((section) => section.entries);
    expect(entries.filter(({ off }) => off === undefined).map(({ name }) => name)).toEqual([
      'Add another policy to this file…',
      'Copy as YAML',
      'Delete',
    ]);
  });
});

describe('yamlOf', () => {
  const POLICY = policyText('{podSelector: {}}');
  const copied = (text: string, index = 0): string => {
    const { file } = opened(text);
    const object = file.objects[index];
    return object ? yamlOf(file, object) : '';
  };

  test.each<[string, string, string]>([
    ['a document alone', POLICY, POLICY],
    ['without the line that divides', `---\n${POLICY}`, POLICY],
    ['with the comments above it', `# why\n--- # here\n${POLICY}`, `# why\n${POLICY}`],
    ['a byte order mark stays behind', `\uFEFF${POLICY}`, POLICY],
    ['one final newline', `${POLICY}\n\n`, POLICY],
    ['a newline where none was', POLICY.trimEnd(), POLICY],
  ])('%s', (_, text, wanted) => {
    expect(copied(text)).toBe(wanted);
  });

  test('an item of a List comes out as a document of its own', () => {
    const item = (name: string): string =>
      `  - apiVersion: networking.k8s.io/v1\n    kind: NetworkPolicy\n    metadata:\n      name: ${name}\n    spec:\n      podSelector: {}\n`;
    const list = `apiVersion: v1\nkind: List\nitems:\n${item('a')}${item('b')}`;
    const text = copied(list, 1);
    expect(text.startsWith('apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n')).toBe(true);
    expect(readDocument(text).value).toEqual((readDocument(list).value as { items: unknown[] }).items[1]);
  });

  test.each([
    ['block', '- metadata:\n    name: a # ours\n  spec: {podSelector: {}}\n'],
    ['braces', '- {metadata: {name: a}, spec: {podSelector: {}}}\n'],
  ])('an item that has its kind from its list says it there (%s)', (_, item) => {
    const list = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems:\n${item}`;
    expect(readDocument(copied(list)).value).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'a' },
      spec: { podSelector: {} },
    });
  });
});
