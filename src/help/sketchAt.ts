import type { TextRange } from '../text/textEdit';
import { splitDocuments } from '../yaml/splitDocuments';
import { type Sketch, sketchDocument } from './sketch';

/** Documents up to this many code units are read whole for each answer. */
const WHOLE = 100_000;
/** Longer ones that are no lists are not helped with: nobody writes them by hand, and every answer would take its time. */
const MOST = 400_000;
/** A list says within so many code units that it is one. */
const HEAD = 4_000;

/**
 * The sketch of the document an offset stands in. At the seam between two documents it is the later one. Of a long list of
 * objects only its head and the object at the offset are read, so places among its items are not to be relied on.
 */
export function sketchAt(text: string, offset: number): Sketch | undefined {
  const documents = splitDocuments(text);
  const document = documents.findLast(({ start }) => start <= offset) ?? { start: 0, end: text.length };
  const length = document.end - document.start;
  if (length <= WHOLE) return sketchDocument(text, [document]);
  const parts = aroundItem(text, document, offset);
  return parts || length <= MOST ? sketchDocument(text, parts ?? [document]) : undefined;
}

/** The head of a list of objects up to its first item, and the item at an offset. */
function aroundItem(text: string, { start, end }: TextRange, offset: number): readonly TextRange[] | undefined {
  const head = /^items:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( *)- /m.exec(text.slice(start, start + HEAD));
  if (!head) return undefined;
  const dash = `\n${head[1] ?? ''}- `;
  const first = start + head.index + head[0].length - dash.length + 1;
  if (offset < first) return undefined;
  // The dash of the line the offset stands on counts, wherever on the line that is.
  const at = text.lastIndexOf(dash, offset) + 1;
  const next = text.indexOf(dash, offset);
  const item = { start: Math.max(at, first), end: next < 0 || next >= end ? end : next + 1 };
  return [{ start, end: first }, item];
}
