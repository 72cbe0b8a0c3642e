import type { Path } from '../text/path';
import { itemText, readDocument, type SplitList, splitItems } from '../yaml';
import { itemTypeOf, NO_TYPE, type TypeMeta, typeOf } from './typeMeta';

/** Of longer documents one object is looked at and changed on its own where that can be, in UTF-16 code units. */
const LONG = 400_000;

/**
 * The text an object is read and changed in: `base` is its place there, and offset 0 stands at `start` of the document,
 * which is before the document's start where the text begins with more blanks. `type`: what the text's value is when it
 * does not say it.
 */
export interface OwnText {
  readonly text: string;
  readonly base: Path;
  readonly start: number;
  readonly type: TypeMeta;
}

/**
 * The item of a long List as a document of its own, in the same columns as in the List; of everything else the document.
 * An item in which something has a name stays in its document: another item may use it.
 */
export function ownText(documentText: string, base: Path): OwnText {
  const whole = { text: documentText, base, start: 0, type: NO_TYPE };
  const [list, index, ...deeper] = base;
  if (documentText.length <= LONG || list !== 'items' || typeof index !== 'number' || deeper.length > 0) return whole;
  const split = splitOf(documentText);
  const item = split?.items[index];
  if (split === undefined || item === undefined) return whole;
  const text = itemText(documentText, item);
  if (/(?:^|[\s[{,:-])[&*]\S/.test(text)) return whole;
  const column = split.json ? columnOf(documentText, item.start) : 0;
  return { text: ' '.repeat(column) + text, base: [], start: item.start - column, type: typeIn(split) };
}

/** What the items of a List are that do not say it. */
function typeIn({ envelope }: SplitList): TypeMeta {
  return itemTypeOf(typeOf(readDocument(envelope).value, NO_TYPE));
}

/** The column of what only has blanks before it on its line; 0 for everything else. */
function columnOf(text: string, offset: number): number {
  let start = offset;
  while (text.charAt(start - 1) === ' ') start--;
  return /[\r\n]/.test(text.charAt(start - 1)) ? offset - start : 0;
}

/** The text asked for last: an object is looked at many times before its document changes. */
let last: { readonly text: string; readonly split: SplitList | undefined } = { text: '', split: undefined };

function splitOf(text: string): SplitList | undefined {
  if (last.text !== text) last = { text, split: splitItems(text) };
  return last.split;
}
