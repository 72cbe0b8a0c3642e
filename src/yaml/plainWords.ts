import type { YAMLError } from 'yaml';
import { contentEndOfLine, startOfLine } from '../text';
import { errorAt, shown, warningAt, type YamlProblem, type YamlProblemCode } from './problem';

/** A syntax error or warning of the YAML library in plain words: what is wrong, where, and the way out. */
export function inPlainWords(error: YAMLError, source: string): YamlProblem {
  const range = visibleRange(error.pos, source);
  if (error.name === 'YAMLWarning')
    return warningAt('unknown-tag', range, warningWords(error, source.slice(range.start, range.end)));
  const unclosed = /Missing closing (["'])quote/.exec(error.message)?.[1];
  if (unclosed !== undefined) return unclosedQuote(unclosed, error.pos[0], source);
  const lineStart = startOfLine(source, range.start);
  const indentation = /^[ \t]*/.exec(source.slice(lineStart, contentEndOfLine(source, lineStart)))?.[0] ?? '';
  if (error.code === 'TAB_AS_INDENT' || (error.code === 'BAD_INDENT' && indentation.includes('\t'))) {
    const message = 'This line is indented with a tab. YAML only allows spaces there: replace the tab with spaces.';
    return errorAt(
      'tab',
      indentation.includes('\t') ? { start: lineStart, end: lineStart + indentation.length } : range,
      message,
    );
  }
  const [code, message] = errorWords(error, source, range.start);
  return errorAt(code, range, message);
}

function warningWords(error: YAMLError, tag: string): string {
  if (error.code === 'TAG_RESOLVE_FAILED')
    return `The tag ${tag} is not understood here and is left out of account: the value is read without it.`;
  if (error.code === 'BAD_DIRECTIVE') return 'This directive is not understood and is left out of account.';
  return `YAML finds this doubtful: ${error.message}.`;
}

function errorWords(error: YAMLError, source: string, at: number): readonly [YamlProblemCode, string] {
  const { code, message } = error;
  const line = shown(source.slice(startOfLine(source, at), contentEndOfLine(source, at)).trim());
  switch (code) {
    case 'MULTILINE_IMPLICIT_KEY':
      return ['colon', `A colon is missing on the line ${line}. Write a key, a colon and a space: \`name: value\`.`];
    case 'BLOCK_AS_IMPLICIT_KEY':
      return ['syntax', nestedWords(source, at)];
    case 'BAD_INDENT':
      return ['syntax', indentWords(message)];
    case 'MISSING_CHAR':
      return missingWords(message, line);
    case 'BAD_SCALAR_START':
      return ['quote', `A value cannot start with ${shown(source[at] ?? '')} unless it is in quotes: put quotes around it.`];
    case 'BAD_DQ_ESCAPE':
      return [
        'quote',
        'This backslash sequence means nothing in double quotes. Write \\\\ for a backslash, or use single quotes.',
      ];
    case 'BAD_ALIAS':
      return ['syntax', 'A name must follow & or *. To write the character itself, put the value in quotes.'];
    case 'ALIAS_PROPS':
      return ['syntax', 'An alias (*name) cannot have an anchor or a tag of its own: remove one of them.'];
    case 'MULTIPLE_ANCHORS':
      return ['syntax', 'A value can have only one anchor (&name): remove one of them.'];
    case 'MULTIPLE_TAGS':
      return ['syntax', 'A value can have only one tag (!name): remove one of them.'];
    case 'KEY_OVER_1024_CHARS':
      return ['syntax', 'A key can be 1,024 characters long at most. Is a quote or a line break missing before the colon?'];
    case 'BLOCK_IN_FLOW':
      return [
        'syntax',
        'Lists with dashes and indented keys cannot stand inside [ ] or { }: write them with brackets and commas too.',
      ];
    case 'RESOURCE_EXHAUSTION':
      return ['nesting', 'This part is nested too deep to be read.'];
    case 'UNEXPECTED_TOKEN':
      return ['syntax', unexpectedWords(message, line)];
    case 'TAB_AS_INDENT':
    case 'BAD_PROP_ORDER':
    case 'BAD_DIRECTIVE':
    case 'DUPLICATE_KEY':
    case 'IMPOSSIBLE':
    case 'MULTIPLE_DOCS':
    case 'NON_STRING_KEY':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return ['syntax', `This is not valid YAML (${message}). Look at the line ${line}.`];
  }
}

function nestedWords(source: string, at: number): string {
  const before = source.slice(startOfLine(source, at), at);
  if (before.trim() !== '')
    return 'A value that holds a colon and a space must be in quotes; a mapping must start on its own line below its key.';
  return 'This line is indented further than the key before it, which already has a value. Line it up with that key.';
}

function indentWords(message: string): string {
  if (message.startsWith('All mapping items')) {
    return "This line's indentation fits none of the lines above it. Line it up with the keys it belongs to.";
  }
  if (message.startsWith('All sequence items'))
    return "This dash does not line up with the list's other dashes. Move it below them.";
  const bracket = /end with a (.)$/.exec(message)?.[1];
  if (bracket !== undefined)
    return `A bracket is open here and not closed before this: add the closing ${bracket}, and indent what stands inside.`;
  return 'This line is not indented far enough for the text it belongs to: indent it further.';
}

function missingWords(message: string, line: string): readonly [YamlProblemCode, string] {
  if (message.startsWith('Implicit map keys')) {
    return ['colon', `A colon is missing on the line ${line}. Write a key, a colon and a space: \`name: value\`.`];
  }
  if (message.startsWith('Missing space after :')) return ['colon', 'A space is missing after the colon.'];
  if (message.startsWith('Missing ,')) return ['syntax', `A comma is missing between two items on the line ${line}.`];
  if (message.startsWith('Comments must'))
    return ['syntax', 'A space is missing before the # of this comment. If it is no comment, put the value in quotes.'];
  if (message.startsWith('Sequence item without'))
    return ['syntax', `A dash is missing on the line ${line}: every item of a list starts with one.`];
  if (message.startsWith('Missing directives-end'))
    return ['syntax', 'A line with --- is missing between the % directives and the document.'];
  const bracket = /must end with a (.)$/.exec(message)?.[1];
  if (bracket !== undefined) return ['syntax', `A bracket is open and never closed: add the closing ${bracket}.`];
  return ['syntax', `This is not valid YAML (${message}). Look at the line ${line}.`];
}

function unexpectedWords(message: string, line: string): string {
  if (message.includes('block-seq-ind on same line'))
    return 'A list cannot start on the same line as its key: move the dash to the next line.';
  if (message.includes('flow-map-end') || message.includes('flow-seq-end'))
    return 'This closing bracket has no opening one: remove it, or add the opening one.';
  if (message.startsWith('Block scalar header'))
    return 'Only an indentation digit, + or - and a comment can follow | or > on its line: move the text to the next line.';
  if (message.includes('Unexpected ,') || message.includes('empty item')) return 'There is a comma too many here: remove it.';
  if (message.includes('at node end'))
    return `Something stands behind a value that is already complete, on the line ${line}. Is a comma, a colon or a quote missing?`;
  return `This does not fit here: look at the line ${line}, and at the one before it.`;
}

/** The library tells where it gave up looking for the closing quote; a user wants to see the opening one. */
function unclosedQuote(quote: string, at: number, source: string): YamlProblem {
  const name = quote === '"' ? 'double' : 'single';
  const start = Math.max(0, openingQuote(quote, at, source));
  const message = `The ${name} quote that opens here is never closed. Add the closing ${quote} at the end of the text.`;
  return errorAt('quote', { start, end: Math.max(start + 1, contentEndOfLine(source, start)) }, message);
}

function openingQuote(quote: string, at: number, source: string): number {
  const before = source.slice(0, Math.min(at, source.length));
  const opening = before.search(quote === '"' ? /(?<=[\s,[{(:-]|^)"(?:[^"\\]|\\[\s\S])*$/ : /(?<=[\s,[{(:-]|^)'(?:[^']|'')*$/);
  return opening >= 0 ? opening : before.lastIndexOf(quote);
}

/** The library's places are sometimes one character behind the text, or an empty stretch. */
function visibleRange(pos: readonly [number, number], source: string): { readonly start: number; readonly end: number } {
  const start = Math.max(0, Math.min(pos[0], source.trimEnd().length - 1, source.length - 1));
  const end = Math.min(Math.max(pos[1], start + 1), source.length);
  return { start, end: Math.max(end, start) };
}
