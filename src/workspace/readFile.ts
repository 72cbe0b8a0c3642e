import { lineOf, lineStarts } from '../text';
import { splitDocuments } from '../yaml';
import { carryKeys } from './carryKeys';
import { type ClusterProfile, NO_PROFILE } from './profile';
import { underProfile } from './underProfile';
import type {
  DocumentReading,
  FileId,
  ObjectKey,
  OpenDocument,
  OpenFile,
  OpenObject,
  Problem,
  ReadObject,
  ReadProblem,
} from './workspace';

/** Gives a document's reading at once, or undefined when it is to be read elsewhere and handed in later. */
export type ReadText = (text: string) => DocumentReading | undefined;

/** Opens a text: everything of it is read. `fresh` gives keys that were never given before. */
export function openFile(
  id: FileId,
  name: string,
  text: string,
  opened: string,
  read: ReadText,
  fresh: () => string,
  profile: ClusterProfile = NO_PROFILE,
): OpenFile {
  const empty: OpenFile = {
    id,
    name,
    path: undefined,
    opened,
    saved: opened,
    text: '',
    documents: [],
    objects: [],
    problems: [],
    profile,
    reading: false,
    unread: false,
    downloaded: undefined,
    namedAfter: undefined,
  };
  return nameAfterPolicy(withText(empty, text, read, fresh));
}

/** The same file with another text. Documents whose text did not change are not read again, and keep their keys. */
export function withText(file: OpenFile, text: string, read: ReadText, fresh: () => string): OpenFile {
  const slices = splitDocuments(text).map((slice) => ({ start: slice.start, text: text.slice(slice.start, slice.end) }));
  const before = file.documents.map((one) => ({ key: one.key, same: one.text, like: headOf(one.text) }));
  const keys = carryKeys(
    before,
    slices.map((slice) => ({ same: slice.text, like: headOf(slice.text) })),
    fresh,
  );
  const byKey = new Map(file.documents.map((one) => [one.key, one]));
  const documents = slices.map((slice, index): OpenDocument => {
    const key = keys[index] ?? fresh();
    const old = byKey.get(key);
    if (old && old.text === slice.text) return old.start === slice.start ? old : { ...old, start: slice.start };
    const blank: OpenDocument = {
      key,
      start: slice.start,
      text: slice.text,
      reading: undefined,
      good: old?.good,
      objectKeys: old?.objectKeys ?? [],
    };
    return withReading(blank, read(slice.text), fresh);
  });
  return assemble({ ...file, text, documents });
}

/** What a document is known by when it changes. The line break at its end comes and goes with what is put behind it. */
function headOf(text: string): string {
  return text.slice(0, 200).trimEnd();
}

/** The same file, its problems told as they are in another cluster. */
export function withProfile(file: OpenFile, profile: ClusterProfile): OpenFile {
  return assemble({ ...file, profile });
}

/** Hands in readings of documents that were read elsewhere; those of a text that has changed since are dropped. */
export function withReadings(file: OpenFile, readings: ReadonlyMap<string, DocumentReading>, fresh: () => string): OpenFile {
  const documents = file.documents.map((document) =>
    document.reading === undefined ? withReading(document, readings.get(document.text), fresh) : document,
  );
  return nameAfterPolicy(assemble({ ...file, documents }));
}

/** The same file, what is missing of it to be read, or left unread. */
export function withUnread(file: OpenFile, unread: boolean): OpenFile {
  return { ...file, ...readingOf({ ...file, unread }) };
}

function readingOf({ documents, unread }: Pick<OpenFile, 'documents' | 'unread'>): Pick<OpenFile, 'reading' | 'unread'> {
  const isMissing = documents.some(({ reading }) => reading === undefined);
  return { reading: isMissing && !unread, unread: isMissing && unread };
}

function withReading(document: OpenDocument, reading: DocumentReading | undefined, fresh: () => string): OpenDocument {
  if (!reading || reading.broken) return { ...document, reading };
  const old = (document.good?.objects ?? []).map((object, index) => ({
    ...names(object),
    key: document.objectKeys[index] ?? fresh(),
  }));
  return { ...document, reading, good: reading, objectKeys: carryKeys(old, reading.objects.map(names), fresh) };
}

function names(object: ReadObject): { same: string; like: string } {
  const like = `${object.kind}\n${object.namespace ?? ''}\n${object.name}`;
  return { same: like, like };
}

function assemble(file: OpenFile): OpenFile {
  let lines: readonly number[] | undefined;
  const line = (offset: number): number => {
    lines ??= lineStarts(file.text);
    return lineOf(lines, offset);
  };
  const place = (problem: ReadProblem, object: ObjectKey | undefined, start: number): Problem[] => {
    const told = underProfile(problem, file.profile);
    return told === undefined ? [] : [placed(told, object, start, line)];
  };
  const objects = file.documents.flatMap((document) => objectsOf(file.id, document, place));
  const own = file.documents.flatMap((document) =>
    (document.reading?.problems ?? []).flatMap((problem) => place(problem, undefined, document.start)),
  );
  // A stale object's problems are of an earlier text; only what is true of this text is told.
  const theirs = objects.flatMap((object) => (object.stale ? [] : object.problems));
  const problems = [...own, ...theirs].sort((a, b) => a.range.start - b.range.start);
  return { ...file, objects, problems, ...readingOf(file) };
}

function objectsOf(
  file: FileId,
  document: OpenDocument,
  place: (problem: ReadProblem, object: ObjectKey, start: number) => readonly Problem[],
): OpenObject[] {
  const stale = document.reading !== document.good;
  return (document.good?.objects ?? []).map((object, index) => {
    const key = document.objectKeys[index] ?? document.key;
    return {
      ...object,
      key,
      file,
      document: document.key,
      documentRange: { start: document.start, end: document.start + document.text.length },
      problems: stale ? [] : object.problems.flatMap((problem) => place(problem, key, document.start)),
      stale,
    };
  });
}

function placed(problem: ReadProblem, object: ObjectKey | undefined, start: number, line: (offset: number) => number): Problem {
  const range = { start: problem.range.start + start, end: problem.range.end + start };
  return { ...problem, object, range, line: line(range.start) };
}

// Once, when the file is first read: `shop.yaml` holding the one policy `shop` is named after it.
function nameAfterPolicy(file: OpenFile): OpenFile {
  if (file.namedAfter !== undefined || file.text !== file.opened) return file;
  const policies = file.objects.filter((object) => object.policy !== undefined);
  const [only] = policies;
  if (policies.length !== 1 || only === undefined || only.name !== file.name.replace(/\.(ya?ml|json)$/i, '')) return file;
  return { ...file, namedAfter: only.key };
}
