import { describe, expect, test } from 'vitest';
import { applyEdits, lineOf, lineStarts } from '../text';
import { ADDRESSES } from './badInputs/addresses';
import type { BadInput } from './badInputs/badInput';
import { BROKEN } from './badInputs/broken';
import { EXPRESSIONS } from './badInputs/expressions';
import { FAULTS } from './badInputs/faults';
import { LABELS } from './badInputs/labels';
import { METADATA } from './badInputs/metadata';
import { OBJECTS } from './badInputs/objects';
import { OUTDENTED } from './badInputs/outdented';
import { POLICY_TYPES } from './badInputs/policyTypes';
import { PORT_INPUTS } from './badInputs/ports';
import { PROTOCOL_INPUTS } from './badInputs/protocols';
import { RULES } from './badInputs/rules';
import { SPECS } from './badInputs/specs';
import { WORDING } from './badInputs/wording';
import type { Fix } from './fix';
import { fixesOf } from './fixes';
import { planEdit } from './planEdit';
import { readDocumentText } from './readDocumentText';
import { openFile } from './readFile';
import { type OpenFile, objectOf, type Problem, type Workspace } from './workspace';

const INPUTS: readonly BadInput[] = [
  ...OBJECTS,
  ...METADATA,
  ...SPECS,
  ...POLICY_TYPES,
  ...LABELS,
  ...EXPRESSIONS,
  ...RULES,
  ...PORT_INPUTS,
  ...PROTOCOL_INPUTS,
  ...ADDRESSES,
  ...BROKEN,
  ...FAULTS,
  ...WORDING,
  ...OUTDENTED,
];

function opened(text: string): Workspace {
  let keys = 0;
  const file = openFile(
    'file',
    'My Shop.yaml',
    text,
    text,
    (one) => readDocumentText(one, 'default'),
    () => `key${keys++}`,
  );
  return { files: [file], defaultNamespace: 'default' };
}

function fileOf(workspace: Workspace): OpenFile {
  const [file] = workspace.files;
  if (file === undefined) throw new Error('no file');
  return file;
}

/** The text without its marks, and the marked lines. */
function unmarked(marked: string): { readonly text: string; readonly lines: readonly number[] } {
  const rows = marked.split('\n');
  const lines = rows.flatMap((row, index) => (/ ?«\r?$/.test(row) ? [index + 1] : []));
  return { text: rows.map((row) => row.replace(/ ?«(\r?)$/, '$1')).join('\n'), lines };
}

function told({ severity, source, field, message }: Problem): string {
  return `${severity} ${source === 'yaml' ? 'yaml' : field}: ${message}`;
}

function mended(workspace: Workspace, fix: Fix): string {
  const { text } = fileOf(workspace);
  if (fix.repair.type === 'edits') return applyEdits(text, fix.repair.edits);
  if (fix.repair.type === 'change') throw new Error('no problem is mended by another policy');
  const object = objectOf(workspace, fix.repair.object);
  if (object === undefined) throw new Error('no object');
  const { start, end } = object.documentRange;
  const plan = planEdit(text.slice(start, end), object.base, fix.repair.intent);
  if (!plan.ok) throw new Error(`"${fix.title}" was refused: ${plan.reason}`);
  return text.slice(0, start) + plan.text + text.slice(end);
}

/** The problem whose fixes are told. */
function aimOf({ problems }: BadInput): number {
  return Math.max(
    0,
    problems.findIndex((problem) => problem.startsWith('> ')),
  );
}

describe('bad inputs', () => {
  test('there are enough of them, each once', () => {
    expect(INPUTS.length).toBeGreaterThanOrEqual(150);
    expect(new Set(INPUTS.map(({ what }) => what)).size).toBe(INPUTS.length);
    expect(new Set(INPUTS.map(({ text }) => text)).size).toBe(INPUTS.length);
  });

  test.each(INPUTS.map((input) => [input.what, input] as const))('%s', (_, input) => {
    const { text, lines } = unmarked(input.text);
    const workspace = opened(text);
    const problems = fileOf(workspace).problems;
    const expected = input.problems
      .map((one) => one.replace(/^> /, ''))
      .map((one) => (one.endsWith('…') ? expect.stringContaining(one.slice(0, -1)) : one));
    expect(problems.map(told)).toEqual(expected);
    expect(problems.map(({ line }) => line)).toEqual(problems.map((_one, index) => lines[index] ?? lines.at(-1)));
    const starts = lineStarts(text);
    for (const { range, line } of problems) expect(lineOf(starts, range.start)).toBe(line);

    const first = problems[aimOf(input)];
    const fixes = first === undefined ? [] : fixesOf(workspace, first);
    expect(fixes.map(({ title }) => title)).toEqual(input.fixes);
    if (input.mended !== undefined && fixes[0] !== undefined)
      expect(mended(workspace, fixes[0])).toBe(unmarked(input.mended).text);
  });

  test.each(INPUTS.flatMap((input) => input.fixes.map((title, index) => [input.what, title, index, input] as const)))(
    '%s: %s does away with it',
    (_what, _title, index, input) => {
      const before = opened(unmarked(input.text).text);
      const first = fileOf(before).problems[aimOf(input)];
      const fix = first === undefined ? undefined : fixesOf(before, first)[index];
      if (first === undefined || fix === undefined) throw new Error('no fix');
      const after = opened(mended(before, fix));
      const alike = (workspace: Workspace) => fileOf(workspace).problems.filter(({ code }) => code === first.code);
      expect(alike(after).length).toBeLessThan(alike(before).length);
      const broken = fileOf(before).documents.some((document) => document.reading?.broken);
      const errors = ({ problems }: OpenFile) => problems.filter(({ severity }) => severity === 'error').length;
      if (!broken) expect(errors(fileOf(after))).toBeLessThanOrEqual(errors(fileOf(before)));
    },
  );
});
