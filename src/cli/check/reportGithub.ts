import { onOneLine, type Severity, toldWords } from '../../words';
import type { Entry, Report } from './report';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

// As the runner reads them: actions/toolkit, packages/core/src/command.ts.
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function annotation({ severity, place: { path, start, end }, code, ...told }: Entry): string {
  // Columns mean something only within one line.
  const columns = start.line === end.line && end.column > start.column ? `,col=${start.column},endColumn=${end.column}` : '';
  const lines = `line=${start.line},endLine=${end.line}${columns}`;
  return `::${COMMANDS[severity]} file=${property(path)},${lines},title=${property(code)}::${data(toldWords(told))}\n`;
}

/** Workflow commands that GitHub shows as annotations in the files of a pull request, one line each. */
export function reportGithub(report: Report): string {
  const failures = report.failures.map(
    ({ path, message }) => `::error file=${property(path)},title=unreadable::${data(onOneLine(message))}\n`,
  );
  return [...report.files.flatMap(({ entries }) => entries.map(annotation)), ...failures].join('');
}
