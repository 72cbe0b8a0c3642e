import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../text';
import { port, selector, spec } from '../badInputs/badInput';
import type { ReadProblem } from '../workspace';
import { ambiguous } from './scalars';

/** The titles of what is offered for a text that readers of YAML take for different things, whether it is told or not. */
function offered(text: string, written: string): readonly string[] {
  const start = text.lastIndexOf(written);
  const end = start + written.length;
  const problem: ReadProblem = {
    severity: 'warning',
    source: 'yaml',
    refused: false,
    message: '',
    code: 'ambiguous',
    since: undefined,
    path: undefined,
    field: undefined,
    range: { start, end },
  };
  return ambiguous({ text, problem, start, end }).map(({ title, edits }) => {
    expect(applyEdits(text, edits)).not.toBe(text);
    return title;
  });
}

const inList = `apiVersion: v1\nkind: List\nitems:\n- ${spec('podSelector: {matchLabels: {a: 010}}').trimEnd().replaceAll('\n', '\n  ')}\n`;

describe('what readers of YAML take for different things', () => {
  test.each([
    ['a port that some read as octal', port('port: 0443'), '0443', ['Write 443', 'Write 291']],
    ['a port that is a number to all readers of today', port('port: 0o17'), '0o17', ['Write 15']],
    ['the end of a range', port('port: 80\nendPort: 0o200'), '0o200', ['Write 128']],
    ['a port with a low line', port('port: 8_080'), '8_080', ['Write 8080']],
    ['a port as a time of day, which nobody reads as a number', port('port: 12:30'), '12:30', ['Quote "12:30"']],
    ['the name of a port that is true to some', port('port: on'), 'on', ['Quote "on"']],
    ['a protocol', port('protocol: no'), 'no', ['Quote "no"']],
    ['a label', selector('matchLabels:\n  build: 010'), '010', ['Quote "010"']],
    ['a label as a time of day', selector('matchLabels:\n  at: 12:30:45'), '12:30:45', ['Quote "12:30:45"']],
    ['the key of a label', selector('matchLabels:\n  010: x'), '010', ['Quote "010"']],
    ['a value of an expression', selector('matchExpressions:\n- values: [0o17]'), '0o17', ['Quote "0o17"']],
    ['a label in an item of a List', inList, '010', ['Quote "010"']],
    ['a field that nobody knows', spec('replicas: 010'), '010', ['Quote "010"', 'Write 10', 'Write 8']],
  ])('%s', (_, text, written, titles) => {
    expect(offered(text, written)).toEqual(titles);
  });
});
