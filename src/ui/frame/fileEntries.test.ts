import { expect, test } from 'vitest';
import { readDocumentText } from '../../workspace/readDocumentText';
import { openFile } from '../../workspace/readFile';
import { fileEntries } from './fileEntries';

function entries(text: string) {
  let last = 0;
  const file = openFile(
    'f',
    'f.yaml',
    text,
    text,
    (document) => readDocumentText(document, 'default'),
    () => `k${++last}`,
  );
  return fileEntries(file).map((entry) =>
    entry.type === 'object' ? `${entry.object.kind} ${entry.object.name}` : `line ${entry.line}`,
  );
}

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n';
const POLICY = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a }\nspec: { podSelector: {} }\n';

test('objects of all kinds, in the order of the file', () => {
  expect(entries(`${SERVICE}---\n${POLICY}`)).toEqual(['Service web', 'NetworkPolicy a']);
});

test('a document that cannot be read stands in its place', () => {
  expect(entries(`${POLICY}---\na: [\n---\n${SERVICE}`)).toEqual(['NetworkPolicy a', 'line 6', 'Service web']);
});

test('each document that cannot be read is told by the line that is wrong, not by its first one', () => {
  const broken = 'kind: NetworkPolicy\nspec:\n  ingress:\n  - from: [\n    - podSelector: {}\n';
  expect(entries(`${broken}---\n${broken}---\n${SERVICE}`)).toEqual(['line 5', 'line 11', 'Service web']);
});

test('nothing for an empty file', () => {
  expect(entries('')).toEqual([]);
});
