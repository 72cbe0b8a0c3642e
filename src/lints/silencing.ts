import { nearestNames } from '../kinds/networkPolicy/nearestNames';
import { contentEndOfLine, endOfLine, formatPath, lineOf, lineStarts, type Path, startOfLine, type TextRange } from '../text';
import { type ObjectKey, type OpenDocument, type OpenFile, type OpenObject, placeOf } from '../workspace/workspace';
import { readDocument } from '../yaml';
import { LINT_NAMES, type LintName } from './finding';

/** The annotation that silences lints for an object, where a file can hold no comments (JSON). */
export const IGNORE_ANNOTATION = 'drawbridge/ignore';
export const ANNOTATION_PATH: Path = ['metadata', 'annotations', IGNORE_ANNOTATION];
export const IGNORE_COMMENT = 'drawbridge-ignore';

/**
 * What a file silences.
 *
 * `# drawbridge-ignore covered-rule, block-of-pods: the reason` silences these lints
 * - on its own line: for the next line that holds more than a comment;
 * - behind something on a line: for that line;
 * - before the first key of a document: for the whole document.
 *
 * What follows the names is the reason, with or without a colon. The annotation `drawbridge/ignore` holds names in the
 * same way, for its object. Comments are found line by line: one inside a block of text counts too.
 */
export interface Silencing {
  isSilenced(rule: LintName, line: number, document: string, object: ObjectKey): boolean;
  /** The object's annotation as it would silence one more lint; the reason in it stays. */
  annotatedWith(rule: LintName, object: ObjectKey): string;
  /** Names that are no lint's, and comments without a name; `document` or `object` is where they stand. */
  readonly mistakes: readonly SilencingMistake[];
}

export interface SilencingMistake {
  /** Empty when no name stands there. */
  readonly name: string;
  readonly nearest: LintName | undefined;
  readonly range: TextRange;
  readonly line: number;
  readonly document: string;
  readonly object: ObjectKey | undefined;
}

const NAME = 'drawbridge';
const MARK = new RegExp(`${IGNORE_COMMENT}|${IGNORE_ANNOTATION}`);
const NOTHING: Silencing = { isSilenced: () => false, annotatedWith: (rule) => rule, mistakes: [] };
const read = new WeakMap<OpenFile, Silencing>();
/** In UTF-16 code units. */
const LONG = 400_000;

/** What the comments and annotations of a file silence; worked out once for each state of the file. */
export function silencingOf(file: OpenFile): Silencing {
  const before = read.get(file);
  if (before) return before;
  // Both begin alike: a large text is looked through once.
  const silencing = file.text.includes(NAME) && MARK.test(file.text) ? readFile(file) : NOTHING;
  read.set(file, silencing);
  return silencing;
}

function readFile(file: OpenFile): Silencing {
  const starts = lineStarts(file.text);
  const lines = new Map<number, Set<LintName>>();
  const documents = new Map<string, Set<LintName>>();
  const objects = new Map<ObjectKey, Set<LintName>>();
  const annotations = new Map<ObjectKey, string>();
  const mistakes: SilencingMistake[] = [];
  const noted = (
    names: readonly Named[],
    place: Pick<SilencingMistake, 'document' | 'object'>,
    range?: TextRange,
  ): readonly LintName[] =>
    names.flatMap(({ name, ...at }) => {
      if (isLintName(name)) return [name];
      const where = range ?? at;
      mistakes.push({ name, nearest: nearestLint(name), range: where, line: lineOf(starts, where.start), ...place });
      return [];
    });

  for (const document of file.documents) {
    if (document.text.includes(IGNORE_COMMENT)) {
      readComments(document, (names, at) => {
        const silenced = noted(names, { document: document.key, object: undefined });
        if (at === 'document') add(documents, document.key, silenced);
        else add(lines, lineOf(starts, at), silenced);
      });
    }
    if (!document.text.includes(IGNORE_ANNOTATION)) continue;
    const annotationOf = annotationsOf(document);
    for (const object of file.objects.filter((one) => one.document === document.key && !one.stale)) {
      const written = annotationOf(object);
      if (typeof written !== 'string') continue;
      annotations.set(object.key, written);
      const place = placeOf(object, ANNOTATION_PATH);
      add(objects, object.key, noted(namesIn(written, 0), { document: document.key, object: object.key }, place));
    }
  }
  return {
    isSilenced: (rule, line, document, object) =>
      [lines.get(line), documents.get(document), objects.get(object)].some((names) => names?.has(rule) === true),
    annotatedWith: (rule, object) => withName(annotations.get(object), rule),
    mistakes,
  };
}

/** The annotations of a document's objects. Of a long document each is read on its own: the whole would take too long. */
function annotationsOf({ text }: OpenDocument): (object: OpenObject) => unknown {
  if (text.length <= LONG) {
    const { value } = readDocument(text);
    return ({ base }) => valueAt(value, [...base, ...ANNOTATION_PATH]);
  }
  const path = formatPath(ANNOTATION_PATH);
  return ({ ranges }) => {
    const entry = ranges.get(path);
    return entry && valueAt(readDocument(text.slice(entry.start, entry.end)).value, [IGNORE_ANNOTATION]);
  };
}

function withName(written: string | undefined, rule: LintName): string {
  if (written === undefined || written.trim() === '') return rule;
  const list = LIST.exec(written);
  return list ? `${list[0]}, ${rule}${written.slice(list[0].length)}` : `${rule}: ${written}`;
}

function add<K>(silenced: Map<K, Set<LintName>>, key: K, names: readonly LintName[]): void {
  silenced.set(key, new Set([...(silenced.get(key) ?? []), ...names]));
}

const COMMENT = new RegExp(`(?:^|\\s)#\\s*${IGNORE_COMMENT}(?![\\w-])`);

/** Goes through a document's lines; tells for each comment the offset of the line it is about, and of the head both. */
function readComments(document: OpenDocument, tell: (names: readonly Named[], at: number | 'document') => void): void {
  const { text, start } = document;
  let waiting: readonly Named[] = [];
  let isHead = true;
  for (let at = startOfLine(text, 0); at < text.length; at = endOfLine(text, at)) {
    const line = text.slice(at, contentEndOfLine(text, at));
    const comment = COMMENT.exec(line);
    const from = comment ? comment.index + comment[0].length : 0;
    const names = comment ? namesIn(line.slice(from), start + at + from) : [];
    if (/^\s*(?:#|$)/.test(line) || (isHead && /^(?:---\s*(?:#|$)|%)/.test(line))) {
      waiting = [...waiting, ...names];
      continue;
    }
    if (isHead && waiting.length > 0) tell(waiting, 'document');
    else if (waiting.length > 0) tell(waiting, start + at);
    if (names.length > 0) tell(names, start + at);
    waiting = [];
    isHead = false;
  }
}

/** A name as it is written; the range is in the file. */
interface Named extends TextRange {
  readonly name: string;
}

const LIST = /^[\s:]*([\w-]+(?:\s*,\s*[\w-]+)*)/;

// Names between commas at the start; what follows is the reason. Without any, the empty name stands for "none given".
function namesIn(written: string, offset: number): readonly Named[] {
  const list = LIST.exec(written)?.[1];
  if (list === undefined) return [{ name: '', start: offset, end: offset }];
  const from = offset + written.indexOf(list);
  return [...list.matchAll(/[\w-]+/g)].map(({ 0: name, index }) => ({
    name,
    start: from + index,
    end: from + index + name.length,
  }));
}

function isLintName(name: string): name is LintName {
  return LINT_NAMES.some((one) => one === name);
}

function nearestLint(name: string): LintName | undefined {
  const [nearest] = nearestNames(name, LINT_NAMES);
  return LINT_NAMES.find((one) => one === nearest);
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[key];
  }
  return at;
}
