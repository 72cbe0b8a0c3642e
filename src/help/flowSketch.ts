import type { TextRange } from '../text/textEdit';
import type { FlowEntry, FlowPart, SketchNode, Value } from './sketchNode';

/** Brackets nested deeper than this are not looked into. */
const DEEPEST = 64;

/**
 * Sketches the flow collection whose bracket stands at `start`, up to `limit`, as the value of `owner`. Answers with the
 * offset behind it. A bracket that is missing ends at `limit`.
 */
export function readFlow(
  text: string,
  start: number,
  limit: number,
  owner: SketchNode,
  comments: TextRange[],
  flows: FlowPart[],
): number {
  const open: FlowPart[] = [];
  let at = start;
  let depth = 0;

  const begin = (node: SketchNode): void => {
    const part: FlowPart = {
      start: at,
      end: limit,
      closed: false,
      type: text[at] === '{' ? 'map' : 'list',
      node,
      entries: [freshEntry(at + 1)],
    };
    open.push(part);
    flows.push(part);
  };
  const take = (part: FlowPart, value: Value): void => {
    const entry = part.entries[part.entries.length - 1];
    if (!entry) return;
    if (part.type === 'map' && entry.colon === undefined) entry.word ??= value;
    else entry.value ??= value;
    if (part.type === 'list' || entry.colon !== undefined) nodeOf(part, entry).value ??= value;
  };

  begin(owner);
  at++;
  while (at < limit) {
    const part = open[open.length - 1];
    if (!part) return at;
    const entry = part.entries[part.entries.length - 1];
    const char = text[at] ?? '';
    if (char === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      const end = lineBreak(text, at, limit);
      comments.push({ start: at, end });
      at = end;
    } else if (char === '{' || char === '[') {
      if (entry && open.length < DEEPEST) begin(nodeOf(part, entry));
      else depth++;
      at++;
    } else if (char === '}' || char === ']') {
      at++;
      if (depth > 0) depth--;
      else close(open, at);
    } else if (char === ',') {
      if (entry) finish(part, entry, at);
      at++;
      part.entries.push(freshEntry(at));
    } else if (char === ':' && entry && entry.colon === undefined && isColon(text, at, entry)) {
      entry.colon = at;
      if (part.type === 'map') nodeOf(part, entry);
      at++;
    } else if (char === '"' || char === "'") {
      const end = quotedEnd(text, at, limit);
      const closed = end > at + 1 && text[end - 1] === char;
      take(part, {
        start: at + 1,
        end: closed ? end - 1 : end,
        text: text.slice(at + 1, closed ? end - 1 : end),
        style: 'quoted',
      });
      at = end;
    } else if (/\s/.test(char)) at++;
    else {
      const end = plainEnd(text, at, limit);
      take(part, { start: at, end, text: text.slice(at, end), style: 'plain' });
      at = Math.max(end, at + 1);
    }
  }
  while (open.length > 0) {
    const part = open.pop();
    const entry = part?.entries[part.entries.length - 1];
    if (part && entry) finish(part, entry, limit);
  }
  return limit;
}

function close(open: FlowPart[], end: number): void {
  const part = open.pop();
  const entry = part?.entries[part.entries.length - 1];
  if (!part || !entry) return;
  finish(part, entry, end - 1);
  part.end = end;
  part.closed = true;
}

function finish(part: FlowPart, entry: FlowEntry, end: number): void {
  entry.end = end;
  if (entry.node === undefined && (entry.word ?? entry.value)) nodeOf(part, entry);
}

function freshEntry(start: number): FlowEntry {
  return { start, end: start, word: undefined, colon: undefined, value: undefined, node: undefined };
}

function nodeOf(part: FlowPart, entry: FlowEntry): SketchNode {
  if (entry.node) return entry.node;
  const { word } = entry;
  const node: SketchNode = {
    type: part.type === 'map' ? 'key' : 'item',
    name: part.type === 'map' ? (word?.text ?? '') : '',
    index: part.type === 'list' ? part.node.children.length : 0,
    column: 0,
    start: part.type === 'map' ? (word?.start ?? entry.start) : entry.start,
    end: part.type === 'map' ? (word?.end ?? entry.start) : entry.start,
    colon: part.type === 'map' && entry.colon !== undefined,
    flow: true,
    parent: part.node,
    children: [],
    value: undefined,
  };
  part.node.children.push(node);
  entry.node = node;
  return node;
}

// `{a: b}`, `{"a":b}`: behind a quoted key no space is needed.
function isColon(text: string, at: number, entry: FlowEntry): boolean {
  return entry.word?.style === 'quoted' || /[\s,[\]{}]/.test(text[at + 1] ?? ' ');
}

function quotedEnd(text: string, at: number, limit: number): number {
  const quote = text[at];
  for (let next = at + 1; next < limit; next++) {
    if (quote === '"' && text[next] === '\\') next++;
    else if (text[next] === quote) {
      if (quote !== "'" || text[next + 1] !== "'") return next + 1;
      next++;
    } else if (text[next] === '\n' || text[next] === '\r') return next;
  }
  return limit;
}

function plainEnd(text: string, at: number, limit: number): number {
  let end = at;
  for (let next = at; next < limit; next++) {
    const char = text[next] ?? '';
    if (',[]{}\n\r'.includes(char)) break;
    if (char === ':' && /[\s,[\]{}]/.test(text[next + 1] ?? ' ')) break;
    if (char === '#' && /\s/.test(text[next - 1] ?? '')) break;
    if (!/\s/.test(char)) end = next + 1;
  }
  return end;
}

function lineBreak(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
