import { contentEndOfLine, startOfLine, type TextRange } from '../text';
import { childrenOf, type Flow, flowExtent, runOf } from './removeFlow';
import type { ListNode, SourceNode } from './sourceNode';
import { columnOf, endOfChild, isFirstOnLine, startOfChild } from './surroundings';

/**
 * A list's item as it stands in its `source`, or several neighbours, to be written elsewhere. `above`: the comments directly above, whole lines.
 *
 * - `block`: `text` is whole lines from the dash's on, which stands at `column`, with the comments that belong to the
 *   item; the last line may lack its break.
 * - `flow`: `text` is the item's own, `pad` the indentation of the line it starts on, `behind` the comment that follows.
 */
export type Slice = BlockSlice | FlowSlice;

export interface BlockSlice {
  readonly style: 'block';
  readonly source: string;
  readonly nodes: readonly SourceNode[];
  readonly above: string;
  readonly text: string;
  readonly column: number;
}

export interface FlowSlice {
  readonly style: 'flow';
  readonly source: string;
  readonly nodes: readonly SourceNode[];
  readonly above: string;
  readonly text: string;
  readonly pad: string;
  readonly behind: string;
}

/** The lines of a block list's item, from the comments directly above it to the end of what belongs to it. */
export function blockExtent(
  text: string,
  child: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number; readonly ownLines: boolean } {
  const column = columnOf(text, child.start);
  const ownLines = isFirstOnLine(text, child.start);
  const start = ownLines ? startOfChild(text, child.start, column) : child.start;
  return { start, end: endOfChild(text, child.end, column), ownLines };
}

/** The text of a mapping's or list's child, or of `count` neighbours, with the comments that belong to them. */
export function extentOf(text: string, parent: Flow, index: number, count = 1): TextRange {
  if (parent.flow) return flowExtent(text, parent, index, count);
  const child = runOf(childrenOf(parent), index, count);
  return child ? blockExtent(text, child) : { start: parent.start, end: parent.start };
}

/** Cuts one item out, or `count` of them with what stands between; the list is left as it is. */
export function sliceOf(source: string, list: ListNode, index: number, count = 1): Slice | undefined {
  const item = runOf(list.items, index, count);
  if (item === undefined) return undefined;
  const nodes = list.items.slice(index, index + count).map((one) => one.value);
  if (!list.flow) {
    const { start, end, ownLines } = blockExtent(source, item);
    const column = columnOf(source, item.start);
    const above = ownLines ? source.slice(start, startOfLine(source, item.start)) : '';
    return { style: 'block', source, nodes, above, text: ' '.repeat(column) + source.slice(item.start, end), column };
  }
  return { style: 'flow', source, nodes, ...flowLines(source, list, index, count) };
}

/** A child in brackets with the comments that belong to it, as a `FlowSlice` has them. */
export function flowLines(source: string, flow: Flow, index: number, count = 1): Omit<FlowSlice, 'style' | 'source' | 'nodes'> {
  const child = runOf(childrenOf(flow), index, count) ?? { start: flow.end, end: flow.end };
  const lineStart = startOfLine(source, child.start);
  const pad = /^[ \t]*/.exec(source.slice(lineStart, child.start))?.[0] ?? '';
  const text = source.slice(child.start, child.end);
  const { ownLines, start, comma } = flowExtent(source, flow, index, count);
  if (!ownLines) return { above: '', text, pad, behind: '' };
  const after = comma === undefined ? child.end : comma + 1;
  const behind = source.slice(after, contentEndOfLine(source, after)).trim();
  return { above: source.slice(start, lineStart), text, pad, behind };
}

/** Whether a node ends with a block text, whose last line break belongs to its value. */
export function endsWithBlockText(node: SourceNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === 'scalar') return node.style === 'block';
  if (node.kind === 'alias') return false;
  const last = node.kind === 'map' ? node.entries[node.entries.length - 1]?.value : node.items[node.items.length - 1]?.value;
  return endsWithBlockText(last);
}

const lineBreaks = /\r\n|\r|\n/;

/** Whole lines moved to the right or, as far as they can, to the left. Empty lines stay empty. */
export function shiftLines(lines: string, columns: number): string {
  if (columns === 0) return lines;
  const pad = ' '.repeat(Math.max(columns, 0));
  return eachLine(lines, (line) => {
    if (columns > 0) return line === '' ? line : pad + line;
    const own = /^ */.exec(line)?.[0].length ?? 0;
    return line.slice(Math.min(own, -columns));
  });
}

/** The lines of a text in brackets, behind its first, indented like another line. */
export function repadLines(text: string, from: string, to: string): string {
  if (from === to || !lineBreaks.test(text)) return text;
  let first = true;
  return eachLine(text, (line) => {
    const isFirst = first;
    first = false;
    return isFirst || !line.startsWith(from) || line === '' ? line : to + line.slice(from.length);
  });
}

function eachLine(text: string, change: (line: string) => string): string {
  const parts = text.split(/(\r\n|\r|\n)/);
  return parts.map((part, index) => (index % 2 === 0 ? change(part) : part)).join('');
}

export function withLineBreaks(text: string, lineBreak: string): string {
  return text.replace(/\r\n|\r|\n/g, lineBreak);
}
