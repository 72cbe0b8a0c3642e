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
