import { contentEndOfLine, endOfLine, startOfLine, type TextEdit, type YamlValue } from '../text';
import type { ListNode, MapNode } from './sourceNode';
import { isBlank, isFirstOnLine, lineBreakNear, onSameLine, startOfChild } from './surroundings';
import { type Near, type Spread, writeFlow, writeScalar } from './writeValue';

type Flow = MapNode | ListNode;

interface Child {
  readonly start: number;
  readonly end: number;
}

function childrenOf(flow: Flow): readonly Child[] {
  return flow.kind === 'map' ? flow.entries : flow.items;
}

/** Adds an item to a flow list, or `key: value` to a flow mapping, before the child `index` or at the end. */
export function addFlowChild(
  text: string,
  flow: Flow,
  index: number,
  key: string | undefined,
  value: YamlValue,
  near: Near,
): readonly TextEdit[] {
  const { style } = near;
  const manner = style.flow(flow.body);
  const children = childrenOf(flow);
  const [first] = children;
  const spread = first && style.json && isFirstOnLine(text, first.start) ? spreadLike(text, flow, first) : undefined;
  const written = writeFlow(value, style, manner, spread);
  const content =
    key === undefined ? written : writeScalar(key, style.json ? 'double' : 'plain', style.quote) + manner.colon + written;
  if (flow.kind === 'map' && !flow.braced) {
    return [
      { offset: flow.body, length: 0, content: '{' },
      { offset: flow.end, length: 0, content: `${manner.comma}${content}}` },
    ];
  }
  if (first === undefined) return [fillEmpty(text, flow, content, manner.padding)];
  if (!isFirstOnLine(text, first.start)) return [addOnLine(children, index, content, manner.comma)];
  return addOnOwnLine(text, flow, children, index, content);
}

function spreadLike(text: string, flow: Flow, first: Child): Spread {
  const pad = text.slice(startOfLine(text, first.start), first.start);
  const outer = /^[ \t]*/.exec(text.slice(startOfLine(text, flow.body)))?.[0] ?? '';
  const step = pad.startsWith(outer) && pad.length > outer.length ? pad.slice(outer.length) : '  ';
  return { lineBreak: lineBreakNear(text, first.start), pad, step };
}

function fillEmpty(text: string, flow: Flow, content: string, padding: string): TextEdit {
  const inside = text.slice(flow.body + 1, flow.end - 1);
  // A comment between the brackets stays, and so do its lines.
  const length = inside.includes('#') ? 0 : inside.length;
  return { offset: flow.body + 1, length, content: padding + content + padding };
}

function addOnLine(children: readonly Child[], index: number, content: string, comma: string): TextEdit {
  const previous = children[index - 1];
  if (previous) return { offset: previous.end, length: 0, content: comma + content };
  return { offset: children[index]?.start ?? 0, length: 0, content: content + comma };
}

function addOnOwnLine(text: string, flow: Flow, children: readonly Child[], index: number, content: string): readonly TextEdit[] {
  const previous = children[index - 1];
  const beside = previous ?? children[index];
  if (beside === undefined) return [];
  const lineBreak = lineBreakNear(text, beside.start);
  const first = children[0]?.start ?? beside.start;
  const pad = text.slice(startOfLine(text, first), first);
  if (previous === undefined) {
    const offset = startOfChild(text, beside.start, pad.length);
    return [{ offset, length: 0, content: `${pad}${content},${lineBreak}` }];
  }
  const limit = children[index]?.start ?? flow.end - 1;
  const comma = commaAfter(text, previous.end, limit);
  const line = lineBreak + pad + content;
  if (comma !== undefined) {
    const offset = contentEndOfLine(text, comma);
    if (offset <= limit) return [{ offset, length: 0, content: `${line},` }];
    return [{ offset: previous.end, length: 0, content: `,${line}` }];
  }
  const offset = contentEndOfLine(text, previous.end);
  if (offset > limit || offset === previous.end) return [{ offset: previous.end, length: 0, content: `,${line}` }];
  return [
    { offset: previous.end, length: 0, content: ',' },
    { offset, length: 0, content: line },
  ];
}

/** Takes away a child of a flow list or mapping; its comma goes with it. */
export function removeFlowChild(text: string, flow: Flow, index: number): readonly TextEdit[] {
  const children = childrenOf(flow);
  const child = children[index];
  if (child === undefined) return [];
  const previous = children[index - 1];
  const next = children[index + 1];
  const comma = commaAfter(text, child.end, next?.start ?? flow.end - 1);
  if (flow.kind === 'map' && !flow.braced) return [{ offset: flow.body, length: flow.end - flow.body, content: '{}' }];
  if (next === undefined && previous === undefined) return emptyOut(text, flow, child, comma);

  const commaBelow = comma !== undefined && !onSameLine(text, child.end, comma);
  const ownLines = isFirstOnLine(text, child.start) && !onSameLine(text, child.end, next?.start ?? flow.end - 1) && !commaBelow;
  if (ownLines) {
    const start = startOfChild(text, child.start, child.start - startOfLine(text, child.start));
    const lines = cut(start, endOfLine(text, comma ?? child.end));
    const left = next === undefined && comma === undefined && previous ? commaAfter(text, previous.end, child.start) : undefined;
    return left === undefined ? [lines] : [cut(left, left + 1), lines];
  }
  if (next && comma !== undefined) {
    const hasComment = text.slice(child.end, next.start).includes('#');
    return [cut(child.start, hasComment ? comma + 1 : next.start)];
  }
  if (previous === undefined) return [];
  const before = commaAfter(text, previous.end, child.start);
  const hasComment = before !== undefined && text.slice(previous.end, child.start).includes('#');
  return hasComment ? [cut(before, before + 1), cut(child.start, child.end)] : [cut(previous.end, child.end)];
}

function emptyOut(text: string, flow: Flow, child: Child, comma: number | undefined): readonly TextEdit[] {
  const inside = cut(flow.body + 1, flow.end - 1);
  const around = text.slice(flow.body + 1, child.start) + text.slice(comma === undefined ? child.end : comma + 1, flow.end - 1);
  const isBare = around.split(/\r\n|\r|\n/).every(isBlank);
  return [isBare ? inside : cut(child.start, comma === undefined ? child.end : comma + 1)];
}

function cut(start: number, end: number): TextEdit {
  return { offset: start, length: end - start, content: '' };
}

/** The comma between a child and what follows it; comments in between are passed over. */
function commaAfter(text: string, from: number, limit: number): number | undefined {
  for (let at = from; at < limit; at++) {
    const character = text[at];
    if (character === ',') return at;
    if (character === '#') at = contentEndOfLine(text, at);
  }
  return undefined;
}
