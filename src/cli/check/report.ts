import type { LinePosition } from '../../text';
import type { Severity } from '../../words';
import type { Failure } from '../findFiles';

/** A place in a checked file: positions are 1-based, columns in UTF-16 code units, `end` behind the last character. */
export interface Place {
  readonly path: string;
  readonly start: LinePosition;
  readonly end: LinePosition;
}

/** The object something was found in. */
export interface ToldObject {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Something found in a file. `code` is the name of the check or the lint. */
export interface Entry {
  readonly severity: Severity;
  readonly source: 'yaml' | 'kubernetes' | 'lint';
  readonly code: string;
  readonly message: string;
  /** The server's field path; undefined for a problem of the YAML itself. */
  readonly field: string | undefined;
  readonly object: ToldObject | undefined;
  readonly place: Place;
  readonly related: readonly Place[];
}

/** A file that was read. `path` is relative to the working directory where it lies in it, with forward slashes. */
export interface CheckedFile {
  readonly path: string;
  readonly policies: number;
  readonly entries: readonly Entry[];
}

/** What a check found, in the order of its input, within a file by place. */
export interface Report {
  readonly files: readonly CheckedFile[];
  readonly failures: readonly Failure[];
  /** What was passed over although it restricts connections: kinds that are not read. A sentence for each. */
  readonly unread: string | undefined;
}

/** How many there are of each severity. */
export function countSeverities(report: Report): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { entries } of report.files) for (const { severity } of entries) counts[severity] += 1;
  return counts;
}
