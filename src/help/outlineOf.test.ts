import { describe, expect, test } from 'vitest';
import { readDocumentText } from '../workspace/readDocumentText';
import { withText } from '../workspace/readFile';
import { type OutlineEntry, outlineOf } from './outlineOf';
import { policyText } from './testCaret';
import { fileWith } from './testWorkspace';

function lines(entries: readonly OutlineEntry[], indent = ''): readonly string[] {
  return entries.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === '' ? '' : ` | ${detail}`}`,
    ...lines(children, `${indent}  `),
  ]);
}

const text = `${policyText(`  podSelector:
    matchLabels:
      app: web
  egress:
    - {}
  ingress:
    - from:
        - podSelector:
            matchLabels: {app: frontend}
      ports:
        - port: 8080
    - from:
        - podSelector: {}
          namespaceSelector:
            matchLabels: {kubernetes.io/metadata.name: monitoring}
        - ipBlock:
            cidr: 10.0.0.0/8
            except: [10.1.0.0/16]
`)}---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
`;

describe('the outline', () => {
  test('tells policies, whom they are about, and rules, in the order of the text', () => {
    expect(lines(outlineOf(fileWith(text)))).toEqual([
      'web | NetworkPolicy',
      '  pods | app=web',
      '  egress rule 1 | anywhere on every port',
      '  ingress rule 1 | app=frontend on TCP 8080',
      '  ingress rule 2 | Every pod AND namespace monitoring and 1 more on every port',
      '    Every pod AND namespace monitoring',
      '    10.0.0.0/8 (except 10.1.0.0/16)',
      'shop | Namespace',
    ]);
  });

  test('each entry stands where it says, inside the one above it', () => {
    const file = fileWith(`# first\n${text}`);
    const [policy] = outlineOf(file);
    expect(policy && file.text.slice(policy.at.start, policy.at.end)).toContain('web');
    const rule = policy?.children.find(({ name }) => name === 'ingress rule 1');
    expect(rule && file.text.slice(rule.range.start, rule.range.end)).toMatch(/^- from:.*8080$/s);
    const check = (entry: OutlineEntry): void => {
      for (const child of entry.children) {
        expect(child.range.start).toBeGreaterThanOrEqual(entry.range.start);
        expect(child.range.end).toBeLessThanOrEqual(entry.range.end);
        check(child);
      }
    };
    for (const entry of outlineOf(file)) check(entry);
  });

  test.each<[string, string, readonly string[]]>([
    ['an empty file', '', []],
    [
      'a policy without a name',
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  podSelector: {}\n',
      ['(no name) | NetworkPolicy', '  pods | every pod'],
    ],
    [
      'rules that are ignored',
      policyText('  policyTypes: [Ingress]\n  egress:\n    - {}\n'),
      ['web | NetworkPolicy', '  egress rule 1 | anywhere on every port, ignored'],
    ],
    [
      'a list',
      'kind: List\napiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: p, namespace: shop}\n',
      ['p | Pod in shop'],
    ],
  ])('%s', (_, written, expected) => {
    expect(lines(outlineOf(fileWith(written)))).toEqual(expected);
  });

  test('while the text is broken only the policy is told, over its whole document', () => {
    const before = fileWith(policyText('  podSelector: {}\n'));
    const broken = `${before.text}  x: [\n`;
    let last = 100;
    const file = withText(
      before,
      broken,
      (document) => readDocumentText(document, 'default'),
      () => `k${++last}`,
    );
    const [policy] = outlineOf(file);
    expect(policy?.name).toBe('web');
    expect(policy?.children).toEqual([]);
    expect(policy?.range).toEqual({ start: 0, end: broken.length });
  });
});
