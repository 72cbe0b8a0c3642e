import { CHOMPING_MODE, COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { TextRange } from '../text';
import { isBooleanLetter, keyAsKubectl, readAsKubectl } from './kubectlScalar';
import { isSurelyText, readYaml12 } from './plainScalar';
import { setOwn } from './readValue';
import type { PlainValue } from './sourceNode';

/** A document's plain value and its place, both undefined when it is empty; or what is in doubt, and where. */
export type BuiltPlain =
  | { readonly value: unknown; readonly range: TextRange | undefined }
  | { readonly doubt: string; readonly at: number };

/** A mapping or a list that is being filled. `key` is the mapping's key whose value comes next; `begun`: it had one before. */
type Open =
  | {
      readonly type: 'map';
      readonly block: boolean;
      readonly into: { [key: string]: unknown };
      key: string | undefined;
      begun: boolean;
    }
  | { readonly type: 'list'; readonly into: unknown[] };

/** Puts together the value that a parser's events tell, unless another reader might make something else of the text. */
export function buildPlain(source: string, events: readonly Event[]): BuiltPlain {
  const mayBeTemplate = source.includes('{{');
  const open: Open[] = [];
  let documents = 0;
  let root: unknown;
  let start = -1;
  let end = 0;

  // Each answers with what is in doubt, if anything is.
  const put = (value: unknown): string | undefined => {
    const holder = open[open.length - 1];
    if (holder === undefined) root = value;
    else if (holder.type === 'list') holder.into.push(value);
    else if (holder.key === undefined) return 'A key is no text.';
    else {
      // Assigning to `__proto__` would change the object's prototype instead.
      if (holder.key === '__proto__') setOwn(holder.into, holder.key, value);
      else holder.into[holder.key] = value;
      holder.key = undefined;
    }
    return undefined;
  };
  const putScalar = (value: PlainValue, at: number, text: string): string | undefined => {
    const holder = open[open.length - 1];
    if (holder?.type !== 'map' || holder.key !== undefined) return put(value);
    const key = keyAsKubectl(value, text);
    if (value === null) return 'A key is no text.';
    if (Object.hasOwn(holder.into, key)) return `The key ${key} stands twice.`;
    // The parser takes a key for the next one also when it stands right behind the list before it.
    if (holder.block && holder.begun && !isFirstOnLine(source, at)) return `The key ${key} stands in a line with something else.`;
    holder.key = key;
    holder.begun = true;
    return undefined;
  };
  const takeScalar = (event: ScalarEvent): string | undefined => {
    if (event.valueStart < 0) return open.length === 0 ? undefined : putScalar(null, end, '');
    const at = event.valueStart - (isQuoted(event) ? 1 : 0);
    if (open.length === 0) return 'This is neither a mapping nor a list.';
    end = scalarEnd(source, event);
    const text = getScalarValue(source, event);
    if (isBlock(event) && /^[ \n]* [ \n]*$/.test(text)) return 'This text is nothing but spaces.';
    if (event.style !== SCALAR_STYLE.PLAIN) return putScalar(text, at, text);
    if (mayBeTemplate && text.includes('{{')) return 'This may be a template.';
    if (text === '<<') return 'Mappings are merged here.';
    const value = readPlain(text);
    return value === undefined ? 'Versions of YAML read this differently.' : putScalar(value, at, text);
  };
  const take = (event: Event): string | undefined => {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents++;
        return documents > 1 ? 'Another document starts here.' : undefined;
      case EVENT_ID.ALIAS:
        return 'There is an alias.';
      case EVENT_ID.POP:
        open.pop();
        return undefined;
      default:
        if (event.anchorStart >= 0 || event.tagStart >= 0) return 'There is an anchor or a tag.';
    }
    if (event.type === EVENT_ID.SCALAR) return takeScalar(event);
    if (start < 0) start = event.start;
    end = Math.max(end, event.start);
    const block = event.style === COLLECTION_STYLE.BLOCK;
    const one: Open =
      event.type === EVENT_ID.MAPPING
        ? { type: 'map', block, into: {}, key: undefined, begun: false }
        : { type: 'list', into: [] };
    const doubt = put(one.into);
    open.push(one);
    return doubt;
  };

  for (const event of events) {
    const doubt = take(event);
    if (doubt !== undefined) return { doubt, at: end };
  }
  return { value: root, range: start < 0 ? undefined : { start, end: endFrom(source, end) } };
}

function isFirstOnLine(source: string, at: number): boolean {
  let before = at - 1;
  while (source.charCodeAt(before) === 0x20) before--;
  return before < 0 || source.charCodeAt(before) === 0x0a || source.charCodeAt(before) === 0x0d;
}

/** What a plain text is read as; undefined when kubectl and YAML 1.2 differ about it. */
function readPlain(text: string): PlainValue | undefined {
  if (isSurelyText(text)) return text;
  if (/^(?:0|[1-9][0-9]{0,14})$/.test(text)) return Number(text);
  const value = readAsKubectl(text);
  return isBooleanLetter(text) || !Object.is(readYaml12(text), value) ? undefined : value;
}

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}

function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}

/** A block text ends with the line break of its last line; blank lines behind that are part of it only when it keeps them. */
function scalarEnd(source: string, event: ScalarEvent): number {
  if (isQuoted(event)) return event.valueEnd + 1;
  if (!isBlock(event) || event.chomping === CHOMPING_MODE.KEEP) return event.valueEnd;
  let end = event.valueEnd;
  while (end > event.valueStart) {
    const line = Math.max(source.lastIndexOf('\n', end - 2) + 1, event.valueStart);
    const last = source.slice(line, end).replace(/\r?\n$/, '');
    if (last.length > event.indent || /[^ ]/.test(last)) return end;
    end = line;
  }
  return event.valueEnd;
}

/** Where the content ends whose last text ends at `from`: behind all brackets, dashes and colons that follow. */
function endFrom(source: string, from: number): number {
  let end = from;
  let at = from;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '#') while (at < source.length && !/[\r\n]/.test(source.charAt(at))) at++;
    else if (/[\s\uFEFF]/.test(character)) at++;
    else if (/[\]}[{:?-]/.test(character)) end = ++at;
    else if (character === ',') at++;
    else break;
  }
  return end;
}
