import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenSpec } from '../../kinds/networkPolicy/testing/arbitraries';
import { applyEdits, type YamlValue } from '../../text';
import { editDocument, readDocument } from '../../yaml';
import { fixesOf } from '../fixes';
import { readDocumentText } from '../readDocumentText';
import { openFile } from '../readFile';
import type { Workspace } from '../workspace';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);
const STUB = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\nspec:\n  podSelector: {}\n';

function opened(text: string): Workspace {
  let keys = 0;
  const read = (one: string) => readDocumentText(one, 'default');
  const file = openFile('file', 'web.yaml', text, text, read, () => `key${keys++}`);
  return { files: [file], defaultNamespace: 'default' };
}

/** A policy in block style. */
const policyText = writtenSpec.map((spec) => {
  const value = JSON.parse(JSON.stringify({ podSelector: {}, ...spec })) as YamlValue;
  const edit = editDocument(STUB, [{ type: 'set', path: ['spec'], value }]);
  return edit.ok ? edit.text : STUB;
});

test('lines indented with tabs are told as that alone, and become what they were by one of the fixes', () => {
  fc.assert(
    fc.property(policyText, fc.nat(), fc.nat(), fc.constantFrom(2, 4), (text, first, count, width) => {
      const lines = text.split('\n');
      const start = first % lines.length;
      const wide = (line: string): string =>
        line
          .replace(/^ +/, (spaces) => ' '.repeat((spaces.length * width) / 2))
          .replace(/^( *)- /, (_, spaces: string) => `${spaces}-${' '.repeat(width - 1)}`);
      const tabbed = (line: string): string => wide(line).replace(/^ +/, (spaces) => spaces.replaceAll(' '.repeat(width), '\t'));
      const end = start + 1 + (count % (lines.length - start));
      const wrote = lines.map((line, index) => (index >= start && index < end ? tabbed(line) : wide(line))).join('\n');
      const workspace = opened(wrote);
      const [file] = workspace.files;
      const broken = file?.documents.some(({ reading }) => reading?.broken) ?? false;
      expect(broken).toBe(wrote.includes('\t'));
      const problems = broken ? (file?.problems.filter(({ severity }) => severity === 'error') ?? []) : [];
      expect(problems.map(({ code }) => code)).toEqual(problems.map(() => 'tab'));
      const [problem] = problems;
      if (problem === undefined) return;
      const fixes = fixesOf(workspace, problem);
      const mended = fixes.map(({ repair }) => (repair.type === 'edits' ? applyEdits(wrote, repair.edits) : wrote));
      expect(mended.map((one) => readDocument(one).value)).toContainEqual(readDocument(text).value);
    }),
    { numRuns: Math.ceil(RUNS / 40) },
  );
});
