import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onOneLine, type Severity, toldWords } from '../../words';
import type { Entry, Place, Report, ToldObject } from './report';
import { RULES } from './rules';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A path as a URI: below the working directory relative to it, each name encoded; elsewhere as a file URI. */
export function pathUri(path: string, cwd: string): string {
  if (isAbsolute(path) || path.startsWith('../')) return pathToFileURL(resolve(cwd, path)).href;
  return path.split('/').map(encodeURIComponent).join('/');
}

function physicalLocation(place: Place, cwd: string) {
  const uri = pathUri(place.path, cwd);
  const relative = !uri.startsWith('file:');
  return {
    artifactLocation: { uri, ...(relative ? { uriBaseId: '%SRCROOT%' } : {}) },
    region: {
      startLine: place.start.line,
      startColumn: place.start.column,
      endLine: place.end.line,
      endColumn: place.end.column,
    },
  };
}

function objectName({ kind, namespace, name }: ToldObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

const INDEXES: ReadonlyMap<string, number> = new Map(RULES.map((rule, index) => [rule.id, index]));

function result(entry: Entry, cwd: string) {
  const { code, severity, place, object, field, related } = entry;
  const index = INDEXES.get(code);
  const names = [object === undefined ? [] : [objectName(object)], field === undefined ? [] : [field]].flat();
  return {
    ruleId: code,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text: toldWords(entry) },
    locations: [
      {
        physicalLocation: physicalLocation(place, cwd),
        ...(names.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: onOneLine(names.join(' ')) }] }),
      },
    ],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((other, id) => ({ id, physicalLocation: physicalLocation(other, cwd) })) }),
  };
}

/** The report as SARIF 2.1.0, as code scanning of GitHub and others takes it. */
export function reportSarif(report: Report, programVersion: string, cwd: string): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'drawbridge',
            semanticVersion: programVersion,
            rules: RULES.map(({ id, title, why, help, url }) => ({
              id,
              shortDescription: { text: title },
              fullDescription: { text: why },
              help: { text: help.text, markdown: help.markdown },
              ...(url === undefined ? {} : { helpUri: url }),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.failures.length === 0,
            toolExecutionNotifications: report.failures.map(({ path, message }) => ({
              level: 'error',
              message: { text: onOneLine(`${path}: ${message}`) },
            })),
          },
        ],
        results: report.files.flatMap(({ entries }) => entries.map((entry) => result(entry, cwd))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
