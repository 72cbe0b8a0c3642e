import type { TextEdit } from '../../text';

/**
 * A file's text beside what the editor's model shows of it. The model holds the text without its byte order mark and
 * with every line ending as a line feed, so that it has one offset for each place; the file keeps what it came with.
 */
export interface ShownText {
  readonly text: string;
  /** 1 when the text starts with a byte order mark, which the model does not hold; else 0. */
  readonly mark: 0 | 1;
  /** The offsets, in the text, of the `\n` of every `\r\n`. */
  readonly pairs: readonly number[];
}

/** A replacement in the model's text, as Monaco tells and takes it: simultaneous with the others of its list. */
export interface ModelChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

const byteOrderMark = '\uFEFF';
const anyEnding = /\r\n|\r|\n/g;
const noPairs: readonly number[] = [];

/** What the model holds of a text. */
export function modelText(text: string): string {
  const bare = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  return bare.includes('\r') ? bare.replace(anyEnding, '\n') : bare;
}

export function shownText(text: string): ShownText {
  const mark = text.startsWith(byteOrderMark) ? 1 : 0;
  if (!text.includes('\r')) return { text, mark, pairs: noPairs };
  const pairs: number[] = [];
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) pairs.push(at + 1);
  return { text, mark, pairs };
}

/** How long the model's text has to be. */
export function modelLength(shown: ShownText): number {
  return shown.text.length - shown.mark - shown.pairs.length;
}

/** The model's offset for an offset of the text. Between `\r` and `\n` counts as behind both. */
export function toModelOffset(shown: ShownText, offset: number): number {
  return offset - (offset > 0 ? shown.mark : 0) - countWhile(shown.pairs, (pair) => pair < offset);
}

/** The text's offset for an offset of the model. */
export function toTextOffset(shown: ShownText, offset: number): number {
  return offset + shown.mark + countWhile(shown.pairs, (pair, index) => pair - shown.mark - index <= offset);
}

/**
 * The edits of the text that a change of the model means. Line breaks that come in take the ending of the line they
 * come into (or of the line before); no other line ending changes, except where removing everything between a lone
 * `\r` and a `\n` would make one break of two: then the second becomes `\r\n`.
 */
export function editsOfChanges(shown: ShownText, changes: readonly ModelChange[]): readonly TextEdit[] {
  const edits = changes.map((change) => {
    const offset = toTextOffset(shown, change.rangeOffset);
    const end = toTextOffset(shown, change.rangeOffset + change.rangeLength);
    return { offset, length: end - offset, content: change.text };
  });
  return joined(edits).map((edit) => withEndings(shown.text, edit));
}

/** The changes of the model that edits of the text mean, against the model as it is before any of them. */
export function changesOfEdits(shown: ShownText, edits: readonly TextEdit[]): readonly ModelChange[] {
  return joined(edits).map((edit) => {
    const { offset, length, content } = widened(shown.text, edit);
    const rangeOffset = toModelOffset(shown, offset);
    const text = offset === 0 ? modelText(content) : content.replace(anyEnding, '\n');
    return { rangeOffset, rangeLength: toModelOffset(shown, offset + length) - rangeOffset, text };
  });
}

/** The one change that makes `to` of `from`, as small as their common beginning and end allow. */
export function changeBetween(from: string, to: string): ModelChange {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start++;
  let kept = 0;
  while (kept < shorter - start && from.charCodeAt(from.length - 1 - kept) === to.charCodeAt(to.length - 1 - kept)) kept++;
  return { rangeOffset: start, rangeLength: from.length - kept - start, text: to.slice(start, to.length - kept) };
}

function withEndings(text: string, edit: TextEdit): TextEdit {
  const { offset, length, content } = edit;
  const written = /[\r\n]/.test(content) ? content.replace(anyEnding, endingAt(text, offset)) : content;
  const lone = text.charAt(offset - 1) === '\r';
  const feeds = text.charAt(offset + length) === '\n';
  if (written === '') return lone && feeds ? { offset, length: length + 1, content: '\r\n' } : { offset, length, content: '' };
  const melts = (lone && written.startsWith('\n')) || (feeds && written.endsWith('\r'));
  return { offset, length, content: melts ? content.replace(anyEnding, '\r\n') : written };
}

// An edit may take one half of a `\r\n`, make one of two halves, or move a byte order mark to or from the text's
// start. Taking the neighbour in as well leaves only whole line breaks, which mean the same for the model.
function widened(text: string, edit: TextEdit): TextEdit {
  let { offset, length, content } = edit;
  if (offset === 0 && text.charAt(length) === byteOrderMark) {
    content += byteOrderMark;
    length += 1;
  }
  const before = text.charAt(offset - 1);
  const after = text.charAt(offset + length);
  if (before === '\r' && (text.charAt(offset) === '\n' || (content || after).startsWith('\n'))) {
    offset -= 1;
    length += 1;
    content = `\r${content}`;
  }
  if (after === '\n' && (text.charAt(offset + length - 1) === '\r' || content.endsWith('\r'))) {
    length += 1;
    content += '\n';
  }
  return { offset, length, content };
}

function endingAt(text: string, offset: number): string {
  anyEnding.lastIndex = offset;
  const own = text.includes('\r') ? anyEnding.exec(text)?.[0] : '\n';
  anyEnding.lastIndex = 0;
  if (own !== undefined) return own;
  const feed = text.lastIndexOf('\n');
  if (feed < text.lastIndexOf('\r')) return '\r';
  return text.charAt(feed - 1) === '\r' ? '\r\n' : '\n';
}

/** Sorted by offset, those that touch made one. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted =
    edits.length > 1 ? [...edits].sort((one, other) => one.offset - other.offset || one.length - other.length) : edits;
  const result: TextEdit[] = [];
  for (const edit of sorted) {
    const last = result.at(-1);
    if (last && last.offset + last.length === edit.offset) {
      result[result.length - 1] = {
        offset: last.offset,
        length: last.length + edit.length,
        content: last.content + edit.content,
      };
    } else result.push(edit);
  }
  return result;
}

/** How many items from the first on hold; `holds` must not hold again after an item for which it does not. */
function countWhile(items: readonly number[], holds: (item: number, index: number) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
