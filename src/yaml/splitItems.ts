import type { TextRange } from '../text';
import { jsonItems } from './jsonItems';

/**
 * A List's text taken apart. `items` are the stretches of its items, in order and each readable on its own with
 * `itemText`; `envelope` is the document without them, in which nothing or an empty list stands at `items`. `json`: it was
 * cut as JSON.
 */
export interface SplitList {
  readonly json: boolean;
  readonly items: readonly TextRange[];
  readonly envelope: string;
}

/**
 * Finds the items of a document that may be a List, without reading it: of a block list under the key `items` at the
 * first column by their indentation, of JSON by its brackets. Undefined where they are written otherwise, or there are
 * none. Whether the text is a List at all, and whether all of it is well written, show the envelope and the items: the
 * document is what they are together, except for aliases, which may lead from one item to another, and for what was cut
 * as JSON and is not JSON in all its parts.
 */
export function splitItems(slice: string): SplitList | undefined {
  const json = /^\uFEFF?[ \t\r\n]*\{/.test(slice);
  const items = json ? jsonItems(slice) : blockItems(slice);
  const first = items?.[0];
  const last = items?.[items.length - 1];
  if (items === undefined || first === undefined || last === undefined) return undefined;
  return { json, items, envelope: slice.slice(0, first.start) + slice.slice(last.end) };
}

/** An item as a document of its own, in which everything has the offset it has from the item's start. */
export function itemText(slice: string, { start, end }: TextRange): string {
  const text = slice.slice(start, end);
  const dash = /^ *-(?=[ \r\n]|$)/.exec(text)?.[0].length;
  return dash === undefined ? text : `${' '.repeat(dash)}${text.slice(dash)}`;
}

/** Stretches of whole lines: each from its dash to the next, the comments behind it included. */
function blockItems(slice: string): readonly TextRange[] | undefined {
  // A carriage return alone is a line break too, and hardly ever seen.
  if (slice.includes('\r') && /\r(?!\n)/.test(slice)) return undefined;
  const key = /(?:^|\n)items:[ \t]*(?:#[^\r\n]*)?\r?(?=\n)/.exec(slice);
  if (key === null) return undefined;
  const items: { start: number; end: number }[] = [];
  let column: number | undefined;
  for (let line = key.index + key[0].length + 1; line < slice.length; line = nextLine(slice, line)) {
    let first = line;
    while (slice.charCodeAt(first) === space) first++;
    const code = slice.charCodeAt(first);
    if (Number.isNaN(code) || code === lineFeed || code === hash || isBlankLine(slice, first)) continue;
    const isItem = code === dash && (first + 1 === slice.length || isSpace(slice.charCodeAt(first + 1)));
    column ??= isItem ? first - line : undefined;
    if (column === undefined) return undefined;
    const previous = items[items.length - 1];
    if (first - line > column) continue;
    if (previous) previous.end = line;
    if (first - line < column || !isItem) return items;
    items.push({ start: line, end: slice.length });
  }
  return items;
}

function nextLine(slice: string, at: number): number {
  const end = slice.indexOf('\n', at);
  return end < 0 ? slice.length : end + 1;
}

function isBlankLine(slice: string, from: number): boolean {
  let at = from;
  while (slice.charCodeAt(at) === space || slice.charCodeAt(at) === carriageReturn) at++;
  return at === slice.length || slice.charCodeAt(at) === lineFeed;
}

function isSpace(code: number): boolean {
  return code === space || code === lineFeed || code === carriageReturn;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const hash = 0x23;
const dash = 0x2d;
