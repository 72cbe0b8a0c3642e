import { applyEdits, type Path, type Placement, type TextEdit } from '../text';
import { editDocument, isBlankDocument, readDocument, splitDocuments, splitItems } from '../yaml';
import type { DocumentChange } from './documentChange';
import { itemsOf, NO_TYPE, typeOf } from './typeMeta';
import type { OpenDocument, OpenFile, OpenObject } from './workspace';

/** The edits of a file's text that make the change, and what to call it behind "Undo"; or why it is not made. */
export type PlannedChange =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly label: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Works out what adding, duplicating or deleting an object means for its file's text. Pure. The documents that are not
 * meant keep every byte; a change that would read otherwise than meant is refused.
 */
export function planDocuments(file: OpenFile, change: DocumentChange): PlannedChange {
  if (file.reading) return refuse('The file is still being read. Try again when the picture is there.');
  if (file.unread) return refuse('The file has not been read to its end. Have it read, and try again.');
  const planned = change.type === 'add' ? add(file, change.text) : ofObject(file, change);
  return planned.ok ? verified(file, change, planned) : planned;
}

function ofObject(file: OpenFile, change: Exclude<DocumentChange, { type: 'add' }>): PlannedChange {
  const object = file.objects.find((one) => one.key === change.object);
  const document = file.documents.find((one) => one.key === object?.document);
  if (!object || !document) return refuse('This object is not in the text any more.');
  // A broken document can still be taken away, but what is copied must be known to be whole.
  if (change.type === 'delete')
    return object.base.length === 0 ? removeDocument(file, document, object) : removeItem(document, object);
  if (object.stale) return refuse('The text cannot be read at the moment. Mend it, or undo, and try again.');
  return object.base.length === 0 ? copyDocument(file, document, object) : copyItem(file, document, object);
}

function add(file: OpenFile, text: string): PlannedChange {
  const value = readDocument(text).value;
  const name = nameIn(value);
  const free = freeName(file, name, name);
  const label = `add ${free}`;
  const [only, second] = file.documents;
  const items = only && second === undefined ? itemCount(only.text) : undefined;
  if (only && items !== undefined) {
    const placements: Placement[] = [{ type: 'insert', path: ['items'], index: items, value: value as never }];
    if (free !== name) placements.push({ type: 'set', path: ['items', items, 'metadata', 'name'], value: free });
    return inDocument(only, placements, label);
  }
  if (isJson(file.text))
    return refuse('This file is one object in JSON and can hold no other. Open a new policy as a file of its own.');
  const renamed = free === name ? text : renamedText(text, free);
  if (renamed === undefined) return refuse(COULD_NOT);
  const lineBreak = lineBreakOf(file.text);
  const own = renamed.replaceAll('\n', lineBreak);
  const isBlank = file.documents.every((document) => isBlankDocument(document.text));
  return {
    ok: true,
    label,
    edits: [{ offset: file.text.length, length: 0, content: `${joint(file.text, lineBreak, isBlank)}${own}` }],
  };
}

function copyDocument(file: OpenFile, document: OpenDocument, object: OpenObject): PlannedChange {
  // Comments behind the end of the last document stay at the end of the file.
  const mark = END_MARK.exec(document.text);
  const whole = mark ? document.text.slice(0, mark.index + mark[0].length) : document.text;
  const slice = withoutMark(whole);
  const name = freeName(file, object.name, `${object.name}-copy`);
  const copied = object.name === '' ? slice : renamedText(slice, name);
  if (copied === undefined) return refuse(COULD_NOT);
  if (isJson(file.text)) return refuse('This file is one object in JSON and can hold no other. Copy it to a file of its own.');
  const lineBreak = lineBreakOf(file.text);
  const end = document.start + whole.length;
  // A copied document that began without a marker gets one; one that stands before others must end with its line.
  const hasMarker = /^---(?=\s|$)/m.test(copied);
  const marked = hasMarker ? copied : `---${lineBreak}${copied}`;
  const closed = end < file.text.length && !endsLine(marked) ? marked + lineBreak : marked;
  // Directives and comments before its marker would be taken for a part of the document before, unless that has an end.
  const isHeaded = hasMarker && !copied.startsWith('---');
  const apart = isHeaded && !mark ? `...${lineBreak}` : '';
  const content = (endsLine(whole) ? '' : lineBreak) + apart + closed;
  return { ok: true, label: `duplicate ${object.name || 'the policy'}`, edits: [{ offset: end, length: 0, content }] };
}

function copyItem(file: OpenFile, document: OpenDocument, object: OpenObject): PlannedChange {
  const [list, index] = placeIn(object.base);
  const to = [...list, index + 1];
  const placements: Placement[] = [{ type: 'copy', from: object.base, to: list, index: index + 1 }];
  const name = freeName(file, object.name, `${object.name}-copy`);
  if (object.name !== '') placements.push({ type: 'set', path: [...to, 'metadata', 'name'], value: name });
  return inDocument(document, placements, `duplicate ${object.name || 'the policy'}`);
}

function removeItem(document: OpenDocument, object: OpenObject): PlannedChange {
  return inDocument(document, [{ type: 'remove', path: object.base }], `delete ${object.name || 'the policy'}`);
}

function removeDocument(file: OpenFile, document: OpenDocument, object: OpenObject): PlannedChange {
  const kept = document.start === 0 ? headLength(document.text) : 0;
  // Comments behind its end mark belong to the next document: the mark stays, and ends the one before it.
  const next = file.documents[file.documents.indexOf(document) + 1]?.text ?? '---';
  const mark = document.start === 0 || next.startsWith('---') ? '' : (END_MARK.exec(document.text)?.[0] ?? '');
  const edit = { offset: document.start + kept, length: document.text.length - kept - mark.length, content: '' };
  return { ok: true, label: `delete ${object.name || 'the policy'}`, edits: [edit] };
}

/** A document's end mark; behind that of a file's last document comments may follow. */
const END_MARK =
  /(?<=[\r\n])\.\.\.(?:[ \t][^\r\n]*)?(?:\r\n|\r(?!\n)|\n|$)(?=(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r(?!\n)|\n))*[ \t]*(?:#[^\r\n]*)?$)/;

/** How much of a file's first document is about the file, not the object: a byte order mark, comments set off from it. */
function headLength(text: string): number {
  const head = /^\uFEFF?(?:[ \t]*#[^\r\n]*(?:\r\n|\r(?!\n)|\n))*(?=[ \t]*(?:\r\n|\r|\n)|---)/.exec(text)?.[0];
  return head?.includes('#') ? head.length : text.startsWith('\uFEFF') ? 1 : 0;
}

function inDocument(document: OpenDocument, placements: readonly Placement[], label: string): PlannedChange {
  if (document.text.length > LONG) return refuse(TOO_LARGE);
  const edited = editDocument(document.text, placements);
  if (!edited.ok) return refuse(edited.reason);
  return { ok: true, label, edits: edited.edits.map((edit) => ({ ...edit, offset: edit.offset + document.start })) };
}

/** The text with another name for its object, comments and spelling kept. */
function renamedText(text: string, name: string): string | undefined {
  const edited = editDocument(text, [{ type: 'set', path: ['metadata', 'name'], value: name }]);
  return edited.ok ? edited.text : undefined;
}

/**
 * Looks at the result: the documents that were not meant must stand in it unchanged, also one that is duplicated, and
 * none may have an error that was not there before.
 */
function verified(file: OpenFile, change: DocumentChange, planned: PlannedChange & { readonly ok: true }): PlannedChange {
  const result = applyEdits(file.text, planned.edits);
  const after = splitDocuments(result).map((slice) => result.slice(slice.start, slice.end));
  const object = change.type === 'add' ? undefined : file.objects.find((one) => one.key === change.object);
  const isKept = change.type === 'duplicate' && object?.base.length === 0;
  const others = file.documents.filter((one) => (isKept || one.key !== object?.document) && !isBlankDocument(one.text));
  const bare = (slice: string): string => withoutEnd(withoutMark(slice)).trimEnd();
  const slices = new Set(after.map(bare));
  // What is said of the file comes to stand before the next document when the first one goes.
  const first = bare(after[0] ?? '');
  const texts = others.map((one) => bare(one.text));
  const kept = texts.every((text) => slices.has(text) || first.endsWith(text));
  const inList = change.type === 'add' && file.documents.length === 1 && itemCount(file.text) !== undefined;
  if (!kept && !inList) return refuse(COULD_NOT);
  const before = new Set(file.documents.map((one) => one.text));
  const standing = new Set(after);
  const isMore =
    errorsIn(after.filter((text) => !before.has(text))) > errorsIn([...before].filter((text) => !standing.has(text)));
  return isMore ? refuse(COULD_NOT) : planned;
}

function errorsIn(texts: readonly string[]): number {
  return texts.flatMap((text) => readDocument(text).problems).filter(({ severity }) => severity === 'error').length;
}

function freeName(file: OpenFile, name: string, wanted: string): string {
  const taken = new Set(file.objects.map((object) => object.name));
  if (wanted !== name || taken.has(wanted)) {
    const stem = wanted.slice(0, 245);
    for (let count = 1; ; count++) {
      const candidate = count === 1 && wanted !== name ? stem : `${stem}-${Math.max(2, count)}`;
      if (!taken.has(candidate)) return candidate;
    }
  }
  return wanted;
}

/** How many items a document's list of objects has; undefined when it is none. */
function itemCount(text: string): number | undefined {
  if (text.length > LONG) return splitItems(text)?.items.length;
  const { value } = readDocument(text);
  return itemsOf(value, typeOf(value, NO_TYPE))?.length;
}

function nameIn(value: unknown): string {
  const metadata = typeof value === 'object' && value !== null ? (value as { readonly metadata?: unknown }).metadata : undefined;
  const name = typeof metadata === 'object' && metadata !== null ? (metadata as { readonly name?: unknown }).name : undefined;
  return typeof name === 'string' ? name : '';
}

function placeIn(base: Path): readonly [Path, number] {
  const last = base[base.length - 1];
  return [base.slice(0, -1), typeof last === 'number' ? last : 0];
}

function withoutEnd(text: string): string {
  return text.slice(0, END_MARK.exec(text)?.index ?? text.length);
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function isJson(text: string): boolean {
  return /^[\uFEFF\s]*[{[]/.test(text);
}

function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

function endsLine(text: string): boolean {
  return text === '' || /[\r\n]$/.test(text);
}

/** What stands between a file's text and a document that is added. */
function joint(text: string, lineBreak: string, isBlank: boolean): string {
  const open = endsLine(withoutMark(text)) ? '' : lineBreak;
  return isBlank && !/^---/m.test(text) ? open : `${open}---${lineBreak}`;
}

/** Longer documents are not read again as a whole while the page waits, in UTF-16 code units. */
const LONG = 2_000_000;
const TOO_LARGE =
  'This List is too large to put policies into it or take them out by click. Change its text, or keep the policy in a file of its own.';

const COULD_NOT = 'This file is written in a way that Drawbridge cannot change safely here. Change it in the text.';

function refuse(reason: string): PlannedChange & { readonly ok: false } {
  return { ok: false, reason };
}
