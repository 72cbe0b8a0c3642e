import { type KindProblem, kindOf } from '../kinds';
import { misnamedPolicy } from '../kinds/misnamedPolicy';
import { formatPath, type Path } from '../text/path';
import type { TextRange } from '../text/textEdit';
import { readDocument, type YamlDocument } from '../yaml';
import { itemsOf, itemTypeOf, NO_TYPE, own, type TypeMeta, typeOf } from './typeMeta';
import type { DocumentReading, ReadObject, ReadProblem } from './workspace';

/**
 * Reads one document's text: its objects (the items of a List each on their own, also of one in another), the policies
 * among them, and what is wrong. Never throws. The answer is plain data.
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
  return { broken, objects: objectsIn(document, document.value, NO_TYPE, [], defaultNamespace), problems };
}

function objectsIn(
  document: YamlDocument,
  value: unknown,
  otherwise: TypeMeta,
  base: Path,
  defaultNamespace: string,
): readonly ReadObject[] {
  if (!isMapping(value)) return [];
  const type = typeOf(value, otherwise);
  const items = itemsOf(value, type);
  return items === undefined
    ? [readObject(document, value, type, base, defaultNamespace)]
    : items.flatMap((item, index) => objectsIn(document, item, itemTypeOf(type), [...base, 'items', index], defaultNamespace));
}

function readObject(document: YamlDocument, value: Mapping, type: TypeMeta, base: Path, defaultNamespace: string): ReadObject {
  const metadata = own(value, 'metadata');
  const namespace = textOf(own(metadata, 'namespace'));
  const kind = kindOf(type.apiVersion, type.kind);
  const reading = kind?.read(value, { defaultNamespace });
  const misnamed = kind ? undefined : misnamedPolicy(value, type.apiVersion, type.kind);
  const ranges = kind || misnamed ? document.ranges(base) : rootOnly(document, base);
  const problems = [...(base.length > 2 ? [NESTED] : []), ...(reading?.problems ?? []), ...(misnamed ? [misnamed] : [])];
  return {
    ...type,
    name: textOf(own(metadata, 'name')),
    namespace: namespace === '' ? undefined : namespace,
    base,
    policy: reading?.policies[0],
    resource: reading ? undefined : { type: 'raw', value },
    ranges,
    problems: problems.map((problem) => placed(problem, ranges)),
  };
}

/** What kubectl says to a list among the items of another (cli-runtime, `FlattenListVisitor`). */
const NESTED: KindProblem = {
  severity: 'error',
  refused: true,
  code: 'nested-list',
  path: [],
  field: '',
  message: 'This stands in a List inside a List, which "is not a list" to kubectl: move it to the outer one.',
};

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

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
