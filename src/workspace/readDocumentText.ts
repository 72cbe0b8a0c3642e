import { type KindProblem, kindOf } from '../kinds';
import { misnamedPolicy } from '../kinds/misnamedPolicy';
import { formatPath, type Path } from '../text/path';
import type { TextRange } from '../text/textEdit';
import { readDocument, type YamlDocument, type YamlProblem } from '../yaml';
import type { DocumentReading, ReadObject, ReadProblem } from './workspace';

/**
 * Reads one document's text: its objects (the items of a List each on their own), the policies among them, and what
 * is wrong. Never throws. The answer is plain data.
 */
export function readDocumentText(text: string, defaultNamespace: string): DocumentReading {
  return readObjects(text, (document) => objectsIn(document, document.value, [], defaultNamespace));
}

/** Reads the text of a List's item, as a document of its own: of a List in a List its items are no objects any more. */
export function readItemText(text: string, defaultNamespace: string): DocumentReading {
  return readObjects(text, (document) => objectIn(document, document.value, [], defaultNamespace));
}

function readObjects(text: string, objects: (document: YamlDocument) => readonly ReadObject[]): DocumentReading {
  const document = readDocument(text);
  const problems = document.problems.map(yamlProblem);
  const broken = problems.some((problem) => problem.severity === 'error');
  return { broken, objects: broken || document.isEmpty ? [] : objects(document), problems };
}

/** A problem of the YAML itself as one of a document. */
export function yamlProblem({ severity, message, code, range }: YamlProblem): ReadProblem {
  const refused = severity === 'error';
  return { severity, source: 'yaml', refused, message, code, since: undefined, path: undefined, field: undefined, range };
}

function objectsIn(document: YamlDocument, value: unknown, base: Path, defaultNamespace: string): readonly ReadObject[] {
  const items = itemsOf(value);
  if (items === undefined) return objectIn(document, value, base, defaultNamespace);
  return items.flatMap((item, index) => objectIn(document, item, ['items', index], defaultNamespace));
}

/**
 * The items of a List; undefined of everything else. Any kind that ends in "List" and holds items is one: `kubectl get`
 * prints `List`, the API `NetworkPolicyList`.
 */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (!isMapping(value) || !textOf(ownValue(value, 'kind')).endsWith('List')) return undefined;
  const items = ownValue(value, 'items');
  return Array.isArray(items) ? items : undefined;
}

function objectIn(document: YamlDocument, value: unknown, base: Path, defaultNamespace: string): readonly ReadObject[] {
  return isMapping(value) ? [readObject(document, value, base, defaultNamespace)] : [];
}

function readObject(document: YamlDocument, value: Mapping, base: Path, defaultNamespace: string): ReadObject {
  const common = { ...headOf(value), base };
  const kind = kindOf(common.apiVersion, common.kind);
  if (!kind) {
    const misnamed = misnamedPolicy(value, common.apiVersion, common.kind);
    const ranges = misnamed ? document.ranges(base) : rootOnly(document.rangeOf(base));
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

/** What every object is called by. */
export function headOf(value: Mapping): Pick<ReadObject, 'apiVersion' | 'kind' | 'name' | 'namespace'> {
  const metadata = ownValue(value, 'metadata');
  const namespace = isMapping(metadata) ? textOf(ownValue(metadata, 'namespace')) : '';
  return {
    apiVersion: textOf(ownValue(value, 'apiVersion')),
    kind: textOf(ownValue(value, 'kind')),
    name: isMapping(metadata) ? textOf(ownValue(metadata, 'name')) : '',
    namespace: namespace === '' ? undefined : namespace,
  };
}

function placed(problem: KindProblem, ranges: ReadonlyMap<string, TextRange>): ReadProblem {
  return { ...problem, source: 'kubernetes', since: problem.since, range: nearest(ranges, problem.path) };
}

/** The places of an object that is only listed: it needs one. A map of every path of a large dump would be for nothing. */
export function rootOnly(root: TextRange | undefined): ReadonlyMap<string, TextRange> {
  return root ? new Map([[formatPath([]), root]]) : new Map();
}

function nearest(ranges: ReadonlyMap<string, TextRange>, path: Path): TextRange {
  for (let length = path.length; length >= 0; length--) {
    const range = ranges.get(formatPath(path.slice(0, length)));
    if (range) return range;
  }
  return { start: 0, end: 0 };
}

export type Mapping = { readonly [key: string]: unknown };

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(value: Mapping, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
