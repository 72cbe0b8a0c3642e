import { type KindProblem, kindOf } from '../kinds';
import { misnamedPolicy } from '../kinds/misnamedPolicy';
import { formatPath, type Path } from '../text/path';
import type { TextRange } from '../text/textEdit';
import { readDocument, type YamlDocument, type YamlProblem } from '../yaml';
import { itemsOf, itemTypeOf, NO_TYPE, own, type TypeMeta, typeOf } from './typeMeta';
import type { DocumentReading, ReadObject, ReadProblem } from './workspace';

/**
 * Reads one document's text: its objects (the items of a List each on their own, also of one in another), the policies
 * among them, and what is wrong. Never throws. The answer is plain data.
 */
export function readDocumentText(text: string, defaultNamespace: string): DocumentReading {
  return readObjects(text, defaultNamespace, NO_TYPE, []);
}

/**
 * Reads the text of a List's item as a document of its own. `base`: its place in the List; `otherwise`: what it is when it
 * does not say it.
 */
export function readItemText(text: string, defaultNamespace: string, otherwise: TypeMeta, base: Path): DocumentReading {
  return readObjects(text, defaultNamespace, otherwise, base);
}

function readObjects(text: string, defaultNamespace: string, otherwise: TypeMeta, outer: Path): DocumentReading {
  const document = readDocument(text);
  const problems = document.problems.map(yamlProblem);
  const broken = problems.some((problem) => problem.severity === 'error');
  if (broken || document.isEmpty) return { broken, objects: [], problems };
  return { broken, objects: objectsIn({ document, outer, defaultNamespace }, document.value, otherwise, []), problems };
}

/** A problem of the YAML itself as one of a document. */
export function yamlProblem({ severity, message, code, range }: YamlProblem): ReadProblem {
  const refused = severity === 'error';
  return { severity, source: 'yaml', refused, message, code, since: undefined, path: undefined, field: undefined, range };
}

/** `outer`: where the value of the document stands in a longer one. */
interface Within {
  readonly document: YamlDocument;
  readonly outer: Path;
  readonly defaultNamespace: string;
}

function objectsIn(within: Within, value: unknown, otherwise: TypeMeta, at: Path): readonly ReadObject[] {
  if (!isMapping(value)) return [];
  const type = typeOf(value, otherwise);
  const items = itemsOf(value, type);
  return items === undefined
    ? [readObject(within, value, type, at)]
    : items.flatMap((item, index) => objectsIn(within, item, itemTypeOf(type), [...at, 'items', index]));
}

function readObject({ document, outer, defaultNamespace }: Within, value: Mapping, type: TypeMeta, at: Path): ReadObject {
  const base = [...outer, ...at];
  const kind = kindOf(type.apiVersion, type.kind);
  const reading = kind?.read(value, { defaultNamespace });
  const misnamed = kind ? undefined : misnamedPolicy(value, type.apiVersion, type.kind);
  const ranges = kind || misnamed ? document.ranges(at) : rootOnly(document.rangeOf(at));
  const problems = [...(base.length > 2 ? [NESTED] : []), ...(reading?.problems ?? []), ...(misnamed ? [misnamed] : [])];
  return {
    ...headOf(value, type),
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

/** What every object is called by. */
export function headOf(value: Mapping, type: TypeMeta): Pick<ReadObject, 'apiVersion' | 'kind' | 'name' | 'namespace'> {
  const metadata = own(value, 'metadata');
  const namespace = textOf(own(metadata, 'namespace'));
  return { ...type, name: textOf(own(metadata, 'name')), namespace: namespace === '' ? undefined : namespace };
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

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
