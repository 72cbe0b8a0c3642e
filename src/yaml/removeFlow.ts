import { contentEndOfLine, endOfLine, startOfLine, type TextEdit } from '../text';
import type { ListNode, MapNode } from './sourceNode';
import { isBlank, isFirstOnLine, onSameLine, startOfChild } from './surroundings';

export type Flow = MapNode | ListNode;

export interface FlowChild {
  readonly start: number;
  readonly end: number;
}

export function childrenOf(flow: Flow): readonly FlowChild[] {
  return flow.kind === 'map' ? flow.entries : flow.items;
}

/**
 * What belongs to a child in brackets, or to `count` of them. `ownLines`: it has its lines for itself, and the comments directly above and
 * behind belong to it; `start` and `end` are those lines then. `comma`: the one behind it.
 */
export interface FlowExtent {
  readonly start: number;
  readonly end: number;
  readonly ownLines: boolean;
  readonly comma: number | undefined;
}

export function flowExtent(text: string, flow: Flow, index: number, count = 1): FlowExtent {
  const children = childrenOf(flow);
  const child = runOf(children, index, count) ?? { start: flow.body, end: flow.end };
  const limit = children[index + count]?.start ?? flow.end - 1;
  const comma = commaAfter(text, child.end, limit);
  const commaBelow = comma !== undefined && !onSameLine(text, child.end, comma);
  const ownLines = isFirstOnLine(text, child.start) && !onSameLine(text, child.end, limit) && !commaBelow;
  if (!ownLines) return { start: child.start, end: child.end, ownLines, comma };
  const start = startOfChild(text, child.start, child.start - startOfLine(text, child.start));
  return { start, end: endOfLine(text, comma ?? child.end), ownLines, comma };
}

/** From the first of some neighbouring children to the last. */
export function runOf(children: readonly FlowChild[], index: number, count: number): FlowChild | undefined {
  const first = children[index];
  const last = children[index + count - 1];
  return first && last && { start: first.start, end: last.end };
}

/** Takes away one or more children of a flow list or mapping, with their comma and the comments that belong to them. */
export function removeFlowChild(text: string, flow: Flow, index: number, count = 1): readonly TextEdit[] {
  const children = childrenOf(flow);
  const child = runOf(children, index, count);
  if (child === undefined) return [];
  const previous = children[index - 1];
  const next = children[index + count];
  const { start, end, ownLines, comma } = flowExtent(text, flow, index, count);
  if (flow.kind === 'map' && !flow.braced) return [{ offset: flow.body, length: flow.end - flow.body, content: '{}' }];
  if (next === undefined && previous === undefined) {
    const gone = ownLines ? { start, end } : { start: child.start, end: comma === undefined ? child.end : comma + 1 };
    return [emptyOut(text, flow, gone)];
  }
  if (ownLines) {
    const lines = cut(start, end);
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

/** Comments that do not belong to the only child stay between the brackets. */
function emptyOut(text: string, flow: Flow, gone: FlowChild): TextEdit {
  const around = text.slice(flow.body + 1, gone.start) + text.slice(gone.end, flow.end - 1);
  const isBare = around.split(/\r\n|\r|\n/).every(isBlank);
  return isBare ? cut(flow.body + 1, flow.end - 1) : cut(gone.start, gone.end);
}

function cut(start: number, end: number): TextEdit {
  return { offset: start, length: end - start, content: '' };
}

/** The comma between a child and what follows it; comments in between are passed over. */
export function commaAfter(text: string, from: number, limit: number): number | undefined {
  for (let at = from; at < limit; at++) {
    const character = text[at];
    if (character === ',') return at;
    if (character === '#') at = contentEndOfLine(text, at);
  }
  return undefined;
}
