import { kindOf } from '../kinds';
import { misnamedPolicy } from '../kinds/misnamedPolicy';
import { readResource } from '../kinds/resources/readResource';
import { unlistedPolicy, unreadKind } from '../kinds/unreadKinds';
import { lineStarts } from '../text/lineMap';
import type { Path } from '../text/path';
import type { TextRange } from '../text/textEdit';
import { itemText, loadJson, loadPlain, mostTold, type PlainReading, readDocument, type SplitList, splitItems } from '../yaml';
import { headOf, isMapping, readDocumentText, readItemText, rootOnly, yamlProblem } from './readDocumentText';
import { itemsOf, itemTypeOf, NO_TYPE, type TypeMeta, typeOf } from './typeMeta';
import type { DocumentReading, ReadObject, ReadProblem } from './workspace';

/**
 * The objects read since the part before, and how much of the text is read, in UTF-16 code units. `anew`: the reading has
 * begun again, and the objects of the parts before are void.
 */
export interface ReadPart {
  readonly objects: readonly ReadObject[];
  readonly done: number;
  readonly anew: boolean;
}

/** What ends a reading in parts. When it is broken, the document has no objects. */
export type ReadEnd = Omit<DocumentReading, 'objects'>;

/** Objects in one part: reading them takes about as long as a frame. */
const PART = 200;
/** The longest text that is read as a whole with all its places, in UTF-16 code units: it takes seconds, and 30 times its size in memory. */
const WHOLE_MOST = 16_000_000;

/**
 * Reads a large document as `readDocumentText` does, many times as fast and in little memory: the items of a List one
 * after the other, policies with all their places, everything else with the place of the whole, and what it says of the
 * cluster read at once. What shows in the whole alone (an alias that leads from one item to another) has the whole read;
 * a text too large for that is refused. Never throws; who has enough asks for no further part.
 *
 * It tells the same problems as `readDocumentText`, except that of a text that cannot be read it may tell more or other
 * ones, and does not compare the anchors of several items.
 */
export function* readInParts(text: string, defaultNamespace: string, wholeMost = WHOLE_MOST): Generator<ReadPart, ReadEnd, void> {
  const list = splitItems(text);
  const end = list && (yield* readItems(text, list, defaultNamespace));
  if (end) return end;
  const { objects, ...rest } = readSingle(text, defaultNamespace, wholeMost);
  for (let from = 0; from === 0 || from < objects.length; from += PART) {
    yield { objects: objects.slice(from, from + PART), done: text.length, anew: from === 0 };
  }
  return rest;
}

/** The same at once. */
export function readLargeText(text: string, defaultNamespace: string, wholeMost = WHOLE_MOST): DocumentReading {
  const parts = readInParts(text, defaultNamespace, wholeMost);
  let objects: ReadObject[] = [];
  for (;;) {
    const part = parts.next();
    if (part.done) return { ...part.value, objects: part.value.broken ? [] : objects };
    if (part.value.anew) objects = [];
    objects.push(...part.value.objects);
  }
}

/** Undefined when the text turns out to be no List, or one that is to be read as a whole. */
function* readItems(text: string, list: SplitList, namespace: string): Generator<ReadPart, ReadEnd | undefined, void> {
  const around = readEnvelope(list);
  if (around === undefined) return undefined;
  const problems: ReadProblem[] = [...around.problems];
  let objects: ReadObject[] = [];
  const lines = lineCounter(text);
  for (const [index, item] of list.items.entries()) {
    const reading = readItem(text, item, ['items', index], around.itemType, namespace, lines);
    if (reading.problems.some(({ code }) => code === 'unknown-alias')) return undefined;
    if (reading.broken && list.json) return undefined;
    problems.push(...reading.problems);
    objects.push(...reading.objects);
    if (objects.length < PART && index + 1 < list.items.length) continue;
    yield { objects, done: item.end, anew: false };
    objects = [];
  }
  const told = mostTold(problems.filter(({ code }) => code !== 'more'));
  return { broken: told.some(({ severity }) => severity === 'error'), problems: told };
}

/** What stands around a List's items. `itemType`: what those are that do not say it. */
interface Around {
  readonly itemType: TypeMeta;
  readonly problems: readonly ReadProblem[];
}

/** Undefined when it is no List, or not well written. */
function readEnvelope({ json, items, envelope }: SplitList): Around | undefined {
  const { value, problems } = readDocument(envelope);
  if (json && loadJson(envelope) === undefined) return undefined;
  if (!isMapping(value) || !Object.hasOwn(value, 'items')) return undefined;
  const type = typeOf(value, NO_TYPE);
  if (itemsOf({ ...value, items: value.items ?? [] }, type)?.length !== 0) return undefined;
  // Whatever else there is to tell would name lines, which the envelope has others of.
  if (problems.some(({ code }) => code !== 'ambiguous')) return undefined;
  const cut = items[0]?.start ?? 0;
  const by = (items[items.length - 1]?.end ?? cut) - cut;
  return {
    itemType: itemTypeOf(type),
    problems: problems.map((problem) => moved(yamlProblem(problem), problem.range.start < cut ? 0 : by)),
  };
}

function readItem(
  text: string,
  item: TextRange,
  base: Path,
  otherwise: TypeMeta,
  namespace: string,
  linesBefore: (offset: number) => number,
): DocumentReading {
  const own = itemText(text, item);
  const plain = loadPlain(own);
  if (plain.ok) {
    const object = plainObject(plain.value, plain.range, otherwise, base, namespace);
    if (object !== 'exact') return movedReading({ broken: false, objects: object ? [object] : [], problems: [] }, item.start);
  }
  const reading = settled(readItemText(own, namespace, otherwise, base), namespace);
  if (reading.problems.length === 0) return movedReading(reading, item.start);
  // Messages name lines of the document: as many line breaks in front give them the right number.
  const before = linesBefore(item.start);
  const placed = readItemText('\n'.repeat(before) + own, namespace, otherwise, base);
  return movedReading(settled(placed, namespace), item.start - before);
}

/** A document that is one object, a List that could not be taken apart, or nothing. */
function readSingle(text: string, namespace: string, wholeMost: number): DocumentReading {
  const plain = loadPlain(text);
  if (plain.ok) {
    const object = plainObject(plain.value, plain.range, NO_TYPE, [], namespace);
    if (object !== 'exact') return { broken: false, objects: object ? [object] : [], problems: [] };
  }
  return text.length > wholeMost ? tooLarge(text, plain) : settled(readDocumentText(text, namespace), namespace);
}

/** An object read from its plain value; undefined when it is none, `'exact'` when all its places are needed, or it is a List. */
function plainObject(
  value: unknown,
  range: TextRange | undefined,
  otherwise: TypeMeta,
  base: Path,
  namespace: string,
): ReadObject | 'exact' | undefined {
  if (!isMapping(value)) return undefined;
  const type = typeOf(value, otherwise);
  const items = itemsOf(value, type);
  if (items) return items.length > 0 ? 'exact' : undefined;
  if (kindOf(type.apiVersion, type.kind) || misnamedPolicy(value, type.apiVersion, type.kind)) return 'exact';
  const resource = saidBy(type, value, namespace);
  return { ...headOf(value, type), base, policy: undefined, resource, ranges: rootOnly(range), problems: [] };
}

/** What an object says of the cluster. Of policies that are not counted it all stays, to show that they are there. */
function saidBy({ apiVersion, kind }: TypeMeta, value: unknown, namespace: string): ReadObject['resource'] {
  if (unreadKind(apiVersion, kind) !== undefined || unlistedPolicy(apiVersion, kind) !== undefined) return { type: 'raw', value };
  return readResource(apiVersion, kind, value, namespace);
}

/** A reading that holds of its objects only what they say of the cluster. */
function settled(reading: DocumentReading, namespace: string): DocumentReading {
  return {
    ...reading,
    objects: reading.objects.map((object) => {
      const { resource, problems } = object;
      // What is refused is not counted either.
      if (problems.some(({ refused }) => refused)) return object;
      return resource?.type === 'raw' ? { ...object, resource: saidBy(object, resource.value, namespace) } : object;
    }),
  };
}

function movedReading({ broken, objects, problems }: DocumentReading, by: number): DocumentReading {
  return {
    broken,
    objects: objects.map((object) => ({
      ...object,
      ranges: new Map(Array.from(object.ranges, ([path, range]) => [path, movedRange(range, by)])),
      problems: object.problems.map((problem) => moved(problem, by)),
    })),
    problems: problems.map((problem) => moved(problem, by)),
  };
}

function moved(problem: ReadProblem, by: number): ReadProblem {
  return { ...problem, range: movedRange(problem.range, by) };
}

function movedRange({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

/** What is said instead of a text that would take too long and too much memory. */
function tooLarge(text: string, plain: PlainReading): DocumentReading {
  const size = `This document is too large to be read as a whole (${Math.round(text.length / 1e6)} million characters)`;
  const [line, message] = plain.ok
    ? [1, `${size}: let each of its items begin on a line of its own, as kubectl prints them, and it is read item by item.`]
    : [plain.line, `${size}, and not well enough written to be read item by item: see line ${plain.line} of it. ${plain.reason}`];
  const start = lineStarts(text)[line - 1] ?? 0;
  const problem = yamlProblem({ severity: 'error', code: 'too-large', range: { start, end: start }, message });
  return { broken: true, objects: [], problems: [problem] };
}

/** How many line breaks stand before an offset. To be asked for offsets that grow. */
function lineCounter(text: string): (offset: number) => number {
  let counted = 0;
  let lines = 0;
  return (offset) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) lines++;
    counted = offset;
    return lines;
  };
}
