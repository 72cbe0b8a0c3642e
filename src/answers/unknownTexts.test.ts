import { expect, test } from 'vitest';
import { readDocumentText } from '../workspace/readDocumentText';
import { openFile, withUnread } from '../workspace/readFile';
import type { DocumentReading, OpenFile } from '../workspace/workspace';
import { situationObjects } from './situation';

const TEXT = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n---\nkind: Pod\nmetadata:\n  name: "b\n';

function fileOf(read: (text: string) => DocumentReading | undefined): OpenFile {
  let key = 0;
  return openFile('f', 'dump.yaml', TEXT, TEXT, read, () => `k${++key}`);
}

function reasons(file: OpenFile): readonly string[] {
  return situationObjects(file, 'default').flatMap(({ uncounted }) => uncounted ?? []);
}

test('what has not been read may hold a policy, and is told as not counted', () => {
  const unread = fileOf(() => undefined);
  const told = [
    'The document at line 1 of dump.yaml has not been read.',
    'The document at line 5 of dump.yaml has not been read.',
  ];
  expect(reasons(unread)).toEqual(told);
  expect(reasons(withUnread(unread, true))).toEqual(told);
});

test('so is what is no YAML that can be read', () => {
  expect(reasons(fileOf((text) => readDocumentText(text, 'default')))).toEqual([
    'The document at line 5 of dump.yaml is no YAML that can be read.',
  ]);
});
