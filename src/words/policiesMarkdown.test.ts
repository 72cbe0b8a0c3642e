import { expect, test } from 'vitest';
import { NOTHING_ASSUMED } from '../engine';
import { readDocumentText } from '../workspace/readDocumentText';
import { openFile } from '../workspace/readFile';
import { policiesMarkdown } from './policiesMarkdown';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;

function markdownOf(text: string): string {
  let last = 0;
  const file = openFile(
    'a',
    'a.yaml',
    text,
    text,
    (part) => readDocumentText(part, 'default'),
    () => `k${++last}`,
  );
  return policiesMarkdown(file.objects, NOTHING_ASSUMED);
}

test('each policy has its heading, one below the other, and other objects have none', () => {
  const text = [POLICY, 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n', POLICY.replace('closed', 'shut')].join('---\n');
  const headings = markdownOf(text).match(/^### .*$/gm);
  expect(headings).toEqual(['### NetworkPolicy `shop/closed`', '### NetworkPolicy `shop/shut`']);
  expect(markdownOf(text)).not.toContain('>');
});

test('what the API server would refuse is said before anything else', () => {
  const lines = markdownOf(POLICY.replace('[Ingress]', '[Inbound]')).split('\n\n');
  expect(lines[0]).toBe('### NetworkPolicy `shop/closed`');
  expect(lines[1]).toMatch(/^> \*\*Refused by the API server:\*\* /);
});

test('a policy as it was before its text broke says so', () => {
  let last = 0;
  const file = openFile(
    'a',
    'a.yaml',
    POLICY,
    POLICY,
    (part) => readDocumentText(part, 'default'),
    () => `k${++last}`,
  );
  const [object] = file.objects;
  expect(object).toBeDefined();
  if (object)
    expect(policiesMarkdown([{ ...object, stale: true }], NOTHING_ASSUMED)).toContain(
      '> **Its text cannot be read as it stands.**',
    );
});

test('what is not read is named at the end', () => {
  const left = { kind: 'CiliumNetworkPolicy', name: 'a*b', namespace: 'shop', reason: 'It is of a kind that is not read yet.' };
  expect(policiesMarkdown([], NOTHING_ASSUMED, [left])).toBe(
    '**Not among these:**\n\n- CiliumNetworkPolicy shop/a\\*b is not counted. It is of a kind that is not read yet.',
  );
});
