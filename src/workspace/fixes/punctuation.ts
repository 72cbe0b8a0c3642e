import { contentEndOfLine, endOfLine, lineStarts, startOfLine, type TextEdit } from '../../text';
import { readDocument } from '../../yaml';
import type { BrokenSpot, TextCandidate } from './brokenSpot';
import { FIELD_NAMES, HOLDING_NAMES } from './shapes';

const insert = (offset: number, content: string): TextEdit => ({ offset, length: 0, content });
const removed = (offset: number, length = 1): TextEdit => ({ offset, length, content: '' });

/** Quotes that are missing: at the end of a text, or around one that YAML cannot read without. */
export function quotes({ text, problem, start }: BrokenSpot): readonly TextCandidate[] {
  const lineEnd = contentEndOfLine(text, start);
  const rest = text.slice(start, lineEnd);
  const open = /^["']/.exec(rest)?.[0];
  if (problem.code === 'quote' && open !== undefined) {
    const title = `Add the closing ${open}`;
    // Inside of brackets it ends before the next one, else with the line, or before its comment.
    const ends = [endBefore(rest, /[\],}]/), endBefore(rest, /\s#/), rest.trimEnd().length].filter((length) => length > 0);
    return ends.map((length) => ({ title, edits: [insert(start + length, open)] }));
  }
  if (rest.startsWith('\\')) return [{ title: 'Write \\\\ for the backslash', edits: [insert(start, '\\')] }];
  return problem.code === 'odd-key' ? [] : valuesWithoutQuotes(text, start).map(([from, to]) => quoted(text, from, to));
}

/** The stretches that may be the value on a line: behind its first colon, to the line's end or its comment. */
function valuesWithoutQuotes(text: string, at: number): readonly (readonly [number, number])[] {
  const start = startOfLine(text, at);
  const line = text.slice(start, contentEndOfLine(text, at));
  const [head = '', key] = /^[ ]*(?:- +)*(?:([\w./-]+): +)?/.exec(line) ?? [];
  const value = withoutComment(line.slice(head.length));
  // What starts with a quote or a bracket is something else.
  if (value === '' || head === '' || /^["'[{|>]/.test(value)) return [];
  // A colon in what is no text, or at the end of a field's name, is meant as one.
  const isMapping = key === undefined || HOLDING_NAMES.has(key) || FIELD_NAMES.has(value.replace(/:$/, ''));
  if (!(isMapping ? /^[@`%*&!,?]/ : /^[@`%*&!,?]|: |:$/).test(value)) return [];
  return [[start + head.length, start + head.length + value.length]];
}

function quoted(text: string, from: number, to: number): TextCandidate {
  const value = text.slice(from, to);
  const content = /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
  return { title: `Quote "${value}"`, edits: [{ offset: from, length: to - from, content }] };
}

/** A colon without its space, or a field without its colon. */
export function colons({ text, start }: BrokenSpot): readonly TextCandidate[] {
  const line = text.slice(startOfLine(text, start), contentEndOfLine(text, start));
  const lineStart = startOfLine(text, start);
  const [, head = '', key = '', value = ''] = /^( *(?:- +)*)([\w./-]+):([^\s:/].*)$/.exec(line) ?? [];
  if (key !== '') {
    return [{ title: `Write ${key}: ${value.trim()}`, edits: [insert(lineStart + head.length + key.length + 1, ' ')] }];
  }
  const [, before = '', field = '', after = ''] = /^( *(?:- +)*)(\w+)( +[^\s:]\S*)? *(?:#.*)?$/.exec(line) ?? [];
  if (!FIELD_NAMES.has(field)) return [];
  return [{ title: `Write ${field}:${after}`, edits: [insert(lineStart + before.length + field.length, ':')] }];
}

/** A mapping that starts behind its key, or several in a row: each on a line of its own. */
export function mappingsBehindKeys({ text, start }: BrokenSpot): readonly TextCandidate[] {
  const lineStart = startOfLine(text, start);
  const line = text.slice(lineStart, contentEndOfLine(text, start));
  const head = /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
  const edits: TextEdit[] = [];
  const keys: string[] = [];
  for (let at = head; ; ) {
    const [own = '', holder = '', gap = '', key = ''] = /^([\w-]+):( +)([\w./-]+):(?= |$)/.exec(line.slice(at)) ?? [];
    if (own === '' || !HOLDING_NAMES.has(holder)) break;
    at += holder.length + 1;
    keys.push(key);
    const content = `${lineBreakOf(text)}${' '.repeat(head + 2 * keys.length)}`;
    edits.push({ offset: lineStart + at, length: gap.length, content });
    at += gap.length;
  }
  const [title, several] = [`Move ${keys.join(' and ')} to the next line`, keys.length > 1 ? 's' : ''];
  return keys.length === 0 ? [] : [{ title: title + several, edits }];
}

/** One comma too many, or one that is missing. */
export function commas({ text, start, problem }: BrokenSpot): readonly TextCandidate[] {
  if (problem.message.startsWith('There is a comma too many')) {
    const at = text.lastIndexOf(',', start);
    return at < 0 ? [] : [{ title: 'Remove the comma', edits: [removed(at)] }];
  }
  if (!/^[{["'\w-]/.test(text.slice(start))) return [];
  const before = text.slice(0, start).trimEnd().length;
  const pair = /["'}\]\w]/.test(text.charAt(before - 1));
  const comma: TextCandidate = { title: 'Add the comma', edits: [insert(before, ',')] };
  const colon: TextCandidate = { title: 'Add the colon', edits: [insert(before, ':')] };
  if (!pair || !problem.message.startsWith('A comma is missing')) return [];
  // `["Ingress, "Egress"]`: the quote before the comma is missing, not the comma.
  const quoteMissing = /(["'])[\w-]+(,\s*)\1$/.exec(text.slice(0, start).trimEnd());
  if (quoteMissing) {
    const quote = quoteMissing[1] ?? '"';
    const at = before - (quoteMissing[2] ?? '').length - 1;
    return [{ title: `Add the closing ${quote}`, edits: [insert(at, quote)] }];
  }
  return readDocument(text.slice(0, before) + text.slice(before).replace(/^/, ':')).problems.length === 0 ? [colon] : [comma];
}

/** A bracket that is open, or one that closes nothing; a list that starts behind its key. */
export function brackets({ text, start, problem }: BrokenSpot): readonly TextCandidate[] {
  const closing = /add the closing ([\]}])/.exec(problem.message)?.[1];
  if (closing !== undefined) {
    const opening = openBracket(text, start);
    if (opening === undefined) return [];
    const title = `Add the closing ${closing}`;
    const lineEnd = contentEndOfLine(text, opening);
    const line = text.slice(opening, lineEnd);
    const end = opening + withoutComment(line).length;
    return [
      { title, edits: [insert(end, closing)] },
      { title, edits: [insert(text.trimEnd().length, closing)] },
    ];
  }
  if (problem.message.startsWith('This closing bracket'))
    return [{ title: `Remove the ${text.charAt(start)}`, edits: [removed(start)] }];
  const dash = /^( *(?:- +)*)([\w./-]+:)( +)-(?= |$)/.exec(text.slice(startOfLine(text, start), contentEndOfLine(text, start)));
  if (dash) {
    const [, head = '', key = '', gap = ''] = dash;
    const at = startOfLine(text, start) + head.length + key.length;
    const content = `${lineBreakOf(text)}${' '.repeat(head.length)}`;
    return [{ title: 'Move the dash to the next line', edits: [{ offset: at, length: gap.length, content }] }];
  }
  const comment = /^#/.test(text.slice(start)) && problem.message.startsWith('A space is missing before the #');
  return comment ? [{ title: 'Add a space before the #', edits: [insert(start, ' ')] }] : [];
}

/** The last bracket before an offset that is not closed there. Quoted texts are left out. */
function openBracket(text: string, to: number): number | undefined {
  const open: number[] = [];
  for (const match of text.slice(0, to + 1).matchAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#.*|[[\]{}]/g)) {
    if (match[0] === '[' || match[0] === '{') open.push(match.index);
    else if (match[0] === ']' || match[0] === '}') open.pop();
  }
  return open.at(-1);
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Characters that YAML does not allow at all, and that nobody sees. */
export function characters({ text }: BrokenSpot): readonly TextCandidate[] {
  const edits: TextEdit[] = [];
  let now = text;
  while (edits.length < 1000) {
    const found = readDocument(now).problems.find(({ code }) => code === 'character');
    if (found === undefined) break;
    const at = found.range.start;
    edits.push(removed(at));
    // A space in its place keeps the offsets.
    now = `${now.slice(0, at)} ${now.slice(at + 1)}`;
  }
  const title = edits.length === 1 ? 'Delete the invisible character' : 'Delete the invisible characters';
  return [{ title, edits: edits.toSorted((a, b) => a.offset - b.offset) }];
}

const NO_BREAK_SPACE = '\u00a0';

/** No-break spaces come with texts copied from web pages. */
export function noBreakSpaces({ text, start, end }: BrokenSpot): readonly TextCandidate[] {
  const lines = text.slice(startOfLine(text, start), contentEndOfLine(text, end));
  if (!lines.includes(NO_BREAK_SPACE)) return [];
  const edits = [...text.matchAll(/\u00a0/g)].map(({ index }): TextEdit => ({ offset: index, length: 1, content: ' ' }));
  return [{ title: 'Replace the no-break spaces with spaces', edits }];
}

/** Two documents without the line between them. */
export function anotherDocument({ text, start, problem }: BrokenSpot): readonly TextCandidate[] {
  const separator = `---${lineBreakOf(text)}`;
  const title = 'Put a line with --- before it';
  const isDirective = problem.message.startsWith('A line with --- is missing');
  const line = startOfLine(text, start);
  if (problem.code === 'several-documents' || isDirective) return [{ title, edits: [insert(line, separator)] }];
  const complete = problem.message.startsWith('Something stands behind a value');
  const starts = lineStarts(text).includes(line) && /^[{[]/.test(text.slice(line, endOfLine(text, line)));
  return complete && starts ? [{ title, edits: [insert(line, separator)] }] : [];
}

/** The length of a line up to what matches, the spaces before that left out; -1 where nothing does. */
function endBefore(line: string, mark: RegExp): number {
  const at = line.search(mark);
  return at < 0 ? -1 : line.slice(0, at).trimEnd().length;
}

function withoutComment(line: string): string {
  const at = line.search(/\s#/);
  return (at < 0 ? line : line.slice(0, at)).trimEnd();
}
