import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text';
import { planDocuments } from './planDocuments';
import { readDocumentText } from './readDocumentText';
import { openFile, withText } from './readFile';
import type { OpenFile } from './workspace';

const policy = (name: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: {}`;

let last = 0;
const fresh = (): string => `k${++last}`;
const read = (text: string) => readDocumentText(text, 'default');

function opened(text: string): OpenFile {
  return openFile('f', 'web.yaml', text, text, read, fresh);
}

function added(file: OpenFile): OpenFile {
  const planned = planDocuments(file, { type: 'add', text: `${policy('new')}\n` });
  if (!planned.ok) throw new Error(planned.reason);
  return withText(file, applyEdits(file.text, planned.edits), read, fresh);
}

describe('a policy is added behind a document whose last line is open', () => {
  test('that one stays the same object, and the file named after it', () => {
    const file = opened(policy('web'));
    const after = added(file);
    expect(after.objects.map(({ name }) => name)).toEqual(['web', 'new']);
    expect(after.objects[0]?.key).toBe(file.objects[0]?.key);
    expect(after.namedAfter).toBe(after.objects[0]?.key);
  });

  test('that one is broken, and its last policy is still shown', () => {
    const broken = withText(opened(policy('web')), policy('web').replace('metadata:', 'metadata: ['), read, fresh);
    expect(added(broken).objects.map(({ name, stale }) => [name, stale])).toEqual([
      ['web', true],
      ['new', false],
    ]);
  });
});

describe('items of a list', () => {
  const item = '- metadata: { name: web }\n  spec: { podSelector: {} }\n';
  const kinds = (text: string) => opened(text).objects.map(({ apiVersion, kind, policy }) => [apiVersion, kind, policy?.name]);

  test('without a type have that of their list', () => {
    const list = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems:\n${item}`;
    expect(kinds(list)).toEqual([['networking.k8s.io/v1', 'NetworkPolicy', 'web']]);
    expect(opened(list).problems).toEqual([]);
    expect(kinds('apiVersion: v1\nkind: PodList\nitems: [{ metadata: { name: a } }]\n')).toEqual([['v1', 'Pod', undefined]]);
  });

  test('keep a type of their own, also half of one', () => {
    const list = (own: string) => `apiVersion: v1\nkind: List\nitems:\n${item.replace('- ', `- ${own}\n  `)}`;
    expect(kinds(list('kind: NetworkPolicy'))).toEqual([['', 'NetworkPolicy', undefined]]);
    expect(kinds(list('apiVersion: networking.k8s.io/v1'))).toEqual([['networking.k8s.io/v1', '', undefined]]);
  });
});
