import { describe, expect, test } from 'vitest';
import { lint } from '../../lints';
import { NO_PROFILE } from '../../workspace/profile';
import { readDocumentText } from '../../workspace/readDocumentText';
import { openFile } from '../../workspace/readFile';
import type { Workspace } from '../../workspace/workspace';
import { countsOf, countWords, entriesOf, entryText } from './entry';

let key = 0;
const opened = (id: string, text: string) =>
  openFile(
    id,
    `${id}.yaml`,
    text,
    text,
    (slice) => readDocumentText(slice, 'default'),
    () => `k${++key}`,
  );
const policy = (spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n  podSelector: {}\n${spec}`;

const workspace: Workspace = {
  files: [
    opened('a', policy('  ingress:\n    - from:\n        - ipBlock: {cidr: 10.0.0.1/8}\n    - ports:\n        - port: 0\n')),
    opened('b', policy('  ingres: []\n')),
  ],
  defaultNamespace: 'default',
};
const findings = lint(workspace, NO_PROFILE);
const entries = entriesOf(workspace, findings);

describe('the entries of the Problems panel', () => {
  test('errors of all files first, then warnings, then hints, each by file and line', () => {
    const order = entries.map(
      ({ severity, file, line }) => [['error', 'warning', 'info'].indexOf(severity), file, line] as const,
    );
    expect(order).toEqual([...order].sort((x, y) => x[0] - y[0] || x[1].localeCompare(y[1]) || x[2] - y[2]));
    expect(entries.slice(0, 2).map(entryText)).toEqual([
      'a.yaml:11: error spec.ingress[1].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive [port]',
      'b.yaml:7: error unknown field "spec.ingres": did you mean ingress? [unknown-field]',
    ]);
  });

  test('each has a key of its own, and every severity is counted', () => {
    expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length);
    const counts = countsOf(entries);
    expect(counts.error + counts.warning + counts.info).toBe(entries.length);
    expect([counts.error, countWords('error', counts.error), countWords('info', 1)]).toEqual([2, '2 errors', '1 hint']);
  });

  test('a finding of a file that was closed meanwhile is not told', () => {
    const [first] = workspace.files;
    const left = entriesOf({ ...workspace, files: first ? [first] : [] }, findings);
    expect(left.filter(({ file }) => file !== 'a')).toEqual([]);
  });
});
