import { countSeverities, type Entry, type Place, type Report } from './report';

function region({ start, end }: Place) {
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function finding({ severity, source, code, field, message, object, place, related }: Entry) {
  return {
    path: place.path,
    ...region(place),
    severity,
    source,
    code,
    ...(field === undefined ? {} : { field }),
    message,
    ...(object === undefined ? {} : { object: { ...object, namespace: object.namespace ?? null } }),
    ...(related.length === 0 ? {} : { related: related.map((other) => ({ path: other.path, ...region(other) })) }),
  };
}

/**
 * The report as JSON, as docs/command-line.md describes it. `version` is the version of this shape: it grows when
 * something is taken away or changes its meaning, not when something is added.
 */
export function reportJson(report: Report, programVersion: string): string {
  const { error, warning, info } = countSeverities(report);
  const document = {
    version: 1,
    tool: { name: 'drawbridge', version: programVersion },
    summary: { errors: error, warnings: warning, hints: info },
    files: report.files.map(({ path, policies }) => ({ path, policies })),
    findings: report.files.flatMap(({ entries }) => entries.map(finding)),
    failures: report.failures,
    notes: report.unread === undefined ? [] : [report.unread],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
