import { formatPath, type Path } from '../../text/path';
import type { KindProblem, ProblemCode } from '../policyKind';
import { isMapping, type Mapping, own } from './mapping';
import { nearestNames } from './nearestNames';

/** Where a reading collects its problems, in the order of the document. */
export type Problems = KindProblem[];

/** Something the API server or kubectl's default validation refuses. `field` differs from `path` where the server's does. */
export function refuse(problems: Problems, code: ProblemCode, path: Path, message: string, field = formatPath(path)): void {
  problems.push({ severity: 'error', refused: true, code, path, field, message });
}

/** Something the server takes, and may mean otherwise than its writer thought; or takes before Kubernetes 1.`since` only. */
export function warn(problems: Problems, code: ProblemCode, path: Path, message: string, since?: number): void {
  problems.push({ severity: 'warning', refused: false, code, path, field: formatPath(path), message, since });
}

/** Warns of fields that stand there without a value: `meanings` tell what the server makes of each. */
export function warnOfEmptyFields(
  problems: Problems,
  mapping: Mapping,
  path: Path,
  meanings: Readonly<Record<string, string>>,
): void {
  for (const [field, meaning] of Object.entries(meanings)) {
    if (own(mapping, field) === null)
      warn(problems, 'empty-field', [...path, field], `${field} is empty: the server reads that as ${meaning}.`);
  }
}

/** One `Invalid value` for each of the texts a check came to. */
export function refuseInvalid(
  problems: Problems,
  code: ProblemCode,
  path: Path,
  value: string | number | readonly string[],
  texts: readonly string[],
  field = formatPath(path),
): void {
  for (const text of texts) refuse(problems, code, path, `Invalid value: ${JSON.stringify(value)}: ${text}`, field);
}

/** The first refusal since the reading stood at `mark` problems: the reason why what was read there is unreadable. */
export function refusalSince(problems: Problems, mark: number): string | undefined {
  return problems.slice(mark).find((problem) => problem.refused)?.message;
}

/**
 * Reports every field of the mapping that the API does not know, as kubectl does (`--validate=strict`; the server
 * alone would drop them in silence). `hints` tell the way out for fields people often mistake. True when there is one.
 */
export function refuseUnknownFields(
  problems: Problems,
  mapping: Mapping,
  known: readonly string[],
  path: Path,
  hints: Readonly<Record<string, string>> = {},
): boolean {
  const unknown = Object.keys(mapping).filter((key) => !known.includes(key));
  for (const key of unknown) {
    const field = formatPath([...path, key]);
    const nearest = nearestNames(key, known);
    const hint = own(hints, key) ?? (nearest.length === 0 ? undefined : `did you mean ${nearest.join(' or ')}?`);
    refuse(problems, 'unknown-field', [...path, key], `unknown field "${field}"${hint === undefined ? '' : `: ${hint}`}`, field);
  }
  return unknown.length > 0;
}

/** The problems with each path shortened to its nearest value that exists in the object. */
export function onExistingPaths(problems: readonly KindProblem[], object: unknown): readonly KindProblem[] {
  return problems.map((problem) => ({ ...problem, path: existingPath(object, problem.path) }));
}

function existingPath(object: unknown, path: Path): Path {
  let value = object;
  for (const [index, step] of path.entries()) {
    const has =
      typeof step === 'number' ? Array.isArray(value) && step < value.length : isMapping(value) && Object.hasOwn(value, step);
    if (!has) return path.slice(0, index);
    value = (value as Mapping)[step];
  }
  return path;
}
