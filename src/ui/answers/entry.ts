import type { Finding, LintRule } from '../../lints';
import { problemText } from '../../words';
import type { FileId, OpenFile, Problem, Workspace } from '../../workspace/workspace';

export type Severity = 'error' | 'warning' | 'info';
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** One line of the Problems panel: what the reader or a lint has to say. `line` is 1-based. */
export interface Entry {
  readonly key: string;
  readonly severity: Severity;
  readonly message: string;
  /** The server's field path; undefined for a problem of the YAML itself. */
  readonly field: string | undefined;
  /** The check's or the lint's name. */
  readonly code: string;
  readonly file: FileId;
  readonly fileName: string;
  readonly line: number;
  readonly from:
    | { readonly type: 'problem'; readonly problem: Problem }
    | { readonly type: 'finding'; readonly finding: Finding };
}

/** All problems and findings of the open files: errors first, then warnings, then hints, each by file and line. */
export function entriesOf(workspace: Workspace, findings: readonly Finding[]): readonly Entry[] {
  const names = new Map(workspace.files.map((file) => [file.id, file.name]));
  const entries = [
    ...workspace.files.flatMap((file) => file.problems.map((problem, index) => problemEntry(file, problem, index))),
    ...findings.flatMap((finding, index) => {
      const name = names.get(finding.file);
      return name === undefined ? [] : [findingEntry(finding, name, index)];
    }),
  ];
  const order = new Map(workspace.files.map((file, index) => [file.id, index]));
  const rank = (entry: Entry): number => SEVERITIES.indexOf(entry.severity);
  const place = (entry: Entry): number => order.get(entry.file) ?? 0;
  return entries.sort((a, b) => rank(a) - rank(b) || place(a) - place(b) || a.line - b.line);
}

function problemEntry(file: OpenFile, problem: Problem, index: number): Entry {
  const { severity, message, field, code, line } = problem;
  const key = `${file.id} ${index} ${code} ${line}`;
  return {
    key,
    severity,
    message,
    field: field === '' ? undefined : field,
    code,
    file: file.id,
    fileName: file.name,
    line,
    from: { type: 'problem', problem },
  };
}

function findingEntry(finding: Finding, fileName: string, index: number): Entry {
  const { severity, message, field, rule, file, line } = finding;
  const key = `${file} lint ${index} ${rule} ${line}`;
  return { key, severity, message, field, code: rule, file, fileName, line, from: { type: 'finding', finding } };
}

/** How many there are of each severity. */
export function countsOf(entries: readonly Entry[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const entry of entries) counts[entry.severity]++;
  return counts;
}

export const SEVERITY_WORDS: Readonly<Record<Severity, { readonly one: string; readonly many: string }>> = {
  error: { one: 'error', many: 'errors' },
  warning: { one: 'warning', many: 'warnings' },
  info: { one: 'hint', many: 'hints' },
};

export function countWords(severity: Severity, count: number): string {
  const { one, many } = SEVERITY_WORDS[severity];
  return `${count} ${count === 1 ? one : many}`;
}

/** An entry as one line of text: `shop.yaml:12: error spec.ingress[0].ports[0].port: Invalid value … [port]`. */
export function entryText(entry: Entry): string {
  return problemText(entry.fileName, entry);
}

/** The reasons behind a finding. */
export function ruleOf(entry: Entry, rules: readonly LintRule[]): LintRule | undefined {
  return entry.from.type === 'finding' ? rules.find((rule) => rule.name === entry.code) : undefined;
}
