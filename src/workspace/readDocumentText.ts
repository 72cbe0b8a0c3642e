import { type KindProblem, kindOf } from '../kinds';
import { misnamedPolicy } from '../kinds/misnamedPolicy';
import { formatPath, type Path } from '../text/path';
import type { TextRange } from '../text/textEdit';
import { readDocument, type YamlDocument } from '../yaml';
import type { DocumentReading, ReadObject, ReadProblem } from './workspace';

/**
 * Reads one document's text: its objects (the items of a List each on their own), the policies among them, and what
 * is wrong. Never throws. The answer is plain data.
 */
export function readDocumentText(text: string, defaultNamespace: string): DocumentReading {
  const document = readDocument(text);
  const problems = document.problems.map(
    (problem): ReadProblem => ({
      severity: problem.severity,
      source: 'yaml',
      refused: problem.severity === 'error',
      message: problem.message,
      code: problem.code,
      since: undefined,
      path: undefined,
      field: undefined,
      range: problem.range,
    }),
  );
  const broken = problems.some((problem) => problem.severity === 'error');
  if (broken || document.isEmpty) return { broken, objects: [], problems };
  return { broken, objects: objectsIn(document, document.value, [], defaultNamespace), problems };
}

/** What an object is. */
interface Type {
  readonly apiVersion: string;
  readonly kind: string;
}

function objectsIn(document: YamlDocument, value: unknown, base: Path, defaultNamespace: string, listed?: Type): ReadObject[] {
  if (!isMapping(value)) return [];
  const items = ownValue(value, 'items');
  const own: Type = { apiVersion: textOf(ownValue(value, 'apiVersion')), kind: textOf(ownValue(value, 'kind')) };
  // Any kind that ends in "List" and holds items is one: `kubectl get` prints `List`, the API `NetworkPolicyList`.
  if (own.kind.endsWith('List') && Array.isArray(items) && base.length === 0) {
    const type = { ...own, kind: own.kind.slice(0, -'List'.length) };
    return items.flatMap((item, index) => objectsIn(document, item, ['items', index], defaultNamespace, type));
  }
  // The API gives the items of a `PodList` no type of their own; kubectl takes the list's (decodeToList in apimachinery).
  const untyped = own.apiVersion === '' && own.kind === '';
  return [readObject(document, value, untyped && listed !== undefined ? listed : own, base, defaultNamespace)];
}

function readObject(
  document: YamlDocument,
  value: Mapping,
  { apiVersion, kind: kindName }: Type,
  base: Path,
  defaultNamespace: string,
): ReadObject {
  const metadata = ownValue(value, 'metadata');
  const namespace = isMapping(metadata) ? textOf(ownValue(metadata, 'namespace')) : '';
  const common = {
    apiVersion,
    kind: kindName,
    name: isMapping(metadata) ? textOf(ownValue(metadata, 'name')) : '',
    namespace: namespace === '' ? undefined : namespace,
    base,
  };
  const kind = kindOf(apiVersion, kindName);
  if (!kind) {
    const misnamed = misnamedPolicy(value, apiVersion, kindName);
    const ranges = misnamed ? document.ranges(base) : rootOnly(document, base);
    return {
      ...common,
      policy: undefined,
      resource: { type: 'raw', value },
      ranges,
      problems: misnamed ? [placed(misnamed, ranges)] : [],
    };
  }
  const reading = kind.read(value, { defaultNamespace });
  const ranges = document.ranges(base);
  return {
    ...common,
    policy: reading.policies[0],
    resource: undefined,
    ranges,
    problems: reading.problems.map((problem) => placed(problem, ranges)),
  };
}

function placed(problem: KindProblem, ranges: ReadonlyMap<string, TextRange>): ReadProblem {
  return { ...problem, source: 'kubernetes', since: problem.since, range: nearest(ranges, problem.path) };
}

// Objects that are only listed need one place; a map of every path of a large dump would be for nothing.
function rootOnly(document: YamlDocument, base: Path): ReadonlyMap<string, TextRange> {
  const root = document.rangeOf(base);
  return root ? new Map([[formatPath([]), root]]) : new Map();
}

function nearest(ranges: ReadonlyMap<string, TextRange>, path: Path): TextRange {
  for (let length = path.length; length >= 0; length--) {
    const range = ranges.get(formatPath(path.slice(0, length)));
    if (range) return range;
  }
  return { start: 0, end: 0 };
}

type Mapping = { readonly [key: string]: unknown };

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(value: Mapping, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
